"""What the law answers about two parties to a treaty: in force between them, how modified, and what else governs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.core.answers import Answer
from foedus.law.basics.proofs import Proof

AS_WRITTEN, AS_AMENDED, AS_MODIFIED = "as written", "as amended", "as modified"
NOT_IN_FORCE, UNDETERMINED, PROVISIONALLY = "not in force", "undetermined", "applied provisionally"


@dataclass(frozen=True, slots=True, kw_only=True)
class Modified:
    """What one party's reservation does between two (VCLT art. 21). `answer`: is that certain? `effect` names all that may be.

    `further` are provisions that an objection sets aside besides those reserved; `note` is what the reservation says.
    """

    state: str
    articles: tuple[str, ...]
    effect: str
    answer: Answer
    in_force: Answer  # does it leave the treaty in force between the two?
    says: str
    article: str
    note: str = ""
    reason: str = ""
    further: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()  # acts without effect, such as late objections
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Governing:
    """What governs between two parties, `treaty` by id. `kind`: amended, unamended, successive, charter."""

    kind: str
    treaty: str
    title: str
    answer: Answer
    says: str
    article: str
    reason: str = ""
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two parties on a day. `answer`: does the treaty bind both toward each other, in force or applied provisionally (art. 25)?

    `version`: as written, as amended, as modified, as amended and modified, applied provisionally, not in force, undetermined.
    `proof` is built where the pair is asked for alone.
    """

    state_a: str
    state_b: str
    answer: Answer
    version: str
    modified: tuple[Modified, ...] = ()
    governed_by: tuple[Governing, ...] = ()
    reason: str = ""
    proof: Proof | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """All pairs of the states that the treaty binds, or may bind, on a day. `above`: what prevails over the treaty for all."""

    treaty: str
    title: str
    on: date
    states: tuple[str, ...]
    unsure: tuple[str, ...] = ()  # of these: whether it binds them cannot be told
    not_bound: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    above: tuple[Governing, ...] = ()
    incomplete: str = ""

    def of(self, state: str) -> tuple[Pair, ...]:
        """The pairs of one state."""
        return tuple(p for p in self.pairs if state in (p.state_a, p.state_b))

    def between(self, one: str, other: str) -> Pair | None:
        """The pair of these two, in either order; None where one of them is not bound."""
        return next((p for p in self.pairs if {p.state_a, p.state_b} == {one, other}), None)
