"""A ledger in a database: SQLite in one file, or any other by its SQLAlchemy URL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.exc import SQLAlchemyError

from foedus.core.decisions import Decision
from foedus.core.problems import Problem, Refused
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger import appending, chain, connect
from foedus.ledger.deciding import Changed, Decided, weigh
from foedus.ledger.lookups import Lookups
from foedus.ledger.records import (
    LAST,
    decision_key,
    decision_of,
    decision_record,
    digest,
    item_of,
    source_key,
    source_of,
    source_record,
    statement_of,
    statement_record,
)
from foedus.ledger.schema import ENTRIES, TEXTS
from foedus.ledger.store import Added, Item, Ledger

T = TypeVar("T")
_SAID = 150  # characters of what a driver says: it may quote a whole row
_DAMAGED = "Go back to a copy of it; the file was not changed."


class Database(Ledger):
    """Entries in one chain; one writer at a time, readers never wait."""

    def __init__(self, address: str, create: bool = True) -> None:
        self.place = address
        with self._refusing():
            self._engine = connect.engine(address, create)

    def add(self, sources: Iterable[Source], statements: Iterable[Statement], known: date | None = None) -> Added:
        """As in Ledger."""
        given = list(sources)
        records = [("source", (r := source_record(s)), digest(r)) for s in given]
        lines = records + [("statement", statement_record(s), s.id) for s in statements]
        with self._refusing(), connect.writing(self._engine) as connection:
            appending.keep(connection, {s.id: s.text.encode("utf-8", "surrogatepass") for s in given})
            fresh = appending.append(connection, {(kind, key): record for kind, record, key in lines}, known or date.today())
        return Added(sum(kind == "source" for kind, _ in fresh), sum(kind == "statement" for kind, _ in fresh))

    def decide(self, decision: Decision, adding: Statement | None = None, known: date | None = None) -> Decided | Changed:
        """As in Ledger."""
        with self._refusing(), connect.writing(self._engine) as connection:
            answer = weigh(decision, adding, Lookups(connection))
            if answer is None:
                lines = {("statement", adding.id): statement_record(adding)} if adding else {}
                lines["decision", decision_key(decision.statement, decision.id)] = decision_record(decision)
                appending.append(connection, lines, known or date.today())
        return answer or Decided(decision)

    def sources(self, known: date | None = None) -> dict[str, Source]:
        """As in Ledger."""
        return {source.id: source for _, source in sorted(self._sources(known), key=lambda pair: pair[0])}

    def by_id(self, known: date | None = None) -> dict[str, Statement]:
        """As in Ledger."""
        return {e.id: self._read(e, partial(statement_of, key=e.id)) for e in self._entries("statement", known)}

    def statement(self, key: str) -> Statement | None:
        """As in Ledger."""
        with self._refusing(), self._engine.connect() as connection:
            return Lookups(connection).statement(key)

    def history(self, statement: str) -> list[Decision]:
        """As in Ledger."""
        with self._refusing(), self._engine.connect() as connection:
            return Lookups(connection).history(statement)

    def ids(self, prefix: str) -> list[str]:
        """As in Ledger."""
        begin = ENTRIES.c.id.between(prefix, prefix + LAST)
        return [key for (key,) in self._rows(select(ENTRIES.c.id).where(ENTRIES.c.kind == "statement", begin))]

    def decisions(self, known: date | None = None) -> list[Decision]:
        """As in Ledger."""
        return [self._read(e, decision_of) for e in self._entries("decision", known)]

    def recorded(self) -> Iterator[tuple[date, Item]]:
        """As in Ledger."""
        yield from self._sources(None)
        yield from ((e.recorded, self._read(e, partial(statement_of, key=e.id))) for e in self._entries("statement", None))
        yield from ((e.recorded, self._read(e, decision_of)) for e in self._entries("decision", None))

    def head(self) -> int:
        """As in Ledger."""
        ((n,),) = self._rows(select(func.max(ENTRIES.c.n)))
        return n or 0

    def since(self, n: int) -> Iterator[tuple[int, date, Item]]:
        """As in Ledger."""
        entries = [chain.Entry(*row) for row in self._rows(select(ENTRIES).where(ENTRIES.c.n > n).order_by(ENTRIES.c.n))]
        texts = self._texts([self._read(e, source_key) for e in entries if e.kind == "source"])
        for entry in entries:
            yield entry.n, entry.recorded, self._read(entry, partial(item_of, entry.kind, entry.id, texts))

    def verify(self) -> list[Problem]:
        """As in Ledger."""
        try:
            entries = [chain.Entry(*row) for row in self._rows(select(ENTRIES).order_by(ENTRIES.c.n))]
            return self._unsound() + list(chain.broken(entries, self._texts().get, self.place))
        except Refused as error:
            return [error.problem]

    def close(self) -> None:
        """As in Ledger."""
        self._engine.dispose()

    def _unsound(self) -> list[Problem]:
        """What SQLite itself finds wrong with its file."""
        if self._engine.dialect.name != "sqlite":
            return []
        with self._refusing(), self._engine.connect() as connection:
            said = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar())
        return [] if said == "ok" else [Problem(self.place, f"The file is damaged ({' '.join(said.split())}).", _DAMAGED)]

    def _sources(self, known: date | None) -> list[tuple[date, Source]]:
        texts = self._texts()
        return [(e.recorded, self._read(e, lambda record: source_of(record, texts))) for e in self._entries("source", known)]

    def _texts(self, wanted: Sequence[str] | None = None) -> dict[str, str]:
        parts = [select(TEXTS)] if wanted is None else [select(TEXTS).where(TEXTS.c.source.in_(p)) for p in appending.parts(wanted)]
        with self._refusing():
            return {key: text.decode("utf-8", "surrogatepass") for part in parts for key, text in self._rows(part)}

    def _entries(self, kind: str, known: date | None) -> list[chain.Entry]:
        query = select(ENTRIES).where(ENTRIES.c.kind == kind).order_by(ENTRIES.c.n)
        return [chain.Entry(*row) for row in self._rows(query.where(ENTRIES.c.recorded <= known) if known else query)]

    def _rows(self, query: Select[Any]) -> Sequence[Any]:
        with self._refusing(), self._engine.connect() as connection:
            return connection.execute(query).all()

    def _read(self, entry: chain.Entry, made: Callable[[str], T]) -> T:
        try:
            return made(entry.record)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise Refused(Problem(self.place, f"Entry {entry.n} is damaged ({error}).", _DAMAGED)) from None

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError, ImportError, ValueError, TypeError, AttributeError, KeyError) as error:
            # a damaged row can hold anything, and a driver can be missing
            said = str(getattr(error, "orig", None) or error).splitlines()[0]
            said = said if len(said) <= _SAID else f"{said[:_SAID]}…"
            raise Refused(Problem(self.place, f"The ledger cannot be used ({said}).", connect.remedy(said))) from None
