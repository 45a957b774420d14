"""What the audit page asks for and shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from foedus.desk.tables.table import Column, Row
from foedus.desk.team.audit import LARGEST_PAGE, PAGE, Audit, Entry
from foedus.desk.team.events import Event

COLUMNS = (
    Column("n", int, "The row's number"),
    Column("when", str, "The time, UTC"),
    Column("who", str, "Who did it"),
    Column("address", str, "From where"),
    Column("event", str, "What was done"),
    Column("about", str, "To whom or what"),
    Column("details", str, "More of it"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which rows: of a person, an event, a thing, days (both included, UTC)."""

    who: str = ""
    event: Event | None = None
    about: str = ""
    since: date | None = None
    until: date | None = None

    def query(self, **more: object) -> str:
        """As a link's end; "" where all rows are sought."""
        parts = {"who": self.who, "event": self.event, "about": self.about, "since": self.since, "until": self.until} | more
        given = urlencode({name: str(value) for name, value in parts.items() if value})
        return f"?{given}" if given else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """Rows, newest first; `before` leads to the older ones, where there are any."""

    sought: Sought
    rows: tuple[Entry, ...]
    before: int | None


def audit_page(audit: Audit, sought: Sought, before: int | None) -> AuditPage:
    """A page of them."""
    found = audit.listed(**_asked(sought), before=before, limit=PAGE + 1)
    rows = found[:PAGE]
    return AuditPage(sought=sought, rows=rows, before=rows[-1].n if len(found) > PAGE else None)


def all_rows(audit: Audit, sought: Sought) -> Iterator[Row]:
    """Every row, newest first."""
    before = None
    while found := audit.listed(**_asked(sought), before=before, limit=LARGEST_PAGE):
        yield from ({column.name: getattr(entry, column.name) for column in COLUMNS} for entry in found)
        before = found[-1].n


def _asked(sought: Sought) -> dict[str, Any]:
    return {
        "who": sought.who or None,
        "event": sought.event,
        "about": sought.about or None,
        "since": _second(sought.since) if sought.since else None,
        "until": _second(sought.until) + int(timedelta(days=1).total_seconds()) if sought.until else None,
    }


def _second(day: date) -> int:
    """The first second of a day."""
    return int(datetime.combine(day, time(), UTC).timestamp())
