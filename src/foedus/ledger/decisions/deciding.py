"""May a decision be written? Only where its maker saw the last one on that statement, and what it puts in place fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from foedus.core.decisions import PUTS, Decision, Verdict
from foedus.core.methods import by_person, person_of
from foedus.core.problems import Problem, Refused
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.decisions.reviewed import REVIEWED, stack

LONGEST = {"by": 100, "why": 2000}  # characters: the ledger keeps every one for ever


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision stands in the ledger; it was there already where it is not `new`."""

    decision: Decision
    new: bool = True


@dataclass(frozen=True, slots=True)
class Changed:
    """Nothing was written: these were made on the statement since what was seen, the last of them last."""

    meanwhile: tuple[Decision, ...]


class Within(Protocol):
    """What a ledger holds at the moment at which nobody else can write."""

    def history(self, statement: str) -> Sequence[Decision]:
        """The decisions on that statement, as they were made."""

    def statement(self, key: str) -> Statement | None:
        """The statement of that id."""

    def source(self, key: str) -> Source | None:
        """The source of that id."""


def accepting(statement: Statement, by: str, after: str = "", why: str = "") -> tuple[Decision, Statement]:
    """What `Ledger.decide` takes to accept it: the same, read by a person, is put in its place."""
    return _placing(Verdict.ACCEPT, statement, statement, by, after, why)


def correcting(statement: Statement, to: Statement, by: str, after: str = "", why: str = "") -> tuple[Decision, Statement]:
    """What `Ledger.decide` takes to correct it: `to`, read by a person, is put in its place."""
    return _placing(Verdict.CORRECT, statement, to, by, after, why)


def deciding(key: str, verdict: Verdict, by: str, after: str = "", why: str = "") -> Decision:
    """What `Ledger.decide` takes to reject or defer the statement of that id, or to undo."""
    return Decision(statement=key, verdict=verdict, by=by, at=datetime.now(UTC), why=why, after=after)


def weigh(decision: Decision, adding: Statement | None, within: Within) -> Decided | Changed | None:
    """None where it may be written. Refused where it can never be."""
    statement, history = within.statement(decision.statement), within.history(decision.statement)
    _fits(decision)
    if statement is None:
        raise _refused(decision, "There is no such statement in this ledger.", "`foedus review --ledger FILE` lists them.")
    if made := next((one for one in history if one.id == decision.id), None):
        return Decided(made, new=False)
    ids = ["", *(one.id for one in history)]
    if decision.after not in ids:
        raise _refused(
            decision, "The decision seen as the last is not on this statement.", "`foedus review log` shows those that are."
        )
    if meanwhile := history[ids.index(decision.after) :]:
        return Changed(tuple(meanwhile))
    source = within.source(statement.source)
    if source and source.kind not in REVIEWED:
        raise _refused(decision, f"It is of a {source.kind}, which is not reviewed.", "Mend the card, or believe another account.")
    if decision.verdict is Verdict.UNDO and not stack(history):
        raise _refused(decision, "There is nothing to undo.", "`foedus review log` shows what was decided.")
    if decision.instead:
        if source and source.redacted:
            raise _refused(decision, f"{source.redacted.says}.", "Without its words it can be rejected or deferred, no more.")
        _placed(decision, statement, adding or within.statement(decision.instead), source)
    return None


def _placing(verdict: Verdict, statement: Statement, to: Statement, by: str, after: str, why: str) -> tuple[Decision, Statement]:
    put = replace(to, method=by_person(by))
    return replace(deciding(statement.id, verdict, by, after, why), instead=put.id), put


def _fits(decision: Decision) -> None:
    if not decision.by.strip():
        raise _refused(decision, "Nobody is named who decides.", "Give a name with --by NAME.")
    for name, longest in LONGEST.items():
        if len(getattr(decision, name)) > longest:
            raise _refused(decision, f"`{name}` is longer than {longest} characters.", "Write less.")
    if (decision.verdict in PUTS) != bool(decision.instead):
        raise _refused(decision, "To accept or correct puts a statement in its place; nothing else does.", "")


def _placed(decision: Decision, statement: Statement, put: Statement | None, source: Source | None) -> None:
    if put is None or put.id != decision.instead:
        raise _refused(decision, "The statement to be put in its place is missing.", "Give it with the decision.")
    if put.id == decision.statement:
        raise _refused(decision, f"It is {decision.by}'s own already.", "Change it, or reject it.")
    if put.source != statement.source or person_of(put.method) != decision.by:
        raise _refused(decision, "What is put in its place must be of the same source, read by who decides.", "")
    if not 0 <= put.start <= put.end <= len(source.text if source else ""):
        raise _refused(decision, f"There are no characters {put.start} to {put.end} in its source.", "Mark words of the source.")


def _refused(decision: Decision, sentence: str, remedy: str) -> Refused:
    return Refused(Problem(f"statement {decision.statement}", sentence, remedy))
