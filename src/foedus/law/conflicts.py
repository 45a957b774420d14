"""Duties that cannot all be kept: help for both sides, force where force is forbidden, help where it is prohibited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations

from foedus.core.answers import Answer
from foedus.core.statements import Provision
from foedus.core.treaties import Held, Treaty
from foedus.core.words import Event
from foedus.law.bonds import Bonds
from foedus.law.collisions import Collision, Conflict, together
from foedus.law.facts import bilateral
from foedus.law.findings import Finding
from foedus.law.match import duty_of, events
from foedus.law.names import full, listed, today
from foedus.law.proofs import Proof, conjunction, proof

FORCE = {Event.ARMED_ATTACK, Event.AGGRESSION, Event.WAR}
_CHARTER = re.compile(r"\bCharter\b|\bUnited Nations\b")  # yields to self-defence by its own terms


def conflicts(treaties: Iterable[Treaty], findings: Iterable[Finding], on: date, known: date | None = None) -> list[Conflict]:
    """Conflicts among the duties to help that are, or may be, triggered."""
    bonds = Bonds.of(treaties, on, known)
    helping = [f for f in findings if f.duty == "help" and f.answer is not Answer.NO and f.provision.modality != "may"]
    found = [one for rule in RULES for one in rule(bonds, helping) if one.answer is not Answer.NO]
    once = {(c.kind, c.state, c.toward, c.against, c.treaties, c.ban): c for c in reversed(found)}
    return together(reversed(once.values()))


def both_sides(bonds: Bonds, helping: list[Finding]) -> Iterator[Collision]:
    """VCLT art. 30: bound to help each side against the other."""
    for one, other in combinations((f for f in helping if f.hop == 1), 2):
        if one.bearer == other.bearer and one.toward in other.against and other.toward in one.against:
            whole = conjunction("help for both sides", "both duties hold", [one.proof, other.proof], "VCLT art. 30")
            yield _collision("both sides", one, other.toward, whole, (other.treaty, other.title))


def other_side(bonds: Bonds, helping: list[Finding]) -> Iterator[Collision]:
    """VCLT art. 30: bound to help the one side now, and the other if it is attacked in turn."""
    for f, treaty, held in _beside(bonds, helping):
        other, duty = held.content, duty_of(held.content)
        for enemy in f.against if duty and duty.name == "help" and other.modality != "may" else ():
            if _helps_already(helping, f, enemy):
                continue
            if bonds.may_bind(treaty, f.bearer, enemy) and _names(other.bearers, f.bearer) and _names(other.toward, enemy):
                turn = proof("in turn", f"no source says whether {full(enemy)} is attacked in turn", Answer.UNKNOWN, held=[held])
                steps = [f.proof, bonds.binding(treaty, f.bearer, enemy), turn]
                whole = conjunction("help for both sides", "both duties hold", steps, "VCLT art. 30")
                yield _collision("both sides", f, enemy, whole, (treaty.id, treaty.title), in_turn=True)


def _helps_already(helping: list[Finding], f: Finding, enemy: str) -> bool:
    """Is the enemy attacked by the same victim, and to be helped by the same state? Then both sides hold at once."""
    return any(o.hop == 1 and (o.bearer, o.toward) == (f.bearer, enemy) and f.toward in o.against for o in helping)


def force_forbidden(bonds: Bonds, helping: list[Finding]) -> Iterator[Collision]:
    """VCLT art. 30: bound not to use force against the state that one must fight."""
    for f, treaty, held in _beside(bonds, helping):
        ban = held.content
        duty = duty_of(ban)
        forbids = (
            treaty.id != f.treaty
            and duty
            and duty.name == "restraint"
            and FORCE & set(events(ban))
            and not _CHARTER.search(ban.act or "")
        )
        for enemy in f.against if forbids else ():
            if bonds.may_bind(treaty, f.bearer, enemy) and _names(ban.bearers, f.bearer) and _names(ban.toward, enemy):
                steps = [f.proof, bonds.binding(treaty, f.bearer, enemy), _ban(held)]
                whole = conjunction("force forbidden", "both duties hold", steps, "VCLT art. 30")
                yield _collision("non-aggression", f, enemy, whole, (treaty.id, treaty.title))


def help_prohibited(bonds: Bonds, helping: list[Finding]) -> Iterator[Collision]:
    """UN Charter arts. 25, 103: a prohibition by the Security Council prevails over a duty to help with arms."""
    for f, treaty, held in _beside(bonds, helping):
        ban = held.content
        duty = duty_of(ban)
        sends = _lists(ban.bearers, f.bearer) and not ban.toward
        gets = _lists(ban.toward, f.toward) and not ban.bearers
        if duty and duty.name == "embargo" and (sends or gets):
            steps = [f.proof, _resolution(bonds, treaty), _ban(held)]
            whole = conjunction("help prohibited", "both duties hold", steps, "UN Charter art. 103")
            yield _collision("prohibition", f, listed(f.against), whole, (treaty.id, treaty.title), ban.act or ban.kind)


def _beside(bonds: Bonds, helping: list[Finding]) -> Iterator[tuple[Finding, Treaty, Held[Provision]]]:
    for f in helping:
        for treaty in bonds.treaties.values():
            if treaty.id != f.treaty or not bilateral(treaty):
                yield from ((f, treaty, held) for held in treaty.provisions)


def _ban(held: Held[Provision]) -> Proof:
    ban = held.content
    return proof("provision", f"{ban.kind}: {ban.modality or 'shall not'} {ban.act or ''}".strip(), Answer.YES, held=[held])


def _resolution(bonds: Bonds, treaty: Treaty) -> Proof:
    whole = bonds.whole(treaty)
    return proof("resolution", f"{treaty.title} is in effect on {bonds.on}", whole, "UN Charter art. 25")


def _names(keys: tuple[str, ...], state: str) -> bool:
    return not keys or _lists(keys, state)


def _lists(keys: tuple[str, ...], state: str) -> bool:
    return today(state) in map(today, keys)


def _collision(
    kind: str, f: Finding, against: str, whole: Proof, other: tuple[str, str], ban: str = "", in_turn: bool = False
) -> Collision:
    return Collision(
        kind=kind, state=f.bearer, toward=f.toward, against=against, answer=whole.answer, proof=whole,
        treaties=(f.treaty, other[0]), titles=(f.title, other[1]), triggered=f.answer, hop=f.hop, ban=ban, in_turn=in_turn,
    )  # fmt: skip


RULES: tuple[Callable[[Bonds, list[Finding]], Iterator[Collision]], ...] = (
    both_sides,
    other_side,
    force_forbidden,
    help_prohibited,
)
