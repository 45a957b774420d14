"""`foedus review`: a person's decisions, and that every command follows them."""

from __future__ import annotations

import json
from datetime import date
from getpass import getuser
from pathlib import Path
from typing import Any

import pytest
from labelled import GOLD, Run

KYOTO = GOLD / "01-kyoto-putin-signs.txt"
SIGNS = {"kind": "ratification", "actors": ["RUS"]}


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Path:
    file = tmp_path / "desk.ledger"
    assert run("ingest", KYOTO, "--ledger", file).exit_code == 0
    return file


def pending(run: Run, ledger: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("review", *words, "--ledger", ledger, "--format", "json").stdout)
    return found


def ratified(run: Run, ledger: Path) -> str:
    (key,) = (p["id"] for p in pending(run, ledger) if SIGNS.items() <= p["content"].items())
    return str(key)


def test_what_waits_is_listed_with_its_words(run: Run, ledger: Path) -> None:
    text, found = KYOTO.read_text(encoding="utf-8"), pending(run, ledger)
    assert [p["start"] for p in found] == sorted(p["start"] for p in found)
    assert all(p["words"] == text[p["start"] : p["end"]] for p in found)
    done = run("review", "--ledger", ledger, "--limit", "2")
    assert f"{len(found)} statements wait for a decision; 2 are listed" in done.stdout
    assert found[0]["id"][:10] in done.stdout
    assert found[2]["id"][:10] not in done.stdout
    kyoto = pending(run, ledger, "--treaty", "Kyoto Protocol")
    assert kyoto == [p for p in found if p["content"].get("treaty") == "kyoto"]
    assert pending(run, ledger, "--source", "no such") == []


def russia(run: Run, ledger: Path, *words: str) -> list[str]:
    """What `status` says that Russia has done."""
    done = run("status", "kyoto", "--on", "2004-11-10", "--ledger", ledger, "--state", "RUS", *words)
    assert done.exit_code == 0, done.stderr
    return [name for name in ("Duma's approval, 2", "president's act, 4 Nov", "president's act, 1 Nov") if name in done.stdout]


def test_a_rejected_ratification_changes_the_status(run: Run, ledger: Path) -> None:
    key = ratified(run, ledger)
    assert russia(run, ledger) == ["Duma's approval, 2", "president's act, 4 Nov"]
    done = run("review", "reject", key[:8], "--by", "Ann", "--why", "only a law", "--ledger", ledger)
    assert (done.exit_code, done.stdout.split(":")[0]) == (0, f"{key[:10]} reject")
    assert russia(run, ledger) == ["Duma's approval, 2"]
    assert russia(run, ledger, "--known", date.today().isoformat()) == ["Duma's approval, 2"]
    assert run("review", "undo", key[:8], "--by", "Ann", "--ledger", ledger).exit_code == 0
    assert russia(run, ledger) == ["Duma's approval, 2", "president's act, 4 Nov"]


def test_a_corrected_day_is_the_day_of_the_answer(run: Run, ledger: Path) -> None:
    key = ratified(run, ledger)
    done = run("review", "correct", key, "--set", "when=2004-11-01", "--by", "Ann", "--ledger", ledger)
    assert done.exit_code == 0, done.stderr
    assert key not in {p["id"] for p in pending(run, ledger)}
    assert russia(run, ledger) == ["Duma's approval, 2", "president's act, 1 Nov"]


def test_the_account_accepted_leaves_what_nobody_accepted(run: Run, ledger: Path) -> None:
    run("review", "accept", ratified(run, ledger), "--ledger", ledger)
    assert russia(run, ledger) == ["Duma's approval, 2", "president's act, 4 Nov"]
    assert russia(run, ledger, "--account", "accepted") == ["president's act, 4 Nov"]


def test_a_brief_from_a_ledger_follows_decisions(run: Run, ledger: Path) -> None:
    def days() -> set[str]:
        text = run("brief", KYOTO, "--ledger", ledger, "--json", "-").stdout
        return {day for day in ("4 November 2004", "1 November 2004") if f"act, {day}" in text}

    assert days() == {"4 November 2004"}
    run("review", "correct", ratified(run, ledger), "--set", "when=2004-11-01", "--ledger", ledger)
    assert days() == {"1 November 2004"}


