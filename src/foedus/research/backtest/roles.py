"""Simple role rules, to compare with: who is attacked, who attacks, who is at war, and the flags; no conditions."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.datasets.alliances.spell import Spell
from foedus.datasets.numbers import bearer
from foedus.datasets.wars import Entry, War
from foedus.law.basics.names import today


def by_roles(war: War, spells: Iterable[Spell]) -> bool:
    """DEFENSE where a member is attacked from outside, OFFENSE where one attacks, NEUTRAL where one is at war with an outsider."""
    told = tuple(spells)
    return any(_called(entry, told) for entry in war.entries)


def _called(entry: Entry, spells: tuple[Spell, ...]) -> bool:
    bound = [spell for spell in spells if _covers(spell, entry)]
    members = {today(bearer(s.state, s.start.latest)) for s in bound}
    by, to = today(entry.by) in members, today(entry.to) in members
    if by == to:
        return False
    flags = ("defense", "neutral") if to else ("offense", "neutral")
    return any(spell.flag(flag) for spell in bound for flag in flags)


def _covers(spell: Spell, entry: Entry) -> bool:
    day, start, end = entry.start.latest, spell.start.latest, spell.end.latest if spell.end else None
    return bool(day and start and start <= day and (spell.end is None or (end and day <= end)))
