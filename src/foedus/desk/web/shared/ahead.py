"""What comes due of all treaties, reckoned in the background for each state of the ledger, and kept."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Event

from foedus.desk.books import Books
from foedus.desk.calendar_lines import CalendarLine, in_order, of_treaty
from foedus.desk.current.kept import Kept
from foedus.desk.passages import Shelf
from foedus.ledger.folding.accounts import Account

YEARS = 5
_PATIENCE = 0.05  # seconds that a page waits for what is not reckoned yet
_YIELD = 3  # times as long as a treaty took to reckon, the processor is left to requests
_LONG = 0.05  # seconds: the rest of a longer time was spent waiting

Lines = tuple[CalendarLine, ...]
Question = tuple[date, date, Account, date | None]  # day of law, day of knowledge, account, that day where it was given


@dataclass(frozen=True, slots=True)
class Due:
    """Days to come in order. `reckoned` False: these are what was so before the last change, or none; the rest is on its way."""

    lines: Lines
    reckoned: bool


class Ahead:
    """Of one server; questions are reckoned one after another."""

    def __init__(self) -> None:
        self._made = Kept[tuple[int, Question], Future[Lines]](8)
        self._last = Kept[Question, list[Lines]](8)
        self._apart = ThreadPoolExecutor(1, thread_name_prefix="ahead")
        self._closed = Event()

    def due(self, head: int, books: Books, shelf: Shelf, question: Question) -> Due:
        """What comes within five years from the question's day of law, at that entry of the ledger; it does not wait long."""
        try:
            return Due(self._asked(head, books, shelf, question).result(_PATIENCE), True)
        except TimeoutError:
            return Due(next(iter(self._last.get(question, list)), ()), False)

    def all(self, head: int, books: Books, shelf: Shelf, question: Question) -> Lines:
        """The same, however long it takes."""
        return self._asked(head, books, shelf, question).result()

    def _asked(self, head: int, books: Books, shelf: Shelf, question: Question) -> Future[Lines]:
        last = self._last.get(question, list)  # told now, so that what is under way cannot put back what is let go of meanwhile
        return self._made.get((head, question), lambda: self._apart.submit(self._reckon, books, shelf, question, last))

    def clear(self) -> None:
        """Let go of all."""
        self._made.clear()
        self._last.clear()

    def close(self) -> None:
        """Begin nothing more, and leave what is under way."""
        self._closed.set()
        self._apart.shutdown(wait=False, cancel_futures=True)

    def _reckon(self, books: Books, shelf: Shelf, question: Question, last: list[Lines]) -> Lines:
        start, until, *_ = question
        lines = tuple(in_order(self._lines(books, shelf, start, until)))
        last[:] = [lines]
        return lines

    def _lines(self, books: Books, shelf: Shelf, start: date, until: date) -> Iterator[CalendarLine]:
        last = start + timedelta(days=365 * YEARS) if start.year + YEARS < date.max.year else date.max
        for treaty in books.treaties.values():
            began = time.perf_counter()
            yield from of_treaty(treaty, books, shelf, start, last, until)
            if self._closed.wait(_YIELD * min(time.perf_counter() - began, _LONG)):
                return
