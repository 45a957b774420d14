"""Duties proposed from a treaty's own words, asked by the law: the same verdict as by the register's card, made by hand."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sample_treaties import held
from shipped import treaties

from foedus.core.answers import Answer
from foedus.core.treaties import Treaty
from foedus.law.scenarios.scenarios import Finding, Scenario, parse, what_if
from foedus.reading.treaty.duties.duties import duties
from foedus.reading.treaty.parts.structure import articles, structure

LABELS = Path(__file__).parents[1] / "reading" / "treaty_duties.toml"


def proposed(key: str, named: str) -> Treaty:
    """The register's treaty, with the provisions proposed from its own words in place of the card's."""
    rows = [row for row in tomllib.loads(LABELS.read_text("utf-8"))["sentence"] if row["treaty"] == named]
    text = "PACT\n\n" + "\n\n".join(f"Article {row['article']}\n\n{row['text']}" for row in rows) + "\n"
    found = duties(text, articles(structure(text)))
    assert found
    return replace(treaties()[key], provisions=tuple(held(replace(one.provision, treaty=key)) for one in found))


def findings(treaty: Treaty, line: str, day: str, given: tuple[str, ...]) -> dict[tuple[str, str, str], Answer]:
    supposed = parse(line, date.fromisoformat(day), given)
    assert isinstance(supposed, Scenario)
    found: list[Finding] = what_if([treaty], supposed)
    return {(one.duty, one.bearer, one.toward): one.answer for one in found}


@pytest.mark.parametrize(
    ("key", "named", "line", "day", "given", "answer"),
    [
        ("rus-prk-2024", "Russia-North Korea 2024", "UKR attacks RUS", "2024-12-05", (), Answer.UNKNOWN),
        ("rus-prk-2024", "Russia-North Korea 2024", "UKR attacks RUS", "2024-12-05", ("state of war",), Answer.YES),
        ("rus-prk-2024", "Russia-North Korea 2024", "UKR attacks RUS", "2024-12-05", ("no state of war",), Answer.NO),
        ("rus-prk-2024", "Russia-North Korea 2024", "UKR attacks RUS", "2024-12-03", ("state of war",), Answer.NO),
        ("sun-prk-1961", "Soviet Union-North Korea 1961", "USA attacks PRK", "1970-01-01", ("state of war",), Answer.YES),
        ("dual-alliance-1879", "Dual Alliance 1879", "RUS attacks AUH", "1900-01-01", (), Answer.YES),
    ],
)
def test_the_law_answers_as_by_the_card(key: str, named: str, line: str, day: str, given: tuple[str, ...], answer: Answer) -> None:
    by_words = findings(proposed(key, named), line, day, given)
    by_card = findings(treaties()[key], line, day, given)
    helping = {who: told for who, told in by_words.items() if who[0] == "help"}
    assert helping
    assert set(helping.values()) == {answer}
    assert helping == {who: told for who, told in by_card.items() if who[0] == "help"}


def test_a_condition_that_was_not_read_leaves_the_duty_open() -> None:
    """Japan or States allied with it: whether the attacker is one of these is not told."""
    found = findings(proposed("sun-chn-1950", "Soviet Union-China 1950"), "USA attacks CHN", "1951-01-01", ("state of war",))
    assert {told for (duty, *_), told in found.items() if duty == "help"} == {Answer.UNKNOWN}
