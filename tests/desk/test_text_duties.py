"""Duties that `foedus text` proposes: told as proposals, with what was not read, in a table, as data and on a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from foedus.desk.cli import main

SENTENCE = "If one of the Parties is attacked by <b>Italy</b>, which hates it, the other Party shall assist it at once."
TEXT = f"PACT\n\nArticle 1\nPeace.\n\nArticle 2\n1. {SENTENCE}\n\nDONE at Bern.\n"


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "pact.txt"
    path.write_text(TEXT)
    return str(path)


def told(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["text", *arguments])
    assert done.exit_code == 0
    return done.stdout


def test_in_a_table_under_the_parts(file: str) -> None:
    said = told(file)
    table = said[said.index("Duties proposed for review") :]
    assert "mutual defence (shall)" in table
    assert "armed attack" in table
    assert "Not read as data" in table
    assert said.index("article 2") < said.index("Duties proposed for review")


def test_as_data(file: str) -> None:
    (duty,) = json.loads(told(file, "--format", "json"))["duties"]
    assert (duty["article"], duty["words"], TEXT[duty["start"] : duty["end"]]) == ("2", SENTENCE, SENTENCE)
    provision = duty["provision"]
    assert (provision["kind"], provision["modality"], provision["events"]) == ("mutual defence", "shall", ["armed attack"])
    assert provision["promptness"] == "at once"
    assert duty["unread"] == provision["conditions"]  # who hates whom is not read, and stays
    assert "hates" in duty["unread"][0]


def test_on_the_page_escaped(file: str) -> None:
    page = told(file, "--format", "html")
    section = page[page.index('id="duties"') :]
    assert "not read" in section
    assert "&lt;b&gt;Italy" in section
    assert "<b>Italy" not in page


def test_no_duty_no_table(tmp_path: Path) -> None:
    path = tmp_path / "pact.txt"
    path.write_text(TEXT.replace(SENTENCE, "The Parties trade."))
    assert "Duties" not in told(str(path))
    assert json.loads(told(str(path), "--format", "json"))["duties"] == []
    assert 'id="duties"' not in told(str(path), "--format", "html")
