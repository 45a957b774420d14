"""Collisions of two duties, put together by the pair of treaties, with the states on which they fall listed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from foedus.core.answers import Answer
from foedus.law.basics.names import full, listed, short
from foedus.law.basics.proofs import Proof, proof

MANY = 4  # more states than this are counted in the middle of a sentence
RESOLUTIONS = {
    "prohibition": "the prohibition prevails as far as it reaches (UN Charter art. 103)",
    "aggressor": "the Charter prevails (UN Charter art. 103; Articles on State Responsibility art. 16)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """Two obligations of one state against each other. `answer`: are both on it that day? `ban`: what the second one forbids."""

    kind: str
    state: str
    toward: str
    against: str
    answer: Answer
    treaties: tuple[str, str]
    titles: tuple[str, str]
    triggered: Answer
    hop: int = 1
    ban: str = ""
    in_turn: bool = False  # the second duty hangs on an attack that no source reports


class Grounded(NamedTuple):
    """A collision, and what makes the proof of it, with the same answer: of hundreds only some are shown."""

    one: Collision
    prove: Callable[[], Proof]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """The collisions of one kind between the same two treaties; `proof` is the first one's, `each` has all."""

    kind: str
    states: tuple[str, ...]
    says: str
    answer: Answer
    proof: Proof
    treaties: tuple[str, str]
    resolution: str = ""  # which duty prevails, where the law says so
    each: tuple[Collision, ...] = ()


def together(found: Iterable[Grounded]) -> list[tuple[Grounded, ...]]:
    """Those of one conflict: of one kind, pair of treaties, answer and degree of certainty, in the order in which they came."""
    groups: dict[tuple[object, ...], list[Grounded]] = {}
    for each in found:
        one = each.one
        key = (one.kind, frozenset(one.treaties), one.answer, one.triggered, one.hop > 1, one.in_turn)
        groups.setdefault(key, []).append(each)
    return [tuple(group) for group in groups.values()]


def conflict(grounded: tuple[Grounded, ...]) -> Conflict:
    """The conflict of these collisions, in words."""
    each = tuple(g.one for g in grounded)
    one, states = each[0], tuple(dict.fromkeys(c.state for c in each))
    resolution = RESOLUTIONS.get(one.kind, "")
    says = _says(each, states) + (f"; {resolution}" if resolution else "")
    shown = grounded[0].prove()
    like = proof(one.kind, f"shown for {full(one.state)}; likewise for the rest", one.answer, steps=shown.steps)
    whole = replace(shown, says=says, steps=shown.steps if len(each) == 1 else (like,))
    return Conflict(
        kind=one.kind,
        states=states,
        says=says,
        answer=one.answer,
        proof=whole,
        treaties=one.treaties,
        resolution=resolution,
        each=each,
    )


def _says(each: tuple[Collision, ...], states: tuple[str, ...]) -> str:
    one, who = each[0], listed(map(full, states))
    verb = "must" if one.triggered is Answer.YES else "may have to"
    titles = " and ".join(dict.fromkeys(map(short, one.titles)))
    said = f"{who} {verb} help {_predicate(each)} ({titles})"
    return f"Hypothetical: {said}" if one.hop > 1 else said[0].upper() + said[1:]


def _predicate(each: tuple[Collision, ...]) -> str:
    helped, enemy = _some(c.toward for c in each), _some(c.against for c in each)
    bans = " or ".join(dict.fromkeys(c.ban for c in each if c.ban))
    if bans:
        return f"{helped}, and may not {bans}"
    if each[0].kind == "both sides":
        return f"{helped} against {enemy}, and {enemy} too if attacked" if each[0].in_turn else f"both {helped} and {enemy}"
    if each[0].kind == "neutrality":
        return f"{helped} against {enemy}, and stay neutral {f'if {enemy} is attacked' if each[0].in_turn else f'toward {enemy}'}"
    return f"{helped}, and may not use force against {enemy}"


def _some(keys: Iterable[str]) -> str:
    names = list(dict.fromkeys(map(full, keys)))
    return listed(names) if len(names) <= MANY else f"{len(names)} states ({names[0]}, {names[1]} and others)"
