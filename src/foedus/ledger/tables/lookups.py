"""Single entries of a ledger's database, looked up in the transaction in which a decision is made."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, select, true

from foedus.core.decisions import Decision
from foedus.core.redactions import Redaction, by_source
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.entries.records import LAST, decision_key, decision_of, redacted_of, redaction_of, source_of, statement_of
from foedus.ledger.tables.schema import ENTRIES, TEXTS


class Lookups:
    """A ledger as it is within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def history(self, statement: str) -> list[Decision]:
        """The decisions on that statement, as they were made."""
        whose = ENTRIES.c.id.between(decision_key(statement), decision_key(statement, LAST))
        found = map(decision_of, self._records("decision", whose))
        return [decision for decision in found if decision.statement == statement]

    def statement(self, key: str) -> Statement | None:
        """The statement of that id."""
        record = self._connection.scalar(select(ENTRIES.c.record).where(ENTRIES.c.kind == "statement", ENTRIES.c.id == key))
        return statement_of(record) if record else None

    def source(self, key: str) -> Source | None:
        """The source of that id, as recorded last."""
        records = self._records("source", ENTRIES.c.source == key)
        if records and (gone := self.redacted().get(key)):
            return redacted_of(records[-1], gone)
        text = self._connection.scalar(select(TEXTS.c.text).where(TEXTS.c.source == key))
        return source_of(records[-1], {key: (text or b"").decode("utf-8", "surrogatepass")}) if records else None

    def redacted(self) -> dict[str, Redaction]:
        """The redactions by their sources."""
        return by_source(map(redaction_of, self._records("redaction", true())))

    def _records(self, kind: str, which: ColumnElement[bool]) -> list[str]:
        """Records of that kind in their order, put in it here: asked for it, SQLite reads through the whole ledger."""
        rows = self._connection.execute(select(ENTRIES.c.n, ENTRIES.c.record).where(ENTRIES.c.kind == kind, which))
        return [record for _, record in sorted((n, record) for n, record in rows)]
