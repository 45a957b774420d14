"""A timeline as plain geometry: acts in lanes by who acts, dots for exact days, bars for uncertain ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from foedus.core.saying import day
from foedus.core.when import When

WIDTH, LEFT, RIGHT = 960, 130, 24  # of the drawing and its margins, in user units
ROW, PAD, TOP = 24, 10, 34
LETTER = 6.4  # mean width of a letter at 12 units, generous so that labels never touch


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, in which lane, when; `key` is the anchor of its row in the table beneath."""

    label: str
    lane: str
    when: When
    key: str
    done: bool = True


@dataclass(frozen=True, slots=True)
class Dot:
    """An event's place: from x to x2 at y; its label starts at `text_x`, or ends there where `before`."""

    event: Event
    x: float
    x2: float
    y: float
    text_x: float
    before: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A strip of the drawing with its name."""

    name: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that a template needs to write the SVG."""

    width: int
    height: float
    left: int
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]


def draw(events: Sequence[Event], most: int = 7) -> Drawing | None:
    """Lay the events out; None where fewer than two have a day or a span within bounds. Beyond `most` lanes the rest share one."""
    placed = [e for e in events if e.when.earliest and e.when.latest]
    if len(placed) < 2:
        return None
    placed = _few_lanes(placed, most)
    scale = _Scale.over(placed)
    lanes: list[Lane] = []
    dots: list[Dot] = []
    top = float(TOP)
    for name in dict.fromkeys(e.lane for e in placed):
        rows = _rows([scale.dot(e) for e in placed if e.lane == name])
        height = len(rows) * ROW + PAD
        dots += [replace(dot, y=top + PAD / 2 + (i + 0.5) * ROW) for i, row in enumerate(rows) for dot in row]
        lanes.append(Lane(name, top, height))
        top += height
    return Drawing(WIDTH, top + 8, LEFT, tuple(lanes), tuple(dots), scale.ticks())


def _few_lanes(events: list[Event], most: int) -> list[Event]:
    names = list(dict.fromkeys(e.lane for e in events))
    kept = set(names if len(names) <= most else names[: most - 1])
    return [e if e.lane in kept else replace(e, lane="others") for e in events]


def _rows(dots: list[Dot]) -> list[list[Dot]]:
    """Each dot in the first row where its label touches no other."""
    rows: list[list[Dot]] = []
    for dot in sorted(dots, key=lambda d: (_box(d)[0], _box(d)[1])):
        row = next((r for r in rows if _box(r[-1])[1] < _box(dot)[0]), None)
        if row is None:
            rows.append([dot])
        else:
            row.append(dot)
    return rows


def _box(dot: Dot) -> tuple[float, float]:
    long = len(dot.event.label) * LETTER
    return (dot.text_x - long, dot.x2 + 10) if dot.before else (dot.x - 10, dot.text_x + long)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    @classmethod
    def over(cls, events: Sequence[Event]) -> _Scale:
        days = [d for e in events for d in (e.when.earliest, e.when.latest) if d]
        return cls(min(days), max(days))

    def x(self, when: date) -> float:
        share = (when - self.first).days / max((self.last - self.first).days, 1)
        return LEFT + 14 + share * (WIDTH - LEFT - RIGHT - 28)

    def dot(self, event: Event) -> Dot:
        x, x2 = self.x(event.when.earliest or self.first), self.x(event.when.latest or self.last)
        before = x2 + 10 + len(event.label) * LETTER > WIDTH - 4
        return Dot(event, x, x2, 0, x - 10 if before else x2 + 10, before)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        days = (self.last - self.first).days
        found = self._months(1 if days < 250 else 3) if days < 800 else self._years(max(1, round(days / 365 / 9)))
        if days < 100:
            found = self._days(3 if days < 25 else 7 if days < 50 else 14)
        return tuple((self.x(d), name) for d, name in found if self.first <= d <= self.last)

    def _days(self, step: int) -> list[tuple[date, str]]:
        days = (self.first + timedelta(days=n) for n in range(0, (self.last - self.first).days + 1, step))
        return [(d, f"{d.day} {day(d)[2:].lstrip()[:3]}") for d in days]

    def _months(self, step: int) -> list[tuple[date, str]]:
        years = range(self.first.year, self.last.year + 1)
        return [(date(y, m, 1), day(date(y, m, 1))[2:5] + f" {y}") for y in years for m in range(1, 13, step)]

    def _years(self, step: int) -> list[tuple[date, str]]:
        return [(date(y, 1, 1), str(y)) for y in range(self.first.year, self.last.year + 1) if y % step == 0]
