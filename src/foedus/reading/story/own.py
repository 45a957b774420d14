"""A report's day of publication, and the day that it bears as its own."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.core.when import When
from foedus.reading.dateline.dateline import own_dates
from foedus.reading.days.resolve import resolve
from foedus.reading.days.times import times
from foedus.reading.drafts import Draft
from foedus.reading.story.bounds import after
from foedus.reading.text.visible import visible


@dataclass(frozen=True, slots=True)
class Publication:
    """The days on which a report can have been published, and on what ground.

    `seen_from` is the day from which days without a year are read where `when` leaves the year open; `acts` are days of the
    draft's acts, by index, that follow from all evidence together ("on Saturday": which one).
    """

    when: When
    ground: str
    seen_from: When | None = None
    acts: tuple[tuple[int, When], ...] = ()


def own(text: str, language: str = "en") -> Publication | None:
    """The day that the report bears as its own; one without a year only where no other is there."""
    seen = visible(text)
    text = seen.text if seen else text
    found = own_dates(text, language)
    best = next((o for o in found if not o.when.yearless), next(iter(found), None))
    return Publication(best.when, f"{best.ground.value}: “{' '.join(text[best.start : best.end].split())}”") if best else None


def proposed(stated: str | None, draft: Draft) -> Publication | None:
    """The day that the file states of its report, unless the text tells of a later one as past."""
    day = next((d for m in times(stated or "") if (d := resolve(m.expr, published=None)).exact), None)
    first = after(draft)
    if day is None or (first and day.latest and day.latest < first.day):
        return None
    return Publication(day, f"the file states “{stated}”, and nothing in the text is later")
