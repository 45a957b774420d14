"""The network of alliances on a day: which states are bound together, and what each owes the other, by a user's file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, permutations
from typing import TYPE_CHECKING

from foedus.core.answers import Answer, some
from foedus.core.problems import Problem, Refused
from foedus.core.states import name_of, of_cow, states
from foedus.datasets.alliances.layouts import DataSet
from foedus.datasets.alliances.obligations import variables
from foedus.datasets.alliances.spell import Spell
from foedus.datasets.alliances.spellrows import Spells

if TYPE_CHECKING:
    import networkx as nx


def network(found: Spells, day: date) -> nx.MultiDiGraph:
    """The states that are, or may be, bound on that day, and an edge for each alliance and each direction.

    A node is a Correlates of War number, with `key` and `name`, the state's of that day. An edge from A to B is what A owes B under
    one alliance: its attributes are `alliance` (number and phase), `bound` and each variable that is an obligation, "yes", "no" or
    "undetermined"; a bond that is over or not begun has no edge. Undetermined: the file leaves the day open, the obligations vary
    by partner (ATOP's obvary) or are told of the alliance only, or are not coded. The graph's attributes say data set and day.
    Refused for a day outside the data's time.
    """
    import networkx as nx

    _check(found.data, day)
    graph = nx.MultiDiGraph(data_set=found.data.name, version=found.data.version, day=day.isoformat(), citation=found.data.citation)
    edges = sorted(_edges(found, day), key=lambda edge: edge[:3])
    numbers = sorted({number for edge in edges for number in edge[:2]})
    graph.add_nodes_from((number, _state(number, day)) for number in numbers)
    graph.add_edges_from(edges)
    return graph


def merged(graph: nx.MultiDiGraph) -> nx.DiGraph:
    """One edge from A to B over all their alliances: each answer is yes if one has it, `alliances` lists them."""
    import networkx as nx

    one = nx.DiGraph(**graph.graph)
    one.add_nodes_from(graph.nodes(data=True))
    for first, second in sorted(set(graph.edges())):
        edges = [graph.edges[first, second, key] for key in sorted(graph[first][second])]
        answers = {kind: some(Answer(edge[kind]) for edge in edges).value for kind in edges[0] if kind != "alliance"}
        one.add_edge(first, second, alliances=" ".join(edge["alliance"] for edge in edges), **answers)
    return one


def _check(data: DataSet, day: date) -> None:
    if not data.first <= day <= data.last:
        says = f"{data.name} {data.version} tells of {data.first} to {data.last} only."
        raise Refused(Problem(day.isoformat(), says, "Name a day in that time."))


def _state(number: int, day: date) -> dict[str, str]:
    key = of_cow(number, day)
    if key is None:
        return {"key": str(number), "name": f"state {number}"}
    spans = (span.name for span in states()[key].spans if span.covers(day))
    return {"key": key, "name": next(spans, name_of(key))}


def _edges(found: Spells, day: date) -> Iterator[tuple[int, int, str, dict[str, str]]]:
    """From, to, key and attributes of each edge."""
    there = sorted((s for s in found.spells if active(s, found.data, day) != Answer.NO), key=_alliance)
    kinds = variables(found.data.name)
    for alliance, group in groupby(there, key=_alliance):
        for (first, second), owed in _pairs(list(group), found.data, day, kinds):
            if owed["bound"] != Answer.NO:
                attributes = {"alliance": alliance, **{name: answer.value for name, answer in owed.items()}}
                yield first, second, f"{first}-{second}-{alliance}", attributes


def _pairs(
    group: list[Spell], data: DataSet, day: date, kinds: Iterable[str]
) -> Iterator[tuple[tuple[int, int], dict[str, Answer]]]:
    """What each owes each other in one alliance; members are in it together, a directed row is of its own pair alone."""
    members = {state: [s for s in group if s.state == state and s.toward is None] for state in {s.state for s in group}}
    directed = {(s.state, s.toward) for s in group if s.toward is not None}
    owing = {state: _owed(own, data, day, kinds) for state, own in members.items() if own}
    both = {answer: {state: {k: a & answer for k, a in owed.items()} for state, owed in owing.items()} for answer in Answer}
    for first, second in permutations(sorted(owing), 2):
        yield (first, second), both[owing[second]["bound"]][first]
    for state, toward in sorted(directed):
        own = [s for s in group if (s.state, s.toward) == (state, toward)]
        yield (state, toward), _owed(own, data, day, kinds)


def _owed(own: list[Spell], data: DataSet, day: date, kinds: Iterable[str]) -> dict[str, Answer]:
    bound = [active(spell, data, day) for spell in own]
    told = {kind: some(now & _told(s, kind) for s, now in zip(own, bound, strict=True)) for kind in kinds}
    return {"bound": some(bound), **told}


def _told(spell: Spell, kind: str) -> Answer:
    """Is the obligation coded, and as this state's toward every partner?"""
    flag = spell.flag(kind)
    if flag is None or (flag and (spell.varies or spell.shared)):
        return Answer.UNKNOWN
    return Answer.YES if flag else Answer.NO


def active(spell: Spell, data: DataSet, day: date) -> Answer:
    """Does the spell cover the day, by what the data set says of days that end spells?"""
    if spell.end is None:
        return spell.start.by(day)
    over = spell.end.before(day) if data.end_day == "in" else spell.end.by(day)
    return spell.start.by(day) & ~over


def _alliance(spell: Spell) -> str:
    """Number and phase, or "" where the file names none."""
    return f"{spell.alliance}-{spell.phase}" if spell.alliance and spell.phase else spell.alliance
