"""A source that had to go: its words are in no file, the chain still verifies, and they do not come back."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_values import ledgers
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from stores import opened, postgres

from foedus.core.decisions import Verdict
from foedus.core.problems import Refused
from foedus.core.redactions import Redaction
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Claim, Statement
from foedus.core.words import ActKind, Stance
from foedus.ledger.database import Database
from foedus.ledger.decisions.deciding import accepting, deciding
from foedus.ledger.folder.taking import import_
from foedus.ledger.folder.writing import export
from foedus.ledger.keeping import redacting
from foedus.ledger.tables import connect

RARE, GIST, TITLE = "zyzzyvaral", "quixotrical", "xenoblastic"
WORDS = f"They signed the pact. The {RARE} minister denied the {GIST} clause of it."
OTHER_WORDS = "Another report says that they signed the pact on Monday."
REPORT = Source(id=source_id(WORDS), name="a.txt", text=WORDS, title=f"The {TITLE} title")
OTHER = Source(id=source_id(OTHER_WORDS), name="b.txt", text=OTHER_WORDS)
SIGNED = Statement(source=REPORT.id, start=0, end=21, content=Act(kind=ActKind.SIGNATURE, treaty=f"pact of the {GIST} clause"))
DENIED = Statement(
    source=REPORT.id, start=22, end=70, content=Claim(speaker="minister", stance=Stance.DENIES, about=f"the {GIST} clause of it")
)
ELSEWHERE = Statement(source=OTHER.id, start=0, end=10, content=Act(kind=ActKind.SIGNATURE, treaty="pact"))
GOES = Redaction(source=REPORT.id, by="Anna", at=datetime(2026, 11, 27, 9, tzinfo=UTC), why="order of a court")
ALL = replace(GOES, statements=True, record=True)
stores = pytest.mark.parametrize("where", ["file", "postgres"])


@contextmanager
def _told(where: str) -> Iterator[Database]:
    with opened(where) as ledger:
        assert isinstance(ledger, Database)
        ledger.add([REPORT, OTHER], [SIGNED, DENIED, ELSEWHERE], date(2024, 12, 4))
        yield ledger


@stores
def test_the_text_goes_and_the_chain_stays(where: str) -> None:
    with _told(where) as ledger:
        before = list(ledger.entries())
        assert ledger.redact(GOES)
        after = list(ledger.entries())
        assert after[: len(before)] == before
        assert [(e.kind, e.source) for e in after[len(before) :]] == [("redaction", REPORT.id)]
        assert ledger.verify() == []
        assert ledger.redactions() == [GOES]
        assert ledger.sources() == {REPORT.id: replace(REPORT, text="", redacted=GOES), OTHER.id: OTHER}
        assert ledger.statements() == [SIGNED, DENIED, ELSEWHERE]
        assert ledger.about("pact") == ({OTHER.id: OTHER}, [ELSEWHERE])


@stores
def test_what_was_read_in_it_and_its_record_can_go_too(where: str) -> None:
    with _told(where) as ledger:
        before = [e.hash for e in ledger.entries()]
        assert ledger.redact(ALL)
        assert [e.hash for e in ledger.entries()][: len(before)] == before
        assert ledger.verify() == []
        assert ledger.statements() == [ELSEWHERE]
        left = ledger.sources()[REPORT.id]
        assert (left.name, left.title, left.kind, left.redacted) == ("removed source", None, "report", ALL)
        assert [item for _, _, item in ledger.since(0)] == [left, OTHER, ELSEWHERE, ALL]
        assert [item for _, item in ledger.recorded()] == [left, OTHER, ELSEWHERE, ALL]


@stores
def test_more_of_it_can_go_later_and_nothing_twice(where: str) -> None:
    with _told(where) as ledger:
        assert ledger.redact(GOES)
        assert not ledger.redact(replace(GOES, by="Boris"))
        assert ledger.redact(replace(ALL, by="Boris", record=False))
        assert not ledger.redact(replace(GOES, statements=True))
        assert [r.by for r in ledger.redactions()] == ["Anna", "Boris"]
        assert ledger.sources()[REPORT.id].redacted == replace(GOES, statements=True)
        assert ledger.statements() == [ELSEWHERE]
        assert ledger.verify() == []


@stores
def test_what_was_erased_does_not_come_back(where: str) -> None:
    later = Statement(source=REPORT.id, start=0, end=4, content=Act(kind=ActKind.SIGNATURE, treaty="u"))
    with _told(where) as ledger:
        ledger.redact(ALL)
        head = ledger.head()
        added = ledger.add([replace(REPORT, publisher="TASS"), OTHER], [SIGNED, later, ELSEWHERE])
        assert (added.sources, added.statements, added.redacted) == (0, 0, (ALL,))
        assert ledger.head() == head
        (problem,) = redacting.left_out(added.redacted, {REPORT.id: "copy.txt"})
        assert problem.place == "copy.txt"
        assert "The text was removed on 27 November 2026 by Anna: order of a court" in problem.sentence
        assert ledger.texts()[REPORT.id] == ""


@stores
def test_without_its_words_a_statement_can_be_rejected_not_accepted(where: str) -> None:
    with _told(where) as ledger:
        ledger.redact(GOES)
        with pytest.raises(Refused, match="The text was removed"):
            ledger.decide(*accepting(DENIED, "Boris"))
        ledger.decide(deciding(DENIED.id, Verdict.REJECT, "Boris"))
        assert ledger.verify() == []


@stores
def test_no_source_is_redacted_that_is_not_there(where: str) -> None:
    with _told(where) as ledger:
        head = ledger.head()
        with pytest.raises(Refused, match="no such source"):
            ledger.redact(replace(GOES, source="x"))
        assert ledger.head() == head


def _holding(folder: Path, *words: str) -> list[str]:
    found = [(f.name, w) for f in sorted(folder.rglob("*")) if f.is_file() for w in words if w.encode() in f.read_bytes()]
    return [f"{name}: {word}" for name, word in found]


def test_the_words_are_in_no_file(tmp_path: Path) -> None:
    with Database(str(tmp_path / "x.ledger")) as ledger:
        event.listen(ledger.rows.engine, "connect", lambda made, _: made.execute("PRAGMA secure_delete = OFF"))
        ledger.rows.engine.dispose()  # as SQLite comes from its makers, though some builds turn it on
        ledger.add([OTHER, REPORT], [ELSEWHERE, SIGNED, DENIED])
        for n in range(40):  # pages of the index of treaties are split, and leave copies of what stood in them
            names = [f"pact {'abcdefghijklmnopqrstuvwxyz'[(7 * n + m) % 26]} {n} {m}" for m in range(20)]
            acts = [Act(kind=ActKind.SIGNATURE, treaty=name) for name in names]
            ledger.add([], [Statement(source=OTHER.id, start=0, end=10, content=act) for act in acts])
        assert _holding(tmp_path, RARE, GIST, TITLE)
        ledger.redact(GOES)
        ledger.scrub()
        assert _holding(tmp_path, RARE) == []
        assert {kept.split(": ")[1] for kept in _holding(tmp_path, RARE, GIST, TITLE)} == {GIST, TITLE}
        ledger.redact(ALL)
        ledger.scrub()
        assert _holding(tmp_path, RARE, GIST, TITLE) == []
        assert ledger.verify() == []
        assert len(ledger.statements()) == 801
    assert _holding(tmp_path, RARE, GIST, TITLE) == []


def test_sql_sees_no_word_of_it_in_postgresql() -> None:
    with Database(address := postgres()) as ledger:
        ledger.add([REPORT, OTHER], [SIGNED, DENIED, ELSEWHERE])
        ledger.redact(ALL)
        ledger.scrub()
        assert ledger.verify() == []
    engine = create_engine(address)
    with engine.connect() as connection:
        rows = [
            *connection.execute(text("SELECT record, coalesce(treaty, '') FROM entries")),
            *connection.execute(text("SELECT convert_from(text, 'UTF8') FROM texts")),
        ]
        folder = Path(connection.execute(text("SELECT current_setting('data_directory')")).scalar_one()) / "base"
        own = folder / str(connection.execute(text("SELECT oid FROM pg_database WHERE datname = current_database()")).scalar_one())
        connection.execute(text("CHECKPOINT"))
    engine.dispose()
    assert not [row for row in rows for word in (RARE, GIST, TITLE) if word in "".join(row)]
    assert any("Another report" in "".join(row) for row in rows)
    assert _holding(own, RARE, GIST, TITLE) == []


def test_a_reader_in_the_way_is_told_and_the_next_time_finishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "_WAIT", 0.2)
    address = str(tmp_path / "x.ledger")
    with Database(address) as ledger:
        ledger.add([REPORT, OTHER], [SIGNED])
        engine = create_engine(f"sqlite:///{address}", isolation_level="AUTOCOMMIT")
        with engine.connect() as reading:
            reading.exec_driver_sql("BEGIN")
            reading.exec_driver_sql("SELECT count(*) FROM entries")
            ledger.redact(GOES)
            with pytest.raises(Refused, match="is reading"):
                ledger.scrub()
            assert ledger.verify() == []
            reading.exec_driver_sql("COMMIT")
        engine.dispose()
        assert not ledger.redact(GOES)
        ledger.scrub()
        assert _holding(tmp_path, RARE) == []


_KILLED = """
import os, signal, sys
from datetime import datetime, UTC
from foedus.core.redactions import Redaction
from foedus.ledger.tables import erasing
from foedus.ledger.database import Database
ledger, at = Database(sys.argv[1]), sys.argv[3]
if at == "inside":
    erasing.update = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
