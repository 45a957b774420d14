"""Duties that cannot all be kept: help for both sides, force where it is forbidden, help where it is prohibited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache, partial
from itertools import combinations

from foedus.core.answers import Answer
from foedus.core.statements import Provision
from foedus.core.treaties import Held, Treaty
from foedus.law.basics.names import full, listed
from foedus.law.basics.proofs import Proof, conjunction, proof
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.collisions import Collision, Conflict, Grounded, conflict, together
from foedus.law.scenarios.findings import Finding
from foedus.law.scenarios.match import KEPT, events
from foedus.law.scenarios.matter import FORCE, does
from foedus.law.scenarios.owed import Owed

CHARTER = ("un-charter", "Charter of the United Nations")
CHARTER_FROM = date(1945, 10, 24)  # its entry into force (1 UNTS XVI)
_CHARTER = re.compile(r"\bCharter\b|\bUnited Nations\b")  # yields to self-defence by its own terms


def conflicts(
    treaties: Iterable[Treaty], findings: Iterable[Finding], on: date, known: date | None = None, bonds: Bonds | None = None
) -> list[Conflict]:
    """Conflicts among the duties that are, or may be, triggered; `bonds` in place of treaties, if at hand."""
    return [conflict(each) for each in collisions(treaties, findings, on, known, bonds)]


def collisions(
    treaties: Iterable[Treaty], findings: Iterable[Finding], on: date, known: date | None = None, bonds: Bonds | None = None
) -> list[tuple[Grounded, ...]]:
    """The same, each as the collisions that it puts together: where only some are told, only these need be worded and proved."""
    bonds = bonds or Bonds.of(treaties, on, known)
    owed = Owed(bonds, [f for f in findings if f.answer is not Answer.NO and f.provision.modality != "may"])
    found = [one for rule in RULES for one in rule(owed) if one.one.answer is not Answer.NO]
    once = {_key(each.one): each for each in reversed(found)}
    return together(reversed(once.values()))


def _key(c: Collision) -> tuple[object, ...]:
    return c.kind, c.state, c.toward, c.against, c.treaties, c.ban


def both_sides(owed: Owed) -> Iterator[Grounded]:
    """VCLT art. 30: bound to help each side against the other."""
    for one, other in combinations((f for f in owed.helping if f.hop == 1), 2):
        if one.bearer == other.bearer and _crossed(one, other):
            yield _of_two("both sides", "help for both sides", one, other)


def other_side(owed: Owed) -> Iterator[Grounded]:
    """VCLT art. 30: bound to help the one side now, and the other if it is attacked in turn."""
    first: dict[tuple[str, str], list[Finding]] = {}
    for f in owed.helping:
        if f.hop == 1:
            first.setdefault((f.bearer, f.toward), []).append(f)
    for (that_day, f, treaty, held), enemy in owed.against("help"):
        if held.content.modality != "may" and not any(_crossed(f, o) for o in first.get((f.bearer, enemy), ())):
            yield _in_turn("both sides", "help for both sides", that_day, f, treaty, held, enemy)


def force_forbidden(owed: Owed) -> Iterator[Grounded]:
    """VCLT art. 30: bound not to use force against the state that one must fight."""
    for (that_day, f, treaty, held), enemy in owed.against("restraint"):
        if treaty.id != f.treaty and _forbids_force(held.content):
            bound = that_day.binds(treaty, f.bearer, enemy)
            prove = partial(_forbidden, that_day, f, treaty, held, enemy)
            yield _collision("non-aggression", f, enemy, bound, prove, (treaty.id, treaty.title))


@lru_cache(KEPT)
def _forbids_force(ban: Provision) -> bool:
    return bool(FORCE & set(events(ban))) and not _CHARTER.search(ban.act or "")


def neutrality(owed: Owed) -> Iterator[Grounded]:
    """VCLT art. 30: bound to help no adversary of the state that one must fight, now or when it is attacked in turn."""
    abstaining: dict[str, list[Finding]] = {}
    for f in owed.found:
        if f.duty == "abstain" and f.hop == 1:
            abstaining.setdefault(f.bearer, []).append(f)
    for f in owed.helping:
        for other in abstaining.get(f.bearer, ()):
            if _crossed(f, other):
                yield _of_two("neutrality", "neutrality", f, other)
    for (that_day, f, treaty, held), enemy in owed.against("abstain"):
        if not any(o.toward == enemy and _crossed(f, o) for o in abstaining.get(f.bearer, ())):
            yield _in_turn("neutrality", "neutrality", that_day, f, treaty, held, enemy)


def help_prohibited(owed: Owed) -> Iterator[Grounded]:
    """UN Charter arts. 25, 103: a prohibition by the Security Council prevails over a duty to help with arms."""
    for that_day, f, treaty, held in owed.beside("embargo"):
        ban = held.content
        sends = does(f.bearer, ban.bearers) and not ban.toward
        gets = does(f.toward, ban.toward) and not ban.bearers
        if sends or gets:
            prove = partial(_prohibited, that_day, f, treaty, held)
            titles = treaty.id, treaty.title
            yield _collision("prohibition", f, listed(f.against), that_day.whole(treaty), prove, titles, ban.act or ban.kind)


def help_for_an_aggressor(owed: Owed) -> Iterator[Grounded]:
    """UN Charter arts. 2(4), 103; Articles on State Responsibility art. 16: a promise of help is none for an aggression."""
    for f in owed.helping:
        if f.began and (f.on or owed.bonds.on) >= CHARTER_FROM:
            ban = f"help in its attack on {f.began}"
            yield _collision("aggressor", f, listed(f.against), Answer.YES, partial(_aggression, f), CHARTER, ban)


def _crossed(one: Finding, other: Finding) -> bool:
    """Does each stand against the other's side?"""
    return one.toward in other.against and other.toward in one.against


