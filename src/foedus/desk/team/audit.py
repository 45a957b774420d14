"""What was done by whom, from where: rows that are added and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from foedus.desk.deskfile import DeskFile
from foedus.desk.safe import one_line
from foedus.desk.team.clock import Clock, now
from foedus.desk.team.events import Event
from foedus.desk.team.names import folded
from foedus.desk.team.schema import AUDIT, within

_ABOUT, _DETAILS, _WHO = 120, 200, 64  # characters kept
PAGE, LARGEST_PAGE = 50, 500  # rows


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who does it ("" where nobody is known), and from where: an address of the network, or a user of the machine."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row; `n` counts up, `at` is seconds since 1970."""

    n: int
    at: int
    who: str
    address: str
    event: str
    about: str
    details: str

    @property
    def when(self) -> str:
        """As 2024-12-04T09:30:00Z."""
        return iso(self.at)


def iso(at: int) -> str:
    """Seconds since 1970 as 2024-12-04T09:30:00Z."""
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%SZ}"


def note(connection: Connection, at: int, event: Event, by: By, about: str = "", details: str = "") -> None:
    """Add a row, within the transaction of what it tells of. Texts are made visible and cut."""
    row = {
        "who": one_line(by.name, _WHO),
        "address": one_line(by.address, _WHO),
        "about": one_line(about, _ABOUT),
        "details": one_line(details, _DETAILS),
    }
    connection.execute(insert(AUDIT).values(at=at, event=event.value, **row))


class Audit:
    """The rows, newest first."""

    def __init__(self, desk: DeskFile, clock: Clock = now) -> None:
        self._desk, self._clock = desk, clock

    def add(self, event: Event, by: By, about: str = "", details: str = "") -> None:
        """A row by itself, of what was done elsewhere than in this file."""
        with self._desk.writing() as connection:
            note(connection, self._clock(), event, by, about, details)

    def listed(
        self,
        *,
        who: str | None = None,
        event: Event | None = None,
        about: str | None = None,
        since: int | None = None,
        until: int | None = None,
        before: int | None = None,
        limit: int = PAGE,
    ) -> tuple[Entry, ...]:
        """Those of a person, an event, a thing, of times from `since` to before `until`; the next page is `before` the last `n`."""
        words = {AUDIT.c.who: who and folded(who), AUDIT.c.event: event and event.value, AUDIT.c.about: about}
        asked = [column == one_line(value) for column, value in words.items() if value is not None]
        asked += [AUDIT.c.at >= within(since)] if since is not None else []
        asked += [AUDIT.c.at < within(until)] if until is not None else []
        asked += [AUDIT.c.n < within(before)] if before is not None else []
        query = select(AUDIT).where(*asked).order_by(AUDIT.c.n.desc()).limit(max(1, min(limit, LARGEST_PAGE)))
        with self._desk.reading() as connection:
            return tuple(Entry(**row) for row in connection.execute(query).mappings())
