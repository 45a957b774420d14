"""How long a treaty lasts by its own words (VCLT arts. 54, 55): without a term, for a term, renewed tacitly or by agreement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from foedus.core.clauses import Duration
from foedus.core.when import When
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.dates import days
from foedus.reading.treaty.clauses.delays import lengths, years
from foedus.reading.treaty.clauses.patterns import pattern
from foedus.reading.treaty.clauses.sentences import Sentence, mentioning
from foedus.reading.treaty.numerals import whole

_STEMS = ("in force", "effect", "valid", "duration", "period", "term", "indefinite", "renew", "extend", "number of", "nature")
_THIS = pattern("lasting", "this")
_SUBJECT = pattern("lasting", "subject")  # it remains in force, is renewed, or too few parties are left
_FOREVER = pattern("lasting", "forever")
_FOR = pattern("lasting", "for")
_RENEWED = pattern("lasting", "renewed")
_AGREED = pattern("lasting", "agreed")
_SAME = pattern("lasting", "same")
_YEARLY = pattern("lasting", "yearly")
_UNTIL = pattern("lasting", "until")
_BELOW = pattern("lasting", "below")
_SURVIVES = pattern("lasting", "survives")


def lasting(sentences: Iterable[Sentence]) -> Found[Duration] | None:
    """The clause on duration: what the sentences of the first article that tells of it say together."""
    said = [one for one in mentioning(sentences, *_STEMS) if _tells(one)]
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
    hit = _SUBJECT.search(sentence.words)
    if hit is None or _SURVIVES.search(sentence.words):
        return False
    return not hit[0].lower().startswith("it") or _THIS.search(sentence.before) is not None


_THE = pattern("lasting", "the")
_TOLD = pattern("lasting", "told")


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
            and not _PAST.search(words, 0, start)
            and not _END_OF.search(words, 0, start)
            and (some := years(long))
            and not _AFTER.match(words, end)
        ):
            yield some, start, end


_PAST = pattern("lasting", "past")  # after it has been in force for so long, which is no term of it
_END_OF = pattern("lasting", "end_of")
_AFTER = pattern("lasting", "after")


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
