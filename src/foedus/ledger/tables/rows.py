"""What stands in a ledger's tables, read portion by portion; whatever a database or a damaged row says is one refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from copy import copy
from datetime import date
from operator import attrgetter
from typing import Any, Self, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Executable, func, select, true
from sqlalchemy.exc import SQLAlchemyError

from foedus.core.problems import Problem, Refused
from foedus.core.redactions import Redaction
from foedus.core.sources import Source
from foedus.ledger.entries.chain import Entry
from foedus.ledger.entries.records import FIRST, redacted_of, redaction_of, source_of
from foedus.ledger.tables import addresses, appending, connect
from foedus.ledger.tables.pages import pages
from foedus.ledger.tables.remedies import remedy
from foedus.ledger.tables.schema import ENTRIES, META, TEXTS

T = TypeVar("T")
LEFT = (ENTRIES.c.record != "") | (ENTRIES.c.kind == "source")  # of a source it is told that it was there
_SAID = 200  # characters of what a driver says: it may quote a whole row
_DAMAGED = "Go back to a copy of it; the file was not changed."
_AT_ONCE = 10_000  # entries that are held in memory


def unindexed_kind(kind: str) -> ColumnElement[bool]:
    """Is an entry of that kind? In a form for which SQLite does not go through all of that kind in the order of their ids."""
    return ENTRIES.c.kind.concat("") == kind


def later(after: int | None) -> ColumnElement[bool]:
    """Does an entry come after that one? After none all do: a hand can write one that stands below the first."""
    return true() if after is None else ENTRIES.c.n > after


class Rows:
    """The tables of one ledger. `place` is its address without a password."""

    def __init__(self, address: str, create: bool = True) -> None:
        self.place = addresses.shown(address)
        self._held: Connection | None = None
        with self.refusing():
            self.engine: Engine = connect.engine(address, create)

    @contextmanager
    def still(self) -> Iterator[Self]:
        """The same as they are at this moment, whatever others write meanwhile."""
        with ExitStack() as stack:
            with self.refusing():
                connection = stack.enter_context(connect.still(self.engine))
            yield self.within(connection)

    def within(self, connection: Connection) -> Self:
        """The same as that transaction sees them."""
        made = copy(self)
        made._held = connection
        return made

    def all(self, query: Executable) -> Sequence[Any]:
        """What the query gives."""
        with self.refusing(), self.connected() as connection:
            return connection.execute(query).all()

    def connected(self) -> AbstractContextManager[Connection]:
        """A connection to read with."""
        return nullcontext(self._held) if self._held else self.engine.connect()

    def entries(self, after: int | None = None) -> Iterator[Entry]:
        """All entries, or those after that number, in their order, so many in memory at once."""
        some = select(ENTRIES).order_by(ENTRIES.c.n).limit(_AT_ONCE)
        read = pages(lambda last: self.all(some.where(later(after if last is None else last))), attrgetter("n"))
        with self.refusing():
            yield from (Entry(*row) for rows in read for row in rows)

    def of_kind(self, kind: str, known: date | None) -> list[Entry]:
        """The entries of that kind, recorded by the end of that day; statements that were erased are left out."""
        which = unindexed_kind(kind) if kind == "statement" else ENTRIES.c.kind == kind  # nearly all are statements
        query = select(ENTRIES).where(which, LEFT).order_by(ENTRIES.c.n)
        return [Entry(*row) for row in self.all(query.where(ENTRIES.c.recorded <= known) if known else query)]

    def texts(self, wanted: Sequence[str] | None = None) -> dict[str, str]:
        """The texts of these sources, of all where none are named; "" where it was erased."""
        parts = [select(TEXTS)] if wanted is None else [select(TEXTS).where(TEXTS.c.source.in_(p)) for p in appending.parts(wanted)]
        with self.refusing():
            return {key: text.decode("utf-8", "surrogatepass") for part in parts for key, text in self.all(part)}

    def redactions(self) -> list[Redaction]:
        """As they were made."""
        return [self.read(e, redaction_of) for e in self.of_kind("redaction", None)]

    def source(self, entry: Entry, texts: Mapping[str, str], redacted: Mapping[str, Redaction]) -> Source:
        """The source of that entry, or what is left of it."""
        gone = redacted.get(entry.source or "")
        return self.read(entry, lambda record: redacted_of(record, gone) if gone else source_of(record, texts))

    def meta(self, key: str) -> str:
        """What the ledger says of itself under that key; "" where it says nothing."""
        return next((value for (value,) in self.all(select(META.c.value).where(META.c.key == key))), "")

    def head(self) -> tuple[int, str]:
        """The number of the last entry and its hash; 0 where there is none."""
        last = select(func.max(ENTRIES.c.n)).scalar_subquery()
        return next(
            ((n, hash_) for n, hash_ in self.all(select(ENTRIES.c.n, ENTRIES.c.hash).where(ENTRIES.c.n == last))), (0, FIRST)
        )

    def read(self, entry: Entry, made: Callable[[str], T]) -> T:
        """What the entry's record holds."""
        try:
            return made(entry.record)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise Refused(Problem(self.place, f"Entry {entry.n} is damaged ({error}).", _DAMAGED)) from None

    def unsound(self) -> list[Problem]:
        """What SQLite itself finds wrong with its file."""
        if self.engine.dialect.name != "sqlite":
            return []
        with self.refusing(), self.connected() as connection:
            said = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar())
        return [] if said == "ok" else [Problem(self.place, f"The file is damaged ({' '.join(said.split())}).", _DAMAGED)]

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Refused, in one line, for whatever a driver raises."""
        try:
            yield
        except (SQLAlchemyError, OSError, ImportError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
            # a damaged row can hold anything, and a driver can be missing
            said = str(getattr(error, "orig", None) or error).splitlines()[0]
            short = said if len(said) <= _SAID else f"{said[:_SAID]}…"
            raise Refused(Problem(self.place, f"The ledger cannot be used ({short}).", remedy(said))) from None
