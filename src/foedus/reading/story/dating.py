"""The days of a text's acts, given the day on which it was written. An undated act never borrows a day that is not told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import lru_cache

from foedus.core.when import When
from foedus.core.words import Status
from foedus.reading.days.kinds import Anchored, Expr, Yearless
from foedus.reading.days.resolve import inverse, resolve
from foedus.reading.days.resolve_patterns import pattern
from foedus.reading.drafts import Draft, DraftAct
from foedus.reading.story.dating_reference import counted, reference
from foedus.reading.story.sameness import groups, together

UNKNOWN = When()
_PASSES = 4  # a told link may point to an act that follows in the text, and that one to another
_HALF_A_YEAR = timedelta(183)


@dataclass(frozen=True, slots=True)
class Writing:
    """From when a text is read: its day of publication, and what other evidence tells.

    `seen_from` is a day near which days without a year lie where `published` leaves the year open; `settled` are days of
    acts, by index, that are known already.
    """

    published: When = UNKNOWN
    seen_from: When | None = None
    settled: Mapping[int, When] = field(default_factory=dict)


def dated(draft: Draft, writing: Writing) -> tuple[When, ...]:
    """The day of each act of the draft, in their order; `When()` where the text does not tell it."""
    days = [writing.settled.get(i, UNKNOWN) for i in range(len(draft.acts))]
    for _ in range(_PASSES):
        before = list(days)
        for i in range(len(draft.acts)):
            days[i] = writing.settled.get(i) or _day(i, draft, days, writing)
        _share(draft, days)
        if days == before:
            break
    return tuple(days)


def tense(act: DraftAct) -> str:
    """That of the act's own words: what is expected lies ahead."""
    return "future" if act.future else "past"


def _day(i: int, draft: Draft, days: Sequence[When], writing: Writing) -> When:
    act = draft.acts[i]
    if act.time:
        return _told(i, draft, days, writing)
    if act.with_act is not None and act.with_act != i:
        return days[act.with_act]
    if act.by_act is not None and act.by_act != i and act.status == Status.DONE:
        return When(None, days[act.by_act].latest)
    return days[i]  # unknown, or what another mention of the same act has told


def _share(draft: Draft, days: list[When]) -> None:
    """A mention without words for its day is of the day that another mention of the same act has."""
    silent = any(act.time is None for act in draft.acts) and any(day.edtf for day in days)
    for group in groups(draft, days) if silent else ():
        found = together(days[k] for k in group)
        for k in group:
            if draft.acts[k].time is None:
                days[k] = found


def _told(i: int, draft: Draft, days: Sequence[When], writing: Writing) -> When:
    act = draft.acts[i]
    if act.time is None:
        return UNKNOWN
    expr: Expr = act.time.expr
    if isinstance(expr, Yearless) and writing.seen_from and not writing.published.width and not act.future:
        return _near(expr, writing.seen_from)
    if act.base:
        base = resolve(act.base.expr, published=writing.published, tense=tense(act))
        expr = inverse(expr) if isinstance(expr, Anchored) else expr
    else:
        base = reference(i, draft, days, writing.published) if counted(expr) else UNKNOWN
    return _within(_resolved(expr, writing.published, base, tense(act)), act.limit)


def _within(day: When, limit: str) -> When:
    """ "By" a day is on it or earlier, "before" it earlier."""
    if limit == "by" and day.latest:
        return When(None, day.latest)
    return When(None, day.earliest - timedelta(1)) if limit == "before" and day.earliest else day


@lru_cache(16384)
def _resolved(expr: Expr, published: When, base: When, tense: str) -> When:
    return resolve(expr, published=published, reference=base, tense=tense)


def _near(expr: Yearless, day: When) -> When:
    """The occurrence in the half-year before a day of the same story; farther off the year cannot be told."""
    found = resolve(expr, published=replace(day, earliest=day.latest))
    near = found.earliest and day.latest and found.earliest >= day.latest - _HALF_A_YEAR
    return found if near else pattern(expr)
