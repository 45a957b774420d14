"""How the other parties stand to a reservation: objections, express acceptances, silence (VCLT art. 20(4-5), 22(2))."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.core.answers import Answer, every, some
from foedus.core.articles import touches
from foedus.core.clauses import Delay, Reservations
from foedus.core.when import When
from foedus.core.words import About, ActKind
from foedus.law.basics import days
from foedus.law.basics.facts import Case, Fact, facts
from foedus.law.basics.names import full, today
from foedus.law.basics.reckoning import first, last, perhaps_never, shift
from foedus.law.pairs.reserved import Consents, Reservation, consents, notified, reservations

SILENCE = Delay(months=12)  # art. 20(5)


class Effect(StrEnum):
    """What a reservation does between its author and another party."""

    NONE = "no effect"
    MODIFIED = "modified"  # art. 21(1): as the reservation says, for both
    EXCLUDED = "does not apply"  # art. 21(3): to the extent of the reservation
    NOT_BETWEEN = "not in force between them"  # art. 20(4)(b)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """A state's objection, on a day: `stands` if it was raised in time and not withdrawn; `timely` if raised in time."""

    state: str
    fact: Fact
    timely: Answer
    stands: Answer
    dropped: Answer  # raised in time and withdrawn: then the reservation is accepted
    withdrawals: tuple[Fact, ...] = ()
    further: tuple[str, ...] = ()  # provisions that it sets aside besides those reserved (Guide to Practice 3.4.2, 4.3.6)

    @property
    def effects(self) -> frozenset[Effect]:
        """Art. 20(4)(b): it precludes entry into force only where the state says so; where that is not told, both."""
        which = {True: {Effect.NOT_BETWEEN}, False: {Effect.EXCLUDED}, None: {Effect.NOT_BETWEEN, Effect.EXCLUDED}}
        return frozenset(which[self.fact.act.precluding])

    @property
    def unsure(self) -> str:
        """Why its effect cannot be told."""
        if self.fact.doubt:
            return self.fact.doubt
        if self.timely is Answer.UNKNOWN:
            return (
                "whether it was raised in time is not known, as no source says when the reservation was notified (VCLT art. 20(5))"
            )
        if self.stands is Answer.UNKNOWN:
            return "whether the objection stood that day is not known"
        return (
            "no source says whether the objection opposes entry into force between the two"
            if self.fact.act.precluding is None
            else ""
        )

    @property
    def without_effect(self) -> str:
        """A sentence on an objection that came too late; "" for others."""
        if self.timely is not Answer.NO:
            return ""
        return f"the objection of {full(self.state)} {days.on(self.fact.when)} came when the reservation counted as accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A reservation on a day, with what others did about it. `bound`: who may be bound by the treaty that day."""

    case: Case
    reservation: Reservation
    on: date
    bound: Mapping[str, Answer]
    consents: Consents
    objections: tuple[Fact, ...] = ()
    acceptances: tuple[Fact, ...] = ()
    reserved: tuple[str, ...] = ()  # all provisions to which its author has reservations

    @property
    def clause(self) -> Reservations | None:
        """What the treaty says of reservations."""
        return self.case.treaty.clauses.reservations

    @property
    def reacted(self) -> tuple[str, ...]:
        """The states that did something about it."""
        actors = (a for f in (*self.objections, *self.acceptances) for a in f.act.actors)
        return tuple(dict.fromkeys(map(today, actors)))

    def deadline(self, other: str) -> When:
        """Art. 20(5): twelve months after notice of it, or the other's own consent, if that is later."""
        period = self.clause.silence if self.clause and self.clause.silence else SILENCE
        passed = shift(self.reservation.notified, period)
        given = [f.when for f in self.consents.get(other, ())]
        # one that is bound had consented by then, whether or not its instrument is listed
        own = first(given) if given else When(None, self.on) if not other or self._is_bound(other) else When()
        return last((passed, own))

    def _is_bound(self, other: str) -> bool:
        return any(answer is Answer.YES for state, answer in self.bound.items() if today(state) == other)

    def expressly(self, other: str) -> tuple[Fact, ...]:
        """The other's express acceptances."""
        return tuple(f for f in self.acceptances if other in map(today, f.act.actors))

    def reactions(self, other: str) -> list[Reaction]:
        """The other's objections, in the order of the acts."""
        return [self._reaction(other, f) for f in self.objections if other and other in map(today, f.act.actors)]

    def _reaction(self, other: str, fact: Fact) -> Reaction:
        accepted = some(f.when.precedes(fact.when) for f in self.expressly(other))
        timely = ~self.deadline(other).precedes(fact.when) & ~accepted
        gone = list(self._taken_back(other, fact))
        raised, out = fact.when.by(self.on) & timely, first(day for _, day in gone).by(self.on) if gone else Answer.NO
        further = (a for a in fact.act.articles if all(touches(a, r) is Answer.NO for r in self.reserved))
        return Reaction(
            state=other, fact=fact, timely=timely, stands=raised & ~out, dropped=raised & out,
            withdrawals=tuple(f for f, _ in gone), further=tuple(further),
        )  # fmt: skip

    def _taken_back(self, other: str, fact: Fact) -> Iterable[tuple[Fact, When]]:
        """Art. 22(2), 22(3)(b): withdrawals of the objection, and when the author had notice."""
        author = self.reservation.state
        for found in facts(self.case, ActKind.WITHDRAWAL, about=(About.OBJECTION,)):
            toward = {*map(today, found.act.toward)}
            if other in map(today, found.act.actors) and (not toward or author in toward):
                after = ~found.when.precedes(fact.when)
                if after is not Answer.NO:
                    day = notified(self.case, found, found.when, About.OBJECTION)
                    yield found, day if after is Answer.YES and not found.doubt else perhaps_never(day)

    def accepted(self, other: str) -> Answer:
        """Expressly, by silence, or by taking an objection back."""
        expressly = some(f.when.by(self.on) for f in self.expressly(other))
        return expressly | self.deadline(other).by(self.on) | some(r.dropped for r in self.reactions(other))

    def how(self, other: str) -> str:
        """In which way it was accepted."""
        if some(f.when.by(self.on) for f in self.expressly(other)) is Answer.YES:
            return f"expressly by {full(other)}"
        if some(r.dropped for r in self.reactions(other)) is Answer.YES:
            return f"by {full(other)}, which took its objection back"
        return "by silence: no objection was raised in time"

    def by_all(self) -> Answer:
        """Art. 20(2): has every other party accepted it?"""
        return every(self._consents_to(s) | ~answer for s, answer in self.bound.items() if today(s) != self.reservation.state)

    def _consents_to(self, state: str) -> Answer:
        """One that has not reacted is counted like all others that have not."""
        other = today(state) if today(state) in self.reacted else ""
        return self.accepted(other) & ~some(r.stands for r in self.reactions(other))

    def refusals(self) -> tuple[Fact, ...]:
        """The objections that stand, or may."""
        return tuple(r.fact for s in self.reacted for r in self.reactions(s) if r.stands is not Answer.NO)


