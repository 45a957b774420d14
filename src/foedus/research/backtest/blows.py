"""A war as blows in the order of time: who struck whom on which day, and which blows answer an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.core.words import Event
from foedus.datasets.wars import Entry, War
from foedus.law.basics.names import today
from foedus.law.scenarios.happenings import Happening


@dataclass(frozen=True, slots=True)
class Blow:
    """An entry into the war as an attack. `answers` is an earlier attack by its target, on itself or on a state that it helps."""

    entry: Entry
    answers: Entry | None

    @property
    def day(self) -> date:
        """Its day, the last possible one."""
        return self.entry.start.latest or date.max

    @property
    def over(self) -> date:
        """The last day of the fighting between the two."""
        return max(self.entry.end.latest or date.max, self.day)

    @property
    def helps(self) -> bool:
        """Does it come to the help of a victim (Charter art. 51)?"""
        return self.answers is not None and self.entry.joined


def blows(war: War) -> tuple[Blow, ...]:
    """Every entry in time. Who joins against a state that had struck another answers that, and so does the one that was struck."""
    struck: list[Entry] = []
    found: list[Blow] = []
    for entry in war.entries:
        before = (e for e in struck if today(e.by) == today(entry.to))
        answers = next((e for e in before if entry.joined or today(e.to) == today(entry.by)), None)
        found.append(Blow(entry, answers))
        struck += [entry] if answers is None else []
    return tuple(found)


def days(blow: Blow, begun: Iterable[date]) -> list[date]:
    """The days on which the blow is judged: its own, its eve, and those later ones of the fighting on which a state became bound.

    The eve: a breach ends no treaty by itself (VCLT arts. 60, 65), and ATOP lets one end on the day of the attack that broke it.
    The later days: an attack goes on as long as the fighting does (ILC, State Responsibility, 2001, art. 14(2)).
    """
    later = {day for day in begun if blow.day < day <= blow.over}
    return [blow.day, blow.day - timedelta(days=1), *sorted(later)]


def attack(blow: Blow, on: date) -> tuple[Happening, ...]:
    """The blow, going on that day, after the one that it answers."""
    entry = blow.entry
    now = Happening(event=Event.ARMED_ATTACK, by=(entry.by,), to=(entry.to,), defensive=blow.helps, on=on)
    return (*_before(blow), now)


def war_with(blow: Blow, on: date) -> Iterator[tuple[Happening, ...]]:
    """The war between the two, seen from each: a state of war is mutual, whoever struck first (Hague Convention III of 1907)."""
    entry = blow.entry
    yield (Happening(event=Event.WAR, by=(entry.by,), to=(entry.to,), on=on),)
    yield (Happening(event=Event.WAR, by=(entry.to,), to=(entry.by,), on=on),)


def _before(blow: Blow) -> tuple[Happening, ...]:
    first = blow.answers
    if first is None:
        return ()
    return (Happening(event=Event.ARMED_ATTACK, by=(first.by,), to=(first.to,), on=first.start.latest),)
