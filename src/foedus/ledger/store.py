"""The ledger: statements, their sources and what persons decided of them, which are only ever added to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Self

from foedus.core.apart import Apart
from foedus.core.decisions import Decision
from foedus.core.merged import Merged
from foedus.core.problems import Problem
from foedus.core.redactions import Redaction
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.decisions.deciding import Changed, Decided

Item = Source | Statement | Decision | Redaction | Apart | Merged  # what an entry holds


@dataclass(frozen=True, slots=True)
class Added:
    """How many sources, statements and decisions were new; `redacted` are the redactions for which some were left out."""

    sources: int = 0
    statements: int = 0
    decisions: int = 0
    redacted: tuple[Redaction, ...] = ()

    def __add__(self, other: Added) -> Added:
        redacted = tuple(dict.fromkeys((*self.redacted, *other.redacted)))
        decisions = self.decisions + other.decisions
        return Added(self.sources + other.sources, self.statements + other.statements, decisions, redacted)


class Ledger(ABC):
    """Sources and statements in the order in which they came. What is there already is not added again.

    What was erased never comes back: a source that was redacted, and what is read in it, is left out.

    A source of which more is known now (its day of publication, say) is added anew beside its former
    record; `sources` gives the one recorded last.
    """

    @abstractmethod
    def add(self, sources: Iterable[Source], statements: Iterable[Statement], known: date | None = None) -> Added:
        """Add all of them or, where something fails, none; `known` is the day the ledger learned them, today if not given."""

    @abstractmethod
    def sources(self, known: date | None = None) -> dict[str, Source]:
        """The sources by their ids, as recorded by the end of that day."""

    @abstractmethod
    def by_id(self, known: date | None = None) -> dict[str, Statement]:
        """The statements recorded by the end of that day, by their ids, which the ledger need not work out again."""

    def statements(self, known: date | None = None) -> list[Statement]:
        """The statements recorded by the end of that day, also those that a person rejected (`reviewed.standing` tells)."""
        return list(self.by_id(known).values())

    @abstractmethod
    def about(self, treaty: str) -> tuple[dict[str, Source], list[Statement]]:
        """The statements on the treaty of that key or name, and their sources by id, without reading the rest."""

    @abstractmethod
    def decide(self, decision: Decision, adding: Statement | None = None, known: date | None = None) -> Decided | Changed:
        """Write the decision, with the statement that it puts in place, where nobody decided on its statement meanwhile.

        A decision that is there already is answered as done. Refused where the statement is missing, where there is nothing
        to undo, or where what is put in its place is of another source or not read by who decides. `known` as in `add`.
        """

    @abstractmethod
    def statement(self, key: str) -> Statement | None:
        """The statement of that id."""

    @abstractmethod
    def history(self, statement: str) -> list[Decision]:
        """The decisions on the statement of that id, as they were made."""

    @abstractmethod
    def ids(self, prefix: str) -> list[str]:
        """The ids of statements that begin so."""

    @abstractmethod
    def decisions(self, known: date | None = None) -> list[Decision]:
        """The decisions recorded by the end of that day, as they were made."""

    @abstractmethod
    def redactions(self) -> list[Redaction]:
        """The sources that were erased, as they were."""

    @abstractmethod
    def aparts(self) -> list[Apart]:
        """Decisions of other ledgers that a merge kept apart, as they came (`conflicts` tells which are open)."""

    @abstractmethod
    def recorded(self) -> Iterator[tuple[date, Item]]:
        """Everything with the day it was recorded, kind by kind: sources with their former records, statements, decisions,
        redactions, what was decided apart, merges; each as they came.
        """

    @abstractmethod
    def head(self) -> int:
        """The number of the last entry; 0 where there is none."""

    @abstractmethod
    def since(self, n: int) -> Iterator[tuple[int, date, Item]]:
        """The entries after that number, as they came, each with its number and the day it was recorded."""

    @abstractmethod
    def verify(self) -> list[Problem]:
        """Every record that is missing, changed or out of its place, and all that rests on what is not there."""

    def close(self) -> None:
        """Let go of the file. A ledger in memory is gone with its last reference."""
        return

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
