"""Spells as statements on the characters of their rows: names, entries, exits, and obligations (see obligations).

Each phase of an alliance is a treaty of its own, for its obligations differ: `atop-3180-2`. A day or month that the file leaves
blank stays uncertain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from foedus.core.sources import Source
from foedus.core.statements import Act, Clauses, Content, Naming, Relation, Statement
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.datasets.alliances.groups import Alliance, alliances, in_time, whole
from foedus.datasets.alliances.layouts import DataSet
from foedus.datasets.alliances.obligations import provisions, variables
from foedus.datasets.alliances.spell import Spell
from foedus.datasets.alliances.spellrows import Spells
from foedus.datasets.numbers import bearer
from foedus.datasets.rowsources import on_rows, row_source
from foedus.law.basics.names import today
from foedus.law.basics.reckoning import next_day
from foedus.ledger.folding.fold import fold


def source(told: Spells) -> Source:
    """The file as a source, its text whole."""
    data = told.data
    return row_source(told.file, f"{data.name} {data.version}, {told.layout.about}", data.citation, data.name)


def statements(told: Spells) -> Iterator[Statement]:
    """What the rows say, alliance by alliance."""
    found = alliances(told, variables(told.data.name))
    return on_rows(told.file, (one for alliance in found for one in _contents(alliance, told.data)))


def treaties(told: Spells) -> dict[str, Treaty]:
    """The alliances of the file as treaties, without a ledger."""
    file = source(told)
    return fold(statements(told), {file.id: file})


def _contents(alliance: Alliance, data: DataSet) -> Iterator[tuple[int, Content]]:
    first = alliance.spells[0]
    yield first.line, Naming(treaty=alliance.key, name=alliance.title, kind="alliance")
    lasts = any(spell.end is None for spell in alliance.spells)
    yield first.line, Clauses(treaty=alliance.key, open=True, told_until=data.last if lasts else None)
    if first.alliance and first.toward is not None:
        yield first.line, Relation(kind="restates", treaty=alliance.key, other=whole(data.name, first))
    yield from _acts(alliance, data)
    yield from provisions(alliance, data)


@dataclass(frozen=True, slots=True)
class _Bound:
    """A state's time in the treaty, on the line of its row; `out` is the first day on which it is bound no more."""

    line: int
    state: str
    start: When
    out: When | None


def _acts(alliance: Alliance, data: DataSet) -> Iterator[tuple[int, Content]]:
    """No treaty binds one alone: it enters into force when the second member is in, for a later one on its own day.

    Who enters on one day does so in one act, told by the row of each.
    """
    bound = _joined(alliance, data)
    first = bound[min(1, len(bound) - 1)].start
    entering: dict[When, list[_Bound]] = defaultdict(list)
    for one in bound:
        entering[max(one.start, first, key=in_time)].append(one)
        if one.out:
            yield one.line, Act(kind=ActKind.WITHDRAWAL, treaty=alliance.key, actors=(one.state,), when=one.out, note="took effect")
    yield from _end(alliance.key, bound)
    for when, together in entering.items():
        actors = tuple(dict.fromkeys(one.state for one in together))
        entry = Act(kind=ActKind.ENTRY_INTO_FORCE, treaty=alliance.key, actors=actors, when=when)
        yield from ((line, entry) for line in dict.fromkeys(one.line for one in together))


def _end(treaty: str, bound: list[_Bound]) -> Iterator[tuple[int, Content]]:
    """It ends when one member is left: all have gone but one, who is not bound alone."""
    last = {one.state: one for one in sorted(bound, key=_leaves)}
    leaving = sorted(last.values(), key=_leaves)
    if len(leaving) > 1 and (out := leaving[-2].out):
        yield leaving[-2].line, Act(kind=ActKind.TERMINATION, treaty=treaty, when=out, note="no two members are left")


def _leaves(one: _Bound) -> tuple[date, date]:
    return in_time(one.out) if one.out else (date.max, date.max)


def _joined(alliance: Alliance, data: DataSet) -> list[_Bound]:
    """In order of time. What meets or overlaps is one: a number that changes (260 to 255), a state that goes on in another's."""
    told: dict[str, list[_Bound]] = defaultdict(list)
    for one in sorted((b for spell in alliance.spells for b in _bound(spell, data)), key=lambda b: in_time(b.start)):
        mine = told[today(one.state)]
        before = mine[-1] if mine else None
        if before and (before.out is None or in_time(one.start)[0] <= in_time(before.out)[0]):
            mine[-1] = replace(before, out=_later(before.out, one.out))
        else:
            mine.append(one)
    return sorted((b for mine in told.values() for b in mine), key=lambda b: in_time(b.start))


def _bound(spell: Spell, data: DataSet) -> Iterator[_Bound]:
    out = spell.end and next_day(spell.end) if data.end_day == "in" else spell.end
    for number in filter(None, (spell.state, spell.toward)):
        yield _Bound(spell.line, bearer(number, spell.start.latest), spell.start, out)


def _later(one: When | None, other: When | None) -> When | None:
    return max(one, other, key=in_time) if one and other else None