ledger.redact(Redaction(source=sys.argv[2], by="Anna", at=datetime.now(UTC), why="order"))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("at", ["inside", "after"])
@stores
def test_killed_it_is_whole_or_not_at_all_and_given_again_it_is_finished(tmp_path: Path, where: str, at: str) -> None:
    address = str(tmp_path / "x.ledger") if where == "file" else postgres()
    with Database(address) as ledger:
        ledger.add([REPORT, OTHER], [SIGNED])
    subprocess.run([sys.executable, "-c", _KILLED, address, REPORT.id, at], check=False)
    with Database(address) as ledger:
        assert ledger.verify() == []
        assert bool(ledger.redactions()) == (at == "after")
        assert ledger.redact(GOES) == (at == "inside")
        ledger.scrub()
        assert ledger.verify() == []
        assert ledger.texts()[REPORT.id] == ""
    assert _holding(tmp_path, RARE) == []


NOT_ALLOWED = [
    f"UPDATE texts SET text = '' WHERE source = '{OTHER.id}'",
    f"UPDATE texts SET text = 'other words' WHERE source = '{REPORT.id}'",
    f"UPDATE entries SET record = '', treaty = NULL WHERE source = '{OTHER.id}'",
    f"UPDATE entries SET record = '' WHERE kind = 'statement' AND source = '{REPORT.id}'",
    f"UPDATE entries SET record = '{{}}', treaty = NULL WHERE kind = 'statement' AND source = '{REPORT.id}'",
    f"UPDATE entries SET record = '', treaty = NULL, hash = 'x' WHERE kind = 'statement' AND source = '{REPORT.id}'",
    f"UPDATE entries SET record = '', treaty = NULL WHERE kind = 'statement' AND source = '{REPORT.id}'",  # it does not say so
    f"UPDATE entries SET record = '', treaty = NULL WHERE kind = 'source' AND source = '{REPORT.id}'",
    "UPDATE entries SET record = '', treaty = NULL WHERE kind IN ('redaction', 'decision')",
    f"DELETE FROM texts WHERE source = '{REPORT.id}'",
]


