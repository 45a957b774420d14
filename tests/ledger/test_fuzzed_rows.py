"""Rows that no program of ours wrote, in any column anything that SQLite keeps: a clear problem, never a crash.

FOEDUS_FUZZ=5000 tries so many ledgers, where make test tries a hundred, and runs all commands on a tenth of them.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, nullcontext, suppress
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from asking import TREATY, crashes, held, held_in
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from foedus.core.problems import Problem, Refused
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.ledger.decisions.deciding import accepting
from foedus.ledger.entries.records import FIRST, digest, encode
from foedus.ledger.opening import open_ledger

EXAMPLES = int(os.environ.get("FOEDUS_FUZZ", "100"))
REPORT = Source(id=source_id("They signed."), name="a.txt", text="They signed.")
SIGNED = Statement(source=REPORT.id, start=0, end=11, content=Act(kind=ActKind.SIGNATURE, treaty=TREATY, actors=("CHE", "AUT")))
TABLES = {
    "meta": ("key", "value"),
    "entries": ("n", "kind", "id", "recorded", "record", "hash", "treaty", "source"),
    "texts": ("source", "text"),
}
Change = tuple[str, str, int, Any]  # table, column, row, value

numbers = st.integers(-(2**63), 2**63 - 1)
words = st.sampled_from(
    ["", "source", "statement", "decision", "redaction", "apart", "2024-12-04", TREATY, REPORT.id, "[" * 50_000]
)
plain = st.none() | st.booleans() | numbers | st.floats() | st.text(max_size=9) | words
trees = st.recursive(plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3))
cells = st.none() | numbers | st.floats(allow_nan=False) | st.binary(max_size=9) | words | trees.map(json.dumps)
places = st.sampled_from([(table, column) for table, columns in TABLES.items() for column in columns])
changes = st.tuples(places, st.integers(0, 5), cells).map(lambda c: (*c[0], c[1], c[2]))


@cache
def whole() -> bytes:
    """A small ledger without guards, whose columns take anything."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.ledger"
        with open_ledger(str(path)) as ledger:
            ledger.add([REPORT], [SIGNED], date(2024, 12, 4))
            ledger.decide(*accepting(SIGNED, "Ann"))
        with closing(sqlite3.connect(path)) as raw:
            for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                raw.execute(f"DROP TRIGGER {trigger}")
            raw.execute("PRAGMA writable_schema = ON")
            raw.execute("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE type = 'table'")
            raw.commit()
        return path.read_bytes()


def written(folder: str, made: list[Change], record: tuple[int, dict[str, Any]] | None = None) -> Path:
    """The ledger with these cells changed; or with these fields of an entry's record, and the chain bound anew."""
    path = Path(folder) / "x.ledger"
    path.write_bytes(whole())
    with closing(sqlite3.connect(path)) as raw:
        for table, column, row, value in made:
            where = f"rowid = (SELECT rowid FROM {table} LIMIT 1 OFFSET {row} % (SELECT count(*) FROM {table}))"
            with suppress(sqlite3.IntegrityError):  # what SQLite never keeps there
                raw.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {where}", (value,))
        if record:
            _bind(raw, *record)
        raw.commit()
    return path


def _bind(raw: sqlite3.Connection, at: int, fields: dict[str, Any]) -> None:
    previous = FIRST
    for n, kind, key, recorded, record in raw.execute("SELECT n, kind, id, recorded, record FROM entries ORDER BY n").fetchall():
        text = encode(json.loads(record) | fields) if n == at else record
        previous = digest(encode([previous, str(n), kind, key, recorded, text]))
        raw.execute("UPDATE entries SET record = ?, hash = ? WHERE n = ?", (text, previous, n))


@st.composite
def records(draw: st.DrawFn) -> tuple[int, dict[str, Any]]:
    """Which entry's record, and what other fields it has: known ones or any."""
    names = ["id", "name", "text", "kind", "published", "source", "start", "end", "content", "speaker", "stance", "method"]
    acts = st.fixed_dictionaries(
        {"kind": st.sampled_from(["signature", "x"]), "treaty": plain},
        optional={"actors": trees, "when": trees, "place": plain, "toward": trees, "note": plain, "persons": trees},
    )
    contents = st.fixed_dictionaries({"act": acts}) | trees
    several = {
        name: contents if name == "content" else trees for name in [*names, "statement", "verdict", "by", "at", "after", "instead"]
    }
    return draw(st.integers(1, 4)), draw(st.fixed_dictionaries({}, optional=several))


def tried(path: Path, commands: bool = False) -> list[Problem]:
    """What is wrong with the ledger; where nothing is, all can be read."""
    try:
        with open_ledger(str(path), create=False) as ledger:
            found = ledger.verify()
            with suppress(Refused) if found else nullcontext():
                held(ledger)
    except Refused as refused:
        found = [refused.problem]
    assert all(problem.sentence and problem.remedy for problem in found)
    if commands:
        assert list(crashes(path)) == []
    return found


fuzzed = settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))


@given(made=st.lists(changes, min_size=1, max_size=3))
@example(made=[("entries", "n", row, n) for row, n in ((0, 0), (1, -(2**63)))])
@fuzzed
def test_any_value_in_any_column_is_a_problem_and_no_crash(made: list[Change]) -> None:
    with TemporaryDirectory() as folder:
        path = written(folder, made)
        assert tried(path) or held_in(path) == held_in(written(folder, []))


@given(record=records())
@fuzzed
def test_any_record_in_a_whole_chain_is_a_problem_and_no_crash(record: tuple[int, dict[str, Any]]) -> None:
    with TemporaryDirectory() as folder:
        tried(written(folder, [], record))


@given(made=st.lists(changes, max_size=2), record=st.none() | records())
@example(made=[("entries", "record", 1, "{}"), ("entries", "treaty", 1, '" "')], record=None)
@example(made=[("entries", "record", row, None) for row in range(5)], record=None)
@settings(fuzzed, max_examples=max(1, EXAMPLES // 10))
def test_no_command_crashes_on_them(made: list[Change], record: tuple[int, dict[str, Any]] | None) -> None:
    with TemporaryDirectory() as folder:
        tried(written(folder, [] if record else made, record), commands=True)
