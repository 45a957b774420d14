"""Acts told without their verb: "did the same", "followed", "Canada and Mexico gave theirs"."""

from __future__ import annotations

import re

from foedus.core.words import ActKind, Status
from foedus.reading.acts.assembly import with_actors
from foedus.reading.acts.circumstances import circumstances
from foedus.reading.acts.telling import Telling
from foedus.reading.acts.timing import respective
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Phrase

_SAME = re.compile(r"\b(?:the same|so|likewise|theirs|hers)\b")


def same_again(at: Telling, how: Status) -> list[DraftAct]:
    """The act told before, done by another."""
    last = at.focus.last
    if last is None or not (at.who.states or at.who.organ) or not _repeats(at.clause):
        return []
    told = circumstances(at.parsed, at.clause, at.text)
    again = DraftAct(
        kind=_kind(last.kind, at.who.sort),
        about=last.about,
        treaty=last.treaty,
        instrument=last.instrument,
        status=how,
        start=at.clause.start,
        end=at.clause.end,
        sentence=at.focus.sentence,
        time=told.time,
        base=told.base,
        place=told.place,
        vote=told.vote,
    )
    return with_actors(again, at.who, respective(at.parsed, at.clause, at.text))


def _kind(last: ActKind, sort: str) -> ActKind:
    """What a chamber does after another organ is its own approval."""
    return ActKind.PARLIAMENTARY_APPROVAL if sort == "chamber" and last in _APPROVALS else last


_APPROVALS = frozenset([ActKind.RATIFICATION, ActKind.GOVERNMENT_APPROVAL, ActKind.COMMITTEE_APPROVAL])


def _repeats(clause: Clause) -> bool:
    lemma = clause.verb.lemma
    rest = " ".join(n.low for n in clause.after)
    if lemma == "follow":
        bound = clause.governed("on", "in", "by", "after")
        return all(p.sort in ("time", "vote") for p in clause.phrases if p not in bound)
    first = clause.after[0] if clause.after else None
    possessive = isinstance(first, Phrase) and first.sort == "own"
    return possessive or (bool(_SAME.search(rest)) and (lemma == "do" or "theirs" in rest or "hers" in rest))
