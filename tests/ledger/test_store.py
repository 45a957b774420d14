from __future__ import annotations

import json
import pickle
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_values import contents, ledgers, rough
from stores import opened

from foedus.core.plain import plain
from foedus.core.problems import Refused
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Content, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Stance
from foedus.ledger.entries.chain import preimage
from foedus.ledger.entries.quick import Misfit, quick
from foedus.ledger.entries.records import source_of, source_record, statement_of, statement_record
from foedus.ledger.entries.shape import structure
from foedus.ledger.opening import open_ledger
from foedus.ledger.store import Added

Contents = tuple[list[Source], list[Statement]]
REPORT = Source(id=source_id("They signed."), name="a.txt", text="They signed.")
SIGNED = Statement(source=REPORT.id, start=0, end=11, content=Act(kind=ActKind.SIGNATURE, treaty="t"))
EARLY, LATE = date(2024, 12, 3), date(2024, 12, 4)


both = pytest.mark.parametrize("where", ["memory", "file", "postgres"])


@both
@given(given_=ledgers())
@settings(deadline=None, max_examples=25)
def test_what_is_added_is_there_once(where: str, given_: Contents) -> None:
    sources, statements = given_
    with opened(where) as ledger:
        distinct = len({s.id for s in statements})
        assert ledger.add(sources, statements) == Added(len(sources), distinct)
        assert ledger.add(sources, statements) == Added(0, 0)
        assert ledger.sources() == {s.id: s for s in sources}
        assert ledger.statements() == list({s.id: s for s in statements}.values())
        assert ledger.verify() == []


@both
def test_the_ledger_knows_what_it_had_been_told_by_a_day(where: str) -> None:
    with opened(where) as ledger:
        ledger.add([REPORT], [SIGNED], LATE)
        ledger.add([REPORT], [SIGNED], EARLY)  # told before only now: what is recorded stays
        assert (ledger.statements(EARLY), ledger.sources(EARLY)) == ([], {})
        assert ledger.statements(LATE) == [SIGNED]


@both
@given(given_=ledgers(), seen=st.integers(0, 3))
@settings(deadline=None, max_examples=25)
def test_what_came_since_an_entry_is_told_in_order(where: str, given_: Contents, seen: int) -> None:
    sources, statements = given_
    with opened(where) as ledger:
        assert (ledger.head(), list(ledger.since(0))) == (0, [])
        ledger.add(sources, [], EARLY)
        ledger.add([], statements, LATE)
        items = [*sources, *{s.id: s for s in statements}.values()]
        whole = [(n, EARLY if isinstance(i, Source) else LATE, i) for n, i in enumerate(items, 1)]
        assert ledger.head() == len(items)
        assert list(ledger.since(seen)) == whole[seen:]
        assert list(ledger.since(ledger.head())) == []


@both
def test_a_source_of_which_more_is_known_is_recorded_anew(where: str) -> None:
    dated = Source(id=REPORT.id, name="a.txt", text=REPORT.text, published=When.on(EARLY))
    with opened(where) as ledger:
        ledger.add([REPORT], [], EARLY)
        assert ledger.add([dated], [], LATE) == Added(1, 0)
        assert ledger.sources(EARLY) == {REPORT.id: REPORT}
        assert ledger.sources() == {REPORT.id: dated}
        assert ledger.verify() == []


def test_a_failing_addition_adds_nothing(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "x")) as ledger:

        def half() -> Iterator[Statement]:
            yield SIGNED
            raise KeyError

        with pytest.raises(KeyError):
            ledger.add([REPORT], half())
        assert (ledger.sources(), ledger.statements()) == ({}, [])


said = st.builds(
    Statement,
    source=rough,
    start=st.integers(0, 9),
    end=st.integers(9, 99),
    content=contents(rough),
    speaker=st.none() | rough,
    stance=st.sampled_from(Stance),
    method=st.sampled_from(["", "rules"]) | rough,
)


@given(said)
def test_a_record_gives_its_statement_again(statement: Statement) -> None:
    assert statement_of(statement_record(statement)) == replace(statement, method=statement.method or "rules")


@given(said)
def test_a_record_is_canonical_json(statement: Statement) -> None:
    whole = plain(statement)
    whole["content"] = {type(statement.content).__name__.lower(): whole["content"]}
    assert statement_record(statement) == json.dumps(whole, sort_keys=True, separators=(",", ":"))


@given(rough, rough, rough, rough)
def test_what_an_entry_s_hash_is_of_is_canonical_json(kind: str, key: str, record: str, previous: str) -> None:
    whole = [previous, "7", kind, key, "2024-12-04", record]
    assert preimage(7, kind, key, date(2024, 12, 4), record, previous) == json.dumps(whole, separators=(",", ":"))


@given(ledgers())
def test_a_record_gives_its_source_again(given_: Contents) -> None:
    for source in given_[0]:
        assert source_of(source_record(source), {source.id: source.text}) == source


