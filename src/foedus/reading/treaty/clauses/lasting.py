"""How long a treaty lasts by its own words (VCLT arts. 54, 55): without a term, for a term, renewed tacitly or by agreement."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from foedus.core.clauses import Duration
from foedus.core.when import When
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.dates import days
from foedus.reading.treaty.clauses.delays import lengths, years
from foedus.reading.treaty.clauses.sentences import Sentence, treaty
from foedus.reading.treaty.numerals import number, whole

_LASTS = (
    r"(?:(?:remain|continue|be|stay|is)\w*(?: to be)? (?:in (?:full )?force|in effect|effective|valid|operative|binding|applicable"
    r"|(?:hereby )?(?:concluded|made) for|of (?:an? )?\w+ (?:duration|nature|validity))|intended to be of|duration"
    r"|(?:have|has)\b[^.;]{0,30} (?:duration|validity|term)|be (?:\w+ )*(?:extend|renew|prolong)ed|continue\b[^.;]{0,60} for"
    r"|enter into force\b[^.;]{0,200} for (?:an? )?(?:\w+ )?(?:period|term)|remain\b[^.;]{0,60} for)"
)
_FOREVER = re.compile(
    r"\b(?:indefinite\w*|unlimited|perpetual\w*|permanent\w*|without (?:any )?(?:limit\w*|time[- ]limit\w*|limit\w* of time)|of no fixed term)\b"
    r"|\b(?:in force|effective|valid|in effect|operative|continue)\b[^.;]{0,60}? (?:until|unless|so long as|as long as)\b(?! (?:\d|the (?:end|expir|date)))",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:for|of|be)(?: the| an?| at least| not less than)*(?: (?:initial|first|further|minimum|validity|fixed))*(?: (?:period|term|duration|validity)(?: of(?: validity of)?)?)? ?$",
    re.IGNORECASE,
)
_RENEWED = re.compile(
    r"\b(?:tacit\w*|automatic\w*|renew\w*|extend\w*|extension|prolong\w*|re-?conduct\w*|thereafter|successive|further|subsequent|additional)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:renew\w*|extend\w*|prolong\w*)\b[^.;]{0,80}\b(?:mutual|common|by agreement|agree\b|agreed|consent|decision)",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:same|equal|like|similar|corresponding|identical) (?:period|term|duration)|\bperiods? of (?:the same|equal|like)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:from year to year|year by year|annually|each year|for another year|yearly)\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till|up to|through|expires? on|terminates? on|ends? on) (?:and including )?(?:the )?$", re.IGNORECASE
)
_BELOW = re.compile(
    rf"\bnumber of (?:the )?(?:contracting |member )?(?:parties|states)\b[^.;]{{0,60}}?\b(?:less|fewer|below|lower)(?: than)? (?P<count>{number()})"
    rf"|\b(?:reduced|reduces|reducing|falls?)\b[^.;]{{0,60}}?\b(?:less than|fewer than|below) (?P<then>{number()})",
    re.IGNORECASE,
)
_SURVIVES = re.compile(
    r"^\W*(?:in respect of|with respect to)\b|\bopen for\b|\b(?:investments?|projects?|contracts?|after (?:the |its )?(?:date of )?terminat)\b",
    re.IGNORECASE,
)


def lasting(sentences: Iterable[Sentence]) -> Found[Duration] | None:
    """The clause on duration: what the sentences of the first article that tells of it say together."""
    said = [one for one in sentences if _tells(one)]
    said.sort(key=lambda one: _THE.match(one.words) is not None)
    told = [found(one, clause) for one in said if (clause := read(one.words)) and clause != Duration()]
    if not told:
        return best(found(one, None) for one in said if _TOLD.search(one.words))
    article = told[0].article
    here = [one for one in told if one.article.start == article.start and one.clause]
    whole_clause = _together(one.clause for one in here if one.clause)
    return replace(told[0], end=here[-1].end, clause=replace(whole_clause, article=article.number))


def _tells(sentence: Sentence) -> bool:
    """Is it said of this treaty? "It" is the treaty where that was spoken of before."""
    hit = _subject().search(sentence.words)
    if hit is None or _SURVIVES.search(sentence.words):
        return False
    return not hit[0].lower().startswith("it") or _this().search(sentence.before) is not None


@cache
def _this() -> re.Pattern[str]:
    return re.compile(treaty(), re.IGNORECASE)


_THE = re.compile(r"\W*the (?!present)", re.IGNORECASE)  # the Declaration may be another than this treaty
_TOLD = re.compile(r"\b(?:remain|continue) in force for\b|\bduration\b", re.IGNORECASE)


def read(words: str) -> Duration | None:
    """What one sentence says of it; None where it says nothing that can be read."""
    if (few := _BELOW.search(words)) and (count := whole(few["count"] or few["then"])):
        rest = "any period" in words or "consecutive" in words
        return Duration(below=count, note=" ".join(words.split())[:300] if rest else None)
    if _AGREED.search(words):
        return Duration(by_agreement=True)
    terms = [(long, bool(_RENEWED.search(words, 0, start))) for long, start, end in _terms(words)]
    first = next((long for long, again in terms if not again), None)
    again = next((long for long, again in terms if again), None)
    if first is None and again is None:
        if _RENEWED.search(words) and (_YEARLY.search(words) or _SAME.search(words)):
            return Duration(renewal=1 if _YEARLY.search(words) else _ALIKE)
        end = _until(words)
        return Duration(until=end) if end else Duration(indefinite=True) if _FOREVER.search(words) else None
    if again is None and _RENEWED.search(words) and (_YEARLY.search(words) or _SAME.search(words)):
        again = 1 if _YEARLY.search(words) else first
    return Duration(years=first, renewal=again)


_ALIKE = -1  # renewed for as long as its first term


def first_term(sentences: Iterable[str]) -> int | None:
    """The years of the first term of which they tell."""
    return next((clause.years for words in sentences if (clause := read(words)) and clause.years), None)


def _terms(words: str) -> Iterable[tuple[int, int, int]]:
    for long, start, end in lengths(words):
        if (
            _FOR.search(words, 0, start)
            and not _END_OF.search(words, 0, start)
            and (some := years(long))
            and not _AFTER.match(words, end)
        ):
            yield some, start, end


_END_OF = re.compile(r"\b(?:expir\w+|end|lapse) of (?:a |the )?(?:period of )?$", re.IGNORECASE)
_AFTER = re.compile(r"(?:['’]s?|s)? ?(?:before|prior|in advance|after (?:the )?(?:receipt|notif)|written|notice)", re.IGNORECASE)


def _together(clauses: Iterable[Duration]) -> Duration:
    made = Duration()
    for one in clauses:
        made = Duration(
            indefinite=made.indefinite or one.indefinite, years=made.years or one.years, until=made.until or one.until,
            renewal=made.renewal or one.renewal, by_agreement=made.by_agreement or one.by_agreement, below=made.below or one.below,
            note=made.note or one.note,
        )  # fmt: skip
    renewal = made.years if made.renewal == _ALIKE else made.renewal
    termed = bool(made.years or made.until)
    if made.indefinite and termed and not renewal:  # ten years, and then until notice: no term, and nobody leaves sooner
        return replace(made, years=None, until=None, renewal=None, by_agreement=False)
    return replace(
        made,
        renewal=renewal,
        indefinite=made.indefinite and not (termed or renewal),
        by_agreement=made.by_agreement and termed and not renewal,
    )


def _until(words: str) -> When | None:
    return next((day for day, start, _ in days(words) if _UNTIL.search(words, 0, start)), None)


@cache
def _subject() -> re.Pattern[str]:
    """This treaty remains in force, is concluded or renewed for a time; or there are too few parties left."""
    itself = rf"(?:\b{treaty()}(?! (?:between|signed|concluded|of \d))|\bit\b|\b(?:validity|duration|period of validity) of {treaty()}|\bits (?:period of )?(?:validity|duration)\b)"
    return re.compile(
        rf"{itself}[^.;]{{0,600}}?\b{_LASTS}|{_BELOW.pattern.replace('?P<count>', '?:').replace('?P<then>', '?:')}", re.IGNORECASE
    )
