"""What a request asks about: the day of law, the day of knowledge, whose statements are believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query, Request

from foedus.core.problems import Problem, Refused
from foedus.core.treaties import Treaty
from foedus.desk.books import Books
from foedus.desk.calendar_lines import CalendarLine
from foedus.desk.current.snapshot import Snapshot
from foedus.desk.passages import Shelf
from foedus.desk.web.shared.ahead import Due
from foedus.desk.web.shared.ahead import Question as _Dated
from foedus.desk.web.shared.office import Office, office
from foedus.law.life.bonds import Bonds
from foedus.ledger.folding.accounts import Account
from foedus.ledger.folding.accountwords import GRAMMAR, together

_DAY = "Write it as 2024-12-04."


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's three clocks but for the rules, and its account. `given` is what the address itself tells."""

    office: Office
    now: Snapshot  # the ledger as it was when the question came
    on: date
    known: date | None
    account: Account
    given: tuple[tuple[str, str], ...]

    @property
    def books(self) -> Books:
        """The treaties that answer. Refused where the ledger knew nothing by then."""
        return self.now.books(self.account, self.known)

    @property
    def bonds(self) -> Bonds:
        """Who is bound on the day; what was reckoned for one question serves the next."""
        return self.now.treaties(self.account, self.known).bonds(self.on, self.until)

    def relating(self, key: str) -> list[Treaty]:
        """The treaties that say what they are to that one."""
        treaties = self.now.treaties(self.account, self.known)
        return [treaties[other] for other in treaties.view.relating.get(key, ()) if other in treaties]

    @property
    def until(self) -> date:
        """The day of knowledge, today where none is given."""
        return self.known or self.office.today()

    @property
    def shelf(self) -> Shelf:
        """All its sources, to lead from a line to the words it rests on."""
        return self.office.shelf(self.books)

    @property
    def due(self) -> Due:
        """What comes of all treaties from the day of law on, so far as it is reckoned by now."""
        return self.office.ahead.due(*self._ahead)

    @property
    def all_due(self) -> tuple[CalendarLine, ...]:
        """The same, when it is reckoned."""
        return self.office.ahead.all(*self._ahead)

    @property
    def _ahead(self) -> tuple[int, Books, Shelf, _Dated]:
        return self.now.head, self.books, self.shelf, (self.on, self.until, self.account, self.known)

    @property
    def heard(self) -> tuple[date, date] | None:
        """The first and last day on which the ledger was told something, where it records days."""
        return self.now.recorded.heard

    def query(self, **changed: str | date | None) -> str:
        """The question as a link's end ("?on=2024-11-12"), with these parts changed; "" where nothing is asked."""
        kept = [(name, value) for name, value in self.given if name not in changed]
        new = [(name, str(value)) for name, value in changed.items() if value]
        return _end(kept + new)

    def with_names(self, named: Sequence[tuple[str, str]]) -> str:
        """The question as a link's end after these parts, of which one may be there several times."""
        return _end([*named, *self.given])


def _end(pairs: Sequence[tuple[str, str]]) -> str:
    return f"?{urlencode(pairs, errors='replace')}" if pairs else ""


_On = Annotated[str, Query(max_length=40, description="The day of law, as 2024-12-04; today where none is given.")]
_Known = Annotated[str, Query(max_length=40, description="Answer from what was known by the end of this day.")]
_Believed = Annotated[list[str], Query(max_length=20, description=f"Whose statements are believed: {GRAMMAR}; all must hold.")]


def asked(request: Request, on: _On = "", known: _Known = "", account: _Believed = []) -> Asked:  # noqa: B006
    """The question in a request's query. Refused where a day or an account is none."""
    here = office(request)
    words = [word for word in account if word]
    given = [("on", on), ("known", known), *(("account", word) for word in words)]
    return Asked(
        office=here,
        now=here.now(),
        on=day(on) if on else here.today(),
        known=day(known) if known else None,
        account=together(words),
        given=tuple((name, value) for name, value in given if value),
    )


def day(text: str) -> date:
    """A day of the calendar. Refused where the text is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(Problem(text[:40], "This is no day of the calendar.", _DAY)) from None


Question = Annotated[Asked, Depends(asked)]
