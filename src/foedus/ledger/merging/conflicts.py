"""What was decided otherwise in another ledger, and waits for a person: shown, never chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.core.apart import Apart
from foedus.core.decisions import Decision, Verdict
from foedus.core.statements import Content, Statement
from foedus.ledger.decisions.reviewed import stack
from foedus.ledger.store import Ledger

Put = Callable[[str], Statement | None]  # the statement of that id
Effect = tuple[Verdict | None, str | tuple[Content, int, int] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """The decisions on one statement from where two ledgers part: `ours` stand here. Do both come to the same?"""

    statement: str  # id
    ledger: str  # name of the other
    ours: tuple[Decision, ...]
    theirs: tuple[Decision, ...]
    agree: bool


def conflicts_of(ledger: Ledger) -> list[Conflict]:
    """All that are open in the ledger, and those in which both came to the same, as they came."""
    aparts = ledger.aparts()
    histories = {key: ledger.history(key) for key in dict.fromkeys(a.statement for a in aparts)}
    return list(conflicts(histories, aparts, ledger.statement))


def conflicts(histories: Mapping[str, Sequence[Decision]], aparts: Iterable[Apart], put: Put) -> Iterator[Conflict]:
    """Those on which nobody decided here since they came."""
    unsettled: dict[str, dict[tuple[str, ...], Apart]] = {}
    for apart in aparts:
        own = histories.get(apart.statement, ())
        if own and own[-1].id == apart.ours:
            unsettled.setdefault(apart.statement, {}).setdefault(_ids(apart.theirs), apart)
    for key, found in unsettled.items():
        passed = [_ids(histories[key]), *found]
        for ids, apart in found.items():
            if not any(len(ids) <= len(other) and ids != other and other[: len(ids)] == ids for other in passed):
                yield _conflict(histories[key], apart, put)


def _conflict(own: Sequence[Decision], apart: Apart, put: Put) -> Conflict:
    common = next((n for n, (a, b) in enumerate(zip(own, apart.theirs, strict=False)) if a.id != b.id), len(own))
    agree = _effect(own, put) == _effect(apart.theirs, put)
    ours, theirs = tuple(own[common:]), apart.theirs[common:]
    return Conflict(statement=apart.statement, ledger=apart.ledger, ours=ours, theirs=theirs, agree=agree)


def _effect(history: Sequence[Decision], put: Put) -> Effect:
    """What stands after these, whoever decided it."""
    left = stack(history)
    if not left:
        return None, None
    instead = put(left[-1].instead) if left[-1].instead else None
    placed = (instead.content, instead.start, instead.end) if instead else left[-1].instead
    return left[-1].verdict, placed


def _ids(branch: Sequence[Decision]) -> tuple[str, ...]:
    return tuple(d.id for d in branch)
