"""What a ledger holds, looked up within one transaction while it is merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from sqlalchemy import Connection, func, select, true

from foedus.core.apart import Apart
from foedus.core.decisions import Decision
from foedus.core.redactions import Redaction
from foedus.ledger.entries.chain import Entry
from foedus.ledger.entries.records import LAST, apart_of, decision_key, decision_of, digest, merged_of, redaction_of
from foedus.ledger.merging.branches import Side
from foedus.ledger.tables import appending
from foedus.ledger.tables.lookups import Lookups
from foedus.ledger.tables.pages import pages
from foedus.ledger.tables.schema import ENTRIES, META, TEXTS

_ID = 24  # characters of a decision's id
_AT_ONCE = 10_000  # entries that are held in memory
STATEMENTS = "statements"
_EXTENTS = (STATEMENTS, "record")  # of a source: what was read in it; its name, title and the like


class Held(Lookups):
    """All that a merge asks of either ledger."""

    @property
    def connection(self) -> Connection:
        """The transaction."""
        return self._connection

    def name(self) -> str:
        """The ledger's own."""
        return self.connection.scalar(select(META.c.value).where(META.c.key == "name")) or ""

    def head(self) -> int:
        """The number of the last entry; 0 where there is none."""
        return self.connection.scalar(select(func.max(ENTRIES.c.n))) or 0

    def hash(self, n: int) -> str:
        """The hash of that entry."""
        return self.connection.scalar(select(ENTRIES.c.hash).where(ENTRIES.c.n == n)) or ""

    def entries(self, after: int) -> Iterator[list[Entry]]:
        """All after that number in their order, so many at once."""
        some = select(ENTRIES).order_by(ENTRIES.c.n).limit(_AT_ONCE)
        read = pages(lambda last: self.connection.execute(some.where(ENTRIES.c.n > (last or after))).all(), attrgetter("n"))
        return ([Entry(*row) for row in rows] for rows in read)

    def texts(self, sources: Iterable[str]) -> dict[str, bytes]:
        """The texts of these sources as they are kept."""
        return {key: text for part in appending.parts(list(sources)) for key, text in self._texts(part)}

    def days(self) -> dict[str, date]:
        """The day on which each source was first recorded."""
        first = select(ENTRIES.c.source, func.min(ENTRIES.c.recorded).label("first")).where(ENTRIES.c.kind == "source")
        return {row.source: row.first for row in self.connection.execute(first.group_by(ENTRIES.c.source))}

    def erased(self) -> dict[str, frozenset[str]]:
        """The sources that were redacted, and what was erased of each beside its text."""
        found: dict[str, frozenset[str]] = {}
        for redaction in map(redaction_of, self._records("redaction", true())):
            found[redaction.source] = found.get(redaction.source, frozenset()) | extent(redaction)
        return found

    def described(self, source: str) -> list[Entry]:
        """The records of that source that were not erased, the one in use last."""
        found = select(ENTRIES).where(ENTRIES.c.kind == "source", ENTRIES.c.source == source, ENTRIES.c.record != "")
        return sorted((Entry(*row) for row in self.connection.execute(found)), key=lambda e: (e.recorded, e.n))

    def former(self) -> frozenset[str]:
        """Digests of the descriptions of sources that former merges kept beside those in use."""
        merges = map(merged_of, self._records("merged", true()))
        return frozenset(digest(record) for merged in merges for record in merged.former)

    def sides(self, statements: Iterable[str]) -> dict[str, Side]:
        """The decisions on these statements, its own and those kept apart."""
        keys = sorted(statements)
        own: dict[str, list[Decision]] = {key: [] for key in keys}
        apart: dict[str, list[Apart]] = {key: [] for key in keys}
        for part in appending.parts(keys):
            for record in self._on("decision", part):
                own[(decision := decision_of(record)).statement].append(decision)
            for record in self._on("apart", part):
                apart[(one := apart_of(record)).statement].append(one)
        return {key: Side(tuple(own[key]), tuple(apart[key])) for key in keys}

    def _on(self, kind: str, statements: Sequence[str]) -> list[str]:
        """Records of that kind on these statements, in order: all from the first to the last of their ids are looked at."""
        wanted = set(statements)
        between = ENTRIES.c.id.between(decision_key(statements[0]), decision_key(statements[-1], LAST))
        found = select(ENTRIES.c.n, ENTRIES.c.id, ENTRIES.c.record).where(ENTRIES.c.kind == kind, between)
        return [record for _, key, record in sorted(map(tuple, self.connection.execute(found))) if statement_of(key) in wanted]

    def sources(self, keys: Iterable[str]) -> Mapping[str, date]:
        """Those of the entries of sources, by their ids, that are there, and the days on which they were recorded."""
        return self._recorded("source", keys)

    def statements(self, keys: Iterable[str]) -> Mapping[str, date]:
        """The same of statements."""
        return self._recorded("statement", keys)

    def decided(self, keys: Iterable[str]) -> Mapping[str, date]:
        """The same of decisions, by their keys."""
        return self._recorded("decision", keys)

    def _recorded(self, kind: str, keys: Iterable[str]) -> dict[str, date]:
        some = select(ENTRIES.c.id, ENTRIES.c.recorded).where(ENTRIES.c.kind == kind)
        parts = appending.parts(list(keys))
        return {key: day for part in parts for key, day in self.connection.execute(some.where(ENTRIES.c.id.in_(part)))}

    def _texts(self, part: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for row in self.connection.execute(select(TEXTS).where(TEXTS.c.source.in_(list(part)))):
            yield row.source, row.text


def statement_of(key: str) -> str:
    """The statement that an entry of decisions is on, by the entry's id."""
    return key[:-_ID]


def extent(redaction: Redaction) -> frozenset[str]:
    """What it erases beside the text."""
    return frozenset(name for name in _EXTENTS if getattr(redaction, name))


def fork(one: Held, other: Held) -> int:
    """The number of the last entry that both have, and all before it: 0 where they have no beginning in common."""
    low, high = 0, min(one.head(), other.head())
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one.hash(middle) == other.hash(middle) else (low, middle - 1)
    return low
