"""`foedus ledger merge` and `apart`: a laptop in the field comes back to the desk."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from labelled import GOLD, Run

KYOTO, REWRITE = GOLD / "01-kyoto-putin-signs.txt", GOLD / "02-kyoto-light-rewrite.txt"


@pytest.fixture
def two(run: Run, tmp_path: Path) -> tuple[Path, Path, list[str]]:
    """A desk's ledger, a copy of it on a laptop with another report, and the statements that wait in both."""
    desk, laptop = tmp_path / "desk.ledger", tmp_path / "laptop.ledger"
    assert run("ingest", KYOTO, "--ledger", desk).exit_code == 0
    shutil.copy(desk, laptop)
    assert run("ingest", REWRITE, "--ledger", laptop).exit_code == 0
    return desk, laptop, [one["id"] for one in json.loads(run("review", "--ledger", desk, "--format", "json").stdout)]


def test_a_laptop_comes_back(run: Run, two: tuple[Path, Path, list[str]]) -> None:
    desk, laptop, (first, second, *_) = two
    run("review", "reject", first, "--by", "Ann", "--why", "of \x1b[2J another", "--ledger", desk)
    run("review", "accept", second, "--by", "Ann", "--ledger", desk)
    run("review", "accept", first, second, "--by", "Bob", "--ledger", laptop)
    done = run("ledger", "merge", laptop, "--into", desk, "--by", "Mel")
    assert done.exit_code == 1
    assert "1 statement was decided alike in both." in done.stdout
    assert (
        f"1 statement was decided otherwise in another ledger. What was decided here stands: foedus ledger apart {desk}"
        in done.stdout
    )
    again = run("ledger", "merge", laptop, "--into", desk, "--by", "Mel")
    assert (again.exit_code, again.stdout) == (0, "0 sources, 0 statements and 0 decisions were new.\n")

    told = run("ledger", "apart", desk)
    assert (told.exit_code, "\x1b" in told.stdout) == (1, False)
    assert all(words in told.stdout for words in ("Ann: reject", "Bob: accept", "⟨U+001B⟩"))
    assert (
        "1 statement was decided otherwise in another ledger. foedus ledger apart lists them."
        in run("review", "--ledger", desk).stdout
    )
    (found,) = json.loads(run("ledger", "apart", desk, "--format", "json").stdout)
    assert (found["statement"], [d["by"] for d in found["ours"]], [d["by"] for d in found["theirs"]]) == (first, ["Ann"], ["Bob"])
    both = json.loads(run("ledger", "apart", desk, "--alike", "--format", "json").stdout)
    assert [one["agree"] for one in both] == [False, True]

    settled = run("review", "accept", first, "--by", "Cy", "--after", found["after"][:10], "--ledger", desk)
    assert settled.exit_code == 0, settled.stderr
    told = run("ledger", "apart", desk)
    assert (told.exit_code, told.stdout) == (0, "Nothing waits that was decided otherwise.\n")
    assert run("check", "--ledger", desk).exit_code == 0


def test_both_hold_the_same_after_it(run: Run, two: tuple[Path, Path, list[str]]) -> None:
    desk, laptop, (first, *_) = two
    run("review", "reject", first, "--by", "Ann", "--ledger", desk)
    done = run("ledger", "merge", laptop, "--into", desk, "--format", "json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["new sources"], told["new decisions"], told["apart"], told["problems"]) == (0, 1, 0, [], [])
    assert run("ledger", "merge", desk, "--into", laptop, "--keep-days").exit_code == 0
    lists = [run("review", "--ledger", one, "--format", "json").stdout for one in (desk, laptop)]
    assert lists[0] == lists[1]
    logs = [run("review", "log", "--ledger", one, "--format", "json").stdout for one in (desk, laptop)]
    assert logs[0] == logs[1]


def test_into_a_new_ledger(run: Run, two: tuple[Path, Path, list[str]], tmp_path: Path) -> None:
    desk, _, keys = two
    done = run("ledger", "merge", desk, "--into", tmp_path / "new.ledger")
    assert (done.exit_code, done.stdout.split()[0]) == (0, "1")
    assert len(json.loads(run("review", "--ledger", tmp_path / "new.ledger", "--format", "json").stdout)) == len(keys)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("missing.ledger", "--into", "new.ledger"), 2, "There is no ledger here."),
        (("notes.txt", "--into", "new.ledger"), 2, "This is no ledger"),
        (("desk.ledger", "--into", "notes.txt"), 2, "This is no ledger"),
        (("desk.ledger", "--into", "new.ledger", "--by", " "), 2, "A name has 1 to 100 characters."),
        (("desk.ledger",), 2, "Missing option '--into'"),
    ],
)
def test_what_cannot_be_merged_is_told_and_leaves_nothing(
    run: Run, two: tuple[Path, Path, list[str]], tmp_path: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    (tmp_path / "notes.txt").write_text("notes")
    done = run("ledger", "merge", *(tmp_path / w if "." in w else w for w in words))
    assert (done.exit_code, sentence in done.stderr) == (code, True), done.stderr
    assert not (tmp_path / "new.ledger").exists()
    assert two[0].exists()
