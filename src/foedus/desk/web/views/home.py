"""The first page: what changed lately, what comes due, and where to begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from foedus.core.sources import DATA_SET
from foedus.desk.calendar_lines import CalendarLine
from foedus.desk.feeds.atom import page_of
from foedus.desk.feeds.changes import Change
from foedus.desk.passages import CITATIONS
from foedus.desk.web.asked import Asked

_SOON = timedelta(days=365)
_NEWS, _OF_ONE = 7, 3  # groups of changes, and lines of each
_DUE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What was told of one treaty on one day; `more` lines are left out. `name` is "" where it bears on no treaty."""

    when: date
    name: str
    address: str
    lines: tuple[Change, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """`told` False: the ledger holds nothing of its own yet. `reckoned` False: what comes due is still on its way."""

    treaties: int
    reports: int
    data_sets: int
    pending: int
    told: bool
    to_read_only: bool  # the shipped register alone is served
    news: tuple[News, ...]
    due: tuple[CalendarLine, ...]
    reckoned: bool


def home(asked: Asked) -> Home:
    """The page's content."""
    books, due = asked.books, asked.due
    kinds = [source.kind for source in books.sources.values()]
    return Home(
        treaties=len(books.treaties),
        reports=sum(kind not in CITATIONS for kind in kinds),
        data_sets=kinds.count(DATA_SET),
        pending=asked.office.pending(),
        told=asked.heard is not None,
        to_read_only=asked.office.settings.ledger is None,
        news=tuple(_news(asked.office.news(asked.account)))[:_NEWS],
        due=_first(due.lines, asked.on),
        reckoned=due.reckoned,
    )


def _news(changes: Sequence[Change]) -> Iterator[News]:
    """The changes by day, the treaty told most recently first."""
    for when, of_day in groupby(changes, key=lambda change: change.when):
        by_treaty: dict[str | None, list[Change]] = {}
        for change in of_day:
            by_treaty.setdefault(change.treaty, []).append(change)
        for told in by_treaty.values():
            yield News(
                when=when, name=told[0].name, address=page_of(told[0]), lines=tuple(_weightiest(told)[:_OF_ONE]),
                more=max(0, len(told) - _OF_ONE),
            )  # fmt: skip


def _weightiest(told: Iterable[Change]) -> list[Change]:
    """Decisions and acts before claims and provisions; among them the newest first, as they come."""
    order = ("decision", "act", "relation", "provision", "claim")
    return sorted(told, key=lambda change: order.index(change.kind) if change.kind in order else len(order))


def _first(lines: Iterable[CalendarLine], start: date) -> tuple[CalendarLine, ...]:
    """Of the next year: days that are certain first, each part in order of time."""
    soon = [line for line in lines if line.when.earliest and start <= line.when.earliest <= start + _SOON]
    certain = [line for line in soon if not line.tentative]
    return tuple([*certain, *(line for line in soon if line.tentative)][:_DUE])
