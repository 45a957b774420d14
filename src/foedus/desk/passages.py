"""From statements to the exact words that they rest on, numbered by report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from foedus.core.sources import DATA_SET, Source
from foedus.core.statements import Statement
from foedus.core.states import name_of
from foedus.desk.lines import Passage

_KEY = re.compile(r"\(([A-Z]{3})\)")
CITATIONS = ("citation", DATA_SET)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sources of a brief: reports by number, in the order of their days and names."""

    sources: Mapping[str, Source]
    numbers: Mapping[str, int]

    @classmethod
    def of(cls, sources: Mapping[str, Source]) -> Shelf:
        """Number the reports: dated ones first, by day."""
        reports = [s for s in sources.values() if s.kind not in CITATIONS]
        return cls(sources, {s.id: n for n, s in enumerate(sorted(reports, key=by_day), 1)})

    def reports(self) -> list[Source]:
        """The reports by number."""
        return [self.sources[key] for key in self.numbers]

    def passage(self, statement: Statement) -> Passage:
        """Where the statement stands."""
        who = spoken(statement.speaker) if statement.speaker else None
        return self.at(statement.source, statement.start, statement.end, who, statement.stance.value)

    def passages(self, statements: Iterable[Statement]) -> tuple[Passage, ...]:
        """Where the statements stand, each place once, in the order of the reports."""
        found = {(p.source, p.start, p.end): p for p in map(self.passage, statements)}
        return tuple(sorted(found.values(), key=lambda p: (p.number or 10**9, p.start, p.end)))

    def at(self, source: str, start: int, end: int, speaker: str | None = None, stance: str = "asserts") -> Passage:
        """Characters of a source."""
        known = self.sources.get(source)
        name, text = (known.name, known.text) if known else (source, "")
        if known and known.kind == DATA_SET and text:
            name = f"{name}, row {bisect_left(line_ends(text), start) + 1}"
        removed = known.redacted.says if known and known.redacted else ""
        return Passage(
            source=source, name=name, number=self.numbers.get(source, 0), start=start, end=end,
            words=text[start:end], speaker=speaker, stance=stance, removed=removed,
        )  # fmt: skip


@lru_cache(maxsize=32)
def line_ends(text: str) -> tuple[int, ...]:
    """Where the lines of a text end, but for the last."""
    return tuple(found.start() for found in re.finditer("\n", text))


def spoken(speaker: str) -> str:
    """Who speaks, with the names of states for their keys: "Foreign Ministry (South Korea)"."""
    whole = (name_of(part.strip()) for part in speaker.split(";"))
    return "; ".join(_KEY.sub(lambda found: f"({name_of(found.group(1))})", part) for part in whole)


def names(keys: Sequence[str]) -> tuple[str, ...]:
    """The names of states and organisations for their keys."""
    return tuple(map(name_of, keys))


def by_day(source: Source) -> tuple[str, str, str]:
    """The order of sources in time; those of no known day come last."""
    day = first_day(source)
    return day.isoformat() if day else "9999", source.name, source.id


def first_day(source: Source) -> date | None:
    """The first day on which it can have been published; the last where no first is known."""
    return (source.published.earliest or source.published.latest) if source.published else None