def test_what_another_decided_meanwhile_is_told_and_left(run: Run, ledger: Path) -> None:
    key = ratified(run, ledger)
    run("review", "reject", key, "--by", "Ann", "--why", "only a law", "--ledger", ledger)
    done = run("review", "accept", key, "--by", "Bob", "--ledger", ledger)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Ann: reject (" in done.stderr
    assert "only a law" in done.stderr
    after = done.stderr.split("--after ")[1].split(".")[0]
    log = json.loads(run("review", "log", "--ledger", ledger, "--format", "json").stdout)
    assert [(d["by"], d["verdict"], d["why"], d["stands"]) for d in log] == [("Ann", "reject", "only a law", True)]
    assert run("review", "accept", key, "--by", "Bob", "--after", after, "--ledger", ledger).exit_code == 0
    log = json.loads(run("review", "log", key, "--ledger", ledger, "--format", "json").stdout)
    assert [(d["by"], d["verdict"], d["stands"]) for d in log] == [("Ann", "reject", False), ("Bob", "accept", True)]


def test_the_same_words_typed_twice_are_one_decision(run: Run, ledger: Path) -> None:
    keys = [p["id"] for p in pending(run, ledger)][:3]
    for again in ("", " (as before)"):
        done = run("review", "accept", *keys, "--ledger", ledger)
        assert [line.split(":")[0] for line in done.stdout.splitlines()] == [f"{k[:10]} accept{again}" for k in keys]
    log = json.loads(run("review", "log", "--ledger", ledger, "--format", "json").stdout)
    assert [(d["statement"], d["by"]) for d in log] == [(key, getuser()) for key in keys]


def test_what_was_deferred_is_listed_last_and_can_be_decided(run: Run, ledger: Path) -> None:
    first, *others = (p["id"] for p in pending(run, ledger))
    run("review", "defer", first, "--by", "Ann", "--ledger", ledger)
    assert [p["id"] for p in pending(run, ledger)] == [*others, first]
    assert "(deferred by Ann)" in " ".join(run("review", "--ledger", ledger).stdout.split())
    assert run("review", "accept", first, "--by", "Bob", "--ledger", ledger).exit_code == 0
    assert [p["id"] for p in pending(run, ledger)] == others


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accept", "zz"), "There is no such statement"),
        (("accept", ""), "There is no such statement"),
        (("undo", "KEY"), "There is nothing to undo"),
        (("correct", "KEY", "--set", "when=soon"), "when: 'soon' is no possible date"),
        (("correct", "KEY", "--set", "treaty="), "treaty: It cannot be empty"),
        (("correct", "KEY", "--set", "tretay=x"), "The key 'tretay' is not known here"),
        (("correct", "KEY", "--set", "when"), "'when' is no change"),
        (("reject", "KEY", "--why", "x" * 3000), "`why` is longer than 2000"),
        (("reject", "KEY", "--by", " "), "Nobody is named"),
        (("reject", "KEY", "--after", "abc"), "seen as the last is not on this statement"),
        (("log", "zz"), "There is no such statement"),
    ],
)
def test_what_cannot_be_done_is_told_and_not_written(run: Run, ledger: Path, words: tuple[str, ...], said: str) -> None:
    key = ratified(run, ledger)
    done = run("review", *(key if w == "KEY" else w for w in words), "--ledger", ledger)
    assert done.exit_code in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads(run("review", "log", "--ledger", ledger, "--format", "json").stdout) == []


def test_without_a_ledger_it_says_so(run: Run, tmp_path: Path) -> None:
    for words in (("review",), ("review", "accept", "x"), ("review", "log")):
        assert "Name the ledger: --ledger FILE." in run(*words).stderr
    assert run("review", "--ledger", tmp_path / "missing").exit_code == 2
    assert "Nothing was decided" not in run("review", "log", "--ledger", tmp_path / "missing").stdout


def test_decisions_go_through_export_and_import(run: Run, ledger: Path, tmp_path: Path) -> None:
    key, lines = ratified(run, ledger), tmp_path / "out.jsonl"
    run("review", "accept", key, "--ledger", ledger)
    run("export", "--ledger", ledger, "-o", lines)
    other = tmp_path / "other.ledger"
    assert "with 1 decisions on them" in run("import", lines, "--ledger", other).stdout
    assert run("export", "--ledger", other).stdout == lines.read_text()
    assert run("check", "--ledger", other).exit_code == 0


def test_controls_in_names_and_reasons_are_shown_inert(run: Run, ledger: Path) -> None:
    key = ratified(run, ledger)
    run("review", "reject", key, "--by", "An\x1b[31mn", "--why", "a\u202eb\nc", "--ledger", ledger)
    shown = [run("review", "log", "--ledger", ledger).stdout, run("review", "accept", key, "--ledger", ledger).stderr]
    for text in shown:
        assert not {"\x1b", "\u202e"} & set(text)
        assert "⟨U+202E⟩" in text
