"""A ledger that lives as long as one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from foedus.core.problems import Problem
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.store import Added, Ledger


class Memory(Ledger):
    """A ledger for one run: nothing to start, nothing to tamper with (docs/decisions/ledger-in-memory.md)."""

    def __init__(self) -> None:
        self._sources: dict[Source, date] = {}
        self._statements: dict[str, tuple[date, Statement]] = {}

    def add(self, sources: Iterable[Source], statements: Iterable[Statement], known: date | None = None) -> Added:
        """As in Ledger."""
        day = known or date.today()
        before = len(self._sources), len(self._statements)
        incoming = list(sources), [(s.id, s) for s in statements]  # fails, if it does, before anything is added
        for source in incoming[0]:
            self._sources.setdefault(source, day)
        for key, statement in incoming[1]:
            self._statements.setdefault(key, (day, statement))
        return Added(len(self._sources) - before[0], len(self._statements) - before[1])

    def sources(self, known: date | None = None) -> dict[str, Source]:
        """As in Ledger."""
        in_time = sorted(self._sources.items(), key=lambda pair: pair[1])
        return {s.id: s for s, day in in_time if known is None or day <= known}

    def statements(self, known: date | None = None) -> list[Statement]:
        """As in Ledger."""
        return [s for day, s in self._statements.values() if known is None or day <= known]

    def recorded(self) -> Iterator[tuple[date, Source | Statement]]:
        """As in Ledger."""
        yield from ((day, source) for source, day in self._sources.items())
        yield from self._statements.values()

    def verify(self) -> list[Problem]:
        """Nothing can have been lost."""
        return []
