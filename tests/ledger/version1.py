"""A ledger of version 1 as released: its tables and triggers as SQL, and entries chained as it chained them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, create_engine, text

from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.records import FIRST, digest, link, source_record, statement_record

TABLES = (
    """CREATE TABLE meta ("key" VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY ("key"))""",
    """CREATE TABLE entries (n INTEGER NOT NULL, kind VARCHAR NOT NULL, id VARCHAR NOT NULL, recorded DATE NOT NULL,
       record TEXT NOT NULL, hash VARCHAR NOT NULL, PRIMARY KEY (n), UNIQUE (kind, id))""",
    "CREATE TABLE texts (source VARCHAR NOT NULL, text BLOB NOT NULL, PRIMARY KEY (source))",
)
SQLITE = "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END"
POSTGRES = "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} EXECUTE FUNCTION foedus_append_only()"
FUNCTION = """CREATE OR REPLACE FUNCTION foedus_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a ledger is append-only'; END $$"""
DAY = date(2024, 12, 4)


def version1(address: str, sources: list[Source], statements: list[Statement]) -> None:
    """Make a ledger of version 1 there that holds these, recorded on DAY."""
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    with engine.begin() as connection:
        _lay_out(connection)
        lines = [("source", digest(source_record(s)), source_record(s)) for s in sources]
        lines += [("statement", s.id, statement_record(s)) for s in statements]
        _append(connection, lines)
        keep = text("INSERT INTO texts VALUES (:source, :text)")
        connection.execute(keep, [{"source": s.id, "text": s.text.encode("utf-8", "surrogatepass")} for s in sources])
    engine.dispose()


def _lay_out(connection: Connection) -> None:
    postgres = connection.dialect.name == "postgresql"
    for sql in TABLES:
        connection.exec_driver_sql(sql.replace("BLOB", "BYTEA") if postgres else sql)
    if postgres:
        connection.exec_driver_sql(FUNCTION)
    for table in ("meta", "entries", "texts"):
        for verb in ("UPDATE", "DELETE", *(["TRUNCATE"] if postgres else [])):
            connection.exec_driver_sql((POSTGRES if postgres else SQLITE).format(table=table, verb=verb))
    connection.exec_driver_sql("INSERT INTO meta VALUES ('version', '1')")


def _append(connection: Connection, lines: list[tuple[str, str, str]]) -> None:
    previous, rows = FIRST, []
    for n, (kind, key, record) in enumerate(lines, 1):
        previous = link(previous, str(n), kind, key, DAY.isoformat(), record)
        rows.append({"n": n, "kind": kind, "id": key, "recorded": DAY.isoformat(), "record": record, "hash": previous})
    connection.execute(text("INSERT INTO entries VALUES (:n, :kind, :id, :recorded, :record, :hash)"), rows)
