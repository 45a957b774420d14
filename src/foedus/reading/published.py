"""The day on which a report was published: from what it bears, or from all that the reports say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedus.core.statements import Act
from foedus.core.when import When
from foedus.reading.dateline import own_dates
from foedus.reading.drafts import Draft


@dataclass(frozen=True, slots=True)
class Publication:
    """The days on which a report can have been published, and on what ground."""

    when: When
    ground: str


def publish(drafts: Mapping[str, Draft], known: Iterable[Act] = ()) -> Mapping[str, Publication]:
    """When each report was published."""
    return {key: _own(draft.text) or Publication(When(), "") for key, draft in drafts.items()}


def _own(text: str) -> Publication | None:
    found = next((own for own in own_dates(text) if not own.when.yearless), None)
    return Publication(found.when, f"{found.ground.value}: “{' '.join(text[found.start : found.end].split())}”") if found else None
