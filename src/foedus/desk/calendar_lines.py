"""Days to come, ready to show."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.desk.books import Books
from foedus.desk.days import words
from foedus.desk.keys import known_key
from foedus.desk.lines import Passage
from foedus.desk.passages import Shelf
from foedus.desk.titles import short_name
from foedus.law.basics.facts import parties
from foedus.law.basics.names import today
from foedus.law.coming import Coming, coming, of_state


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLine:
    """A day to come, what falls on it, by which rule, and the passages that it rests on. `tentative`: it is not certain."""

    uid: str
    treaty: str
    name: str
    title: str
    what: str
    when: When
    day: str
    state: str | None = None
    rule: str = ""
    article: str | None = None
    tentative: bool = False
    passages: tuple[Passage, ...] = ()


def calendar_lines(
    books: Books, names: Sequence[str], state: str | None, start: date, until: date | None, known: date
) -> list[CalendarLine]:
    """What comes of these treaties, or of all, from `start` to `until`. Refused where a treaty or the state is not known."""
    if state:
        known_key(state)
    chosen = [books.find(name) for name in names] or list(books.treaties.values())
    mine = [t for t in dict.fromkeys(chosen) if not state or today(state) in map(today, parties(t))]
    return of_treaties(mine, books, Shelf.of(books.sources), state, start, until, known)


def of_treaties(
    treaties: Iterable[Treaty], books: Books, shelf: Shelf, state: str | None, start: date, until: date | None, known: date
) -> list[CalendarLine]:
    """The same of these treaties."""
    return in_order(line for t in treaties for line in of_treaty(t, books, shelf, start, until, known, state))


def in_order(lines: Iterable[CalendarLine]) -> list[CalendarLine]:
    """By day, then by the name of the treaty."""
    return sorted(lines, key=lambda line: (line.when.earliest or line.when.latest or date.max, line.name, line.what))


def of_treaty(
    treaty: Treaty, books: Books, shelf: Shelf, start: date, until: date | None, known: date, state: str | None = None
) -> Iterator[CalendarLine]:
    """What comes of one treaty, or what of it concerns a state."""
    days = coming(treaty, start, until, books.treaties, known)
    name, seen = short_name(treaty.title, treaty.names), Counter[str]()
    wanted = of_state(days, state) if state else days
    for day in days:
        seen[said := _said(day)] += 1
        if day in wanted:
            yield CalendarLine(
                uid=_uid(said, seen[said]), treaty=day.treaty, name=name, title=day.title, what=day.sentence,
                when=day.when, day=words(day.when), state=day.state, rule=day.rule, article=day.article, tentative=day.tentative,
                passages=shelf.passages(day.statements),
            )  # fmt: skip


def _said(day: Coming) -> str:
    last = day.when.latest or day.when.earliest
    return "|".join((day.treaty, day.says, day.state or "", str(last.year) if last else ""))


def _uid(said: str, number: int) -> str:
    """By the event and its year, so that a calendar moves the event when its day becomes known more closely."""
    return f"{hashlib.sha256(f'{said}|{number}'.encode()).hexdigest()[:24]}@foedus"
