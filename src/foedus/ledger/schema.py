"""The tables of a ledger in a database, and the triggers that keep it append-only."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Date, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint, insert

VERSION = 1
TABLES = MetaData()
META = Table("meta", TABLES, Column("key", String, primary_key=True), Column("value", String, nullable=False))
ENTRIES = Table(
    "entries",
    TABLES,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),  # source, statement, decision
    Column("id", String, nullable=False),
    Column("recorded", Date, nullable=False),
    Column("record", Text, nullable=False),
    Column("hash", String, nullable=False),
    UniqueConstraint("kind", "id"),
)
# as bytes: a document can hold characters that PostgreSQL's text does not take
TEXTS = Table("texts", TABLES, Column("source", String, primary_key=True), Column("text", LargeBinary, nullable=False))

_SQLITE = "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END"
_POSTGRES = "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} EXECUTE FUNCTION foedus_append_only()"
_FUNCTION = """CREATE OR REPLACE FUNCTION foedus_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a ledger is append-only'; END $$"""


def make(connection: Connection) -> None:
    """Lay out an empty ledger."""
    TABLES.create_all(connection)
    postgres = connection.dialect.name == "postgresql"
    if postgres:
        connection.exec_driver_sql(_FUNCTION)
    for table in TABLES.tables:
        for verb in ("UPDATE", "DELETE", "TRUNCATE")[: 3 if postgres else 2]:
            connection.exec_driver_sql((_POSTGRES if postgres else _SQLITE).format(table=table, verb=verb))
    connection.execute(insert(META).values(key="version", value=str(VERSION)))
