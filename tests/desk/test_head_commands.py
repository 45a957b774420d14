"""`foedus ledger keys`, `head`, `check-head`, `prove` and `check-proof`."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from foedus.core.decisions import Verdict
from foedus.core.redactions import Redaction
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.desk.cli import main
from foedus.ledger.database import Database
from foedus.ledger.decisions.deciding import deciding

EARLY, LATE = date(2024, 12, 3), date(2024, 12, 4)
TEXT = "They signed. They ratified. They left."
REPORT = Source(id=source_id(TEXT), name="a.txt", text=TEXT)
SIGNED = Statement(
    source=REPORT.id,
    start=0,
    end=11,
    content=Act(kind=ActKind.SIGNATURE, treaty="t", actors=("RUS", "PRK"), when=When.parse("2024-06-19"), note="\x1b[2J\u202emara"),
)
RATIFIED = Statement(source=REPORT.id, start=13, end=26, content=Act(kind=ActKind.RATIFICATION, treaty="t"))
LEFT = Statement(source=REPORT.id, start=28, end=37, content=Act(kind=ActKind.WITHDRAWAL, treaty="t"))
REJECTED = deciding(RATIFIED.id, Verdict.REJECT, "Ann", why="of another treaty")


def run(*words: str | Path) -> Result:
    done = CliRunner().invoke(main, ["ledger", *map(str, words)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A source, two statements and a decision; a key beside it, and a head that it signed."""
    with Database(str(tmp_path / "x.ledger")) as made:
        made.add([REPORT], [SIGNED, RATIFIED], EARLY)
        made.decide(REJECTED, known=LATE)
    assert run("keys", "desk.example.org", tmp_path / "key").exit_code == 0
    done = run("head", tmp_path / "x.ledger", "--key", tmp_path / "key", "-o", tmp_path / "head")
    assert done.exit_code == 0, done.output
    return tmp_path / "x.ledger"


def beside(ledger: Path, name: str) -> Path:
    return ledger.with_name(name)


def checked(ledger: Path, *more: str | Path) -> Result:
    return run("check-head", beside(ledger, "head"), ledger, "--public", beside(ledger, "key.pub"), *more)


def tamper(ledger: Path, sql: str) -> None:
    with closing(sqlite3.connect(ledger)) as raw:
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.executescript(sql)
        raw.commit()


def test_keys_are_for_their_owner_and_never_overwritten(ledger: Path) -> None:
    key, public = beside(ledger, "key"), beside(ledger, "key.pub")
    assert os.stat(key).st_mode & 0o777 == 0o600
    before = key.read_text()
    assert before.startswith("PRIVATE+KEY+desk.example.org+")
    for away in (None, key, public):  # both halves there, or one of them
        if away:
            away.rename(beside(ledger, "away"))
        done = run("keys", "desk.example.org", key)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "not overwritten" in done.stderr
        if away:
            beside(ledger, "away").rename(away)
    assert key.read_text() == before
    shown = run("keys", "desk.example.org", beside(ledger, "other"))
    assert shown.stdout == beside(ledger, "other.pub").read_text()
    assert "PRIVATE" not in shown.output
    assert run("keys", "two words", beside(ledger, "third")).exit_code == 2
    assert run("keys", "a", beside(ledger, "no") / "such" / "folder").exit_code == 2


