"""The databases themselves refuse whatever is not an addition at the end, also to a hand with SQL."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from stores import postgres

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.ledger.database import Database

REPORT = Source(id=source_id("They signed."), name="a.txt", text="They signed.")
SIGNED = Statement(source=REPORT.id, start=0, end=11, content=Act(kind=ActKind.SIGNATURE, treaty="t"))
FORBIDDEN = [
    "UPDATE entries SET recorded = '2020-01-01'",
    "UPDATE entries SET record = '' WHERE kind = 'statement'",
    "UPDATE entries SET treaty = 'u'",
    "UPDATE texts SET text = ''",
    "UPDATE meta SET value = '99'",
    "DELETE FROM entries",
    "DELETE FROM texts",
    "DELETE FROM meta",
    "INSERT INTO entries (n, kind, id, recorded, record, hash) VALUES (7, 'source', 'x', '2020-01-01', '{}', 'x')",
    "INSERT INTO entries (n, kind, id, recorded, record, hash) VALUES (1, 'source', 'x', '2020-01-01', '{}', 'x')",
]
IN_SQLITE = [
    "INSERT OR REPLACE INTO entries (n, kind, id, recorded, record, hash) VALUES (1, 'source', 'x', '2020-01-01', '{}', 'x')",
    "INSERT OR REPLACE INTO entries SELECT 3, kind, id, recorded, '{}', hash, treaty, source FROM entries WHERE n = 2",
    "INSERT OR REPLACE INTO texts SELECT source, x'41' FROM texts",
    "REPLACE INTO meta VALUES ('version', '1')",
    "UPDATE OR REPLACE entries SET n = 1 WHERE n = 2",
]
IN_POSTGRES = [
    "TRUNCATE entries",
    "TRUNCATE texts",
    "TRUNCATE meta",
    "INSERT INTO texts SELECT source, ''::bytea FROM texts ON CONFLICT (source) DO UPDATE SET text = excluded.text",
]
SHORT_OF_THE_OWNER = [
    "ALTER TABLE entries DISABLE TRIGGER ALL",
    "DROP TRIGGER entries_no_update ON entries",
    "DROP TABLE texts",
    "SET session_replication_role = replica",
    "CREATE OR REPLACE FUNCTION foedus_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
    "CREATE RULE quietly AS ON INSERT TO entries DO INSTEAD NOTHING",
    "ALTER TABLE entries DROP COLUMN hash",
]


def _filled(address: str) -> None:
    with Database(address) as ledger:
        ledger.add([REPORT], [SIGNED], date(2024, 12, 4))


def _refused(engine: Engine, sql: str, said: str) -> None:
    with pytest.raises(SQLAlchemyError, match=said), engine.begin() as connection:
        connection.execute(text(sql))


@pytest.mark.parametrize("sql", [*FORBIDDEN, *IN_SQLITE])
def test_a_file_refuses(tmp_path: Path, sql: str) -> None:
    _filled(address := f"sqlite:///{tmp_path}/x.ledger")
    engine = create_engine(address)
    _refused(engine, sql, "append-only")
    engine.dispose()
    with Database(address) as ledger:
        assert (ledger.verify(), ledger.head()) == ([], 2)


@pytest.fixture(scope="module")
def database() -> str:
    _filled(address := postgres())
    return address


@pytest.mark.parametrize("sql", [*FORBIDDEN, *IN_POSTGRES])
def test_postgresql_refuses_even_the_owner(database: str, sql: str) -> None:
    engine = create_engine(database)
    _refused(engine, sql, "append-only")
    engine.dispose()
    with Database(database) as ledger:
        assert (ledger.verify(), ledger.head()) == ([], 2)


@pytest.fixture(scope="module")
def clerk(database: str) -> str:
    """Who has every right on the tables, and does not own them."""
    engine = create_engine(database, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for sql in ("CREATE ROLE clerk LOGIN", "GRANT ALL ON ALL TABLES IN SCHEMA public TO clerk"):
            connection.exec_driver_sql(sql)
    engine.dispose()
    return database.replace("postgres:@", "clerk:@")


@pytest.mark.parametrize("sql", [*FORBIDDEN, *IN_POSTGRES])
def test_postgresql_refuses_who_may_write(clerk: str, sql: str) -> None:
    engine = create_engine(clerk)
    _refused(engine, sql, "append-only")
    engine.dispose()


@pytest.mark.parametrize("sql", SHORT_OF_THE_OWNER)
def test_who_is_not_the_owner_cannot_take_the_guards_away(clerk: str, sql: str) -> None:
    engine = create_engine(clerk)
    _refused(engine, sql, "owner|permission denied")
    engine.dispose()


def test_who_may_write_can_add(clerk: str) -> None:
    other = Statement(source=REPORT.id, start=0, end=4, content=Act(kind=ActKind.SIGNATURE, treaty="u"))
    with Database(clerk) as ledger:
        assert ledger.add([], [other], date(2024, 12, 5)).statements == 1
        assert ledger.verify() == []
