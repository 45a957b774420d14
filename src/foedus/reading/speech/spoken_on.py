"""The day on which a source spoke: the expression of time that stands beside the cue and outside what is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from foedus.reading.speech.kinds import Attribution
from foedus.reading.timex.kinds import Kind, Timex

_NEAR = 60  # characters between a cue and its day


def spoken_on(text: str, one: Attribution, times: Sequence[Timex]) -> Timex | None:
    """The nearest day beside the cue in its own sentence; None where none stands there. `times` in order of place."""
    first = bisect_left(times, one.cue[0] - _NEAR, key=lambda t: t.start)
    last = bisect_left(times, one.cue[1] + _NEAR, key=lambda t: t.start)
    beside = [t for t in times[first:last] if t.kind in (Kind.DATE, Kind.TIME) and _outside(text, one, t)]
    return min(beside, key=lambda t: _gap(one, t), default=None)


def _outside(text: str, one: Attribution, found: Timex) -> bool:
    between = text[min(one.cue[1], found.end) : max(one.cue[0], found.start)]
    free = all(found.end <= start or end <= found.start for start, end in one.content)
    return free and "\n" not in between and ". " not in between and ";" not in between


def _gap(one: Attribution, found: Timex) -> int:
    return max(found.start - one.cue[1], one.cue[0] - found.end)
