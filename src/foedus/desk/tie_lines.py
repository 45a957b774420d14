"""Ties of a day as pieces, one for each alliance or treaty: put together, filtered by kind and state, and listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from foedus.core.answers import Answer
from foedus.desk.drawing.ties import Line, Net, Node

ORDER = ("help", "restraint", "consultation", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """What these states owe those under one alliance or treaty: pairs of a kind ("" for any) and yes or undetermined.

    `treaty` is its key here, "" where it is known from a data set only.
    """

    title: str
    treaty: str
    of: tuple[str, ...]
    toward: tuple[str, ...]
    owed: tuple[tuple[str, Answer], ...]


NO_TIES = Net(nodes=(), lines=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One alliance, drawn and listed."""

    net: Net = NO_TIES
    bonds: tuple[Bond, ...] = ()


def together(pieces: Iterable[Piece], kind: str = "", state: str = "") -> Piece:
    """All pieces as one, only of that kind and only ties of that state, where these are given."""
    pieces = [piece for piece in pieces if not state or any(state in (*bond.of, *bond.toward) for bond in piece.bonds)]
    bonds = sorted((bond for piece in pieces for bond in piece.bonds if _asked(bond, kind, state)), key=_gravity)
    lines = [line for piece in pieces for line in piece.net.lines if not kind or line.kind == kind]
    if state:
        hubs = {line.second for line in lines if state in (line.first, line.second)}
        lines = [line for line in lines if state in (line.first, line.second) or line.second in hubs - {state}]
    merged = _merged(lines)
    shown = {key for line in merged for key in (line.first, line.second)}
    nodes = {node.key: node for piece in pieces for node in piece.net.nodes if node.key in shown}
    return Piece(net=Net(nodes=tuple(nodes.values()), lines=merged), bonds=tuple(bonds))


def linked(net: Net, query: str) -> Net:
    """The same with each state leading to its page; `query` is the question's end of the address."""
    own = [node for node in net.nodes if not node.pact and node.key.isalpha()]
    leading = {node.key: replace(node, href=f"/states/{node.key}{query}") for node in own}
    return Net(nodes=tuple(leading.get(node.key, node) for node in net.nodes), lines=net.lines)


def _gravity(bond: Bond) -> tuple[bool, int, int]:
    """What is certain first, of these the gravest, of these the greatest."""
    told = [kind for kind, answer in bond.owed if answer is Answer.YES] or [kind for kind, _ in bond.owed]
    unsure = all(answer is not Answer.YES for _, answer in bond.owed)
    return unsure, min(map(ORDER.index, told)), -len({*bond.of, *bond.toward})


def _asked(bond: Bond, kind: str, state: str) -> bool:
    return (not kind or any(kind == one for one, _ in bond.owed)) and (not state or state in (*bond.of, *bond.toward))


def _merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """One line for each pair: the gravest kind, the surest of these; mutual if both owe it."""
    pairs: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        pairs.setdefault((min(line.first, line.second), max(line.first, line.second)), []).append(line)
    return tuple(each[0] if len(each) == 1 else _one(each) for each in pairs.values())


def _one(each: Sequence[Line]) -> Line:
    alike = [line for line in each if line.kind == min((x.kind for x in each), key=ORDER.index)]
    best = next((line for line in alike if line.sure and line.mutual), next((line for line in alike if line.sure), alike[0]))
    mutual = any(line.mutual for line in alike) or len({line.first for line in alike}) == 2
    return replace(best, mutual=mutual, title=" ".join(dict.fromkeys(line.title for line in (best, *each) if line.title)))


def names(nodes: Iterable[Node]) -> dict[str, str]:
    """The names of that day, by key."""
    return {node.key: node.name for node in nodes}
