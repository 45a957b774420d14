"""The tables of a ledger in a database; `guards` keeps them append-only, `migrations` brings older ones to this form."""

from __future__ import annotations

from secrets import token_hex

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
)

from foedus.ledger import guards

VERSION = 2
TABLES = MetaData()
META = Table("meta", TABLES, Column("key", String, primary_key=True), Column("value", String, nullable=False))
ENTRIES = Table(
    "entries",
    TABLES,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),  # source, statement, decision, redaction, apart
    Column("id", String, nullable=False),
    Column("recorded", Date, nullable=False),
    Column("record", Text, nullable=False),  # "" where a redaction erased it
    Column("hash", String, nullable=False),
    Column("treaty", String),  # of a statement, so that one treaty is read without the rest
    Column("source", String),  # of a source, a statement or a redaction
    UniqueConstraint("kind", "id"),
    Index("entries_by_treaty", "treaty"),
    Index("entries_by_source", "source"),
)
# as bytes: a document can hold characters that PostgreSQL's text does not take; none where a redaction erased them
TEXTS = Table("texts", TABLES, Column("source", String, primary_key=True), Column("text", LargeBinary, nullable=False))


def make(connection: Connection) -> None:
    """Lay out an empty ledger, under a name that no other bears."""
    TABLES.create_all(connection)
    connection.execute(insert(META).values([{"key": "version", "value": str(VERSION)}, {"key": "name", "value": new_name()}]))
    guards.put_up(connection)


def new_name() -> str:
    """By which the heads of this ledger are told from those of any other."""
    return f"foedus-{token_hex(8)}"
