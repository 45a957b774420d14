"""Duties that cannot all be kept: help for both sides, force where it is forbidden, help where it is prohibited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from foedus.core.answers import Answer
from foedus.core.statements import Provision
from foedus.core.treaties import Held, Treaty
from foedus.law.basics.facts import bilateral
from foedus.law.basics.names import full, listed
from foedus.law.basics.proofs import Proof, conjunction, proof
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.collisions import Collision, Conflict, conflict, together
from foedus.law.scenarios.findings import Finding
from foedus.law.scenarios.match import duty_of, events
from foedus.law.scenarios.matter import FORCE, does, open_to

CHARTER = ("un-charter", "Charter of the United Nations")
CHARTER_FROM = date(1945, 10, 24)  # its entry into force (1 UNTS XVI)
_CHARTER = re.compile(r"\bCharter\b|\bUnited Nations\b")  # yields to self-defence by its own terms
Part = tuple[Treaty, list[Held[Provision]]]  # a treaty and its provisions that ask for one kind of duty
Index = Mapping[str, Mapping[int, Part]]  # by the duty's name and the treaty's place
Toward = tuple[Treaty, Held[Provision], str]  # a provision of a treaty, and an adversary toward whom it may bind
Beside = tuple[Bonds, Finding, Treaty, Held[Provision]]  # the bonds of its day, a duty to help, and a provision beside it


@dataclass(frozen=True, slots=True)
class Owed:
    """The duties that are, or may be, triggered, and what stands beside them."""

    bonds: Bonds
    found: Sequence[Finding]
    _bound: dict[tuple[str, str, tuple[str, ...], date], list[Toward]] = field(default_factory=dict)

    @property
    def helping(self) -> list[Finding]:
        """Those to help."""
        return [f for f in self.found if f.duty == "help"]

    def beside(self, duty: str) -> Iterator[Beside]:
        """Each duty to help with each provision for a duty of that name that stands beside it on its day."""
        for f in self.helping:
            that_day = self.bonds.at(f.on or self.bonds.on)
            for treaty, provisions in self._concerning(f.bearer, f.toward, duty):
                if _two(f, treaty):
                    yield from ((that_day, f, treaty, held) for held in provisions)

    def against(self, duty: str) -> Iterator[tuple[Beside, str]]:
        """The same, with each adversary toward whom the helper is, or may be, bound by that provision."""
        for f in self.helping:
            that_day = self.bonds.at(f.on or self.bonds.on)
            for treaty, held, enemy in self._toward(that_day, f, duty):
                if _two(f, treaty):
                    yield (that_day, f, treaty, held), enemy

    def _toward(self, that_day: Bonds, f: Finding, duty: str) -> list[Toward]:
        key = duty, f.bearer, f.against, that_day.on
        if key not in self._bound:
            self._bound[key] = list(_binding(that_day, f.bearer, f.against, self._index.get(duty, {})))
        return self._bound[key]

    def _concerning(self, one: str, other: str, duty: str) -> list[Part]:
        near = self.bonds.places(one) | self.bonds.places(other)
        return [part for place, part in self._index.get(duty, {}).items() if place in near]

    @property
    def _index(self) -> Index:
        return self.bonds.once("provisions by duty", lambda: _indexed(self.bonds.treaties.values()))


def _indexed(treaties: Iterable[Treaty]) -> Index:
    """The provisions for each duty, by the place of their treaty."""
    found: dict[str, dict[int, Part]] = {}
    for place, treaty in enumerate(treaties):
        for held in treaty.provisions:
            if duty := duty_of(held.content):
                found.setdefault(duty.name, {}).setdefault(place, (treaty, []))[1].append(held)
    return found


def _binding(that_day: Bonds, bearer: str, against: tuple[str, ...], parts: Mapping[int, Part]) -> Iterator[Toward]:
    bound = {enemy: that_day.bound_in(enemy) for enemy in against}
    for place in sorted(that_day.bound_in(bearer) & parts.keys() & frozenset[int]().union(*bound.values())):
        treaty, provisions = parts[place]
        for held in (h for h in provisions if open_to(bearer, h.content.bearers)):
            for enemy in against:
                if place in bound[enemy] and open_to(enemy, held.content.toward):
                    yield treaty, held, enemy


def conflicts(
    treaties: Iterable[Treaty], findings: Iterable[Finding], on: date, known: date | None = None, bonds: Bonds | None = None
) -> list[Conflict]:
    """Conflicts among the duties that are, or may be, triggered; `bonds` in place of treaties, if at hand."""
    return [conflict(each) for each in collisions(treaties, findings, on, known, bonds)]


def collisions(
    treaties: Iterable[Treaty], findings: Iterable[Finding], on: date, known: date | None = None, bonds: Bonds | None = None
) -> list[tuple[Collision, ...]]:
    """The same, each as the collisions that it puts together: where only some are told, only these need be worded."""
    bonds = bonds or Bonds.of(treaties, on, known)
    owed = Owed(bonds, [f for f in findings if f.answer is not Answer.NO and f.provision.modality != "may"])
    found = [one for rule in RULES for one in rule(owed) if one.answer is not Answer.NO]
    once = {(c.kind, c.state, c.toward, c.against, c.treaties, c.ban): c for c in reversed(found)}
    return together(reversed(once.values()))


def both_sides(owed: Owed) -> Iterator[Collision]:
    """VCLT art. 30: bound to help each side against the other."""
    for one, other in combinations((f for f in owed.helping if f.hop == 1), 2):
        if one.bearer == other.bearer and _crossed(one, other):
            whole = conjunction("help for both sides", "both duties hold", [one.proof, other.proof], "VCLT art. 30")
            yield _collision("both sides", one, other.toward, whole, (other.treaty, other.title))


def other_side(owed: Owed) -> Iterator[Collision]:
    """VCLT art. 30: bound to help the one side now, and the other if it is attacked in turn."""
    first: dict[tuple[str, str], list[Finding]] = {}
    for f in owed.helping:
        if f.hop == 1:
            first.setdefault((f.bearer, f.toward), []).append(f)
    for (that_day, f, treaty, held), enemy in owed.against("help"):
        if held.content.modality != "may" and not any(_crossed(f, o) for o in first.get((f.bearer, enemy), ())):
            whole = _in_turn("help for both sides", that_day, f, treaty, held, enemy)
            yield _collision("both sides", f, enemy, whole, (treaty.id, treaty.title), in_turn=True)


def force_forbidden(owed: Owed) -> Iterator[Collision]:
    """VCLT art. 30: bound not to use force against the state that one must fight."""
    for (that_day, f, treaty, held), enemy in owed.against("restraint"):
        ban = held.content
        if treaty.id != f.treaty and FORCE & set(events(ban)) and not _CHARTER.search(ban.act or ""):
            steps = [f.proof, that_day.binding(treaty, f.bearer, enemy), _ban(held)]
            whole = conjunction("force forbidden", "both duties hold", steps, "VCLT art. 30")
            yield _collision("non-aggression", f, enemy, whole, (treaty.id, treaty.title))


def neutrality(owed: Owed) -> Iterator[Collision]:
    """VCLT art. 30: bound to help no adversary of the state that one must fight, now or when it is attacked in turn."""
    abstaining: dict[str, list[Finding]] = {}
    for f in owed.found:
        if f.duty == "abstain" and f.hop == 1:
            abstaining.setdefault(f.bearer, []).append(f)
    for f in owed.helping:
        for other in abstaining.get(f.bearer, ()):
            if _crossed(f, other):
                whole = conjunction("neutrality", "both duties hold", [f.proof, other.proof], "VCLT art. 30")
                yield _collision("neutrality", f, other.toward, whole, (other.treaty, other.title))
    for (that_day, f, treaty, held), enemy in owed.against("abstain"):
        if not any(o.toward == enemy and _crossed(f, o) for o in abstaining.get(f.bearer, ())):
            whole = _in_turn("neutrality", that_day, f, treaty, held, enemy)
            yield _collision("neutrality", f, enemy, whole, (treaty.id, treaty.title), in_turn=True)


def help_prohibited(owed: Owed) -> Iterator[Collision]:
    """UN Charter arts. 25, 103: a prohibition by the Security Council prevails over a duty to help with arms."""
    for that_day, f, treaty, held in owed.beside("embargo"):
        ban = held.content
        sends = does(f.bearer, ban.bearers) and not ban.toward
        gets = does(f.toward, ban.toward) and not ban.bearers
        if sends or gets:
            steps = [f.proof, _resolution(that_day, treaty), _ban(held)]
            whole = conjunction("help prohibited", "both duties hold", steps, "UN Charter art. 103")
            yield _collision("prohibition", f, listed(f.against), whole, (treaty.id, treaty.title), ban.act or ban.kind)


def help_for_an_aggressor(owed: Owed) -> Iterator[Collision]:
    """UN Charter arts. 2(4), 103; Articles on State Responsibility art. 16: a promise of help is none for an aggression."""
    for f in owed.helping:
        if f.began and (f.on or owed.bonds.on) >= CHARTER_FROM:
            first = proof("first blow", f"{full(f.toward)} attacked {f.began} first", Answer.YES, "UN Charter art. 2(4)")
            whole = conjunction("help for an aggressor", "both duties hold", [f.proof, first], "UN Charter art. 103")
            yield _collision("aggressor", f, listed(f.against), whole, CHARTER, f"help in its attack on {f.began}")


def _crossed(one: Finding, other: Finding) -> bool:
    """Does each stand against the other's side?"""
    return one.toward in other.against and other.toward in one.against


