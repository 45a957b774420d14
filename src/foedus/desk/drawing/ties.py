"""Who is tied to whom: nodes and lines of a network, from a data set's graph or from treaties of a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from foedus.core.states import name_of, states

if TYPE_CHECKING:
    import networkx as nx

BIG = 6  # members: as in research/networks/ties.py, from there on each member is tied to the alliance itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A state, or an alliance of many where `pact`."""

    key: str
    name: str
    pact: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A tie between two nodes, by their keys. `kind`: help, restraint, consultation, or "" where none is told.

    Not `sure`: that it binds, or to what, cannot be told. Not `mutual`: only the first owes the second.
    """

    first: str
    second: str
    kind: str = ""
    sure: bool = True
    mutual: bool = True
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """A network, ready to be drawn."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact:
    """A treaty as a tie: its members by key, and of each whether it is surely bound that day."""

    key: str
    name: str
    members: Mapping[str, bool]
    kind: str = ""
    href: str = ""


def net_of_graph(graph: nx.MultiDiGraph, titles: Mapping[str, str] | None = None, hrefs: Mapping[str, str] | None = None) -> Net:
    """The network of `research.networks.network.network` (not merged); `titles` names its alliances, `hrefs` leads from states."""
    from foedus.research.networks.ties import ties

    keys = {number: str(graph.nodes[number]["key"]) for number in graph}
    found = ties(graph)
    named = {one.second: (titles or {}).get(one.second, f"alliance {one.second}") for one in found if isinstance(one.second, str)}
    nodes = [Node(key=key, name=graph.nodes[n]["name"], href=(hrefs or {}).get(key, "")) for n, key in keys.items()]
    pacts = [Node(key=_hub(key), name=name, pact=True) for key, name in sorted(named.items())]
    names = {node.key: node.name for node in (*nodes, *pacts)}
    lines = []
    for one in found:
        first, second = keys[one.first], _hub(one.second) if isinstance(one.second, str) else keys[one.second]
        line = Line(first=first, second=second, kind=one.kind, sure=one.sure, mutual=one.mutual)
        lines.append(_titled(line, names))
    return Net(nodes=(*nodes, *pacts), lines=tuple(lines))


def net_of_pacts(pacts: Iterable[Pact], hrefs: Mapping[str, str] | None = None) -> Net:
    """The network of treaties; a pair that several tie has the surest, gravest line and all names in its title."""
    pacts = list(pacts)
    keys = sorted({key for pact in pacts for key in pact.members})
    nodes = [Node(key=key, name=name_of(key), href=(hrefs or {}).get(key, "")) for key in keys]
    big = [pact for pact in pacts if len(pact.members) >= BIG]
    pairs: dict[tuple[str, str], list[Pact]] = {}
    for pact in pacts:
        for pair in combinations(sorted(pact.members), 2) if pact not in big else ():
            pairs.setdefault(pair, []).append(pact)
    spokes = (_spoke(pact, key) for pact in big for key in sorted(pact.members))
    hubs = (Node(key=_hub(pact.key), name=pact.name, pact=True, href=pact.href) for pact in big)
    return Net(nodes=(*nodes, *hubs), lines=(*(_tie(pair, each) for pair, each in sorted(pairs.items())), *spokes))


def _hub(key: str) -> str:
    """No state's key, whatever the alliance's is."""
    return f"pact:{key}"


def _spoke(pact: Pact, key: str) -> Line:
    sure = pact.members[key]
    title = _said(name_of(key), pact.name, pact.kind, sure)
    return Line(first=key, second=_hub(pact.key), kind=pact.kind, sure=sure, title=title, href=pact.href)


def _tie(pair: tuple[str, str], each: list[Pact]) -> Line:
    order = ["help", "restraint", "consultation", ""]
    told = [(not (p.members[pair[0]] and p.members[pair[1]]), order.index(p.kind) if p.kind in order else 3, p) for p in each]
    unsure, _, one = min(told, key=lambda item: item[:2])
    who = f"{name_of(pair[0])} and {name_of(pair[1])}"
    title = _said(who, "; ".join(p.name for p in each), one.kind, not unsure)
    return Line(first=pair[0], second=pair[1], kind=one.kind, sure=not unsure, title=title, href=one.href)


def _titled(line: Line, names: Mapping[str, str]) -> Line:
    joint = " and " if line.mutual else " toward "
    title = _said(f"{names[line.first]}{joint}{names[line.second]}", "", line.kind, line.sure)
    return Line(first=line.first, second=line.second, kind=line.kind, sure=line.sure, mutual=line.mutual, title=title)


def _said(who: str, what: str, kind: str, sure: bool) -> str:
    return ": ".join(filter(None, (who, what, kind))) + ("" if sure else " (cannot be told)")


REGIONS = ((200, "Americas"), (400, "Europe"), (600, "Africa"), (700, "Middle East"), (900, "Asia"), (1000, "Oceania"))
"""The hundreds of the Correlates of War's numbers (State System Membership 2016), each with the first number beyond it."""
ELSEWHERE = "Others"


def seat(key: str) -> tuple[int, str, str]:
    """A state's place in the order of all: its region, and its number there."""
    state = states().get(key)
    number = (state.cow or state.gw) if state else None
    region = next((name for end, name in REGIONS if number < end), ELSEWHERE) if number else ELSEWHERE
    return (number or 1000, region, key)
