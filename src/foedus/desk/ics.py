"""Days to come as iCalendar (RFC 5545): all-day events, the same bytes for the same lines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from foedus.desk.calendar_lines import CalendarLine
from foedus.desk.safe import one_line
from foedus.law.version import rules

_SUMMARY = 200  # characters: what a calendar shows of an event


def ics(lines: Iterable[CalendarLine], told: date, name: str = "Foedus") -> bytes:
    """The lines as a calendar. `told` is the last day on which the ledger was told something, which dates every event."""
    calendar = Calendar()
    for key, value in (("version", "2.0"), ("prodid", "-//Foedus//Calendar of treaties//EN"), ("calscale", "GREGORIAN")):
        calendar.add(key, value)
    calendar.add("x-wr-calname", name)
    calendar.add("x-foedus-rules", rules())
    for line in lines:
        calendar.add_component(_event(line, datetime.combine(told, time(), UTC)))
    made: bytes = calendar.to_ical(sorted=False)
    return made


def _event(line: CalendarLine, stamp: datetime) -> Event:
    first = line.when.earliest or line.when.latest or date.min
    last = line.when.latest or first
    event = Event()
    event.add("uid", line.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", first)
    event.add("dtend", min(last, date.max - timedelta(days=1)) + timedelta(days=1))  # exclusive
    event.add("summary", one_line(f"{line.name}: {line.what}", _SUMMARY) + (f" ({line.day})" if not line.when.exact else ""))
    event.add("description", "\n".join(_description(line)))
    event.add("status", "TENTATIVE" if line.tentative else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [line.treaty])
    return event


def _description(line: CalendarLine) -> Iterable[str]:
    yield one_line(line.title)
    yield f"Day: {line.day}{' (not certain)' if line.tentative else ''}"
    yield f"Rule: {line.rule}" + (f" ({line.article})" if line.article else "")
    names = dict.fromkeys(one_line(p.name) for p in line.passages)
    yield from (f"Source: {name}" for name in names)
    yield from dict.fromkeys(one_line(p.removed) for p in line.passages if p.removed)
    words = dict.fromkeys(one_line(p.words) for p in line.passages if p.words)
    yield from (f"“{said}”" for said in words)
