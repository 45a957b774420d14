"""Spells of one alliance and phase together: what becomes one treaty, for members' obligations differ from phase to phase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from foedus.core.states import name_of
from foedus.core.when import When
from foedus.datasets.alliances.spell import Spell
from foedus.datasets.alliances.spellrows import Spells
from foedus.datasets.numbers import bearer


@dataclass(frozen=True, slots=True)
class Alliance:
    """One treaty to be: its key and title, and its spells, each with the state that bore the file's number in it."""

    key: str
    title: str
    spells: tuple[Spell, ...]


def alliances(told: Spells, flags: Iterable[str]) -> list[Alliance]:
    """By alliance and phase; obligations toward one state (directed files) by the pair, each pair's runs of years one by one."""
    groups: dict[str, list[Spell]] = defaultdict(list)
    variables = tuple(flags)
    for spell in _phased(told.spells, variables):
        groups[_key(told.data.name, spell)].append(spell)
    return [Alliance(key, _title(told.data.name, spells[0]), tuple(spells)) for key, spells in groups.items()]


def whole(data: str, spell: Spell) -> str:
    """The key of the alliance and phase, of whatever members: atop-1020-1, cow-6-0."""
    return f"{data.lower()}-{spell.alliance or '0'}-{spell.phase}"


def _key(data: str, spell: Spell) -> str:
    """That, or with a pair of members: cow-6-0-200-255; atop-0-0-2-20-1942 where the file names no alliance but years."""
    pair = () if spell.toward is None else tuple(map(str, sorted((spell.state, spell.toward))))
    start = spell.start.earliest
    run = (str(start.year),) if not spell.alliance and start else ()
    return "-".join((whole(data, spell), *pair, *run))


def _title(data: str, spell: Spell) -> str:
    phase = f", phase {spell.phase}" if spell.phase else ""
    title = f"{data} alliance {spell.alliance}{phase}" if spell.alliance else f"{data} alliance"
    if spell.toward is None:
        return title
    pair = sorted((spell.state, spell.toward))
    return f"{title} between {' and '.join(name_of(bearer(number, spell.start.latest)) for number in pair)}"


def _phased(spells: Iterable[Spell], flags: tuple[str, ...]) -> Iterable[Spell]:
    """With phases where the file has none but a state's flags change within an alliance: each change begins one."""
    told = tuple(spells)
    begins = _changes(told, flags)
    for spell in told:
        days = begins.get(spell.alliance, ()) if spell.alliance and not spell.phase else ()
        phase = sum(day <= (spell.start.earliest or date.min) for day in days)
        yield replace(spell, phase=phase) if phase else spell


def _changes(spells: Iterable[Spell], flags: tuple[str, ...]) -> Mapping[str, tuple[date, ...]]:
    """By alliance the days on which a state's flags become others than they were."""
    last: dict[tuple[str, int, int, int | None], tuple[bool | None, ...]] = {}
    found: dict[str, set[date]] = defaultdict(set)
    for spell in sorted(spells, key=lambda s: s.start.earliest or date.min):
        own, now = (spell.alliance, spell.phase, spell.state, spell.toward), tuple(map(spell.flag, flags))
        if own in last and last[own] != now and spell.start.earliest:
            found[spell.alliance].add(spell.start.earliest)
        last[own] = now
    return {alliance: tuple(sorted(days)) for alliance, days in found.items()}


def in_time(when: When) -> tuple[date, date]:
    """For sorting: by the last day that it can be."""
    return when.latest or date.max, when.earliest or date.min
