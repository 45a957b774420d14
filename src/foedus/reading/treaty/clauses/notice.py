"""Notice of leaving, read from sentences: its period, whether it counts to the end of a term or a year, the earliest time for it.

A length of time is what the words beside it make of it: "six months' notice", "six months after receipt of the notification",
"six months before the end of any calendar year", "after the expiration of five years from the entry into force".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from foedus.core.clauses import Delay
from foedus.reading.treaty.clauses.delays import delay, lengths, years
from foedus.reading.treaty.numerals import number, whole

_SAID = r"(?:notice|notification|notif\w+|denunciation|instrument|deposit|receipt|received|reception|deposit|withdrawal|termination|declaration|request|secession|registered|registration|such|that date|thereafter)"
_ITS_NOTICE = re.compile(
    r"(?:['’´`]s?|s['’´`]?)?[- ]*(?:(?:prior|advance|previous|written|formal|due|the|of|in|and)[ -])*notice\b|\W*prior written notif",
    re.IGNORECASE,
)
_NOTICE_OF = re.compile(
    r"\bnot(?:ice|ification)s? (?:in writing )?(?:to that effect )?(?:of|not) ?(?:at least |not less than |less than )?(?:a period of )?$|\bgiv\w+ (?:[\w ]{1,60} )?(?:at least |not less than |a |an )?$",
    re.IGNORECASE,
)
_AFTER_NOTICE = re.compile(
    rf"(?:['’]s?|s)? ?,? ?(?:or [^;.]{{0,100}}, ?)?(?:after|following|from|subsequent to|of)\b[^;.]{{0,200}}?{_SAID}\b|(?: period)? (?:after|following) (?:such|the) {_SAID}|(?: period)? (?:has|have) (?:elapsed|expired|passed)\b[^;.]{{0,80}}\b{_SAID}",
    re.IGNORECASE,
)
_YEAR_END = re.compile(
    r" ?,? ?(?:prior to|before|in advance of) (?:the )?(?:end|expir\w+|close|termination) of (?:any|each|an?|every|the|that) (?:given |current |calendar |civil )*year\b(?! period)",
    re.IGNORECASE,
)
_TERM_END = re.compile(
    r" ?,? ?(?:prior to|before|in advance of|preceding) (?:the )?(?:date of )?(?:(?:its|the|such|this|that|each|any) )*(?:\w+ )?(?:end|expir\w+|terminat\w+|close|conclusion|renewal)",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\bwithin (?:the |a )?(?:period of )?$", re.IGNORECASE)  # a time for something else
_BEFOREHAND = re.compile(
    r" ?,? ?(?:in advance\b|beforehand\b|(?:before|prior to) (?:the )?(?:(?:envisaged|intended|proposed|effective|planned|desired) date of|(?:\w+ )?date (?:on which|at which|when))\b[^;.]{0,60}(?:terminat|withdraw|effect|denunc))",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(rf"\b(?P<which>{number()}) anniversary of (?:the )?(?:date of )?[^;.]{{0,40}}?{_SAID}", re.IGNORECASE)
_AT_ONCE = re.compile(
    rf"\b(?:takes? effect|becomes? effective) (?:immediately|(?:up)?on the (?:date|day) (?:such|the|on which)[^.;]{{0,60}} (?:received|deposited)|(?:up)?on (?:the (?:date|day) of )?(?:its |the )?(?:receipt|deposit|notification))",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:after|until|following|before|upon|on|at)(?: the)?(?: (?:expir\w+|end|lapse|completion|elapse) of)?(?: an?| the)?(?: (?:initial|minimum|first))*(?: (?:period|term))?(?: of)? ?$"
    r"|\b(?:starting|beginning|commencing) (?:after )?$|\bin force for (?:at least )?(?:an? )?(?:minimum |initial )?(?:(?:period|term) of )?$|\bmore than $",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?: period)?(?: of)? ?,? ?(?:from|after|of|following|as from|since|counting from|starting from|has|have|beginning|reckoned|shall have|in relation to)\b"
    r"[^.;]{0,160}?\b(?:force|effect|effective|party|becam\w*|sign\w*|assum\w*|elapsed|expired|passed|operation|binding)\b|,",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?:tak\w+ effect|effective|(?:has|have|having) effect|terminat\w*|expir\w*|ceas\w*|laps\w*|(?:remain|continue|be)\w*(?: to be)? (?:in force|effective|valid)|no longer be in force|end|(?:be|is) (?:denounced|terminated))\b",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    rf"\b(?:until|at|on|from|upon)? ?(?:the )?(?:end|expir\w+|close) of (?:the|that|a) (?:calendar )?(?:(?P<next>year following)|year)\b",
    re.IGNORECASE,
)
_ON_OR_BEFORE = re.compile(r"\bon or before (?:the )?(?:30(?:th)?|thirtieth)(?: day)?(?: of)? June\b", re.IGNORECASE)
_TAXABLE = re.compile(r"\b(?:taxable|fiscal|tax) (?:years?|periods?)\b", re.IGNORECASE)  # whose years are no notice's
_RUNS = re.compile(r"\bnotice\b[^.;]{0,40}\b(?:start|begin)\w* to run\b", re.IGNORECASE)
_ON_THE = re.compile(r"\bthe (?:first|last) (?:day )?of\b", re.IGNORECASE)
_NEAR = 220  # characters after the verb in which its time stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Its period, from the notice to its effect; years from the entry into force before which nobody may leave, or give notice."""

    period: Delay | None = None
    earliest: int | None = None
    earliest_notice: int | None = None
    end_of_term: bool = False


