"""A sentence cut into clauses, one around each verb that can be finite; linear in the sentence's length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from foedus.reading.languages.clause import Clause, Hang
from foedus.reading.languages.heads import finite, is_head, plans
from foedus.reading.languages.piece import Piece
from foedus.reading.words.grammar import words

_STRONG = frozenset(';:—–()«»“”„"')


_MOST = 60  # verbs of one sentence: more are a list of words


def clauses(sentence: Sequence[Piece], language: str) -> list[Clause]:
    """The clauses in the order of the text."""
    heads = [i for i in range(len(sentence)) if is_head(sentence, i, language)][:_MOST]
    heads = heads or plans(sentence, language)
    cuts = [0, *(_cut(sentence, one, other, language) for one, other in pairwise(heads)), len(sentence)]
    found: list[Clause] = []
    leading: tuple[Piece, ...] = ()
    for head, start, end in zip(heads, cuts, cuts[1:], strict=False):
        part, before = _opened(sentence, head, start, language)
        clause = _clause(sentence, head, part, end, language)
        if before and any(p.sort not in ("word", "mark") for p in sentence[before[0] : before[1]]):
            leading = tuple(sentence[before[0] : before[1]])
        inserted = clause.hang in (Hang.RELATIVE, Hang.PARTICIPLE, Hang.SUBORDINATE)
        antecedent = tuple(sentence[max(0, part - 12) : part]) if inserted else ()
        clause = replace(clause, antecedent=antecedent, leading=() if inserted else leading)
        found.append(_placed(clause, found))
        leading = leading if inserted else ()
    return _sharing(_ahead(found))


def _sharing(found: list[Clause]) -> list[Clause]:
    """An object that stands once, behind the second verb: "signed but did not ratify the convention"."""
    for k, (one, other) in enumerate(pairwise(found)):
        if one.hang is other.hang is Hang.MAIN and all(p.sort == "mark" for p in one.after):
            found[k] = replace(one, ahead=other.after)
    return found


def _ahead(found: list[Clause]) -> list[Clause]:
    """A participle that opens the sentence hangs on what follows: "Signed in 1990, the treaty ..."."""
    if len(found) > 1 and found[0].hang is Hang.PARTICIPLE and not found[0].antecedent:
        return [replace(found[0], antecedent=tuple(reversed(found[1].pieces[: found[1].at]))), *found[1:]]
    return found


def _cut(sentence: Sequence[Piece], one: int, other: int, language: str) -> int:
    """Where the second verb's clause begins: the strongest boundary between both, the last of several."""
    best, at = 0, other
    for i in range(one + 1, other):
        strength = _strength(sentence, i, language)
        if strength and strength >= best:
            best, at = strength, i
    return at


def _strength(sentence: Sequence[Piece], i: int, language: str) -> int:
    low = sentence[i].low
    if sentence[i].sort == "mark":
        if low in _STRONG:
            return 4
        return 0 if low != "," else 1 if _lists(sentence, i) else 3
    if _links(sentence, i, language):
        return 5
    return 2 if low in words("coordinators", language) else 0


def _lists(sentence: Sequence[Piece], i: int) -> bool:
    """A comma between two names of one list: "la France, l'Italie et l'Espagne"."""
    following = next((p for p in sentence[i + 1 : i + 4] if p.sort not in ("word", "mark")), None)
    before = sentence[i - 1] if i else None
    return bool(following and before and before.acts and following.acts)


def _opened(sentence: Sequence[Piece], head: int, start: int, language: str) -> tuple[int, tuple[int, int] | None]:
    """Where the clause begins within its part, and what stands before it there: "The treaty, | signed in 1990, ..."."""
    if finite(sentence, head, language):
        at = next((i for i in range(head - 1, start, -1) if _links(sentence, i, language)), None)
    else:
        at = next((i for i in range(head, start, -1) if sentence[i].low == "," or sentence[i].low in _STRONG), None)
        at = head if at is None and head > start and sentence[head - 1].sort != "mark" else at
    return (at, (start, at)) if at is not None else (start, None)


def _clause(sentence: Sequence[Piece], head: int, start: int, end: int, language: str) -> Clause:
    part = tuple(sentence[start:end])
    link = next((sentence[i].low for i in range(start, head) if _links(sentence, i, language)), "")
    return Clause(part, head - start, _hang(sentence, head, start, link, language), link)


def _links(sentence: Sequence[Piece], i: int, language: str) -> bool:
    """Does this word link a clause? Some do only behind another: "после того, как"."""
    low = sentence[i].low
    if low in words("ambiguous_links", language):
        return any(p.low in words("link_openers", language) for p in sentence[max(0, i - 2) : i])
    return low in words("relatives", language) or low in words("subordinators", language)


def _hang(sentence: Sequence[Piece], head: int, start: int, link: str, language: str) -> Hang:
    if not finite(sentence, head, language):
        return Hang.PARTICIPLE
    if start and start == head and sentence[start - 1].sort != "mark":  # "denied having signed": nothing lies between
        return Hang.CONTENT
    if link in words("conditions", language):
        return Hang.CONDITION
    behind_verb = any(p.sort == "verb" for p in sentence[max(0, head - 25) : head])
    if link in words("content", language) and (link not in words("relatives", language) or _said(sentence, head, link)):
        return Hang.CONTENT if behind_verb else Hang.SUBORDINATE
    if link in words("relatives", language):
        return Hang.RELATIVE
    return Hang.SUBORDINATE if link in words("subordinators", language) else Hang.MAIN


def _said(sentence: Sequence[Piece], head: int, link: str) -> bool:
    """Behind a verb "que" opens what is said, behind a noun it is a relative."""
    at = max(i for i in range(head) if sentence[i].low == link)
    before = next((p for p in reversed(sentence[max(0, at - 2) : at]) if p.sort != "mark"), None)
    return before is not None and before.sort == "verb"


def _placed(clause: Clause, found: Sequence[Clause]) -> Clause:
    """Under which clause it hangs, and whose subject it may share."""
    if not found:
        return clause
    if clause.hang is Hang.MAIN:
        prior = next((c for c in reversed(found) if c.hang in (Hang.MAIN, Hang.CONTENT)), None)
        return replace(clause, prior=prior, outer=prior.outer if prior and prior.hang is Hang.CONTENT else None)
    return replace(clause, outer=found[-1], prior=None)
