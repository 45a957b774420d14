"""A ledger that lives as long as one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from foedus.core.decisions import Decision
from foedus.core.problems import Problem
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.store import Added, Item, Ledger


class Memory(Ledger):
    """A ledger for one run: nothing to start, nothing to tamper with (docs/decisions/ledger-in-memory.md)."""

    def __init__(self) -> None:
        self._entries: list[tuple[date, Item]] = []
        self._seen: set[Source | str] = set()

    def add(self, sources: Iterable[Source], statements: Iterable[Statement], known: date | None = None) -> Added:
        """As in Ledger."""
        day = known or date.today()
        incoming = list(sources), [(s.id, s) for s in statements]  # fails, if it does, before anything is added
        return Added(sum(self._new(s, s, day) for s in incoming[0]), sum(self._new(key, s, day) for key, s in incoming[1]))

    def sources(self, known: date | None = None) -> dict[str, Source]:
        """As in Ledger."""
        in_time = sorted(((day, s) for day, s in self._entries if isinstance(s, Source)), key=lambda pair: pair[0])
        return {s.id: s for day, s in in_time if known is None or day <= known}

    def statements(self, known: date | None = None) -> list[Statement]:
        """As in Ledger."""
        return [s for day, s in self._entries if isinstance(s, Statement) and (known is None or day <= known)]

    def decisions(self, known: date | None = None) -> list[Decision]:
        """As in Ledger."""
        return [d for day, d in self._entries if isinstance(d, Decision) and (known is None or day <= known)]

    def recorded(self) -> Iterator[tuple[date, Item]]:
        """As in Ledger."""
        for kind in (Source, Statement, Decision):
            yield from (entry for entry in self._entries if isinstance(entry[1], kind))

    def head(self) -> int:
        """As in Ledger."""
        return len(self._entries)

    def since(self, n: int) -> Iterator[tuple[int, date, Item]]:
        """As in Ledger."""
        yield from ((number, *entry) for number, entry in enumerate(self._entries[n:], n + 1))

    def verify(self) -> list[Problem]:
        """Nothing can have been lost."""
        return []

    def _new(self, key: Source | str, item: Item, day: date) -> bool:
        if key in self._seen:
            return False
        self._seen.add(key)
        self._entries.append((day, item))
        return True
