"""What another ledger decided otherwise, as rows and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from foedus.core.decisions import Decision, Verdict
from foedus.core.plain import plain
from foedus.core.problems import Problem
from foedus.core.statements import Statement
from foedus.desk.review_lines import SHORT, columns, told
from foedus.ledger.merging.brought import Brought
from foedus.ledger.merging.conflicts import Conflict
from foedus.ledger.store import Ledger

NAMED = 5  # sources named in a line
HEADS = ("Id", "It says", "Decided here", "Decided there", "By ledger")


def row(conflict: Conflict, ledger: Ledger) -> tuple[str, ...]:
    """Id and words of the statement, the decisions of either side from where they part, the other ledger's name."""
    key = conflict.statement
    name = f"{conflict.ledger} (a copy of this one)" if conflict.ledger == getattr(ledger, "name", None) else conflict.ledger
    return (key[:SHORT], says(ledger.statement(key)), _side(conflict.ours, ledger), _side(conflict.theirs, ledger), name)


def data(conflict: Conflict, ledger: Ledger) -> dict[str, Any]:
    """The statement and either side's decisions with what they put in its place; `after` is to be given to decide after all."""
    return {
        "statement": conflict.statement,
        "says": says(ledger.statement(conflict.statement)),
        "ledger": conflict.ledger,
        "agree": conflict.agree,
        "ours": _decisions(conflict.ours, ledger),
        "theirs": _decisions(conflict.theirs, ledger),
        "after": last(conflict, ledger),
    }


def last(conflict: Conflict, ledger: Ledger) -> str:
    """The last decision on it here, which one that settles it names as seen."""
    return ledger.history(conflict.statement)[-1].id


def says(statement: Statement | None) -> str:
    """What the statement says, in one line; where it was erased, that."""
    return " ".join(filter(None, columns(statement))) if statement else "(erased)"


def in_words(brought: Brought, otherwise: int, alike: int, address: str) -> Iterator[str]:
    """What a merge brought, in plain lines."""
    new = brought.added
    yield f"{new.sources} sources, {new.statements} statements and {new.decisions} decisions were new."
    if brought.described:
        named = ", ".join(brought.described[:NAMED]) + (" …" if len(brought.described) > NAMED else "")
        yield f"{len(brought.described)} sources are described otherwise there; what tells more is in use: {named}"
    if alike:
        yield f"{_many(alike)} decided alike in both."
    if otherwise:
        yield f"{how_many(otherwise)} What was decided here stands: foedus ledger apart {address}"


def how_many(otherwise: int) -> str:
    """How many statements wait for a person to settle them."""
    return f"{_many(otherwise)} decided otherwise in another ledger." if otherwise else "Nothing waits that was decided otherwise."


def to_do(brought: Brought, address: str) -> Iterator[Problem]:
    """What a merge leaves to a person."""
    for gone in brought.redacted:
        told = f"It was redacted in the other ledger by {gone.by} on {gone.at.date()} ({gone.why}), and is still here."
        yield Problem(f"source {gone.source}", told, f"To erase it here too: foedus ledger redact {address} {gone.source}.")
    if brought.left:
        told = f"{brought.left} decisions rest on statements that were erased there, and were left out."
        yield Problem(address, told, "Redact those sources here too, and merge again.")


def _many(statements: int) -> str:
    return f"{statements} statements were" if statements != 1 else "1 statement was"


def _side(made: Iterable[Decision], ledger: Ledger) -> str:
    """Who decided what, one decision a line, with what a correction puts in place."""
    each = list(made)
    return "\n".join(f"{told([d])}{_placed(d, ledger)}" for d in each) or "nothing"


def _placed(decision: Decision, ledger: Ledger) -> str:
    shown = decision.instead and decision.verdict is Verdict.CORRECT
    return f" -> {says(ledger.statement(decision.instead or ''))}" if shown else ""


def _decisions(made: Iterable[Decision], ledger: Ledger) -> list[dict[str, Any]]:
    return [{"id": d.id, **plain(d), "puts": says(ledger.statement(d.instead)) if d.instead else None} for d in made]
