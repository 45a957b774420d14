"""Ledgers of every released version are brought forward when they are opened: nothing is lost, no hash changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from ledger_values import ledgers
from sqlalchemy import create_engine, text
from stores import postgres
from version1 import fill, lay_out

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.ledger.database import Database

Contents = tuple[list[Source], list[Statement]]
EARLY, LATE = date(2024, 12, 3), date(2024, 12, 4)
ODD = "Treaty \x00 of \ud800 “friendship”"
REPORT = Source(id=source_id("They signed."), name="a.txt", text="They signed.")
SIGNED = [Statement(source=REPORT.id, start=0, end=11, content=Act(kind=ActKind.SIGNATURE, treaty=key)) for key in ("t", ODD)]


def _old(address: str, sources: list[Source], statements: list[Statement]) -> str:
    engine = create_engine(address)
    with engine.begin() as connection:
        lay_out(connection)
        fill(connection, sources, statements[:1], EARLY)
        last = fill(connection, [], statements[1:], LATE)
    engine.dispose()
    return last


@pytest.fixture(params=["file", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return postgres() if request.param == "postgres" else f"sqlite:///{tmp_path}/x.ledger"


def test_a_ledger_of_version_1_is_brought_forward(address: str) -> None:
    last = _old(address, [REPORT], SIGNED)
    with Database(address) as ledger:
        assert ledger.verify() == []
        assert [e.hash for e in ledger.entries()][-1] == last
        assert (ledger.sources(), ledger.statements()) == ({REPORT.id: REPORT}, SIGNED)
        assert ledger.statements(EARLY) == SIGNED[:1]
        assert ledger.about(ODD) == ({REPORT.id: REPORT}, SIGNED[1:])
        assert ledger.name.startswith("foedus-")
        name = ledger.name
    with Database(address) as again:
        assert (again.name, again.verify()) == (name, [])


def test_what_was_brought_forward_is_laid_out_as_a_new_one(tmp_path: Path) -> None:
    _old(f"sqlite:///{tmp_path}/old", [REPORT], SIGNED)
    Database(f"{tmp_path}/old").close()
    Database(f"{tmp_path}/new").close()
    old, new = (_layout(tmp_path / name) for name in ("old", "new"))
    assert old == new


def _layout(path: Path) -> tuple[object, ...]:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        columns = [connection.execute(text(f"PRAGMA table_info({t})")).all() for t in ("meta", "entries", "texts")]
        rest = connection.execute(text("SELECT type, name, sql FROM sqlite_master WHERE type <> 'table' ORDER BY name")).all()
    engine.dispose()
    return columns, rest


@given(given_=ledgers())
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_version_1_held_is_there(tmp_path_factory: pytest.TempPathFactory, given_: Contents) -> None:
    sources, statements = given_
    distinct = list({s.id: s for s in statements}.values())
    path = tmp_path_factory.mktemp("old") / "x"
    _old(f"sqlite:///{path}", sources, distinct)
    with Database(str(path)) as ledger:
        assert ledger.verify() == []
        assert (ledger.sources(), ledger.statements()) == ({s.id: s for s in sources}, distinct)


def test_a_failing_migration_leaves_the_ledger_as_it_was(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _old(address, [REPORT], SIGNED)
    with monkeypatch.context() as broken:
        broken.setattr("foedus.ledger.tables.guards.put_up", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Database(address)
    engine = create_engine(address)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT value FROM meta")).all() == [("1",)]
        assert len(connection.execute(text("SELECT * FROM entries")).all()[0]) == 6
        with pytest.raises(Exception, match="append-only"):
            connection.execute(text("DELETE FROM entries"))
    engine.dispose()
    with Database(address) as ledger:
        assert ledger.verify() == []
