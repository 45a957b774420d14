"""What a text's days would be if it had been written on a given day: one or more worlds for each such day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from foedus.core.when import When
from foedus.core.words import Status
from foedus.reading.days.kinds import Weekday
from foedus.reading.days.resolve import resolve
from foedus.reading.drafts import Draft
from foedus.reading.story.dating import Writing, dated, tense

_MOST = 6  # weekdays with two readings in one text; further ones count back from the day of writing alone


@dataclass(frozen=True, slots=True)
class World:
    """The day of writing, and with it the days of acts and of claims, in the draft's order."""

    written: date
    acts: tuple[When, ...]
    claims: tuple[When, ...]


def worlds(draft: Draft, written: date) -> Iterator[World]:
    """All worlds of that day.

    A bare weekday counts back from the day of writing or, in a story that goes back in time, from an act told before it.
    """
    published = When.on(written)
    days = dated(draft, Writing(published))
    claims = tuple(resolve(c.time.expr, published=published) if c.time else When() for c in draft.claims)
    choices = {i: found for i in bare_weekdays(draft)[:_MOST] if len(found := _choices(draft, i, days)) > 1}
    for chosen in product(*choices.values()):
        told = dict(zip(choices, chosen, strict=True))
        yield World(written, tuple(told.get(i, day) for i, day in enumerate(days)), claims)


def bare_weekdays(draft: Draft) -> list[int]:
    """Acts that are done, on a weekday that nothing else tells."""
    return [
        i
        for i, act in enumerate(draft.acts)
        if act.time
        and isinstance(act.time.expr, Weekday)
        and act.time.expr.which is None
        and not act.time.expr.anchored
        and tense(act) == "past"
        and act.status == Status.DONE
    ]


def _choices(draft: Draft, index: int, days: tuple[When, ...]) -> list[When]:
    time = draft.acts[index].time
    before = [days[k] for k in bare_weekdays(draft) if k < index and days[k].exact]
    back = [resolve(time.expr, published=day) for day in before] if time else []
    return list(dict.fromkeys([days[index], *back]))