@stores
def test_a_redaction_opens_no_more_than_it_erases(tmp_path: Path, where: str) -> None:
    address = f"sqlite:///{tmp_path}/x.ledger" if where == "file" else postgres()
    with Database(address) as ledger:
        ledger.add([REPORT, OTHER], [SIGNED, DENIED, ELSEWHERE])
        ledger.decide(deciding(DENIED.id, Verdict.REJECT, "Boris"))
        ledger.redact(GOES)
        engine = create_engine(address)
        for sql in NOT_ALLOWED:
            with pytest.raises(SQLAlchemyError, match="append-only"), engine.begin() as connection:
                connection.exec_driver_sql(sql)
        engine.dispose()
        assert ledger.verify() == []
        assert ledger.statements() == [SIGNED, DENIED, ELSEWHERE]


def test_only_the_owner_of_the_tables_redacts() -> None:
    with Database(address := postgres()) as ledger:
        ledger.add([REPORT], [SIGNED])
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE ROLE scribe LOGIN")
        connection.exec_driver_sql("GRANT ALL ON ALL TABLES IN SCHEMA public TO scribe")
    engine.dispose()
    with Database(address.replace("postgres:@", "scribe:@")) as ledger:
        with pytest.raises(Refused, match="Only who owns the ledger's tables may redact, and scribe does not"):
            ledger.redact(GOES)
        assert (ledger.verify(), ledger.head(), ledger.sources()[REPORT.id].text) == ([], 2, WORDS)