def positions(case: Case, on: date, bound: Mapping[str, Answer]) -> list[Position]:
    """Each reservation to the treaty with the objections and acceptances that concern it."""
    given = consents(case)
    found = reservations(case, given)
    objections = facts(case, ActKind.OBJECTION)
    acceptances = facts(case, ActKind.ACCEPTANCE, about=(About.RESERVATION,))
    reserved: dict[str, tuple[str, ...]] = {}
    for r in found:
        reserved[r.state] = (*reserved.get(r.state, ()), r.article)
    alone = len(reserved) == 1
    return [
        Position(
            case=case, reservation=r, on=on, bound=bound, consents=given, reserved=reserved[r.state],
            objections=tuple(_concerning(r, objections, reserved[r.state], alone)),
            acceptances=tuple(_concerning(r, acceptances, reserved[r.state], alone)),
        )
        for r in found
    ]  # fmt: skip


def _concerning(r: Reservation, found: Iterable[Fact], reserved: tuple[str, ...], alone: bool) -> Iterable[Fact]:
    """Acts toward its author; those that name some of the reserved provisions concern these only.

    One that names no state may be toward any of several authors.
    """
    for fact in found:
        toward, named = {*map(today, fact.act.toward)}, fact.act.articles
        chosen = [a for a in reserved if any(touches(n, a) is not Answer.NO for n in named)]
        if (not toward or r.state in toward) and (not chosen or r.article in chosen):
            known = bool(toward) or alone
            yield fact if known else Fact(fact.held, perhaps_never(fact.when), fact.doubt or "no source says toward which state")
