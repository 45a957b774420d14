"""`foedus ledger redact`: what it tells, what it asks, and that the report does not come back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from intake_files import submitted
from labelled import GOLD, Run

from foedus.core.redactions import Redaction
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.desk.books import books, held_together
from foedus.desk.cli import main
from foedus.desk.deskfile import DeskFile
from foedus.desk.intake.jobs import Jobs, State
from foedus.desk.intake.uploads import Uploads
from foedus.desk.intake.worker import Worker
from foedus.ledger.folding.independence import Witnesses
from foedus.ledger.opening import open_ledger
from foedus.ledger.tables import connect

KYOTO = GOLD / "01-kyoto-putin-signs.txt"
SAYS = "by Anna: order of a court"
ASKED = ("--why", "order of a court", "--by", "Anna")


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Path:
    file = tmp_path / "desk.ledger"
    assert run("ingest", KYOTO, "--ledger", file).exit_code == 0
    return file


def _redacted(run: Run, ledger: Path, *more: str) -> Any:
    return run("ledger", "redact", ledger, KYOTO.name, *ASKED, *more)


def test_it_tells_what_goes_and_asks(run: Run, ledger: Path) -> None:
    size = len(KYOTO.read_text(encoding="utf-8"))
    with open_ledger(str(ledger)) as book:
        statements, head = len(book.statements()), book.head()
    done = CliRunner().invoke(main, ["ledger", "redact", str(ledger), KYOTO.name, *ASKED], input="n\n")
    assert done.exit_code == 1
    assert f"Its text, {size:,} characters, is erased." in done.stdout
    assert f"What was read in it, {statements} statements (" in done.stdout
    assert "--statements erases all of them" in done.stdout
    assert "backups" in done.stdout
    with open_ledger(str(ledger)) as book:
        assert book.head() == head
    assert CliRunner().invoke(main, ["ledger", "redact", str(ledger), KYOTO.name, *ASKED], input="y\n").exit_code == 0
    with open_ledger(str(ledger)) as book:
        assert (book.verify(), [r.by for r in book.redactions()]) == ([], ["Anna"])


def test_it_is_told_as_data_and_given_again_does_nothing_new(run: Run, ledger: Path) -> None:
    first, again = (json.loads(_redacted(run, ledger, "--yes", "--format", "json").stdout) for _ in range(2))
    assert (first["new"], again["new"]) == (True, False)
    assert first["redaction"] == again["redaction"]
    assert first["redaction"]["why"] == "order of a court"


def test_it_must_say_why_and_of_what(run: Run, ledger: Path) -> None:
    assert run("ledger", "redact", ledger, KYOTO.name).exit_code == 2
    for wrong in ((KYOTO.name, "--why", " "), (KYOTO.name, "--why", "x" * 3000), ("nothing", "--why", "x")):
        done = run("ledger", "redact", ledger, *wrong, "--by", "Anna", "--yes")
        assert done.exit_code == 2
        assert done.stderr.startswith("foedus: source")
    with open_ledger(str(ledger)) as book:
        assert book.redactions() == []


def test_read_again_it_stays_out_with_a_line_that_says_why(run: Run, ledger: Path, tmp_path: Path) -> None:
    assert _redacted(run, ledger, "--yes").exit_code == 0
    other = tmp_path / "other.txt"
    other.write_text("Another report.", encoding="utf-8")
    done = run("ingest", KYOTO, other, "--ledger", ledger)
    assert done.exit_code == 1
    assert "1 sources and 0 statements were new" in done.stdout
    assert done.stderr.count("\n") == 1
    assert SAYS in done.stderr


def test_the_lists_and_briefs_say_it(run: Run, ledger: Path, tmp_path: Path) -> None:
    assert _redacted(run, ledger, "--yes").exit_code == 0
    assert SAYS in " ".join(run("sources", "--ledger", ledger).stdout.split())
    (row,) = (r for r in json.loads(run("sources", "--ledger", ledger, "--format", "json").stdout) if r["name"] == KYOTO.name)
    assert row["redacted"]["by"] == "Anna"
    assert run("review", "--ledger", ledger, "--format", "json").stdout.strip() == "[]"
    names = {form: tmp_path / f"brief.{form}" for form in ("html", "md", "json")}
    run("brief", KYOTO, "--ledger", ledger, "--html", names["html"], "--markdown", names["md"], "--json", names["json"])
    text = KYOTO.read_text(encoding="utf-8")
    for file in names.values():
        written = file.read_text(encoding="utf-8")
        assert SAYS in written
        assert text[200:300] not in written


def test_what_the_desk_keeps_of_uploads_goes_too(tmp_path: Path) -> None:
    address, desk = str(tmp_path / "desk.ledger"), DeskFile(str(tmp_path / "desk.ledger.desk"))
    text = "BERN, May 3, 2021 - Switzerland and Austria signed a border treaty. The zyzzyvaral clause is secret.\n"
    submitted(desk, {"secret.txt": text.encode()})
    assert (job := Worker(address, desk).step())
    assert job.state is State.DONE
    uploads = Uploads(desk)
    uploads.receive("again.txt", len(text), [text.encode()], "anna")  # never asked to be read
    desk.close()
    done = CliRunner().invoke(
        main, ["ledger", "redact", address, "secret.txt", *ASKED, "--yes", "--statements", "--format", "json"]
    )
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["uploads dropped"] == 1
    assert not [f for f in tmp_path.iterdir() if b"zyzzyvaral" in f.read_bytes()]
    desk = DeskFile(str(tmp_path / "desk.ledger.desk"))
    submitted(desk, {"third.txt": text.encode()})
    assert (job := Worker(address, desk).step())
    assert SAYS in job.problems[0].sentence
    assert (job.sources, job.statements) == (0, 0)
    desk.close()


def test_uploads_that_wait_are_told(tmp_path: Path) -> None:
    address, desk = str(tmp_path / "desk.ledger"), DeskFile(str(tmp_path / "desk.ledger.desk"))
    source = Source(id=source_id("Secret."), name="secret.txt", text="Secret.")
    with open_ledger(address) as book:
        book.add([source], [])
    submitted(desk, {"copy.txt": b"Secret."})
    desk.close()
    done = CliRunner().invoke(main, ["ledger", "redact", address, "secret.txt", *ASKED, "--yes"])
    assert done.exit_code == 1
    assert "What waits to be read, 1 file, may hold the words." in done.stderr
    desk = DeskFile(str(tmp_path / "desk.ledger.desk"))
    assert len(Jobs(desk).latest()) == 1
    desk.close()


def test_somebody_who_reads_is_in_the_way_and_the_next_time_it_is_finished(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "_WAIT", 0.2)
    with closing(sqlite3.connect(ledger, isolation_level=None)) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM entries").fetchone()
        done = _redacted(run, ledger, "--yes")
        assert done.exit_code == 1
        assert "may still lie in free pages or in the journal" in done.stderr
    done = _redacted(run, ledger)  # without a question: there is nothing to lose any more
    assert done.exit_code == 0
    assert "was redacted on" in done.stdout


AT = datetime(2026, 11, 27, tzinfo=UTC)


def _source(name: str, gone: bool = False, kin: tuple[str, ...] = ()) -> Source:
    made = Redaction(source=name, by="Anna", at=AT, why="x", kin=kin)
    return Source(id=name, name=name, text="" if gone else name, redacted=made if gone else None)


def test_what_was_removed_is_no_further_witness() -> None:
    sources = {s.id: s for s in (_source("a"), _source("b"), _source("c", gone=True), _source("d", gone=True))}
    said = {key: Statement(source=key, start=0, end=1, content=Act(kind=ActKind.SIGNATURE, treaty="t")) for key in sources}
    witnesses = Witnesses(sources, str)
    assert len(witnesses.speakers(said[k] for k in "ab")) == 2
    assert len(witnesses.speakers(said[k] for k in "abc")) == 2
    assert len(witnesses.speakers(said[k] for k in "ac")) == 1
    assert len(witnesses.speakers(said[k] for k in "cd")) == 1
    quoting = replace(said["c"], speaker="KCNA")
    assert len(witnesses.speakers([said["a"], quoting])) == 2


def test_those_that_it_held_together_stay_together() -> None:
    sources = {
        s.id: s for s in (_source("a"), _source("b"), _source("c", gone=True, kin=("a", "d", "gone")), _source("d"), _source("e"))
    }
    assert held_together({}, sources) == {"a": "a", "c": "a", "d": "a"}
    assert held_together({"b": "b", "d": "b"}, sources) == dict.fromkeys("abcd", "a")
    assert held_together({"b": "b", "e": "b"}, {k: s for k, s in sources.items() if k != "c"}) == {"b": "b", "e": "b"}


def test_a_ledger_answers_as_before_but_for_what_rests_on_it(run: Run, ledger: Path) -> None:
    with open_ledger(str(ledger)) as book:
        other = Source(id=source_id("They signed it."), name="o.txt", text="They signed it.")
        book.add(
            [other],
            [Statement(source=other.id, start=0, end=4, content=Act(kind=ActKind.SIGNATURE, treaty="other"))],
            date(2024, 1, 1),
        )
    before = books(str(ledger)).treaties["other"]
    assert _redacted(run, ledger, "--yes", "--statements", "--record").exit_code == 0
    after = books(str(ledger))
    assert after.treaties["other"] == before
    assert set(after.treaties) == {"other"}
