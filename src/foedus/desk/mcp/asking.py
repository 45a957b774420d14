"""What a tool is asked: its days and its account, read from text, and the books that answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.core.problems import Problem, Refused
from foedus.core.treaties import Treaty
from foedus.desk.books import Books
from foedus.desk.current.current import Current
from foedus.desk.mcp.bounds import Room, name
from foedus.desk.passages import Shelf
from foedus.law.version import rules
from foedus.ledger.folding.accounts import Account
from foedus.ledger.folding.accountwords import together

LONG = 2_000  # characters of an argument


@dataclass(frozen=True, slots=True)
class Asked:
    """The day of law, the day of knowledge, the account, and the books under it. `room` is what the answer may hold."""

    on: date
    until: date
    account: Account
    books: Books
    shelf: Shelf
    room: Room

    def heading(self) -> dict[str, str]:
        """What every answer begins with."""
        return {"on": self.on.isoformat(), "known": self.until.isoformat(), "account": str(self.account), "rules": rules()}


def asked(current: Current, on: str = "", known: str = "", account: str = "") -> Asked:
    """Refused where a day or the account is none, or where nothing was known yet. Empty means today, now, everything."""
    until = day("known", known) if known else None
    believed = together([short("account", account)] if account else [])
    found = current.now().books(believed, until)
    return Asked(day("on", on), until or date.today(), believed, found, Shelf.of(found.sources), Room())


def chosen(asked: Asked, treaty: str) -> Treaty:
    """The treaty of that id or name. Refused where there is none, or several."""
    try:
        return asked.books.find(short("treaty", treaty))
    except Refused as refused:
        said = refused.problem
        other = said.remedy if not said.remedy.startswith("`foedus") else ""  # an assistant has no commands
        raise Refused(Problem(name(said.place), said.sentence, f"{other} Ask `search` for its words.".strip())) from None


def day(argument: str, text: str) -> date:
    """A day of the calendar, today where the text is empty. Refused where it is none."""
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise Refused(Problem(argument, f"“{name(text)}” is no day.", "Write it as 2024-12-04.")) from None


def short(argument: str, text: str) -> str:
    """The argument. Refused where it is longer than anything that could be meant."""
    if len(text) > LONG:
        raise Refused(Problem(argument, f"It has {len(text):,} characters.", f"Give at most {LONG:,}."))
    return text
