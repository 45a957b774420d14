"""What a reservation does between its author and each other party (VCLT arts. 20-22)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from foedus.core.answers import Answer, some
from foedus.core.permissible import permitted
from foedus.core.states import same
from foedus.core.words import ReservationRule
from foedus.law.basics import days
from foedus.law.basics.facts import Fact, bilateral
from foedus.law.basics.names import full, possessive, provisions
from foedus.law.basics.proofs import Proof, proof
from foedus.law.pairs.positions import Effect, Position, Reaction

HEAD = "{}"
GUIDE = "Guide to Practice on Reservations (2011)"
NO_CLAUSE = "no source says what the treaty provides on reservations; it is taken to be silent"
CLOSED = "the Convention does not say what follows: either its author is bound without it, or it did not consent at all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The effects that remain possible, one where it is certain. `says` has "{}" where the reservation is named.

    `further`: provisions that an objection sets aside besides; `shown`: acts without effect, in words.
    """

    position: Position
    effects: frozenset[Effect]
    says: str
    article: str
    reason: str = ""
    used: tuple[Fact, ...] = ()
    further: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def answer(self) -> Answer:
        """Does it leave the treaty in force between the two?"""
        if Effect.NOT_BETWEEN not in self.effects:
            return Answer.YES
        return Answer.NO if len(self.effects) == 1 else Answer.UNKNOWN

    def sentence(self, articles: Sequence[str]) -> str:
        """What it does, said of the reservation to these provisions."""
        to = f" to {provisions(articles)}" if any(articles) else ""
        author = full(same(self.position.reservation.state, self.position.on))
        return self.says.replace(HEAD, f"{possessive(author)} reservation{to}")

    def proof(self, articles: Sequence[str]) -> Proof:
        """With the acts behind it."""
        effect = " or ".join(e.value for e in Effect if e in self.effects)
        says = f"{self.sentence(articles)}: {effect}" + (f", as {self.reason}" if self.reason else "")
        held = dict.fromkeys([self.position.reservation.fact.held, *(f.held for f in self.used)])
        shown = [proof("objection without effect", line, Answer.NO, "VCLT art. 20(5)") for line in self.shown]
        unknown = [proof("clause unknown", NO_CLAUSE, Answer.UNKNOWN, "VCLT art. 19")] if not self.position.clause else []
        return proof("reservation", says, self.answer, self.article, held, [*unknown, *shown])


Rule = Callable[[Position, str], Outcome | None]


def outcome(position: Position, other: str) -> Outcome:
    """The reservation's effect between its author and the other state, which may be "" for one that has not reacted to it."""
    found = next(made for rule in RULES if (made := rule(position, other)))
    if position.reservation.late is Answer.UNKNOWN:  # then what follows if it came too late stays open too
        found = replace(found, effects=found.effects | _too_late(position).effects)
    return _allowed(_standing(found))


def prohibited(p: Position, other: str) -> Outcome | None:
    """Art. 19(a-b): a reservation that the treaty forbids. Its consequence is disputed, so both stay open."""
    if permitted(p.clause, p.reservation.article) is not Answer.NO:
        return None
    article = f"VCLT art. 19; {GUIDE} 4.5"
    return _outcome(p, {Effect.NOT_BETWEEN, Effect.NONE}, "is one that the treaty does not allow", article, CLOSED)


def late(p: Position, other: str) -> Outcome | None:
    """Art. 19: one made after consent has effect only if no party opposes it (Guide to Practice 2.3.1)."""
    return _too_late(p) if p.reservation.late is Answer.YES else None


def _too_late(p: Position) -> Outcome:
    accepted, article = p.by_all(), f"VCLT art. 19; {GUIDE} 2.3.1"
    says = {
        Answer.YES: "was made after its consent, and no party opposed it",
        Answer.NO: "was made after its consent, and is not accepted by all: it has no effect",
        Answer.UNKNOWN: "was made after its consent; whether all accepted it cannot be told",
    }[accepted]
    return _outcome(p, _either(accepted, Effect.MODIFIED, Effect.NONE), says, article, used=p.refusals())


def not_needed(p: Position, other: str) -> Outcome | None:
    """Art. 20(1): the treaty expressly authorises it; to name the provisions is to do so, to allow reservations at large is not
    (Delimitation of the Continental Shelf, United Kingdom/France, 1977)."""
    clause = p.clause
    expressly = clause is not None and clause.rule is ReservationRule.ONLY and clause.acceptance is None
    if not clause or not (clause.acceptance == "not needed" or expressly):
        return None
    shown = tuple(f"the objection of {full(s)} has no effect, as no acceptance is needed" for s in [other] if p.reactions(s))
    return _outcome(p, {Effect.MODIFIED}, "needs no acceptance", "VCLT arts. 20(1), 21(1)", shown=shown)


def by_all(p: Position, other: str) -> Outcome | None:
    """Art. 20(2): where all must accept, its author's consent has no effect before they have. Between two, the other must."""
    if not (p.clause and p.clause.acceptance == "all") and not bilateral(p.case.treaty):
        return None
    accepted = p.by_all()
    says = {
        Answer.YES: "was accepted by all",
        Answer.NO: "needs to be accepted by all, and was not by then",
        Answer.UNKNOWN: "needs to be accepted by all, and whether it is cannot be told",
    }[accepted]
    return _outcome(p, _either(accepted, Effect.MODIFIED, Effect.NOT_BETWEEN), says, "VCLT art. 20(2)", used=p.refusals())