def notices(sentences: Iterable[str]) -> Notice:
    """What these sentences say of notice together; of each thing what is said first."""
    made = Notice()
    for words in sentences:
        dated = list(_dated(words))
        rest = _without(words, [(start, end) for start, end, _ in dated])
        for one in (*(one for _, _, one in dated), *_lengths(rest), *_year_ends(rest)):
            made = Notice(
                period=_longer(made.period, one.period),
                earliest=made.earliest or one.earliest,
                earliest_notice=made.earliest_notice or one.earliest_notice,
                end_of_term=made.end_of_term or one.end_of_term,
            )
    return made


def _longer(one: Delay | None, other: Delay | None) -> Delay | None:
    """Three months before the end of the calendar year, at the end of which it ends: both together."""
    for long, end in ((one, other), (other, one)):
        if long and end == Delay(first_of_year=True) and not long.first_of_year:
            return replace(long, first_of_year=True)
    if (
        one and other and not one.first_of_year and other.first_of_year and other.years
    ):  # until the end of the next year, whatever notice was to be given
        return other
    if one and other and other.first_of_month and not one.first_of_month:  # on what day it takes effect tells more
        return other
    return one if one is not None else other


def _lengths(words: str) -> Iterator[Notice]:
    for long, start, end in lengths(words):
        before, after = words[:start], words[end:]
        if _WITHIN.search(before):
            continue
        if _YEAR_END.match(after):
            yield Notice(period=replace(long, first_of_year=True))
        elif _BEFOREHAND.match(after):
            yield Notice(period=long)
        elif _TERM_END.match(after):
            yield Notice(period=long, end_of_term=True)
        elif _since(before, after) and (some := years(long)):
            yearly = re.search(r"\bcalendar year\b[^.;]*$", before) or re.search(
                r"\bonly\b|\band (?:after|upon|subject to)\b[^.;]*\bnotice", words
            )
            yield Notice(earliest=some) if yearly else Notice(earliest_notice=some)
        elif _ITS_NOTICE.match(after) or _NOTICE_OF.search(before) or _AFTER_NOTICE.match(after):
            yield Notice(period=long)


def _since(before: str, after: str) -> bool:
    """Does it run from the entry into force, and not from a notice that is told sooner?"""
    since = _SINCE.match(after) if _UNTIL.search(before) else None
    said = _AFTER_NOTICE.match(after)
    return bool(since) and not (said and since and said.end() < since.end())


def _dated(words: str) -> Iterator[tuple[int, int, Notice]]:
    """Times that no length tells, with their place: the first day of the seventh month after the notification."""
    for verb in (*_EFFECT.finditer(words), *_RUNS.finditer(words)):
        for place in _ON_THE.finditer(words, verb.end(), verb.end() + _NEAR):
            long, rest = delay(words[place.start() :])
            taxed = long.first_of_year and _TAXABLE.search(words)
            if long != Delay() and not taxed and re.search(_SAID, rest, re.IGNORECASE):
                yield place.start(), len(words) - len(rest), Notice(period=long)


def _year_ends(words: str) -> Iterator[Notice]:
    """The end of the year in which notice is given, or of the next one."""
    if (found := _ANNIVERSARY.search(words)) and (some := whole(found["which"])):
        yield Notice(period=Delay(years=some))
    if _AT_ONCE.search(words):
        yield Notice(period=Delay())
    if _ON_OR_BEFORE.search(words):
        yield Notice(period=Delay(months=6, first_of_year=True))
    for verb in _EFFECT.finditer(words) if not _TAXABLE.search(words) else ():
        if found := _YEAR_AFTER.search(words, verb.end(), verb.end() + _NEAR):
            yield Notice(period=Delay(years=1, first_of_year=True) if found["next"] else Delay(first_of_year=True))


def _without(words: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in places:
        words = words[:start] + " " * (end - start) + words[end:]
    return words
