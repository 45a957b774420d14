"""The alliances of a data set from day to day: who is tied to whom, alliance by alliance, so that the next year costs little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from foedus.core.answers import Answer, some
from foedus.core.states import of_cow, states
from foedus.datasets.alliances.spell import Spell
from foedus.datasets.alliances.spellrows import Spells
from foedus.desk.drawing.ties import net_of_graph
from foedus.desk.tie_lines import Bond, Piece
from foedus.research.networks.network import active, network
from foedus.research.networks.ties import CLASSES

if TYPE_CHECKING:
    import networkx as nx

_PERIODS = (date(1919, 1, 1), date(1946, 1, 1), date(1992, 1, 1), date.max)  # after each of them the states were others
_NOTHING = Piece()
Owed = tuple[tuple[str, Answer], ...]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AllianceDays:
    """The days of one file. An alliance is reckoned again only when its members change, or one of them bears another name."""

    spells: Spells
    _groups: dict[str, list[Spell]] = field(default_factory=dict, repr=False, compare=False)
    _pieces: dict[tuple[object, ...], Piece] = field(default_factory=dict, repr=False, compare=False)
    _seats: dict[date, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for spell in self.spells.spells:
            name = f"{spell.alliance}-{spell.phase}" if spell.alliance and spell.phase else spell.alliance
            self._groups.setdefault(name, []).append(spell)

    def pieces(self, on: date) -> list[Piece]:
        """Those of the alliances that bind, or may bind, somebody that day."""
        found = (self._piece(name, group, on) for name, group in self._groups.items())
        return [piece for piece in found if piece.bonds]

    def seats(self, on: date) -> tuple[str, ...]:
        """All states that were allied at any time between the day's neighbouring great turns, so that a ring of them rests."""
        end = next(day for day in _PERIODS if on < day)
        if end not in self._seats:
            start = max((day for day in _PERIODS if day <= on), default=date.min)
            self._seats[end] = tuple(sorted(self._between(start, end - _DAY)))
        return self._seats[end]

    def _between(self, start: date, end: date) -> Iterator[str]:
        spans = [(span.cow, key, span.start or date.min, span.end or date.max) for key, s in states().items() for span in s.spans]
        allied: dict[int, list[tuple[date, date]]] = {}
        for spell in self.spells.spells:
            first = max(spell.start.earliest or date.min, start)
            last = min(spell.end.latest or date.max if spell.end else date.max, end)
            if first <= last:
                allied.setdefault(spell.state, []).append((first, last))
        for number, key, begun, ended in spans:
            if any(begun <= last and first <= ended for first, last in allied.get(number or 0, ())):
                yield key

    def _piece(self, name: str, group: list[Spell], on: date) -> Piece:
        told = [(spell, answer) for spell in group if (answer := active(spell, self.spells.data, on)) is not Answer.NO]
        if len(told) < 2 and not any(spell.toward is not None for spell, _ in told):
            return _NOTHING
        numbers = sorted({n for spell, _ in told for n in (spell.state, spell.toward) if n is not None})
        key = name, *((spell.line, spell.state, answer) for spell, answer in told), *(_named(n, on) for n in numbers)
        if key not in self._pieces:
            graph = network(replace(self.spells, spells=tuple(spell for spell, _ in told)), on)
            self._pieces[key] = _piece(graph, name, self.spells.data.name)
        return self._pieces[key]


def _named(number: int, on: date) -> tuple[str | None, str]:
    key = of_cow(number, on)
    return key, next((span.name for span in states()[key].spans if span.covers(on)), "") if key else ""


def _piece(graph: nx.MultiDiGraph, name: str, data: str) -> Piece:
    title = f"{data} {name}" if name else data
    net = net_of_graph(graph, {name: title})
    return Piece(net=net, bonds=tuple(_bonds(graph, title)))


def _bonds(graph: nx.MultiDiGraph, title: str) -> Iterator[Bond]:
    """Who owes the same among the same states is told at once."""
    owed: dict[tuple[str, Owed], set[str]] = {}
    for first, second, edge in graph.edges(data=True):
        coded = tuple((name, value) for name, value in edge.items() if name != "alliance")
        owed.setdefault((graph.nodes[first]["key"], _owed(coded)), set()).add(graph.nodes[second]["key"])
    alike: dict[tuple[Owed, frozenset[str]], list[str]] = {}
    for (key, kinds), toward in owed.items():
        alike.setdefault((kinds, frozenset({key, *toward})), []).append(key)
    for (kinds, among), of in alike.items():
        others = among if len(of) > 1 else among - {of[0]}
        yield Bond(treaty="", title=title, of=tuple(sorted(of)), toward=tuple(sorted(others)), owed=kinds)


@lru_cache(4096)
def _owed(coded: tuple[tuple[str, str], ...]) -> Owed:
    """Each class of obligation that is, or may be, owed."""
    edge = dict(coded)
    told = ((kind, _one(edge, names)) for kind, names in CLASSES.items())
    found = tuple((kind, answer) for kind, answer in told if answer is not Answer.NO)
    return found or (("", Answer(edge["bound"])),)


def _one(edge: dict[str, str], names: Iterable[str]) -> Answer:
    return some(Answer(edge[name]) for name in names if name in edge)