def _two(f: Finding, treaty: Treaty) -> bool:
    """A treaty between two binds one to help the other; what else it says is between the same two."""
    return treaty.id != f.treaty or not bilateral(treaty)


def _in_turn(rule: str, that_day: Bonds, f: Finding, treaty: Treaty, held: Held[Provision], enemy: str) -> Proof:
    turn = proof("in turn", f"no source says whether {full(enemy)} is attacked in turn", Answer.UNKNOWN, held=[held])
    steps = [f.proof, that_day.binding(treaty, f.bearer, enemy), turn]
    return conjunction(rule, "both duties hold", steps, "VCLT art. 30")


def _ban(held: Held[Provision]) -> Proof:
    ban = held.content
    return proof("provision", f"{ban.kind}: {ban.modality or 'shall not'} {ban.act or ''}".strip(), Answer.YES, held=[held])


def _resolution(bonds: Bonds, treaty: Treaty) -> Proof:
    whole = bonds.whole(treaty)
    return proof("resolution", f"{treaty.title} is in effect on {bonds.on}", whole, "UN Charter art. 25")


def _collision(
    kind: str, f: Finding, against: str, whole: Proof, other: tuple[str, str], ban: str = "", in_turn: bool = False
) -> Collision:
    return Collision(
        kind=kind, state=f.bearer, toward=f.toward, against=against, answer=whole.answer, proof=whole,
        treaties=(f.treaty, other[0]), titles=(f.title, other[1]), triggered=f.answer, hop=f.hop, ban=ban, in_turn=in_turn,
    )  # fmt: skip


RULES: tuple[Callable[[Owed], Iterator[Collision]], ...] = (
    both_sides,
    other_side,
    force_forbidden,
    neutrality,
    help_prohibited,
    help_for_an_aggressor,
)
