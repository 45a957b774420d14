"""The desk's own file."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, func, insert, select

from foedus.core.problems import Refused
from foedus.desk.deskfile import DeskFile, beside
from foedus.ledger.opening import open_ledger

TABLES = MetaData()
THINGS = Table("things", TABLES, Column("n", Integer, primary_key=True))


def count(desk: DeskFile) -> int:
    with desk.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(THINGS)) or 0)


def broken_off(desk: DeskFile) -> None:
    with desk.writing() as connection:
        connection.execute(insert(THINGS).values(n=1))
        raise KeyError


@pytest.mark.parametrize("memory", [True, False])
def test_keeps_all_of_a_transaction_or_nothing(tmp_path: Path, memory: bool) -> None:
    desk = DeskFile(":memory:" if memory else str(tmp_path / "a.desk"))
    desk.lay_out(TABLES)
    desk.lay_out(TABLES)
    with pytest.raises(KeyError):
        broken_off(desk)
    assert count(desk) == 0
    with desk.writing() as connection:
        connection.execute(insert(THINGS).values(n=1))
    assert count(desk) == 1


@pytest.mark.parametrize("memory", [True, False])
def test_writers_take_turns(tmp_path: Path, memory: bool) -> None:
    desk = DeskFile(":memory:" if memory else str(tmp_path / "a.desk"))
    desk.lay_out(TABLES)

    def write() -> None:
        for _ in range(20):
            with desk.writing() as connection:
                most = connection.scalar(select(func.max(THINGS.c.n))) or 0
                connection.execute(insert(THINGS).values(n=most + 1))

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(desk) == 80


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "a.desk"
    DeskFile(str(path)).lay_out(TABLES)
    assert os.stat(path).st_mode & 0o077 == 0


def test_another_programs_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.desk"
    path.write_bytes(b"no database, and long enough to tell" * 50)
    with pytest.raises(Refused):
        DeskFile(str(path)).lay_out(TABLES)
    assert path.read_bytes().startswith(b"no database")


def test_a_ledger_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = str(tmp_path / "a.ledger")
    open_ledger(path).close()
    with pytest.raises(Refused):
        DeskFile(path).lay_out(TABLES)
    with open_ledger(path) as ledger:
        assert ledger.verify() == []
    assert "things" not in {name for (name,) in sqlite3.connect(path).execute("SELECT name FROM sqlite_master")}


def test_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert beside("a.ledger") == "a.ledger.desk"
    assert beside(None) == ":memory:"
    one, other = beside("postgresql://host/one"), beside("postgresql://host/other")
    assert one != other
    assert Path(one).parent.parent == tmp_path
