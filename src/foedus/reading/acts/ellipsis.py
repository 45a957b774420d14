"""Acts told without their verb: "did the same", "followed", "Canada and Mexico gave theirs"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from foedus.core.words import ActKind, Status
from foedus.reading.acts.actors import actor
from foedus.reading.acts.assembly import with_actors
from foedus.reading.acts.circumstances import circumstances
from foedus.reading.acts.manydays import respective
from foedus.reading.acts.telling import Telling
from foedus.reading.acts.words import act_words
from foedus.reading.days.kinds import Duration
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.words.grammar import words


def same_again(at: Telling, how: Status) -> list[DraftAct]:
    """The act told before, done by another."""
    last = at.focus.last
    if last is None:
        return []
    moved = _inverted(at, last) or _followed(at, last)
    at, how = moved or (at, how)
    if how is Status.DONE and any(n.low == "neither" for n in at.clause.after):
        how = Status.NOT_DONE  # "Egypt has done neither"
    if not (at.who.states or at.who.organ) or not (moved or _repeats(at.clause) or _left_out(at, last)):
        return []
    told = circumstances(at.parsed, at.clause, at.text)
    again = DraftAct(
        kind=_kind(last.kind, at.who.sort),
        about=last.about,
        treaty=last.treaty,
        instrument=last.instrument,
        status=how,
        future=how is Status.EXPECTED,
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


def _inverted(at: Telling, last: DraftAct) -> tuple[Telling, Status] | None:
    """ "So did Honduras", "as did Cuba", "nor has Yemen": the doer stands behind the verb."""
    clause, nodes = at.clause, at.parsed.nodes
    before = nodes[clause.verb.first - 1].low if clause.verb.first else ""
    opens = {before, nodes[clause.verb.first].low} & words("inverting")
    doers = tuple(p for p in clause.phrases if p.sort != "time")
    if not opens or not doers or doers[0].low == "it" or not _near(last, at) or clause.verb.lemma not in ("do", "have", "be"):
        return None
    how = Status.NOT_DONE if opens & words("negations") or clause.verb.negated else last.status
    return replace(at, who=actor(doers, at.focus), clause=replace(clause, after=_adverbial(clause), subject=doers)), how


def _followed(at: Telling, last: DraftAct) -> tuple[Telling, Status] | None:
    """ "..., followed by Cyprus on Tuesday": the doer stands behind "by"."""
    clause = at.clause
    doers = tuple(p for p in clause.governed("by") if p.sort != "time") if clause.verb.lemma == "follow" else ()
    if not doers or clause.after[1] is not doers[0] or not _near(last, at) or doers[0].sort == "pronoun":
        return None
    return replace(at, who=actor(doers, at.focus), clause=replace(at.clause, after=_adverbial(at.clause))), last.status


def _near(last: DraftAct, at: Telling) -> bool:
    return at.focus.sentence - last.sentence <= 1


def _adverbial(clause: Clause) -> tuple[Node, ...]:
    """The day behind the inverted doers, with the pro-verb."""
    return tuple(n for n in clause.after if n.sort == "time")


def _left_out(at: Telling, last: DraftAct) -> bool:
    """ "Iceland has not": an auxiliary that stands alone, right behind the act."""
    verb, clause = at.clause.verb, at.clause
    whole = clause.hang in ("main", "coordinated") or (clause.hang == "relative" and verb.negated)
    if verb.lemma not in ("have", "do", "be") or not _near(last, at) or not whole:
        return False
    if any(isinstance(n, Phrase) and n.sort == "time" and isinstance(n.value.expr, Duration) for n in clause.after):
        return False  # "the Senate has thirty days"
    return all(n.sort == "time" or not n.low.isalpha() or n.low in words("beside_bare") | words("negations") for n in clause.after)


_APPROVALS = frozenset([ActKind.RATIFICATION, ActKind.GOVERNMENT_APPROVAL, ActKind.COMMITTEE_APPROVAL])


def _repeats(clause: Clause) -> bool:
    lemma = clause.verb.lemma
    rest = " ".join(n.low for n in clause.after)
    if lemma == "follow" and not any(n.low in ("by", "up") for n in clause.after[:1]):
        bound = clause.governed("on", "in", "by", "after")
        return all(p.sort in ("time", "vote") for p in clause.phrases if p not in bound)
    first = clause.after[0] if clause.after else None
    possessive = isinstance(first, Phrase) and first.sort == "own"
    return possessive or (bool(_same().search(rest)) and (lemma == "do" or "theirs" in rest or "hers" in rest))


@cache
def _same() -> re.Pattern[str]:
    """Words by which another is said to have done the same."""
    return re.compile(rf"\b(?:{'|'.join(sorted(act_words('ellipsis', 'same'), key=len, reverse=True))})\b")