def _of_two(kind: str, rule: str, one: Finding, other: Finding) -> Grounded:
    prove = partial(_both, rule, [one.proof, other.proof])
    return _collision(kind, one, other.toward, other.answer, prove, (other.treaty, other.title))


def _in_turn(kind: str, rule: str, that_day: Bonds, f: Finding, treaty: Treaty, held: Held[Provision], enemy: str) -> Grounded:
    """The second duty hangs on an attack that no source reports: at most undetermined."""
    bound = that_day.binds(treaty, f.bearer, enemy) & Answer.UNKNOWN
    prove = partial(_attacked_in_turn, rule, that_day, f, treaty, held, enemy)
    return _collision(kind, f, enemy, bound, prove, (treaty.id, treaty.title), in_turn=True)


def _attacked_in_turn(rule: str, that_day: Bonds, f: Finding, treaty: Treaty, held: Held[Provision], enemy: str) -> Proof:
    turn = proof("in turn", f"no source says whether {full(enemy)} is attacked in turn", Answer.UNKNOWN, held=[held])
    return _both(rule, [f.proof, that_day.binding(treaty, f.bearer, enemy), turn])


def _forbidden(that_day: Bonds, f: Finding, treaty: Treaty, held: Held[Provision], enemy: str) -> Proof:
    return _both("force forbidden", [f.proof, that_day.binding(treaty, f.bearer, enemy), _ban(held)])


def _prohibited(that_day: Bonds, f: Finding, treaty: Treaty, held: Held[Provision]) -> Proof:
    return _both("help prohibited", [f.proof, _resolution(that_day, treaty), _ban(held)], "UN Charter art. 103")


def _aggression(f: Finding) -> Proof:
    first = proof("first blow", f"{full(f.toward)} attacked {f.began} first", Answer.YES, "UN Charter art. 2(4)")
    return _both("help for an aggressor", [f.proof, first], "UN Charter art. 103")


def _both(rule: str, steps: Iterable[Proof], article: str = "VCLT art. 30") -> Proof:
    return conjunction(rule, "both duties hold", steps, article)


def _ban(held: Held[Provision]) -> Proof:
    ban = held.content
    return proof("provision", f"{ban.kind}: {ban.modality or 'shall not'} {ban.act or ''}".strip(), Answer.YES, held=[held])


def _resolution(bonds: Bonds, treaty: Treaty) -> Proof:
    whole = bonds.whole(treaty)
    return proof("resolution", f"{treaty.title} is in effect on {bonds.on}", whole, "UN Charter art. 25")


def _collision(
    kind: str, f: Finding, against: str, other: Answer, prove: Callable[[], Proof], second: tuple[str, str], ban: str = "",
    in_turn: bool = False,
) -> Grounded:  # fmt: skip
    """`other`: is the second duty on it? `second`: the treaty that bears it, and its title."""
    one = Collision(
        kind=kind, state=f.bearer, toward=f.toward, against=against, answer=f.answer & other,
        treaties=(f.treaty, second[0]), titles=(f.title, second[1]), triggered=f.answer, hop=f.hop, ban=ban, in_turn=in_turn,
    )  # fmt: skip
    return Grounded(one, prove)


RULES: tuple[Callable[[Owed], Iterator[Grounded]], ...] = (
    both_sides,
    other_side,
    force_forbidden,
    neutrality,
    help_prohibited,
    help_for_an_aggressor,
)
