"""Treaties: cards, and what is believed of a treaty (VCLT art. 2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from foedus.core.clauses import FinalClauses
from foedus.core.statements import Act, Claim, Clauses, Naming, Provision, Relation, Statement

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Content with the key of the card's source that it rests on."""

    content: Act | Provision | Relation
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One treaty in the text form that people write and review: identity, clauses, provisions, acts, relations."""

    id: str
    title: str
    names: tuple[str, ...] = ()
    kind: str = "treaty"
    parties: tuple[str, ...] = ()  # the parties foreseen, for a closed treaty; acts say who became one
    open: bool = False  # open to further states: parties follow from acts
    sources: dict[str, str] = field(default_factory=dict)  # key → citation
    clauses: FinalClauses = field(default_factory=FinalClauses)
    clauses_source: str | None = None
    content: tuple[Cited, ...] = ()
    incomplete: str | None = None

    def namings(self) -> tuple[Naming, ...]:
        """The treaty's names as statements' content."""
        return tuple(Naming(treaty=self.id, name=n, kind=self.kind, parties=self.parties) for n in (self.title, *self.names))

    def telling(self) -> Clauses:
        """Its final clauses, and what else it says of the treaty as a whole, as a statement's content."""
        return Clauses(treaty=self.id, final=self.clauses, open=self.open or None, incomplete=self.incomplete)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Generic[T]):
    """Something that the believed statements say together.

    `reports` counts the sources that say so, `independent` the ultimate speakers behind them after lineage;
    `differences` says in words where they disagree; `disputed` holds the statements that deny it.
    """

    content: T
    statements: tuple[Statement, ...]
    reports: int = 1
    independent: int = 1
    differences: tuple[str, ...] = ()
    disputed: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaty:
    """A treaty as a pure function of the statements one chooses to believe. Acts are in order of time, undated ones last."""

    id: str
    title: str
    names: tuple[str, ...] = ()
    kind: str = "treaty"
    parties: tuple[str, ...] = ()
    open: bool = False
    clauses: FinalClauses = field(default_factory=FinalClauses)
    acts: tuple[Held[Act], ...] = ()
    provisions: tuple[Held[Provision], ...] = ()
    relations: tuple[Held[Relation], ...] = ()
    claims: tuple[Held[Claim], ...] = ()
    told: tuple[Held[Clauses], ...] = ()  # what sources say of its clauses, each with the words that say it
    incomplete: str | None = None
    told_until: date | None = None  # the last day of which a data set that tells of it does

    def tellers(self, clause: str) -> tuple[Held[Clauses], ...]:
        """Which of them say the final clause of that name as it is held."""
        held = getattr(self.clauses, clause)
        return tuple(one for one in self.told if held is not None and getattr(one.content.final, clause) == held)
