"""A ledger of version 1 as that program laid it out, written down here, since what was released does not change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, create_engine, text

from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.entries.records import source_record, statement_record

_TABLES = [
    "CREATE TABLE meta (key VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY (key))",
    "CREATE TABLE entries (n INTEGER NOT NULL, kind VARCHAR NOT NULL, id VARCHAR NOT NULL, recorded DATE NOT NULL,"
    " record TEXT NOT NULL, hash VARCHAR NOT NULL, PRIMARY KEY (n), UNIQUE (kind, id))",
    "CREATE TABLE texts (source VARCHAR NOT NULL, text {blob} NOT NULL, PRIMARY KEY (source))",
]
_ABORT = "BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END"
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION foedus_append_only() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'a ledger is append-only'; END $$"
)


def filled(address: str, sources: Iterable[Source], statements: Iterable[Statement]) -> None:
    """Make a ledger of version 1 at that address, a file or a URL, with these in it."""
    sqlite = not address.startswith("postgresql")
    url = address if "://" in address else f"sqlite:///{address}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT") if sqlite else create_engine(url)
    with engine.connect() as connection:
        if sqlite:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        lay_out(connection)
        fill(connection, sources, statements, date(2024, 12, 4))
        connection.commit()
    engine.dispose()


def lay_out(connection: Connection) -> None:
    """An empty ledger of version 1."""
    postgres = connection.dialect.name == "postgresql"
    for table in _TABLES:
        connection.exec_driver_sql(table.format(blob="BYTEA" if postgres else "BLOB"))
    if postgres:
        connection.exec_driver_sql(_FUNCTION)
    for table in ("meta", "entries", "texts"):
        for verb in ("UPDATE", "DELETE", "TRUNCATE")[: 3 if postgres else 2]:
            begin = f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}"
            connection.exec_driver_sql(f"{begin} {'EXECUTE FUNCTION foedus_append_only()' if postgres else _ABORT}")
    connection.exec_driver_sql("INSERT INTO meta (key, value) VALUES ('version', '1')")


def fill(connection: Connection, sources: Iterable[Source], statements: Iterable[Statement], known: date) -> str:
    """The entries that version 1 wrote for them; the hash of the last one."""
    previous = connection.scalar(text("SELECT hash FROM entries ORDER BY n DESC LIMIT 1")) or "0" * 64
    n = connection.scalar(text("SELECT max(n) FROM entries")) or 0
    lines = []
    for source in sources:
        record = source_record(source)
        lines.append(("source", hashlib.sha256(record.encode()).hexdigest(), record))
        words = {"source": source.id, "text": source.text.encode("utf-8", "surrogatepass")}
        connection.execute(text("INSERT INTO texts (source, text) VALUES (:source, :text)"), words)
    lines += [("statement", s.id, statement_record(s)) for s in statements]
    for kind, key, record in lines:
        n += 1
        whole = json.dumps([previous, str(n), kind, key, known.isoformat(), record], sort_keys=True, separators=(",", ":"))
        previous = hashlib.sha256(whole.encode()).hexdigest()
        row = {"n": n, "kind": kind, "id": key, "recorded": known, "record": record, "hash": previous}
        if connection.dialect.name == "sqlite":
            row["recorded"] = known.isoformat()
        connection.execute(text("INSERT INTO entries VALUES (:n, :kind, :id, :recorded, :record, :hash)"), row)
    return previous