def by_organ(p: Position, other: str) -> Outcome | None:
    """Art. 20(3): of an organisation's constitution its organ accepts, unless it provides otherwise."""
    asked = p.clause.acceptance if p.clause else None
    if asked != "organ" and (asked or "constitution of an organisation" not in p.case.treaty.kind):
        return None
    given = p.acceptances
    accepted = some(f.when.by(p.on) for f in given) if given else Answer.UNKNOWN
    reason = "" if given else "no source says whether the organisation's organ accepted it"
    effects = _either(accepted, Effect.MODIFIED, Effect.NOT_BETWEEN)
    return _outcome(p, effects, "needs the acceptance of the organisation's organ", "VCLT art. 20(3)", reason, used=given)


def by_each(p: Position, other: str) -> Outcome:
    """Arts. 20(4-5), 21(1, 3): accepted, expressly or by silence; objected to, in force between the two or not; or still open."""
    reactions = p.reactions(other)
    standing = [r for r in reactions if r.stands is not Answer.NO]
    effects = frozenset(e for r in standing for e in r.effects)
    if some(r.stands for r in reactions) is not Answer.YES:
        effects |= _either(p.accepted(other), Effect.MODIFIED, None)
    says, article, reason = _each_says(p, other, standing, effects)
    return Outcome(
        position=p, effects=effects, says=says, article=article, reason=reason, used=_used(p, other, reactions),
        further=tuple(dict.fromkeys(a for r in standing for a in r.further)),
        shown=tuple(line for r in reactions if (line := r.without_effect)),
    )  # fmt: skip


def _each_says(p: Position, other: str, standing: list[Reaction], effects: frozenset[Effect]) -> tuple[str, str, str]:
    """Words, article, and why it cannot be told."""
    if not standing:
        if effects == {Effect.MODIFIED}:
            return f"{HEAD} was accepted {p.how(other)}", "VCLT arts. 20(5), 21(1)", ""
        who = full(other) if other else "the other"
        reason = f"{who} has not accepted it, nor objected, and the time for that has not certainly passed"
        return f"{HEAD} is still open", "VCLT art. 20(4)(a), 20(5)", reason
    one = standing[0]
    objected = f"{full(other)} objected to {HEAD} {days.on(one.fact.when)}"
    if effects == {Effect.EXCLUDED}:
        return objected, "VCLT arts. 20(4)(b), 21(3)", ""
    if effects == {Effect.NOT_BETWEEN}:
        return f"{objected}, and opposed the entry into force between the two", "VCLT art. 20(4)(b)", ""
    return objected, "VCLT arts. 20(4)(b), 21(3)", "; ".join(dict.fromkeys(filter(None, (r.unsure for r in standing))))


def _used(p: Position, other: str, reactions: Iterable[Reaction]) -> tuple[Fact, ...]:
    return (*(f for r in reactions for f in (r.fact, *r.withdrawals)), *p.expressly(other))


def _standing(found: Outcome) -> Outcome:
    """Arts. 22, 23: has it been made (and confirmed), and not been withdrawn?"""
    r, on = found.position.reservation, found.position.on
    made, out = r.made.by(on), r.withdrawn.by(on) if r.withdrawn else Answer.NO
    used = (*found.used, *(r.withdrawals if out is not Answer.NO else ()))
    if made is Answer.NO:
        return replace(found, effects=frozenset({Effect.NONE}), says=f"{HEAD} was made later", reason="", shown=())
    if out is Answer.YES:
        says = f"{HEAD} was withdrawn {days.on(r.withdrawals[0].when)}"
        return replace(found, effects=frozenset({Effect.NONE}), says=says, article="VCLT art. 22", reason="", used=used, shown=())
    why = (r.doubt or f"the reservation was made {days.on(r.made)}") if made is Answer.UNKNOWN else ""
    gone = "whether the other had notice of its withdrawal is not known (VCLT art. 22(3)(a))" if out is Answer.UNKNOWN else ""
    if not why and not gone:
        return found
    reason = "; ".join(filter(None, (found.reason, why, gone)))
    return replace(found, effects=found.effects | {Effect.NONE}, reason=reason, used=used)


def _allowed(found: Outcome) -> Outcome:
    """Art. 19(a-b): where it cannot be told whether the treaty allows it, what follows if it does not stays open too."""
    p = found.position
    if found.effects == {Effect.NONE} or permitted(p.clause, p.reservation.article) is not Answer.UNKNOWN:
        return found
    reason = "; ".join(filter(None, (found.reason, "whether the treaty allows it cannot be told (VCLT art. 19)")))
    return replace(found, effects=found.effects | {Effect.NONE, Effect.NOT_BETWEEN}, reason=reason)


def _either(answer: Answer, yes: Effect, no: Effect | None) -> frozenset[Effect]:
    """The effect of each answer that is possible; an open reservation (None) may yet be accepted, or leave nothing in force."""
    opposite = {Effect.MODIFIED, Effect.NOT_BETWEEN} if no is None else {no}
    return frozenset({yes} if answer is Answer.YES else opposite if answer is Answer.NO else {yes, *opposite})


def _outcome(
    p: Position,
    effects: Iterable[Effect],
    says: str,
    article: str,
    reason: str = "",
    used: tuple[Fact, ...] = (),
    shown: tuple[str, ...] = (),
) -> Outcome:
    return Outcome(
        position=p, effects=frozenset(effects), says=f"{HEAD} {says}", article=article, reason=reason, used=used, shown=shown
    )


RULES: tuple[Rule, ...] = (prohibited, late, not_needed, by_all, by_organ, by_each)
