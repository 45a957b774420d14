"""A ledger that lives as long as one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TypeVar

from foedus.core.apart import Apart
from foedus.core.decisions import Decision
from foedus.core.problems import Problem
from foedus.core.redactions import Redaction
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.decisions.deciding import Changed, Decided, weigh
from foedus.ledger.store import Added, Item, Ledger

T = TypeVar("T", Source, Statement, Decision)


class Memory(Ledger):
    """A ledger for one run: nothing to start, nothing to tamper with (docs/decisions/ledger-in-memory.md)."""

    def __init__(self) -> None:
        self._entries: dict[Source | str, tuple[date, Item]] = {}

    def add(self, sources: Iterable[Source], statements: Iterable[Statement], known: date | None = None) -> Added:
        """As in Ledger."""
        day = known or date.today()
        incoming = list(sources), [(s.id, s) for s in statements]  # fails, if it does, before anything is added
        return Added(sum(self._new(s, s, day) for s in incoming[0]), sum(self._new(key, s, day) for key, s in incoming[1]))

    def decide(self, decision: Decision, adding: Statement | None = None, known: date | None = None) -> Decided | Changed:
        """As in Ledger."""
        answer = weigh(decision, adding, self)
        if answer:
            return answer
        self.add([], [adding] if adding else [], known)
        self._new(f"decision {decision.id}", decision, known or date.today())
        return Decided(decision)

    def history(self, statement: str) -> list[Decision]:
        """As in Ledger."""
        return [decision for decision in self.decisions() if decision.statement == statement]

    def statement(self, key: str) -> Statement | None:
        """As in Ledger."""
        _, found = self._entries.get(key, (None, None))
        return found if isinstance(found, Statement) else None

    def source(self, key: str) -> Source | None:
        """As in Within."""
        return self.sources().get(key)

    def ids(self, prefix: str) -> list[str]:
        """As in Ledger."""
        return [key for key in self.by_id() if key.startswith(prefix)]

    def sources(self, known: date | None = None) -> dict[str, Source]:
        """As in Ledger."""
        in_time = sorted(((day, s) for _, day, s in self._of(Source, known)), key=lambda pair: pair[0])
        return {s.id: s for _, s in in_time}

    def by_id(self, known: date | None = None) -> dict[str, Statement]:
        """As in Ledger."""
        return {str(key): s for key, _, s in self._of(Statement, known)}

    def decisions(self, known: date | None = None) -> list[Decision]:
        """As in Ledger."""
        return [d for _, _, d in self._of(Decision, known)]

    def redactions(self) -> list[Redaction]:
        """None: what is in memory is gone soon."""
        return []

    def aparts(self) -> list[Apart]:
        """None: nothing is merged into it."""
        return []

    def about(self, treaty: str) -> tuple[dict[str, Source], list[Statement]]:
        """As in Ledger."""
        said, sources = [s for s in self.statements() if s.content.treaty == treaty], self.sources()
        return {s.source: sources[s.source] for s in said if s.source in sources}, said

    def recorded(self) -> Iterator[tuple[date, Item]]:
        """As in Ledger."""
        yield from ((day, item) for _, day, item in self._of(Source))
        yield from ((day, item) for _, day, item in self._of(Statement))
        yield from ((day, item) for _, day, item in self._of(Decision))

    def head(self) -> int:
        """As in Ledger."""
        return len(self._entries)

    def since(self, n: int) -> Iterator[tuple[int, date, Item]]:
        """As in Ledger."""
        yield from ((number, *entry) for number, entry in enumerate(islice(self._entries.values(), n, None), n + 1))

    def verify(self) -> list[Problem]:
        """Nothing can have been lost."""
        return []

    def _new(self, key: Source | str, item: Item, day: date) -> bool:
        if key in self._entries:
            return False
        self._entries[key] = day, item
        return True

    def _of(self, kind: type[T], known: date | None = None) -> Iterator[tuple[Source | str, date, T]]:
        of_kind = ((key, day, item) for key, (day, item) in self._entries.items() if isinstance(item, kind))
        return (entry for entry in of_kind if known is None or entry[1] <= known)