@pytest.mark.parametrize("sql", ["UPDATE entries SET recorded='2020-01-01'", "DELETE FROM texts", "UPDATE meta SET value='2'"])
def test_the_file_refuses_to_be_changed(tmp_path: Path, sql: str) -> None:
    _write(tmp_path / "x")
    with closing(sqlite3.connect(tmp_path / "x")) as raw, pytest.raises(sqlite3.DatabaseError, match="append-only"):
        raw.execute(sql)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE entries SET record = replace(record, 'signature', 'adoption') WHERE n = 2", "Entry 2 is not what was recorded."),
        ("UPDATE entries SET recorded = '2020-01-01' WHERE n = 1", "Entry 1 is not what was recorded."),
        ("DELETE FROM entries WHERE n = 1", "Entries 1 to 1 are missing."),
        ("UPDATE texts SET text = x'41'", "The text of the source of entry 1 is not what was recorded."),
        ("DELETE FROM texts", "The text of the source of entry 1 is not what was recorded."),
        ("UPDATE texts SET text = x'ff'", "The text of the source of entry 1 is not what was recorded."),
        ("UPDATE texts SET text = 'They signed'", "The text of the source of entry 1 is not what was recorded."),
        ("UPDATE entries SET recorded = 'soon' WHERE n = 2", "Entry 2 cannot be read."),
        ("UPDATE entries SET record = CAST(x'ff41' AS TEXT) WHERE n = 2", "Entry 2 cannot be read."),
        ("UPDATE entries SET id = x'00' WHERE n = 2", "Entry 2 is not what was recorded."),
        ("UPDATE entries SET source = x'41' WHERE n = 1", "Entry 1 is filed under another treaty or source"),
        ("UPDATE entries SET kind = x'ff' WHERE n = 1", "Entry 1 cannot be read."),
        ("INSERT INTO texts VALUES ('stray', x'41')", "Texts are kept of which no entry tells: 1 (stray)."),
    ],
)
def test_tampering_shows(tmp_path: Path, sql: str, said: str) -> None:
    _write(tmp_path / "x")
    with closing(sqlite3.connect(tmp_path / "x")) as raw:
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute(sql)
        raw.commit()
    with open_ledger(str(tmp_path / "x")) as ledger:
        assert any(p.sentence.startswith(said) for p in ledger.verify())


@given(place=st.integers(0, 200_000), flip=st.integers(1, 255))
@settings(deadline=None, max_examples=60)
def test_a_damaged_file_is_refused_or_found_or_means_the_same(place: int, flip: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x"
        _write(file)
        data = bytearray(file.read_bytes())
        data[place % len(data)] ^= flip
        file.write_bytes(data)
        with suppress(Refused), open_ledger(str(file)) as ledger:
            same = ledger.statements() == [SIGNED] and ledger.sources() == {REPORT.id: REPORT}
            assert same or ledger.verify()
        assert file.read_bytes()[:16] == data[:16]


@pytest.mark.parametrize("content", [b"hello", b"\x00" * 5000, b"SQLite format 3\x00", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(Refused) as refused:
        open_ledger(str(tmp_path / "x"))
    assert refused.value.problem.remedy
    assert (tmp_path / "x").read_bytes() == content


def test_an_empty_file_such_as_a_kill_can_leave_is_laid_out(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(Refused, match="There is no ledger here"):
        open_ledger(str(tmp_path / "x"), create=False)
    _write(tmp_path / "x")
    with open_ledger(str(tmp_path / "x"), create=False) as ledger:
        assert ledger.statements() == [SIGNED]


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95, 0.99])
def test_a_truncated_ledger_is_refused_or_found(tmp_path: Path, part: float) -> None:
    _write(tmp_path / "x")
    whole = (tmp_path / "x").read_bytes()
    (tmp_path / "x").write_bytes(whole[: int(len(whole) * part)])
    with suppress(Refused), open_ledger(str(tmp_path / "x")) as ledger:
        assert ledger.verify()


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x")) as raw:
        raw.execute("CREATE TABLE songs (name)")
    with pytest.raises(Refused, match="another program's"):
        open_ledger(str(tmp_path / "x"))


def test_a_later_version_is_refused(tmp_path: Path) -> None:
    _write(tmp_path / "x")
    with closing(sqlite3.connect(tmp_path / "x")) as raw:
        raw.execute("DROP TRIGGER meta_no_UPDATE")
        raw.execute("UPDATE meta SET value = '99' WHERE key = 'version'")
        raw.commit()
    with pytest.raises(Refused, match=r"of version 99, this program knows version 2\. Install"):
        open_ledger(str(tmp_path / "x"))


@pytest.mark.parametrize("name", ["missing/x", ".", "x", "nosuch://host/x", "://", "postgresql://127.0.0.1:1/x", "a\0b"])
def test_an_address_that_leads_nowhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused):
        open_ledger(name if "://" in name else str(tmp_path / name), create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_sees_whole_additions_while_another_writes(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "x")) as writer, open_ledger(str(tmp_path / "x")) as reader:
        assert reader.statements() == []
        writer.add([REPORT], [SIGNED])
        assert reader.statements() == [SIGNED]
        assert reader.add([REPORT], [SIGNED]) == Added(0, 0)
        assert writer.verify() == []


def _write(file: Path) -> None:
    with open_ledger(str(file)) as ledger:
        ledger.add([REPORT], [SIGNED], LATE)


@given(contents(rough), st.data())
def test_what_this_program_wrote_is_read_quickly_and_alike(content: Content, data: st.DataObject) -> None:
    plain_ = json.loads(json.dumps(plain(content)))
    careful, _ = structure(plain_, type(content))
    assert quick(plain_, type(content)) == careful == content
    spoilt = dict(plain_)
    spoilt[data.draw(st.sampled_from([*plain_, "colour"]))] = data.draw(
        st.none() | st.booleans() | st.integers() | st.just("") | st.just([1]) | st.just({"edtf": "2000", "words": 3})
    )
    with suppress(Misfit):
        assert (quick(spoilt, type(content)), []) == structure(spoilt, type(content))


def test_a_statement_keeps_the_id_under_which_the_ledger_has_it() -> None:
    assert statement_of(statement_record(SIGNED), "so-called").id == "so-called"
    assert replace(SIGNED, end=12).id != SIGNED.id
    assert pickle.loads(pickle.dumps(SIGNED)) == SIGNED
