"""A treaty's whole life as a strip: what it was from day to day, and a tick for each act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.core.saying import day
from foedus.core.statements import Act
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.core.words import Status
from foedus.desk.days import words
from foedus.desk.drawing.text import width as long
from foedus.law.basics.turns import ENDS, Word
from foedus.law.life.timeline import Life, Span

WIDTH, NARROW, EDGE = 800.0, 350.0, 12.0  # units: of the drawing, of one for a phone, and at both ends beside the strip
TOP, STRIP, HEIGHT = 34.0, 26.0, 84.0  # the strip's upper edge and height, the drawing's height
_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days of the same words: `kind` is the word, or "undetermined" of several; `label` is "" where there is no room for it."""

    x: float
    wide: float
    kind: str
    title: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Acts on one spot of the strip, from x to x2 where their day is not known more closely; `done` if one is."""

    x: float
    x2: float
    title: str
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeDrawing:
    """All that a template needs; `x` and `on` turn days into places and back, as a slider from `first` to `last` does."""

    first: date
    last: date
    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    years: tuple[tuple[float, str], ...]
    asked: float | None
    asked_label: str
    width: float
    height: float = HEIGHT

    def x(self, when: date) -> float:
        """Where a day stands, in units; days beyond the ends stand there."""
        share = (when - self.first).days / (self.last - self.first).days
        return round(EDGE + min(max(share, 0), 1) * (self.width - 2 * EDGE), 1)

    def on(self, x: float) -> date:
        """The day that stands there."""
        share = min(max((x - EDGE) / (self.width - 2 * EDGE), 0), 1)
        return self.first + timedelta(days=round(share * (self.last - self.first).days))

    @property
    def anchor(self) -> str:
        """How the label of the day asked for stands to its line, so that it stays on the sheet."""
        at = self.asked or 0
        return "start" if at < 70 else "end" if at > self.width - 70 else "middle"


def life_line(life: Life, until: date, asked: date | None = None, width: float = WIDTH) -> LifeDrawing:
    """From a month before the first dated act to `until`, or to a month after the last turn if that is later.

    What has surely ended is shown for an eighth of its life longer. A day `asked` beyond that is not marked.
    """
    first, last = _ends(life, until)
    frame = LifeDrawing(first=first, last=last, stretches=(), ticks=(), years=(), asked=None, asked_label="", width=width)
    return LifeDrawing(
        first=first,
        last=last,
        stretches=tuple(_stretch(frame, span) for span in life.whole.during(first, last)),
        ticks=tuple(_ticks(frame, life.case.treaty)),
        years=_years(frame),
        asked=frame.x(asked) if asked and first <= asked <= last else None,
        asked_label=day(asked) if asked else "",
        width=width,
    )


def _ends(life: Life, until: date) -> tuple[date, date]:
    bounds = [bound for held in life.case.treaty.acts if held.content.when for bound in _bounds(held.content.when)]
    turns = [turn for turn in life.whole.days if turn not in (date.min, date.max)]
    first, told = min((*bounds, *turns, until)), max((*bounds, *turns), default=until)
    over = _moved(told, max((told - first) / 8, _MONTH))
    last = over if ENDS.issuperset(life.whole.on(until)) and over < until else max(until, _moved(told, _MONTH))
    return _moved(first, -_MONTH), last


def _moved(when: date, by: timedelta) -> date:
    try:
        return when + by
    except OverflowError:
        return when


def _bounds(when: When) -> Iterable[date]:
    return (bound for bound in (when.earliest, when.latest) if bound)


def _stretch(frame: LifeDrawing, span: Span[Word]) -> Stretch:
    """The last day of a stretch is drawn whole."""
    x, x2 = frame.x(span.first), frame.x(_moved(span.last, timedelta(days=1)))
    told = " or ".join(span.words)
    kind = span.words[0].value if len(span.words) == 1 else Word.UNDETERMINED.value
    label = told if long(told) + 12 <= x2 - x else kind if long(kind) + 12 <= x2 - x else ""
    title = f"{told}, from {day(span.first)} to {day(span.last)}"
    return Stretch(x=x, wide=round(x2 - x, 1), kind=kind.replace(" ", "-"), title=title, label=label)


def _ticks(frame: LifeDrawing, treaty: Treaty) -> Iterable[Tick]:
    """One for each place: acts on the same spot share it."""
    shared: dict[tuple[float, float], list[Act]] = {}
    for act in (held.content for held in treaty.acts if held.content.status is not Status.NOT_DONE):
        if act.when and act.when.earliest and act.when.latest:
            shared.setdefault((frame.x(act.when.earliest), frame.x(act.when.latest)), []).append(act)
    for (x, x2), acts in sorted(shared.items()):
        yield Tick(x=x, x2=x2, title=_counted([_said(act) for act in acts]), done=any(a.status is Status.DONE for a in acts))


def _said(act: Act) -> str:
    told = f"{act.kind}, {words(act.when)}" if act.when else act.kind
    return told if act.status is Status.DONE else f"{told} ({act.status})"


def _counted(said: list[str]) -> str:
    return "; ".join(said[:3]) + (f" and {len(said) - 3} more" if len(said) > 3 else "")


def _years(frame: LifeDrawing) -> tuple[tuple[float, str], ...]:
    """Years on the axis, as many as stand clear of one another."""
    years = range(frame.first.year + 1, frame.last.year + 1)
    step = next(n for n in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000) if len(years) / n <= frame.width / 60)
    return tuple((frame.x(date(year, 1, 1)), str(year)) for year in years if year % step == 0)
