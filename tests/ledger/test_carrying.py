"""Copies, backups: the same chain, whole or not at all; what is not whole is not copied."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from ledger_values import ledgers
from stores import postgres

from foedus.core.problems import Refused
from foedus.core.redactions import Redaction
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.ledger.database import Database
from foedus.ledger.entries.chain import Entry
from foedus.ledger.keeping.carrying import carry, new_file
from foedus.ledger.keeping.figures import figures
from foedus.ledger.store import Added

Contents = tuple[list[Source], list[Statement]]
DAY = date(2024, 12, 4)
KILLS = int(os.environ.get("FOEDUS_KILLS", "4"))


def report(n: int, characters: int = 100) -> tuple[Source, list[Statement]]:
    text = (f"They signed pact {n}. \x00\ud800" * characters)[:characters]
    source = Source(id=source_id(text), name=f"{n}.txt", text=text)
    signed = Act(kind=ActKind.SIGNATURE, treaty=f"t{n}")
    return source, [Statement(source=source.id, start=0, end=end, content=signed) for end in (5, 9)]


def filled(address: str, reports: int = 3, characters: int = 100) -> str:
    made = [report(n, characters) for n in range(reports)]
    with Database(address) as ledger:
        ledger.add([source for source, _ in made], [s for _, said in made for s in said], DAY)
    return address


def held(address: str) -> tuple[str, list[Entry], dict[str, str]]:
    with Database(address, create=False) as ledger:
        assert ledger.verify() == []
        return ledger.name, list(ledger.entries()), ledger.texts()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """In which nothing but ledgers is left."""
    yield tmp_path
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("way", ["file file", "file postgres", "postgres file", "postgres postgres"])
def test_a_copy_is_the_same_ledger_to_its_last_hash(place: Path, way: str) -> None:
    one, two = (postgres() if where == "postgres" else str(place / f"{n}.ledger") for n, where in enumerate(way.split()))
    copied = carry(filled(one), two)
    assert not copied.problems
    assert copied.target
    assert (copied.source.entries, copied.source.last) == (copied.target.entries, copied.target.last) == (9, held(one)[1][-1].hash)
    assert held(one) == held(two)
    source, said = report(7)
    with Database(two) as ledger:  # the copy goes on as the other would have
        assert ledger.add([source], said, DAY).statements == 2
        with pytest.raises(Exception, match="append-only"), ledger.rows.engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM entries")


@given(given_=ledgers())
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_ledger_holds_is_copied(tmp_path_factory: pytest.TempPathFactory, given_: Contents) -> None:
    folder = tmp_path_factory.mktemp("any")
    with Database(f"{folder}/a") as ledger:
        ledger.add(given_[0], given_[1][:2], DAY)
        ledger.add(given_[0], given_[1], DAY)
    assert carry(f"{folder}/a", f"{folder}/b").problems == ()
    assert held(f"{folder}/a") == held(f"{folder}/b")


def test_an_empty_ledger_takes_a_copy_and_one_with_entries_none(place: Path) -> None:
    one, empty, other = str(place / "a"), str(place / "b"), filled(str(place / "c"), 2)
    filled(one)
    Database(empty).close()
    assert not carry(one, empty).problems
    before = held(other)
    for target in (other, one, empty):
        with pytest.raises(Refused, match="has entries already"):
            carry(one, target)
    assert held(other) == before


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE entries SET record = replace(record, 't1', 't2')", "is not what was recorded"),
        ("UPDATE entries SET recorded = 'soon' WHERE n = 5", "Entry 5 cannot be read."),
        ("DELETE FROM entries WHERE n = 2", "Entries 2 to 2 are missing."),
        ("DELETE FROM texts", "The text of the source of entry 1"),
    ],
)
def test_what_is_not_whole_is_not_copied(place: Path, sql: str, said: str) -> None:
    one, two = filled(str(place / "a")), postgres()
    with closing(sqlite3.connect(one)) as raw:
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute(sql)
        raw.commit()
    for target in (str(place / "b"), two):
        copied = carry(one, target)
        assert any(said in problem.sentence for problem in copied.problems)
        assert copied.target is None
    assert not (place / "b").exists()
    assert held(two)[1] == []


def test_a_backup_is_one_file_put_in_place_whole(place: Path) -> None:
    one, saved = filled(str(place / "a")), place / "saved"
    saved.write_bytes(b"another's")
    with pytest.raises(Refused, match="already"):
        new_file(str(saved), over=False)
    assert not carry(one, str(saved), over=True).problems
    assert held(str(saved)) == held(one)
    assert sorted(path.name for path in place.iterdir()) == ["a", "saved"]
    with pytest.raises(Refused, match="This is the ledger itself"):
        carry(one, one, over=True)
    with Database(str(saved)) as using:
        using.add([report(8)[0]], [], DAY)
        with pytest.raises(Refused, match="in use"):
            carry(one, str(saved), over=True)
    with pytest.raises(Refused, match="A backup is a file"):
        new_file("postgresql://ann:secret@localhost/x", over=False)


def test_what_is_written_meanwhile_is_not_in_the_copy_and_does_not_wait(place: Path) -> None:
    one = filled(str(place / "a"), reports=400)
    late: list[Added] = []

    def write(done: int, total: int) -> None:
        if not late:
            source, said = report(1000)
            with Database(one) as ledger:
                late.append(ledger.add([source], said, DAY))

    before = held(one)
    assert not carry(one, str(place / "b"), progress=write).problems
    assert late[0].statements == 2
    assert held(str(place / "b")) == before


@pytest.mark.parametrize("whole", [False, True])
def test_what_a_redaction_erased_is_whole_and_is_copied_erased(place: Path, whole: bool) -> None:
    one, source = filled(str(place / "a")), report(1)[0]
    with Database(one) as ledger:
        at = datetime(2024, 12, 5, tzinfo=UTC)
        assert ledger.redact(Redaction(source=source.id, by="the court", at=at, why="an order", statements=whole))
    assert not carry(one, str(place / "b")).problems
    assert held(str(place / "b")) == held(one)
    assert held(one)[2][source.id] == ""
    with closing(sqlite3.connect(one)) as raw:  # what no redaction stands for is no redaction
        raw.execute("DROP TRIGGER texts_no_update")
        raw.execute("UPDATE texts SET text = x''")
        raw.commit()
    wrong = {problem.sentence for problem in carry(one, str(place / "c")).problems}
    assert wrong == {f"The text of the source of entry {n} is not what was recorded." for n in (1, 3)}


def test_a_lost_connection_leaves_the_database_empty(place: Path) -> None:
    one, two = filled(str(place / "a"), reports=400), postgres()
    with pytest.raises(Refused) as refused:
        carry(one, two, progress=lambda done, total: _end_sessions(two))
    assert "Nothing was half written" in refused.value.problem.remedy
    assert held(two)[1] == []
    assert not carry(one, two).problems


def _end_sessions(address: str) -> None:
    import psycopg

    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize("where", ["file", "postgres"])
def test_killed_at_any_moment_a_copy_is_whole_or_is_not_there(tmp_path: Path, where: str) -> None:
    one, random = filled(str(tmp_path / "a"), reports=300), Random(7)
    whole, seen = held(one), set()
    for n in range(KILLS):
        two = postgres() if where == "postgres" else str(tmp_path / f"b{n}")
        code = "import sys; from foedus.ledger.keeping.carrying import carry; print('go', flush=True); carry(*sys.argv[1:])"
        child = subprocess.Popen([sys.executable, "-c", code, one, two], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert child.stdout
        assert child.stdout.readline() == b"go\n"
        time.sleep(random.uniform(0, 1.5))
        child.send_signal(signal.SIGKILL)
        child.communicate()
        if where == "file" and not Path(two).exists():
            seen.add(False)
            continue
        with Database(two) as ledger:  # where it was killed before there was a table it is laid out now
            assert ledger.head() in (0, len(whole[1]))
            seen.add(ledger.head() > 0)
        assert held(two)[1] in ([], whole[1])
    assert seen


def test_the_figures_are_those_of_what_was_put_in(place: Path) -> None:
    for address in (str(place / "a"), postgres()):
        filled(address, reports=3, characters=100)
        with Database(address) as ledger:
            found = figures(ledger.rows)
            assert found.name == ledger.name
        assert (found.entries, found.kinds, found.contents) == (9, {"source": 3, "statement": 6}, {"act": 6})
        assert (found.treaties, found.sources, found.characters) == (3, 3, 300)
        assert (found.first_day, found.last_day, found.version) == (DAY, DAY, "2")
        assert found.last == held(address)[1][-1].hash
        assert found.per_statement == round(found.size / 6)
    with Database(str(place / "a")) as ledger:
        assert figures(ledger.rows).size == (place / "a").stat().st_size