def test_a_head_fits_the_ledger_as_it_was_and_as_it_has_grown(ledger: Path) -> None:
    done = checked(ledger)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "4 entries of the ledger foedus-" in done.stdout
    assert "by desk.example.org" in done.stdout
    assert "0 entries came after it" in done.stdout
    assert "`--known 2024-12-04` answers from what it covers\n" in done.stdout
    with Database(str(ledger)) as grown:
        name = grown.name
        grown.add([], [LEFT], LATE)
        grown.add([], [replace(LEFT, end=36)], date(2024, 12, 9))
    done = checked(ledger, "--format", "json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert (told["ledger"], told["head"]["origin"], told["head"]["size"]) == (name, name, 4)
    assert {key: told[key] for key in ("covered", "erased", "same", "known", "since", "late", "problems")} == {
        "covered": 4, "erased": 0, "same": True, "known": "2024-12-04", "since": 2, "late": 1, "problems": []
    }  # fmt: skip
    assert [one["checked"] for one in told["signatures"]] == [True]
    assert "and from 1 entries recorded by then that came after it" in checked(ledger).stdout


def test_a_head_without_a_key_is_compared_and_told_to_be_unsigned(ledger: Path) -> None:
    head = beside(ledger, "plain")
    head.write_text(run("head", ledger).stdout)
    done = run("check-head", head, ledger)
    assert done.exit_code == 0
    assert "by nobody" in done.stdout
    done = run("check-head", head, ledger, "--public", beside(ledger, "key.pub"))
    assert done.exit_code == 1
    assert "but by nobody" in done.stderr
    assert "not checked: its public key would tell" in run("check-head", beside(ledger, "head"), ledger).stdout


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE entries SET record = replace(record, 'signature', 'adoption')", "Entry 2 is not what was recorded"),
        ("DELETE FROM entries WHERE n = 4", "Entries 4 to 4 are missing, which the ledger had"),
        ("UPDATE entries SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE n = 4", "in entries 1 to 4 something was changed"),
        ("UPDATE texts SET text = x'41'", "The text of the source of entry 1 is not what was recorded"),
        ("UPDATE entries SET hash = x'00' WHERE n = 1", "The ledger cannot be used"),
        ("UPDATE entries SET recorded = 'soon'", "The ledger cannot be used"),
        ("DELETE FROM entries; DELETE FROM texts", "Entries 1 to 4 are missing, which the ledger had"),
        ("UPDATE entries SET record = '' WHERE n = 2", "Entry 2 is not what was recorded"),
    ],
)
def test_a_ledger_that_was_changed_does_not_fit(ledger: Path, sql: str, said: str) -> None:
    tamper(ledger, sql)
    done = checked(ledger)
    assert done.exit_code == (2 if "cannot be used" in said else 1)
    assert said in done.stderr


def test_nothing_is_signed_for_a_ledger_whose_name_was_changed_to_another_head(ledger: Path) -> None:
    tamper(
        ledger, "UPDATE meta SET value = 'there' || char(10) || '9' || char(10) || 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='"
    )
    tamper(ledger, "UPDATE meta SET value = '2' WHERE key = 'version'")
    for words in (("head", ledger), ("prove", ledger, SIGNED.id)):
        done = run(*words, "--key", beside(ledger, "key"))
        assert (done.exit_code, done.stdout) == (2, "")
        assert "has a name that cannot stand in a head" in done.stderr


def test_a_chain_made_anew_from_the_middle_is_whole_and_does_not_fit(tmp_path: Path, ledger: Path) -> None:
    with Database(str(ledger)) as old, Database(str(tmp_path / "y.ledger")) as other:
        other.add([REPORT], [SIGNED, replace(RATIFIED, end=25)], EARLY)
        name = old.name
    tamper(tmp_path / "y.ledger", f"UPDATE meta SET value = '{name}' WHERE key = 'name'")
    with Database(str(tmp_path / "y.ledger")) as other:
        other.add([], [LEFT], LATE)
        assert other.verify() == []
    done = run("check-head", beside(ledger, "head"), tmp_path / "y.ledger")
    assert done.exit_code == 1
    assert "in entries 1 to 4 something was changed" in done.stderr
    assert "--known" not in done.stdout


def test_a_head_of_another_ledger_is_told(tmp_path: Path, ledger: Path) -> None:
    with Database(str(tmp_path / "y.ledger")) as other:
        other.add([REPORT], [], EARLY)
    done = run("check-head", beside(ledger, "head"), tmp_path / "y.ledger")
    assert done.exit_code == 1
    assert "The head is of the ledger foedus-" in done.stderr


def test_a_copy_under_another_name_fits(tmp_path: Path, ledger: Path) -> None:
    with Database(str(ledger)) as one, Database(str(tmp_path / "y.ledger")) as copy:
        copy.replicate(one.entries(), one.texts())
        differ = one.name != copy.name
    done = run("check-head", beside(ledger, "head"), tmp_path / "y.ledger")
    assert done.exit_code == 0
    assert ("another name than the head has" in done.stdout) == differ


