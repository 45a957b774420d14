"""What persons decided of statements, and which statements count after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedus.core.decisions import PUTS, Decision, Verdict
from foedus.core.methods import person_of
from foedus.core.sources import TEXT, Source
from foedus.core.statements import Act, Claim, Provision, Relation, Statement

REVIEWED = frozenset({"report", TEXT})  # kinds of sources whose statements a person decides on
_OUT = PUTS | {Verdict.REJECT}


@dataclass(frozen=True, slots=True)
class Reviews:
    """The decisions as they were made, those that stand, and the ids of the statements that they put in place."""

    histories: Mapping[str, tuple[Decision, ...]]
    standing: Mapping[str, Decision]
    placed: frozenset[str]
    apart: frozenset[str] = frozenset()  # ids of those on which a merged ledger decided otherwise (`conflicts`), not settled here

    def verdict(self, key: str) -> Decision | None:
        """The decision that stands on the statement of that id."""
        return self.standing.get(key)

    def history(self, key: str) -> tuple[Decision, ...]:
        """All decisions on the statement, as they were made."""
        return self.histories.get(key, ())

    def last(self, key: str) -> str:
        """The id of the last decision on the statement, which the next one must name as seen; "" where there is none."""
        return self.histories[key][-1].id if key in self.histories else ""

    def counts(self, key: str, statement: Statement) -> bool:
        """Does the statement count? One that was decided gives way to what is put in its place, if anything."""
        found = self.standing.get(key)
        if found and found.verdict in _OUT:
            return False
        return key in self.placed or person_of(statement.method) is None

    def pending(self, statements: Mapping[str, Statement], sources: Mapping[str, Source]) -> list[str]:
        """Ids of what is to be decided, in the order of the sources and their text; what was deferred is last."""
        order = {key: number for number, key in enumerate(sources)}
        found = [
            (key in self.standing, order[s.source], s.start, s.end, key)
            for key, s in statements.items()
            if s.source in sources and proposed(s, sources[s.source]) and self._open(key)
        ]
        return [key for *_, key in sorted(found)]

    def _open(self, key: str) -> bool:
        found = self.standing.get(key)
        return found is None or found.verdict is Verdict.DEFER


def reviews(decisions: Iterable[Decision]) -> Reviews:
    """What follows from the decisions, given as they were made."""
    made: dict[str, list[Decision]] = {}
    for decision in decisions:
        made.setdefault(decision.statement, []).append(decision)
    standing = {key: left[-1] for key, history in made.items() if (left := stack(history))}
    return Reviews({key: tuple(history) for key, history in made.items()}, standing, _placed(made, standing))


def stack(history: Iterable[Decision]) -> list[Decision]:
    """The decisions on one statement that were not taken back; the last one stands."""
    left: list[Decision] = []
    for decision in history:
        if decision.verdict is not Verdict.UNDO:
            left.append(decision)
        elif left:
            left.pop()
    return left


def proposed(statement: Statement, source: Source) -> bool:
    """Is it for a person to decide on, whatever was decided already?"""
    said = isinstance(statement.content, Act | Claim | Provision | Relation)
    return said and source.kind in REVIEWED and not source.redacted and person_of(statement.method) is None


def standing(statements: Mapping[str, Statement], decisions: Iterable[Decision]) -> list[Statement]:
    """Those of the statements, given by their ids, that count."""
    found = reviews(decisions)
    return [statement for key, statement in statements.items() if found.counts(key, statement)]


def _placed(made: Mapping[str, list[Decision]], standing: Mapping[str, Decision]) -> frozenset[str]:
    """What stands in the place of what was read, or in the place of that; not what replaces a statement itself not in place."""
    puts = {key: d.instead for key, d in standing.items() if d.instead}
    by_persons = {d.instead for history in made.values() for d in history}
    placed: set[str] = set()
    fresh = {put for key, put in puts.items() if key not in by_persons}
    while fresh:
        placed |= fresh
        fresh = {put for key, put in puts.items() if key in placed} - placed
    return frozenset(placed)
