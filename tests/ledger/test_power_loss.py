"""The power is cut while a ledger in SQLite is written: what was acknowledged is there, all or nothing of what came next.

FOEDUS_CUTS=20 cuts it so often after each step that SQLite asked of the disk; make test cuts it a hundred times in all.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import apsw
import pytest
from powerloss import Disk, Recorder, Step
from sqlalchemy import Engine, event
from version1 import filled
from writer import portion

from foedus.core.problems import Refused
from foedus.ledger.decisions.deciding import accepting
from foedus.ledger.opening import open_ledger

CUTS = os.environ.get("FOEDUS_CUTS")
PORTIONS = 12
OFTEN = 20  # pages in the write-ahead log after which they go into the database, that it happens often; SQLite waits for 1000
NAME = "cut.ledger"


@dataclass(frozen=True, slots=True)
class Said:
    """What our program had SQLite do (`sql`, or nothing where it closed the file), or what it told its user."""

    sql: str = ""
    acknowledged: str = ""


@pytest.fixture(scope="module", params=["new", "of version 1"])
def life(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Said]:
    """All that is said to SQLite while a ledger is made or brought forward, added to, decided in, and opened again."""
    address, said = str(tmp_path_factory.mktemp("life") / NAME), list[Said]()
    with _listening(said):
        if request.param == "of version 1":
            sources, statements = portion("old", 0)
            filled(address, sources, statements)
            open_ledger(address).close()
            said.append(Said(acknowledged=" ".join(s.id for s in statements)))
        for name in ("first", "second"):
            with open_ledger(address) as ledger:
                for number in range(PORTIONS // 2):
                    sources, statements = portion(name, number)
                    ledger.add(sources, statements)
                    said.append(Said(acknowledged=" ".join(s.id for s in statements)))
                    decision, placed = accepting(statements[0], "Ann")
                    ledger.decide(decision, placed)
                    said.append(Said(acknowledged=placed.id))
    return said


@contextmanager
def _listening(said: list[Said]) -> Iterator[None]:
    def traced(sql: str) -> None:
        if not said or said[-1].sql != sql:  # it is told anew for each trigger that it sets off
            said.append(Said(sql))

    def opened(connection: Any, _: Any) -> None:
        connection.set_trace_callback(traced)

    def closed(connection: Any, _: Any) -> None:
        said.append(Said())

    event.listen(Engine, "connect", opened)
    event.listen(Engine, "close", closed)
    try:
        yield
    finally:
        event.remove(Engine, "connect", opened)
        event.remove(Engine, "close", closed)


def replayed(life: list[Said], folder: Path, instead: str = "") -> list[Step]:
    """What SQLite asked of the disk while it did all that, and when what was acknowledged; `instead` of our own setting.

    One connection at a time, as our program has it here; it keeps its lock, for a file system written in Python shares no
    memory between connections. That changes nothing of what is written and synced. What is not set is as in builds of SQLite
    that by default sync less.
    """
    disk, connection = Recorder("power"), None
    for one in life:
        if one.acknowledged:
            disk.step("acknowledged", data=one.acknowledged.encode())
        elif not one.sql:
            assert connection
            connection.close()
            connection = None
        else:
            connection = connection or _connected(folder / NAME)
            ours = one.sql.startswith("PRAGMA synchronous")
            connection.execute(f"PRAGMA synchronous = {instead}" if ours and instead else one.sql).fetchall()
    disk.unregister()
    return disk.steps


def _connected(file: Path) -> apsw.Connection:
    made = apsw.Connection(str(file), vfs="power")
    for pragma in ("locking_mode = EXCLUSIVE", f"wal_autocheckpoint = {OFTEN}", "synchronous = NORMAL"):
        made.execute(f"PRAGMA {pragma}").fetchall()
    return made


def cuts(steps: list[Step], times: int) -> Iterator[tuple[int, dict[str, bytes]]]:
    """How often something was acknowledged, and what is left of the files: at random, in the long form after every step."""
    chance, disk, acknowledged = random.Random(7), Disk(), 0
    for step in steps:
        disk.take(step)
        acknowledged += step.what == "acknowledged"
        for _ in range(int(CUTS)) if CUTS else range(chance.random() < times / len(steps)):
            yield acknowledged, disk.remains(chance)


def stages(steps: list[Step]) -> list[set[str]]:
    """The statements that are there at first, and after each time that something was acknowledged."""
    told = [set(step.data.decode().split()) for step in steps if step.what == "acknowledged"]
    return list(accumulate(told, lambda before, more: before | more, initial=set[str]()))


def left_over(files: dict[str, bytes], folder: Path) -> set[str] | None:
    """The statements in what is left, opened by our own program; None where it is damaged."""
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    try:
        with open_ledger(str(folder / NAME)) as ledger:
            return None if ledger.verify() else set(ledger.by_id())
    except Refused:
        return None


def test_what_was_acknowledged_outlives_the_power(life: list[Said], tmp_path: Path) -> None:
    steps = replayed(life, made(tmp_path / "disk"))
    there = stages(steps)
    for acknowledged, files in cuts(steps, 100):
        assert left_over(files, made(tmp_path / "left")) in there[acknowledged : acknowledged + 2]


def test_the_model_shows_what_a_setting_does_not_keep(life: list[Said], tmp_path: Path) -> None:
    """Synced less often commits are lost but nothing is damaged; never synced it is damaged: so the test above can fail."""
    damaged, lost = {}, {}
    for setting in ("NORMAL", "OFF"):
        steps = replayed(life, made(tmp_path / setting), setting)
        there = stages(steps)
        found = [(there[told], left_over(files, made(tmp_path / "left"))) for told, files in cuts(steps, 60)]
        damaged[setting] = sum(left is None for _, left in found)
        lost[setting] = sum(left is not None and not told <= left for told, left in found)
    print(f"of {len(found)} cuts damaged {damaged}, lost what was acknowledged {lost}")
    assert (damaged["NORMAL"] == 0, lost["NORMAL"] > 0, damaged["OFF"] > 0) == (True, True, True)


def made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder
