"""How one leaves a treaty by its own words (VCLT arts. 54(a), 56): the right, the notice, and the earliest time for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from foedus.core.clauses import Withdrawal
from foedus.reading.treaty.clauses.clause import Found, best
from foedus.reading.treaty.clauses.entering import entering
from foedus.reading.treaty.clauses.lasting import first_term
from foedus.reading.treaty.clauses.notice import Notice, notices
from foedus.reading.treaty.clauses.sentences import Sentence, treaty

_LEAVE = r"(?:denounc|denunci|withdraw|terminat|renounc|secede|cancel|cease|expire)\w*"
_OTHER = r"(?! (?:between|signed|concluded|done|of \d))"  # another treaty, which this one replaces
_BODY = r"the (?:organi[sz]ation|union|bank|fund|institute|agency|council|commission|programme|centre|association)"
_NOBODY = re.compile(
    rf"\bno (?:\w+ )?(?:party|state|member)\b[^.;]{{0,60}}\bmay (?:\w+ )?{_LEAVE}|\bnot be (?:subject to|open to|capable of) (?:denunciation|withdrawal)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:mutual|common|unanimous) (?:consent|agreement)\b|\bafter consultation between\b", re.IGNORECASE)
_MAY = re.compile(
    rf"\b(?:may|right|entitled|free|wish\w* to|desir\w* to|decides? to|intend\w* to|until|unless)\b[^.;]*?\b(?:{_LEAVE}|notice|notif\w+)",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:bound for another|end of any subsequent) period\b[^.;]*", re.IGNORECASE)
# after its first term one may leave at any time
_FREE = re.compile(
    r"\b(?:then|thereafter|after (?:the|this) (?:first|initial|\w+[- ]year)? ?(?:period|term))\b[^.;]*\b(?:at any time|right|may)\b",
    re.IGNORECASE,
)
_REMAINS = re.compile(r"\b(?:remain|continue|be in force|be valid|terminat|expire|cease)\w*", re.IGNORECASE)
# sentences of the same article that are about something else
_BESIDE = re.compile(
    r"\bterritor\w+|\bsuspension\b|\b(?:reservation|declaration)\b[^.;]*\bwithdraw|\b(?:withdraw\w*|terminat\w*) (?:[\w-]+ ){0,4}(?:reservation|declaration|concession|consent|objection)|\bnew revising\b"
    r"|\b(?:contracts?|projects?|investments?|requests?|proceedings) (?:\w+ )?(?:made|concluded|initiated|begun|started|received|introduced)",
    re.IGNORECASE,
)


def leaving(sentences: Iterable[Sentence]) -> Found[Withdrawal] | None:
    """The clause by which states leave: of the articles that let them, the first whose notice can be read, else the first."""
    every = [list(some) for _, some in groupby(sentences, key=lambda one: one.article.start)]
    found = [one for some in every if (one := _article(some))]
    return best(one for _, one in sorted(found, key=lambda pair: pair[0]))


def lets_leave(some: Sequence[Sentence]) -> bool:
    """Is it said in these sentences of one article how the treaty ends, or how one leaves it?"""
    return any(_right().search(one.words) for one in some)


def _article(some: Sequence[Sentence]) -> tuple[int, Found[Withdrawal]] | None:
    """What the article says, after how much it tells: a right to leave (0), an end (1), an effect of leaving alone (2)."""
    own = [one for one in some if not _BESIDE.search(one.words)]
    rights = [one for one in own if not _TOGETHER.search(one.words) and _right().search(one.words)]
    effects = [one for one in own if _EFFECT.search(one.words)]
    if not rights and not effects:
        return None
    told = next((one for one in rights if _MAY.search(one.words)), (rights or effects)[0])
    return 0 if told in rights and _MAY.search(told.words) else 1 if rights else 2, _found(own, told, _read(own, told))


def _read(own: Sequence[Sentence], right: Sentence) -> Withdrawal | None:
    number = right.article.number
    if _NOBODY.search(right.words):
        return Withdrawal(excluded=True, article=number)
    read = notices(words for one in own if _NOTICED.search(one.words) and (words := _after_entry(one)))
    if read.end_of_term and any(_FREE.search(one.words) for one in own):
        read = replace(read, end_of_term=False, earliest=read.earliest or first_term(one.words for one in own))
    again = next((found[0] for one in own if (found := _AGAIN.search(one.words))), None)
    return _clause(read, number, again) if read != Notice() else None


def _after_entry(sentence: Sentence) -> str:
    """Without what the sentence says of entry into force, whose delays are others."""
    said = entering(sentence)
    remains = _REMAINS.search(said.after) if said else None
    return said.after[remains.start() :] if said and remains else "" if said else sentence.words


def _clause(read: Notice, number: str | None, note: str | None) -> Withdrawal:
    return Withdrawal(
        notice=read.period, earliest_years=read.earliest, earliest_notice_years=read.earliest_notice, end_of_term=read.end_of_term,
        article=number, note=note,
    )  # fmt: skip


def _found(own: Sequence[Sentence], right: Sentence, clause: Withdrawal | None) -> Found[Withdrawal]:
    last = max((one.end for one in own if _NOTICED.search(one.words)), default=right.end)
    return Found(article=right.article, start=right.start, end=max(right.end, last), clause=clause)


_EFFECT = re.compile(
    r"^\W*(?:\d+\W+)?(?:an?y? |such |the |notice of )?(?:denunciation|withdrawal|termination) (?:shall|will|takes?|becomes?)\b",
    re.IGNORECASE,
)
_NOTICED = re.compile(rf"\b{_LEAVE}|notice|notification", re.IGNORECASE)


@cache
def _right() -> re.Pattern[str]:
    """Sentences that let a state go, or the treaty end, by what a state does."""
    itself = rf"(?:{treaty()}{_OTHER}|\bit\b|{_BODY})"
    return re.compile(
        rf"\b{_LEAVE}(?:,[^.;]{{0,150}},)? (?:(?:from|its|own|the|participation|application|operation|validity|effect|of|to|in|with regard) )*?{itself}"
        rf"|{treaty()}{_OTHER}[^.;]{{0,80}}? (?:may|shall|can|will) (?:only |thereafter |at any time )?(?:be )?{_LEAVE}"
        rf"|(?:{treaty()}{_OTHER}|\bit\b)[^.;]{{0,200}}? (?:remain|continue|be|valid|apply)\w*\b[^.;]{{0,200}}? (?:until|unless)\b[^.;]{{0,300}}?\b(?:{_LEAVE}|notif\w+|notice)",
        re.IGNORECASE,
    )
