"""`foedus times`: from a text to its expressions of time."""

from __future__ import annotations

import json
from pathlib import Path

from labelled import Run

TEXT = "The talks ended last Friday after three weeks."


def test_one_object_an_expression(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = run("times", tmp_path / "a.txt", "--published", "2004-11-05", "--format", "jsonl")  # a Friday
    assert done.exit_code == 0, done.output
    day, length = [json.loads(line) for line in done.stdout.splitlines()]
    assert day == {
        **{"report": "a.txt", "start": 16, "end": 27, "words": "last Friday"},
        **{"type": "DATE", "edtf": "2004-10-29", "value": "2004-10-29"},
    }
    assert (length["words"], length["type"], length["edtf"], length["value"]) == ("three weeks", "DURATION", "", "P3W")


def test_counted_from_the_day_that_the_text_bears(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"MOSCOW, Nov. 5, 2004 - {TEXT}")
    assert "2004-10-29" in run("times", tmp_path).stdout


def test_a_file_that_cannot_be_read_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    done = run("times", tmp_path / "a.txt")
    assert done.exit_code == 1
    assert "is empty" in done.stderr
