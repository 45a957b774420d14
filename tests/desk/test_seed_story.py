"""The story of the seed reports, which belong to others and are read where they lie: from them alone, from the register alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS, ANSWERS = SHARED / "seeds", SHARED / "gold" / "seeds.json"
TREATY = "rus-prk-2024"

pytestmark = pytest.mark.skipif(
    not (SEEDS.is_dir() and ANSWERS.is_file()), reason=f"NOT TESTED: the seed reports are not at {SEEDS}"
)


def foedus(*words: object) -> str:
    from foedus.desk.cli import main

    done = CliRunner().invoke(main, [str(w) for w in words])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("story") / "seeds.ledger"
    foedus("ingest", SEEDS, "--ledger", file, "--as-published")
    return file


def days() -> list[tuple[str, str]]:
    return list(json.loads(ANSWERS.read_text(encoding="utf-8"))["story"]["status_on"].items()) if ANSWERS.is_file() else []


def sentence(*words: object) -> str:
    """Where it stands, without the day, and without since when."""
    told: dict[str, Any] = json.loads(foedus("status", TREATY, *words, "--format", "json"))["standing"]
    return str(told["sentence"]).partition(": ")[2].removesuffix(".").partition(", since")[0]


@pytest.mark.parametrize(("day", "answer"), days())
def test_the_reports_alone_answer(ledger: Path, day: str, answer: str) -> None:
    assert sentence("--on", day, "--ledger", ledger, "--account", "reports") == answer


@pytest.mark.parametrize(("day", "answer"), days())
def test_the_register_alone_answers(day: str, answer: str) -> None:
    assert sentence("--on", day) == answer


@pytest.mark.parametrize(("day", "answer"), days())
def test_the_brief_answers_and_agrees_with_the_register(day: str, answer: str) -> None:
    first = json.loads(foedus("brief", SEEDS, "--on", day, "--json", "-"))["treaties"][0]
    assert first["id"] == TREATY
    assert first["standing"]["sentence"].partition(": ")[2].removesuffix(".").partition(", since")[0] == answer
    assert first["register"] == "The shipped register alone says the same."


def test_whether_it_was_in_force_was_not_to_be_known_the_day_before(ledger: Path) -> None:
    reports = ("--on", "2024-12-04", "--ledger", ledger, "--account", "reports")
    assert sentence(*reports, "--known", "2024-12-03") == "signed, not in force; both ratified; exchange of instruments outstanding"
    assert sentence(*reports, "--known", "2024-12-31") == "in force"
    brief = json.loads(foedus("brief", SEEDS, "--on", "2024-12-04", "--known", "2024-12-03", "--json", "-"))
    assert brief["treaties"][0]["standing"]["word"] == "signed"
    assert len(brief["sources"]) < 5


def test_numbers_of_one_matter_stand_side_by_side() -> None:
    brief = json.loads(foedus("brief", SEEDS, "--json", "-"))
    groups = [{v.get("number") for v in g["voices"]} for g in brief["treaties"][0]["claims"]]
    assert any({">=3000", "1500", ">10000"} <= numbers for numbers in groups)


def test_reading_twice_adds_nothing_and_an_export_holds_the_same_treaties(ledger: Path, tmp_path: Path) -> None:
    again = json.loads(foedus("ingest", SEEDS, "--ledger", ledger, "--as-published", "--format", "json"))
    assert (again["new sources"], again["new statements"]) == (0, 0)
    copy = tmp_path / "copy.ledger"
    foedus("export", "--ledger", ledger, "-o", f"{tmp_path}/out/")
    foedus("import", tmp_path / "out", "--ledger", copy)
    for words in (("treaties", "--format", "json"), ("status", TREATY, "--on", "2024-11-12", "--known", "2024-11-20")):
        assert foedus(*words, "--ledger", ledger) == foedus(*words, "--ledger", copy)