def test_verify_tells_of_a_text_that_was_to_go(tmp_path: Path) -> None:
    with Database(str(tmp_path / "x.ledger")) as ledger:
        ledger.add([REPORT], [SIGNED])
        shutil.copy(tmp_path / "x.ledger", tmp_path / "y.ledger")
        before = ledger.texts()
        ledger.redact(GOES)
        entries = list(ledger.entries())
    with Database(str(tmp_path / "z.ledger")) as forged:
        forged.replicate(entries, before)
        assert [p.sentence for p in forged.verify()] == ["The text of the source of entry 1 was to be erased, and is there."]
        assert forged.sources()[REPORT.id].text == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (REPORT.id, ""), (REPORT.id[:6], ""), ("a.txt", ""), ("A.T", ""), ("txt", "2 sources are called so"),
        ("c.txt", "no such source"), ("", "no such source"),
    ],
)  # fmt: skip
def test_a_source_is_named_by_as_much_as_tells_it_from_others(name: str, said: str) -> None:
    sources = {REPORT.id: REPORT, OTHER.id: OTHER}
    if not said:
        assert redacting.named(sources, name) == REPORT
        return
    with pytest.raises(Refused, match=said):
        redacting.named(sources, name)


def test_what_holds_words_of_it_is_told_before() -> None:
    own = replace(SIGNED, content=Act(kind=ActKind.SIGNATURE, treaty="rus-prk", note="Both houses voted, it is said"))
    with opened("file") as ledger:
        assert isinstance(ledger, Database)
        ledger.add([REPORT, OTHER], [own, DENIED, ELSEWHERE])
        ledger.decide(deciding(DENIED.id, Verdict.REJECT, "Boris", why=f"he denied the {GIST} clause, it says"))
        ledger.decide(deciding(own.id, Verdict.DEFER, "Boris", why="later"))
        found = redacting.affected(ledger, ledger.sources()[REPORT.id])
    assert set(found.statements) == {own.id, DENIED.id}
    assert found.quoting == {DENIED.id: f"the {GIST} clause of it"}
    assert (len(found.decisions), [d.statement for d in found.reasons]) == (2, [DENIED.id])
    assert found.record == ""


@given(given_=ledgers(), chosen=st.randoms(use_true_random=False), statements=st.booleans(), record=st.booleans())
@settings(deadline=None, max_examples=10)
@stores
def test_whatever_is_redacted_the_rest_is_as_it_was(where: str, given_, chosen, statements: bool, record: bool) -> None:  # type: ignore[no-untyped-def]
    sources, said = given_
    source = chosen.choice(sources)
    with opened(where) as ledger:
        assert isinstance(ledger, Database)
        ledger.add(sources, said)
        hashes, before, told = [e.hash for e in ledger.entries()], ledger.sources(), ledger.by_id()
        made = replace(GOES, source=source.id, kind=source.kind, statements=statements, record=record)
        assert ledger.redact(made)
        assert ledger.verify() == []
        assert [e.hash for e in ledger.entries()][:-1] == hashes
        assert {k: s for k, s in ledger.sources().items() if k != source.id} == {k: s for k, s in before.items() if k != source.id}
        assert ledger.sources()[source.id].redacted == made
        assert ledger.by_id() == {k: s for k, s in told.items() if s.source != source.id or not statements}


@pytest.mark.parametrize("goes", [GOES, ALL])
def test_as_text_it_comes_back_as_erased(tmp_path: Path, goes: Redaction) -> None:
    with _told("file") as ledger, Database(f"{tmp_path}/copy") as copy:
        ledger.redact(goes)
        export(ledger, tmp_path / "text")
        written = b"".join(file.read_bytes() for file in (tmp_path / "text").rglob("*.yaml"))
        assert RARE.encode() not in written
        assert (TITLE.encode() in written) is not goes.record
        _, problems = import_(tmp_path / "text", copy)
        assert problems == []
        assert list(copy.entries()) == list(ledger.entries())
        assert copy.verify() == []
