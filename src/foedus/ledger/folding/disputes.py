"""What may be doubted of a treaty, and the same statements with one side of a dispute believed or not."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace

from foedus.core.statements import Act, Provision, Relation, Statement
from foedus.core.treaties import Held, Treaty
from foedus.core.words import Stance, Status

Doubtful = Act | Provision | Relation


@dataclass(frozen=True, slots=True)
class Dispute:
    """Statements that say the same (`content`), why they may be doubted, and the statements that deny them."""

    content: Doubtful
    statements: tuple[Statement, ...] = field(hash=False)
    why: str
    denials: tuple[Statement, ...] = field(default=(), hash=False)

    @property
    def open(self) -> bool:
        """Is it left open whether it is so? Else it is believed as it stands."""
        return bool(self.denials) or (isinstance(self.content, Act) and self.content.status in (Status.CLAIMED, Status.DISPUTED))


@dataclass(frozen=True, slots=True)
class Choice:
    """To believe what a dispute's statements say, or not to."""

    dispute: Dispute
    believed: bool


def disputes(treaty: Treaty) -> list[Dispute]:
    """Everything said of the treaty that somebody denies, that one side alone claims, that differs on a day or number, or
    that rests on one independent source.
    """
    held: list[Held[Act] | Held[Provision] | Held[Relation]] = [*treaty.acts, *treaty.provisions, *treaty.relations]
    found = {(d.statements, d.denials): d for h in held for d in _of(h)}  # one statement may tell several states' acts
    return list(found.values())


def choices(found: Iterable[Dispute]) -> list[Choice]:
    """What one can choose: not to believe each, and to believe those that are left open."""
    return [Choice(d, believed) for d in found for believed in ((False, True) if d.open else (False,))]


def chosen(statements: Iterable[Statement], made: Iterable[Choice]) -> list[Statement]:
    """The statements that are left: a side that is not believed falls away; of what is believed, all say that it was done."""
    out: set[Statement] = set()
    sure: set[Statement] = set()
    for choice in made:
        out.update(choice.dispute.denials if choice.believed else choice.dispute.statements)
        sure.update(choice.dispute.statements if choice.believed else ())
    return [_done(s) if s in sure else s for s in statements if s not in out]


def _done(said: Statement) -> Statement:
    act = said.content
    return replace(said, stance=Stance.ASSERTS, content=replace(act, status=Status.DONE)) if isinstance(act, Act) else said


def _of(held: Held[Act] | Held[Provision] | Held[Relation]) -> list[Dispute]:
    why, plan = _why(held), isinstance(held.content, Act) and held.content.status is Status.EXPECTED
    statements = [s for s in held.statements if _plans(s) is plan]
    if held.differences:
        sides: dict[Hashable, list[Statement]] = {}
        for said in statements:
            sides.setdefault(_side(said), []).append(said)
        return [_dispute(s[0].content, s, why or "sources disagree", held.disputed) for s in sides.values()]
    return [_dispute(held.content, statements, why, held.disputed)] if why else []


def _plans(said: Statement) -> bool:
    """A plan is no word that it was done: who tells of one is not doubted with those who say that it was."""
    act = said.content
    return isinstance(act, Act) and (act.status is Status.EXPECTED or said.stance is Stance.EXPECTS)


def _dispute(content: object, statements: Iterable[Statement], why: str, denials: tuple[Statement, ...]) -> Dispute:
    assert isinstance(content, Act | Provision | Relation)
    return Dispute(content, tuple(statements), why, denials)


def _why(held: Held[Act] | Held[Provision] | Held[Relation]) -> str:
    who = ", ".join(dict.fromkeys(s.speaker or "a source" for s in held.disputed))
    status = held.content.status if isinstance(held.content, Act) else None
    if who:
        return f"denied by {who}"
    if status in (Status.CLAIMED, Status.DISPUTED):
        return "claimed by one side alone" if status is Status.CLAIMED else "disputed"
    cited = len({s.source for s in held.statements if s.method == "card"})
    return "one source alone" if held.independent + cited <= 1 else ""


def _side(said: Statement) -> Hashable:
    """What sources can differ on: an act's day, place and vote, else the whole."""
    act = said.content
    return (str(act.when), act.place, act.vote) if isinstance(act, Act) else act
