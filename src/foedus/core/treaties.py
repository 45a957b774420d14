"""Treaties: their clauses on their own life (VCLT arts. 11-18, 24, 25, 42-45, 54-60), cards, and what is believed of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from foedus.core.statements import Act, Claim, Naming, Provision, Relation, Statement
from foedus.core.when import When
from foedus.core.words import EntryRule

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """Time between what fulfils a clause and its effect; `first_of_month`: the first day of the month after it ends."""

    days: int = 0
    months: int = 0
    years: int = 0
    first_of_month: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryIntoForce:
    """VCLT art. 24(1). `later` is the delay for a state that joins afterwards (art. 24(3))."""

    rule: EntryRule
    article: str | None = None
    count: int | None = None
    named: tuple[str, ...] = ()  # states whose instruments are all needed
    date: When | None = None
    delay: Delay = field(default_factory=Delay)
    later: Delay | None = None
    note: str | None = None  # further conditions, in words: then only a reported entry into force settles it


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long it lasts: `indefinite`, or a term of years, renewed tacitly for `renewal` years or not."""

    indefinite: bool = False
    years: int | None = None
    until: When | None = None
    renewal: int | None = None
    article: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Withdrawal or denunciation under the treaty's own clause (VCLT art. 54(a)): notice, and its earliest day."""

    notice: Delay | None = None
    earliest_years: int | None = None
    end_of_term: bool = False
    article: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalClauses:
    """What a treaty says of its own life; a clause that is not known is None, never a default."""

    entry_into_force: EntryIntoForce | None = None
    provisional_application: str | None = None
    duration: Duration | None = None
    withdrawal: Withdrawal | None = None
    depositary: str | None = None
    accession: str | None = None
    reservations: str | None = None
    languages: tuple[str, ...] = ()


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
    incomplete: str | None = None
