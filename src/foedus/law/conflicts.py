"""Duties that cannot all be kept: help for both sides, force where force is forbidden, help where it is prohibited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from foedus.core.answers import Answer
from foedus.core.statements import Provision
from foedus.core.treaties import Held, Treaty
from foedus.core.words import Event
from foedus.law.bonds import Bonds
from foedus.law.facts import bilateral
from foedus.law.findings import Finding
from foedus.law.match import duty_of, events
from foedus.law.names import full, today
from foedus.law.proofs import Proof, conjunction, proof

FORCE = {Event.ARMED_ATTACK, Event.AGGRESSION, Event.WAR}
_CHARTER = re.compile(r"\bCharter\b|\bUnited Nations\b")  # yields to self-defence by its own terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two obligations of one state against each other. `answer`: is there a conflict?"""

    kind: str
    state: str
    says: str
    answer: Answer
    proof: Proof
    treaties: tuple[str, str]
    resolution: str = ""  # which one prevails, where the law says so


def conflicts(treaties: Iterable[Treaty], findings: Iterable[Finding], on: date, known: date | None = None) -> list[Conflict]:
    """Conflicts among the duties to help that are, or may be, triggered."""
    bonds = Bonds.of(treaties, on, known)
    helping = [f for f in findings if f.duty == "help" and f.answer is not Answer.NO and f.provision.modality != "may"]
    found = [conflict for rule in RULES for conflict in rule(bonds, helping) if conflict.answer is not Answer.NO]
    return list({(c.kind, c.state, c.treaties): c for c in reversed(found)}.values())[::-1]


def both_sides(bonds: Bonds, helping: list[Finding]) -> Iterator[Conflict]:
    """VCLT art. 30: bound to help each side against the other."""
    for one, other in combinations((f for f in helping if f.hop == 1), 2):
        if one.bearer == other.bearer and one.toward in other.against and other.toward in one.against:
            says = f"{full(one.bearer)} is bound to help both {full(one.toward)} and {full(other.toward)}"
            whole = conjunction("help for both sides", says, [one.proof, other.proof], "VCLT art. 30")
            yield _conflict("both sides", one.bearer, whole, one.treaty, other.treaty)


def other_side(bonds: Bonds, helping: list[Finding]) -> Iterator[Conflict]:
    """VCLT art. 30: bound to help the one side now, and the other if it is attacked in turn."""
    for f, treaty, held in _beside(bonds, helping):
        other, duty = held.content, duty_of(held.content)
        for enemy in f.against if duty and duty.name == "help" and other.modality != "may" else ():
            if bonds.may_bind(treaty, f.bearer, enemy) and _names(other.bearers, f.bearer) and _names(other.toward, enemy):
                says = (
                    f"{full(f.bearer)} is to help {full(f.toward)} against {full(enemy)}, and {full(enemy)} too if it is attacked"
                )
                turn = proof("in turn", f"no source says whether {full(enemy)} is attacked in turn", Answer.UNKNOWN, held=[held])
                whole = conjunction(
                    "help for both sides", says, [f.proof, bonds.binding(treaty, f.bearer, enemy), turn], "VCLT art. 30"
                )
                yield _conflict("both sides", f.bearer, whole, f.treaty, treaty.id)


def force_forbidden(bonds: Bonds, helping: list[Finding]) -> Iterator[Conflict]:
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
                says = f"{full(f.bearer)} must help {full(f.toward)} and may not use force against {full(enemy)}"
                steps = [f.proof, bonds.binding(treaty, f.bearer, enemy), _ban(held)]
                whole = conjunction("force forbidden", says, steps, "VCLT art. 30")
                yield _conflict("non-aggression", f.bearer, whole, f.treaty, treaty.id)


def help_prohibited(bonds: Bonds, helping: list[Finding]) -> Iterator[Conflict]:
    """UN Charter arts. 25, 103: a prohibition by the Security Council prevails over a duty to help with arms."""
    for f, treaty, held in _beside(bonds, helping):
        ban = held.content
        duty = duty_of(ban)
        sends = _lists(ban.bearers, f.bearer) and not ban.toward
        gets = _lists(ban.toward, f.toward) and not ban.bearers
        if duty and duty.name == "embargo" and (sends or gets):
            says = f"{full(f.bearer)} must help {full(f.toward)}, and {treaty.title} prohibits: {ban.act or ban.kind}"
            whole = conjunction("help prohibited", says, [f.proof, _resolution(bonds, treaty), _ban(held)], "UN Charter art. 103")
            prevails = "the prohibition prevails as far as it reaches (UN Charter art. 103)"
            yield _conflict("prohibition", f.bearer, whole, f.treaty, treaty.id, prevails)


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


def _conflict(kind: str, state: str, whole: Proof, one: str, other: str, resolution: str = "") -> Conflict:
    return Conflict(
        kind=kind, state=state, says=whole.says, answer=whole.answer, proof=whole, treaties=(one, other), resolution=resolution
    )


RULES: tuple[Callable[[Bonds, list[Finding]], Iterator[Conflict]], ...] = (both_sides, other_side, force_forbidden, help_prohibited)
