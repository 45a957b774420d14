"""`foedus says`: from a text to who says what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from labelled import Run

TEXT = "Foreign Minister Ada Roe spoke in Oslo. “The pact may end soon,” she said on Friday. “We want peace.”"


def test_one_object_an_attribution(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run("says", tmp_path / "a.txt", "--published", "2024-11-12", "--format", "jsonl")  # a Tuesday
    assert done.exit_code == 0, done.output
    outer, inner = [json.loads(line) for line in done.stdout.splitlines()]
    assert (outer["speaker"], outer["source"]["words"], outer["cue"]["words"]) == ("Ada Roe", "she", "said")
    assert [piece["words"] for piece in outer["content"]] == ["“The pact may end soon,”", "“We want peace.”"]
    assert [hedge["words"] for hedge in outer["hedges"]] == ["may"]
    assert (outer["day"], outer["outer"]) == ("2024-11-08", None)
    assert (inner["speaker"], inner["source"]["words"], inner["stance"], inner["outer"]) == ("Ada Roe", "We", "expects", 0)
    for piece in (outer["source"], outer["cue"], *outer["content"], *outer["hedges"]):
        assert TEXT[piece["start"] : piece["end"]] == piece["words"]


def test_the_table_has_the_name_beside_the_pronoun(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert "she = Ada Roe" in run("says", tmp_path / "a.txt").stdout


def test_a_file_that_cannot_be_read_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    done = run("says", tmp_path / "a.txt")
    assert done.exit_code == 1
    assert "is empty" in done.stderr


@pytest.mark.parametrize("words", [[], ["--train", "x"], ["-o", "x"], ["a.txt", "--train", "x", "-o", "y"]])
def test_files_or_training_not_both(run: Run, words: list[str]) -> None:
    assert run("says", *words).exit_code == 2


def test_a_model_is_made_and_read_with(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite")
    for k in range(6):
        (tmp_path / f"{k}.txt").write_text("Ada Roe said that it was late.")
        (tmp_path / f"{k}.ann").write_text("T1\tSource 0 7\tAda Roe\nT2\tCue 8 12\tsaid\nT3\tContent 13 29\tthat it was late\n")
    made = run("says", "--train", tmp_path, "-o", tmp_path / "m")
    assert made.exit_code == 0, made.output
    done = run("says", tmp_path / "0.txt", "--model", tmp_path / "m", "--format", "jsonl")
    (one,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (one["source"]["words"], one["content"][0]["words"]) == ("Ada Roe", "that it was late")


def test_no_model_and_no_texts_are_told(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    none = run("says", tmp_path / "a.txt", "--model", tmp_path / "none")
    assert (none.exit_code, "none" in none.stderr) == (2, True)
    assert run("says", "--train", tmp_path, "-o", tmp_path / "m").exit_code == 2
    assert not (tmp_path / "m").exists()
