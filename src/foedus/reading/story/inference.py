"""One report's day of publication from its own words and from the links to what others tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from foedus.core.when import When
from foedus.reading.drafts import Draft
from foedus.reading.story.bounds import Bound, after, before
from foedus.reading.story.dating import Writing, dated
from foedus.reading.story.days import Found, possible
from foedus.reading.story.links import Link
from foedus.reading.story.own import Publication
from foedus.reading.story.worlds import bare_weekdays


def inferred(draft: Draft, bears: Publication | None, links: Sequence[Link], today: date) -> Publication:
    """The days on which it can have been published; `bears` is the day it gives itself, without a year."""
    first, last = after(draft), before(draft)
    found = possible(draft, links, first, last, today, bears.when if bears else When())
    if found.worlds:
        return _closed(draft, found, bears)
    if bears:
        return bears
    return _open(draft, links, first, last)


def _closed(draft: Draft, found: Found, bears: Publication | None) -> Publication:
    written = [world.written for world in found.worlds]
    grounds = ([bears.ground] if bears else []) + list(found.grounds)
    when = When(min(written), max(written))
    return Publication(when, _sentence(grounds), acts=tuple((i, _hull(found, i)) for i in bare_weekdays(draft)))


def _hull(found: Found, act: int) -> When:
    days = [day for world in found.worlds if (day := world.acts[act].earliest)]
    return When(min(days), max(days)) if days else When()


def _open(draft: Draft, links: Sequence[Link], first: Bound | None, last: Bound | None) -> Publication:
    """Nothing moves with the day of writing but days without a year: no end can be told."""
    days = dated(draft, Writing()) if links else ()
    told = [link.told for link in links if any(days[k].yearless and draft.acts[k].time for k in link.mentions)]
    latest = max(told, key=lambda one: one.when.earliest or date.min, default=None)
    lower = [(first.day, f"not before {first.day} (“{first.words}”)")] if first else []
    if latest and latest.when.earliest:
        says = f"not before {latest.when}, the day of the {latest.act.kind} by {latest.name}"
        lower.append((latest.when.earliest, says))
    lowest, ground = max(lower, default=(None, ""))
    highest = last.day if last and (lowest is None or lowest <= last.day) else None
    upper = [f"not after {highest} (“{last.words}” is still awaited)"] if last and highest else []
    return Publication(When(lowest, highest), _sentence([ground, *upper]), latest.when if latest else None)


def _sentence(grounds: Sequence[str]) -> str:
    text = "; ".join(filter(None, grounds))
    return text[:1].upper() + text[1:] + "." if text else ""
