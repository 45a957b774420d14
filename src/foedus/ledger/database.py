"""A ledger in a database: SQLite in one file, or any other by its SQLAlchemy URL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from sqlalchemy import select

from foedus.core.apart import Apart
from foedus.core.decisions import Decision
from foedus.core.problems import Problem, Refused
from foedus.core.redactions import Redaction, by_source
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.decisions.deciding import Changed, Decided, weigh
from foedus.ledger.entries.about import about, treaty_key
from foedus.ledger.entries.chain import Entry
from foedus.ledger.entries.records import (
    LAST,
    apart_of,
    decision_key,
    decision_of,
    decision_record,
    digest,
    item_of,
    source_record,
    statement_of,
    statement_record,
)
from foedus.ledger.store import Added, Item, Ledger
from foedus.ledger.tables import appending, connect, erasing
from foedus.ledger.tables.appending import Line
from foedus.ledger.tables.lookups import Lookups
from foedus.ledger.tables.rows import LEFT, Rows, unindexed_kind
from foedus.ledger.tables.schema import ENTRIES, TEXTS
from foedus.ledger.tables.whole import verify


class Database(Ledger):
    """Entries in one chain; one writer at a time, readers never wait."""

    def __init__(self, address: str, create: bool = True) -> None:
        self.rows = Rows(address, create)
        self.place = self.rows.place

    @property
    def name(self) -> str:
        """By which this ledger is told from any other, wherever its file goes."""
        return self.rows.meta("name")

    def add(self, sources: Iterable[Source], statements: Iterable[Statement], known: date | None = None) -> Added:
        """As in Ledger."""
        given = list(sources)
        records = [(s, source_record(s)) for s in given]
        lines = {("source", digest(record)): Line(record, about(s)) for s, record in records}
        for said in statements:
            line = Line(statement_record(said), about(said))  # before the id, which follows from the same
            lines["statement", said.id] = line
        with self.rows.refusing(), connect.writing(self.rows.engine) as connection:
            redacted = Lookups(connection).redacted()
            texts = {s.id: s.text.encode("utf-8", "surrogatepass") for s in given if s.id not in redacted}
            appending.keep(connection, texts)
            left = {key: line for key, line in lines.items() if line.about.source not in redacted}
            fresh = appending.append(connection, left, known or date.today())
        kinds = Counter(kind for kind, _ in fresh)
        asked = {line.about.source for line in lines.values()}
        return Added(kinds["source"], kinds["statement"], redacted=tuple(r for key, r in redacted.items() if key in asked))

    def decide(self, decision: Decision, adding: Statement | None = None, known: date | None = None) -> Decided | Changed:
        """As in Ledger."""
        with self.rows.refusing(), connect.writing(self.rows.engine) as connection:
            answer = weigh(decision, adding, Lookups(connection))
            if answer is None:
                lines = {("statement", adding.id): Line(statement_record(adding), about(adding))} if adding else {}
                lines["decision", decision_key(decision.statement, decision.id)] = Line(decision_record(decision))
                appending.append(connection, lines, known or date.today())
        return answer or Decided(decision)

    def sources(self, known: date | None = None) -> dict[str, Source]:
        """As in Ledger."""
        return {source.id: source for _, source in sorted(self._sources(known), key=lambda pair: pair[0])}

    def by_id(self, known: date | None = None) -> dict[str, Statement]:
        """As in Ledger."""
        return {e.id: self.rows.read(e, partial(statement_of, key=e.id)) for e in self.rows.of_kind("statement", known)}

    def about(self, treaty: str) -> tuple[dict[str, Source], list[Statement]]:
        """As in Ledger."""
        named = select(ENTRIES).where(ENTRIES.c.treaty == treaty_key(treaty), ENTRIES.c.record != "")
        found = sorted(Entry(*row) for row in self.rows.all(named))
        statements = [self.rows.read(e, partial(statement_of, key=e.id)) for e in found]
        keys = list(dict.fromkeys(s.source for s in statements))
        parts = [select(ENTRIES).where(unindexed_kind("source"), ENTRIES.c.source.in_(p)) for p in appending.parts(keys)]
        entries = sorted(Entry(*row) for part in parts for row in self.rows.all(part))
        sources = sorted(self._of(entries, keys), key=lambda pair: pair[0])
        return {source.id: source for _, source in sources}, statements

    def read_in(self, source: str) -> dict[str, Statement]:
        """The statements on that source that were not erased, by their ids, without reading the rest."""
        of_it = select(ENTRIES).where(ENTRIES.c.source == source, ENTRIES.c.kind == "statement", ENTRIES.c.record != "")
        found = sorted(Entry(*row) for row in self.rows.all(of_it))
        return {e.id: self.rows.read(e, partial(statement_of, key=e.id)) for e in found}

    def statement(self, key: str) -> Statement | None:
        """As in Ledger."""
        with self.rows.refusing(), self.rows.engine.connect() as connection:
            return Lookups(connection).statement(key)

    def history(self, statement: str) -> list[Decision]:
        """As in Ledger."""
        with self.rows.refusing(), self.rows.engine.connect() as connection:
            return Lookups(connection).history(statement)

    def ids(self, prefix: str) -> list[str]:
        """As in Ledger."""
        begin = ENTRIES.c.id.between(prefix, prefix + LAST)
        return [key for (key,) in self.rows.all(select(ENTRIES.c.id).where(ENTRIES.c.kind == "statement", begin))]

    def decisions(self, known: date | None = None) -> list[Decision]:
        """As in Ledger."""
        return [self.rows.read(e, decision_of) for e in self.rows.of_kind("decision", known)]

    def redactions(self) -> list[Redaction]:
        """As in Ledger."""
        return self.rows.redactions()

    def redact(self, redaction: Redaction, known: date | None = None) -> bool:
        """Erase what it says; False where that was done before. Refused where there is no such source, or only the owner may.

        `scrub` does away with what is left of the bytes.
        """
        with self.rows.refusing(), connect.writing(self.rows.engine) as connection:
            return erasing.erase(connection, redaction, known or date.today())

    def scrub(self) -> None:
        """Write the database anew without what was erased. Refused where another program is in the way: then do it again."""
        with self.rows.refusing():
            erasing.scrub(self.rows.engine, self.place)

    def aparts(self) -> list[Apart]:
        """As in Ledger."""
        return [self.rows.read(e, apart_of) for e in self.rows.of_kind("apart", None)]

    def recorded(self) -> Iterator[tuple[date, Item]]:
        """As in Ledger."""
        yield from self._sources(None)
        for kind in ("statement", "decision", "redaction", "apart", "merged"):
            yield from ((e.recorded, self.rows.read(e, partial(item_of, kind, e.id, {}))) for e in self.rows.of_kind(kind, None))

    def head(self) -> int:
        """As in Ledger."""
        return self.rows.head()[0]

    def since(self, n: int) -> Iterator[tuple[int, date, Item]]:
        """As in Ledger."""
        entries = [Entry(*row) for row in self.rows.all(select(ENTRIES).where(ENTRIES.c.n > n, LEFT).order_by(ENTRIES.c.n))]
        given = [e for e in entries if e.kind == "source"]
        sources = {e.n: source for e, (_, source) in zip(given, self._of(given, [e.source or "" for e in given]), strict=True)}
        for e in entries:
            yield e.n, e.recorded, sources.get(e.n) or self.rows.read(e, partial(item_of, e.kind, e.id, {}))

    def entries(self, after: int | None = None) -> Iterator[Entry]:
        """The chain itself, or what comes after that number."""
        return self.rows.entries(after)

    def texts(self) -> dict[str, str]:
        """The texts of all sources by their ids; "" where one was erased."""
        return self.rows.texts()

    def replicate(self, entries: Iterable[Entry], texts: Mapping[str, str]) -> None:
        """Fill this ledger, under its own name, with entries as they stand. Refused where it has some.

        `copying` copies a whole ledger.
        """
        kept = ((key, text.encode("utf-8", "surrogatepass")) for key, text in texts.items())
        with self.rows.refusing(), connect.writing(self.rows.engine) as connection:
            if self.rows.within(connection).head()[0]:
                raise Refused(Problem(self.place, "This ledger has entries already.", "Name a new one, or merge the two."))
            appending.put(connection, TEXTS, kept)
            appending.put(connection, ENTRIES, entries)

    def verify(self) -> list[Problem]:
        """As in Ledger."""
        return list(verify(self.rows).problems)

    def close(self) -> None:
        """As in Ledger."""
        self.rows.engine.dispose()

    def _sources(self, known: date | None) -> list[tuple[date, Source]]:
        return self._of(self.rows.of_kind("source", known))

    def _of(self, entries: Sequence[Entry], keys: Sequence[str] | None = None) -> list[tuple[date, Source]]:
        """The sources of these entries; `keys` are their ids where it is not all that there are."""
        texts, redacted = self.rows.texts(keys), by_source(self.rows.redactions()) if entries else {}
        return [(e.recorded, self.rows.source(e, texts, redacted)) for e in entries]