def test_what_a_wrong_key_or_a_changed_head_comes_to(ledger: Path) -> None:
    other, head = beside(ledger, "other"), beside(ledger, "head")
    run("keys", "desk.example.org", other)
    done = run("check-head", head, ledger, "--public", beside(ledger, "other.pub"))
    assert done.exit_code == 1
    assert "It is not signed by desk.example.org" in done.stderr
    head.write_text(head.read_text().replace("\n4\n", "\n3\n"))
    done = checked(ledger)
    assert done.exit_code == 1
    assert "The signature is not desk.example.org's, or what is signed was changed" in done.stderr
    assert "the signature does not fit" in done.stdout


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"hello\n", b"\0" * 50, b"a\n1\nAAAA\n", "— x y\n".encode(), b"x" * 20_000_001], ids=range(7)
)
def test_a_file_that_is_none_is_refused(ledger: Path, content: bytes) -> None:
    file = beside(ledger, "file")
    file.write_bytes(content)
    for words in (
        ("check-head", file, ledger),
        ("check-proof", file),
        ("prove", ledger, SIGNED.id, "--head", file),
        ("head", ledger, "--key", file),
        ("check-head", beside(ledger, "head"), ledger, "--public", file),
    ):
        done = run(*words)
        assert (done.exit_code, done.stdout) == (2, ""), words
        assert done.stderr.startswith("foedus: ")
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("check-head", "missing", "x.ledger"),
        ("check-head", "head", "missing"),
        ("check-head", "head", "head"),
        ("check-proof", "missing"),
        ("check-proof", "."),
        ("head", "missing"),
        ("head", "x.ledger", "--key", "key.pub"),
        ("check-head", "head", "x.ledger", "--public", "key"),
        ("check-head", "head", "x.ledger", "--public", "a+b+c"),
        ("prove", "x.ledger", "ffff"),
        ("prove", "x.ledger", ""),
        ("prove", "x.ledger", "\x1b[2J"),
        ("prove", "x.ledger", "ffff", "--head", "head", "--key", "key"),
        ("head", "x.ledger", "-o", "no/such/folder"),
    ],
)
def test_what_cannot_be_done_is_refused(ledger: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    monkeypatch.chdir(ledger.parent)
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "\x1b" not in done.stderr
    assert "PRIVATE" not in done.stderr
    assert not (ledger.parent / "missing").exists()


PROVED: list[tuple[str, str, Callable[[str], bool]]] = [
    (SIGNED.id, "statement", lambda told: "By          Russia, North Korea" in told and "Day         19 June 2024" in told),
    (SIGNED.id[:9], "statement", lambda told: "Signature" in told and "3 December 2024, as entry 2" in told),
    (REPORT.id, "source", lambda told: "a.txt" in told and "SHA-256 of its text" in told),
    (REJECTED.id, "decision", lambda told: f"reject the statement {RATIFIED.id}" in told and "of another treaty" in told),
]


@pytest.mark.parametrize(("key", "kind", "says"), PROVED)
def test_a_proof_needs_no_ledger_and_tells_what_it_proves(ledger: Path, key: str, kind: str, says: Callable[[str], bool]) -> None:
    with Database(str(ledger)) as grown:
        name = grown.name
        grown.add([], [LEFT], LATE)
    proof = beside(ledger, "x.tlog-proof")
    done = run("prove", ledger, key, "--head", beside(ledger, "head"), "-o", proof)
    assert done.exit_code == 0, done.output
    ledger.unlink()
    done = run("check-proof", proof, "--public", beside(ledger, "key.pub").read_text())
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("Proved:\n")
    assert says(done.stdout)
    assert f"of the ledger {name}\n" in done.stdout
    assert "by desk.example.org" in done.stdout
    assert not set(done.stdout) & set("\x1b\u202e")
    told = json.loads(run("check-proof", proof, "--public", beside(ledger, "key.pub"), "--format", "json").stdout)
    assert (told["proved"], told["entry"]["kind"], told["head"]["origin"], told["problems"]) == (True, kind, name, [])
    assert told["entry"]["id"].startswith(key)


def test_a_proof_shows_nothing_else_of_the_ledger(ledger: Path) -> None:
    """But hashes: the record of the statement, and neither the text nor the other statement nor who decided on it."""
    from foedus.ledger.heads.proofs import proof_of

    proof = proof_of(run("prove", ledger, SIGNED.id, "--key", beside(ledger, "key")).stdout, "x")
    shown = str(proof) + proof.entry.record
    assert all(word not in shown for word in ("They", "ratification", "Ann", RATIFIED.id))


def test_whose_head_it_is_only_a_key_tells(ledger: Path) -> None:
    proof = beside(ledger, "x.tlog-proof")
    run("prove", ledger, SIGNED.id, "--key", beside(ledger, "key"), "-o", proof)
    done = run("check-proof", proof)
    assert done.exit_code == 0
    assert "its signer's public key would tell whose head that is" in done.stdout
    assert json.loads(run("check-proof", proof, "--format", "json").stdout)["proved"] is None
    proof.write_text(run("prove", ledger, SIGNED.id).stdout)
    assert "which nobody signed" in run("check-proof", proof).stdout
    done = run("check-proof", proof, "--public", beside(ledger, "key.pub"))
    assert done.exit_code == 1
    assert done.stdout.startswith("Not proved:")


def test_what_came_after_the_head_is_not_proved_by_it(ledger: Path) -> None:
    with Database(str(ledger)) as grown:
        grown.add([], [LEFT], LATE)
    done = run("prove", ledger, LEFT.id, "--head", beside(ledger, "head"))
    assert done.exit_code == 2
    assert "Entry 5 came after the head, which covers 4." in done.stderr
    tamper(ledger, "UPDATE entries SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE n = 4")
    done = run("prove", ledger, SIGNED.id, "--head", beside(ledger, "head"))
    assert done.exit_code == 2
    assert "Entry 4 is missing or is not what was recorded" in done.stderr


def test_of_a_source_recorded_twice_the_record_in_use_is_proved(ledger: Path) -> None:
    with Database(str(ledger)) as grown:
        grown.add([replace(REPORT, published=When.on(EARLY))], [], LATE)
    proof = beside(ledger, "x.tlog-proof")
    run("prove", ledger, REPORT.id, "-o", proof)
    assert "3 December 2024" in run("check-proof", proof).stdout
    assert json.loads(run("check-proof", proof, "--format", "json").stdout)["entry"]["n"] == 5


def test_an_erased_record_leaves_the_head_fitting(ledger: Path) -> None:
    proof = beside(ledger, "x.tlog-proof")
    run("prove", ledger, SIGNED.id, "--head", beside(ledger, "head"), "-o", proof)
    with Database(str(ledger)) as made:
        made.redact(Redaction(source=REPORT.id, by="Ann", at=datetime.now(UTC), why="court order", statements=True), LATE)
        assert made.verify() == []
    done = checked(ledger)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "the records of 2 of them; their hashes stand" in done.stdout
    assert run("check-proof", proof, "--public", beside(ledger, "key.pub")).exit_code == 0
    done = run("prove", ledger, SIGNED.id)
    assert done.exit_code == 2
    assert "The record of entry 2 was erased." in done.stderr
    assert run("prove", ledger, REJECTED.id, "--head", beside(ledger, "head")).exit_code == 0


def test_the_formats_are_the_published_ones_a_reader_without_this_program_checks_a_proof(ledger: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "proof" / "check_proof.py"
    proof, public = beside(ledger, "x.tlog-proof"), beside(ledger, "key.pub").read_text()
    run("prove", ledger, RATIFIED.id, "--head", beside(ledger, "head"), "-o", proof)
    for change, code in ((b"", 0), (b"index 2", 1), (b"desk.example.org", 1), (b"index 2\n", 1)):
        whole = proof.read_bytes()
        spoilt = beside(ledger, "spoilt")
        spoilt.write_bytes(whole.replace(change, change[:-1] + bytes([change[-1] ^ 1]), 1) if change else whole)
        done = subprocess.run([sys.executable, example, spoilt, public], capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        assert (f"as entry 3 of 4, recorded 2024-12-03, the statement {RATIFIED.id}:" in done.stdout) == (code == 0)
