"""How one leaves a treaty by its own words (VCLT arts. 54(a), 56): the right, the notice, and the earliest time for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from foedus.core.clauses import Withdrawal
from foedus.reading.treaty.clauses.clause import Found, best
from foedus.reading.treaty.clauses.entering import entering
from foedus.reading.treaty.clauses.lasting import first_term
from foedus.reading.treaty.clauses.notice import Notice, notices
from foedus.reading.treaty.clauses.patterns import pattern
from foedus.reading.treaty.clauses.sentences import Sentence, mentioning

_STEMS = ("denunc", "denounc", "withdraw", "terminat", "renounc", "secede", "cancel", "cease", "expire", "notice", "notif")
_THIS = pattern("leaving", "this")
_RIGHT = pattern("leaving", "right")  # sentences that let a state go, or the treaty end, by what a state does
_NOBODY = pattern("leaving", "nobody")
_TOGETHER = pattern("leaving", "together")
_MAY = pattern("leaving", "may")
_AGAIN = pattern("leaving", "again")
# after its first term one may leave at any time
_FREE = pattern("leaving", "free")
_REMAINS = pattern("leaving", "remains")
# sentences of the same article that are about something else
_BESIDE = pattern("leaving", "beside")


def leaving(sentences: Iterable[Sentence]) -> Found[Withdrawal] | None:
    """The clause by which states leave: of the articles that let them, the first whose notice can be read, else the first."""
    articles = (list(some) for _, some in groupby(sentences, key=lambda one: one.article.start))
    every = [some for some in articles if any(mentioning(some, *_STEMS))]
    found = [one for some in every if (one := _article(some))]
    return best(one for _, one in sorted(found, key=lambda pair: pair[0]))


def lets_leave(some: Sequence[Sentence]) -> bool:
    """Is it said in these sentences of one article how the treaty ends, or how one leaves it?"""
    return any(_lets(one) for one in mentioning(some, *_STEMS))


def _lets(sentence: Sentence) -> bool:
    """Does the sentence say so? "It" is the treaty where that was spoken of before."""
    hit = _RIGHT.search(sentence.words)
    return hit is not None and (not hit[0].lower().startswith("it ") or _THIS.search(sentence.before) is not None)


def _article(some: Sequence[Sentence]) -> tuple[int, Found[Withdrawal]] | None:
    """What the article says, after how much it tells: a right to leave (0), an end (1), an effect of leaving alone (2)."""
    own = [one for one in mentioning(some, *_STEMS) if not _BESIDE.search(one.words)]
    rights = [one for one in own if not _TOGETHER.search(one.words) and lets_leave([one])]
    effects = [one for one in own if _EFFECT.search(one.words)]
    if not rights and not effects:
        return None
    told = next((one for one in rights if _MAY.search(one.words)), (rights or effects)[0])
    return 0 if told in rights and _MAY.search(told.words) else 1 if rights else 2, _found(own, told, _read(own, told, some))


def _read(own: Sequence[Sentence], right: Sentence, article: Sequence[Sentence]) -> Withdrawal | None:
    number = right.article.number
    if _NOBODY.search(right.words):
        return Withdrawal(excluded=True, article=number)
    read = notices(words for one in own if _NOTICED.search(one.words) and (words := _after_entry(one)))
    if read.end_of_term and any(_FREE.search(one.words) for one in article):
        read = replace(read, end_of_term=False, earliest=read.earliest or first_term(one.words for one in article))
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


_EFFECT = pattern("leaving", "effect")
_NOTICED = pattern("leaving", "noticed")
