"""Single entries of a ledger's database, looked up in the transaction in which a decision is made."""

from __future__ import annotations

from sqlalchemy import Connection, select

from foedus.core.decisions import Decision
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.records import decision_of, encode, source_key, source_of, statement_of
from foedus.ledger.schema import ENTRIES, TEXTS


class Lookups:
    """A ledger as it is within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def history(self, statement: str) -> list[Decision]:
        """The decisions on that statement, as they were made."""
        found = map(decision_of, self._naming("decision", statement))
        return [decision for decision in found if decision.statement == statement]

    def statement(self, key: str) -> Statement | None:
        """The statement of that id."""
        record = self._connection.scalar(select(ENTRIES.c.record).where(ENTRIES.c.kind == "statement", ENTRIES.c.id == key))
        return statement_of(record) if record else None

    def source(self, key: str) -> Source | None:
        """The source of that id, as recorded last."""
        records = [record for record in self._naming("source", key) if source_key(record) == key]
        text = self._connection.scalar(select(TEXTS.c.text).where(TEXTS.c.source == key))
        return source_of(records[-1], {key: (text or b"").decode("utf-8", "surrogatepass")}) if records else None

    def _naming(self, kind: str, key: str) -> list[str]:
        """Records of that kind in which the key stands, whatever it is there."""
        named = ENTRIES.c.record.contains(encode(key), autoescape=True)
        return list(self._connection.scalars(select(ENTRIES.c.record).where(ENTRIES.c.kind == kind, named).order_by(ENTRIES.c.n)))
