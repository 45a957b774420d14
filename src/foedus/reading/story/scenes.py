"""Days that the story gives to acts without words for theirs: the scene's day, in a report's lead about the report's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.reading.days.resolve import resolve
from foedus.reading.drafts import Draft, DraftAct
from foedus.reading.story.dating import Writing, dated
from foedus.reading.story.dating_reference import counted
from foedus.reading.story.published import Publication, days_of
from foedus.reading.story.sameness import one_act

_CONSENT = {ActKind.RATIFICATION, ActKind.ACCEPTANCE}
_NEWS = timedelta(6)  # how far back a report's news may lie


def told_days(draft: Draft, publication: Publication) -> tuple[When, ...]:
    """The days of the draft's acts; of those that nothing else dates, the days of their scenes."""
    days = days_of(draft, publication)
    scenes = dict(_scenes(draft, days, publication.when))
    if not scenes:
        return days
    return dated(draft, Writing(publication.when, publication.seen_from, {**scenes, **dict(publication.acts)}))


def _scenes(draft: Draft, days: Sequence[When], published: When) -> Iterator[tuple[int, When]]:
    for i, act in enumerate(draft.acts):
        if not days[i].edtf:
            day = _scene(act, draft, days, published)
            if day.edtf:
                yield i, day


def _scene(act: DraftAct, draft: Draft, days: Sequence[When], published: When) -> When:
    if act.lead and act.time:  # "on Tuesday" in the first sentence of a report that bears a day without a year
        return published if published.yearless else When()
    if act.lead:  # "has ratified the treaty": about the day of the report, unless the body tells which
        told = (_retold(act, draft, days, published), _about(_resolved(act, draft, days, published)), _about(published))
        return next((day for day in told if day.edtf), When())
    return _resolved(act, draft, days, published)


def _about(day: When) -> When:
    """News is of about the day on which it is told."""
    return replace(day, approximate=True) if day.exact or day.yearless else When()


def _retold(act: DraftAct, draft: Draft, days: Sequence[When], published: When) -> When:
    """The day of the same act as the body tells it, under whatever name of the treaty."""
    week = When(published.earliest - _NEWS, published.latest) if published.earliest else When()
    same = ((other, day) for other, day in zip(draft.acts, days, strict=True) if day.exact and day.meets(week) is not None)
    return next((day for other, day in same if one_act(_as_told(act, other), other, When(), day)), When())


def _as_told(act: DraftAct, other: DraftAct) -> DraftAct:
    """A lead's "has approved the treaty" may be what the body calls ratification (VCLT art. 14)."""
    return replace(act, kind=other.kind) if {act.kind, other.kind} <= _CONSENT else act


def _resolved(act: DraftAct, draft: Draft, days: Sequence[When], published: When) -> When:
    """The day of the scene, from an act that has it, else by its own words; only where it is one day."""
    if act.scene is None:
        return When()
    shared = next((days[k] for k, other in enumerate(draft.acts) if other.time is act.scene), None)
    found = shared or (When() if counted(act.scene.expr) else resolve(act.scene.expr, published=published))
    return found if found.exact else When()
