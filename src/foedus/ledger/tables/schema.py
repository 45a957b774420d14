"""The tables of a ledger in a database; `guards` keeps them append-only, `migrations` brings older ones to this form."""

from __future__ import annotations

from secrets import token_hex

from sqlalchemy import Column, Connection, Index, Integer, MetaData, Table, UniqueConstraint, insert

from foedus.ledger.tables import guards
from foedus.ledger.tables.columns import Bytes, Day, MaybeWord, Record, Word

VERSION = 2
TABLES = MetaData()
META = Table("meta", TABLES, Column("key", Word, primary_key=True), Column("value", Word, nullable=False))
ENTRIES = Table(
    "entries",
    TABLES,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("kind", Word, nullable=False),  # source, statement, decision, redaction, apart, merged
    Column("id", Word, nullable=False),
    Column("recorded", Day, nullable=False),
    Column("record", Record, nullable=False),  # "" where a redaction erased it
    Column("hash", Word, nullable=False),
    Column("treaty", MaybeWord),  # of a statement, so that one treaty is read without the rest
    Column("source", MaybeWord),  # of a source, a statement or a redaction
    UniqueConstraint("kind", "id"),
    Index("entries_by_treaty", "treaty"),
    Index("entries_by_source", "source"),
)
# as bytes: a document can hold characters that PostgreSQL's text does not take; none where a redaction erased them
TEXTS = Table("texts", TABLES, Column("source", Word, primary_key=True), Column("text", Bytes, nullable=False))


def make(connection: Connection) -> None:
    """Lay out an empty ledger, under a name that no other bears."""
    TABLES.create_all(connection)
    connection.execute(insert(META).values([{"key": "version", "value": str(VERSION)}, {"key": "name", "value": new_name()}]))
    guards.put_up(connection)


def new_name() -> str:
    """By which the heads of this ledger are told from those of any other."""
    return f"foedus-{token_hex(8)}"
