"""The ledger: statements and their sources, which are only ever added to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import TracebackType

from foedus.core.problems import Problem
from foedus.core.sources import Source
from foedus.core.statements import Statement


@dataclass(frozen=True, slots=True)
class Added:
    """How many sources and statements were new."""

    sources: int = 0
    statements: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(self.sources + other.sources, self.statements + other.statements)


class Ledger(ABC):
    """Sources and statements in the order in which they came. What is there already is not added again.

    A source of which more is known now (its day of publication, say) is added anew beside its former
    record; `sources` gives the one recorded last.
    """

    @staticmethod
    def open(address: str | None = None, create: bool = True) -> Ledger:
        """The ledger at a path or SQLAlchemy URL; in memory where none is given.

        Refused, with what to do, where the address holds no ledger, a damaged one or one of a later version.
        """
        if address in (None, ":memory:"):
            return Memory()
        from foedus.ledger.database import Database

        return Database(str(address), create)

    @abstractmethod
    def add(self, sources: Iterable[Source], statements: Iterable[Statement], known: date | None = None) -> Added:
        """Add all of them or, where something fails, none; `known` is the day the ledger learned them, today if not given."""

    @abstractmethod
    def sources(self, known: date | None = None) -> dict[str, Source]:
        """The sources by their ids, as recorded by the end of that day."""

    @abstractmethod
    def statements(self, known: date | None = None) -> list[Statement]:
        """The statements recorded by the end of that day."""

    @abstractmethod
    def recorded(self) -> Iterator[tuple[date, Source | Statement]]:
        """Everything with the day it was recorded: sources as they came, with their former records, then statements."""

    @abstractmethod
    def verify(self) -> list[Problem]:
        """Every record that is missing, changed or out of its place."""

    def close(self) -> None:
        """Let go of the file. A ledger in memory is gone with its last reference."""
        return

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


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
