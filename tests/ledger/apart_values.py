"""Ledgers that grow apart: what is done in each, step by step, and a simple model of where they part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from foedus.core.decisions import Decision, Verdict
from foedus.core.problems import Refused
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.ledger.database import Database
from foedus.ledger.decisions.deciding import accepting, correcting, deciding
from foedus.ledger.decisions.reviewed import reviews

EARLY, LATE = date(2024, 12, 1), date(2024, 12, 2)
_TEXTS = [f"Report {n}. They signed it. They ratified it." for n in range(3)]
SOURCES = [Source(id=source_id(t), name=f"{n}.txt", text=t) for n, t in enumerate(_TEXTS)]
STATEMENTS = [
    Statement(source=s.id, start=10, end=26, content=Act(kind=kind, treaty=f"t{n}", actors=("FRA",)))
    for n, s in enumerate(SOURCES)
    for kind in (ActKind.SIGNATURE, ActKind.RATIFICATION)
]
Step = tuple[int, Verdict | None, str]  # which statement; None adds it with its source; by whom
steps = st.lists(st.tuples(st.integers(0, 7), st.none() | st.sampled_from(Verdict), st.sampled_from(["Ann", "Bob"])), max_size=8)


def grow(ledger: Database, given: Iterable[Step], day: date = EARLY) -> None:
    """What cannot be done is left out."""
    for which, verdict, by in given:
        if verdict is None:
            one = STATEMENTS[which % len(STATEMENTS)]
            ledger.add([s for s in SOURCES if s.id == one.source], [one], day)
            continue
        there = ledger.by_id()
        if not there:
            continue
        key = sorted(there)[which % len(there)]
        try:
            ledger.decide(*_made(there[key], verdict, by, reviews(ledger.decisions()).last(key)), known=day)
        except Refused:
            continue


def _made(one: Statement, verdict: Verdict, by: str, after: str) -> tuple[Decision, Statement | None]:
    if verdict is Verdict.ACCEPT:
        return accepting(one, by, after)
    if verdict is Verdict.CORRECT:
        assert isinstance(one.content, Act)
        return correcting(one, replace(one, content=replace(one.content, note="as corrected")), by, after)
    return deciding(one.id, verdict, by, after), None


def histories(ledger: Database) -> dict[str, list[Decision]]:
    """The ledger's own decisions on each statement."""
    found: dict[str, list[Decision]] = {}
    for decision in ledger.decisions():
        found.setdefault(decision.statement, []).append(decision)
    return found


def held(ledger: Database) -> set[str]:
    """Ids of all decisions that it keeps, its own and those apart."""
    return {d.id for d in ledger.decisions()} | {d.id for a in ledger.aparts() for d in a.theirs}


def part(ones: Sequence[Decision], others: Sequence[Decision]) -> bool:
    """Have both gone on in different ways?"""
    return any(a.id != b.id for a, b in zip(ones, others, strict=False))


def effect(history: Sequence[Decision], said: dict[str, Statement]) -> tuple[Verdict, object] | None:
    """What is left of the history when each undo takes one away, without the name of who decided."""
    left: list[Decision] = []
    for decision in history:
        left = left[:-1] if decision.verdict is Verdict.UNDO else [*left, decision]
    if not left:
        return None
    put = said.get(left[-1].instead or "")
    return left[-1].verdict, put and replace(put, method="")
