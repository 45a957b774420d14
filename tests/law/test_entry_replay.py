"""Official days of entry into force from the parties' instruments and the treaties' own clauses (VCLT art. 24)."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from typing import Any

import pytest
from replaying import ABSENT, CASES, NEVER, STATUS, Official, officials, other, others, treaties

from foedus.core.answers import Answer
from foedus.core.when import When
from foedus.law.basics.facts import Case
from foedus.law.basics.turns import StateWord
from foedus.law.entry.entry import entry
from foedus.law.life.standing import standing

pytestmark = pytest.mark.skipif(not CASES.exists(), reason=ABSENT)
ALL = officials() if CASES.exists() else []
TOLD = date(2026, 1, 1)
# The depositary knew the consumption of 1986, of which no table is at hand: the earliest day is the official one.
IN_WORDS = {"montreal-protocol": "two thirds of the estimated consumption"}


def test_there_are_63_cases_and_nothing_is_wrong_with_their_cards_and_tables() -> None:
    assert len({case.card for case in ALL}) == 63
    assert [str(p) for p in treaties()[1]] == []


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.card)
def test_the_clause_applied_to_the_instruments_gives_the_official_day(case: Official) -> None:
    found, _ = treaties()
    turns = entry(Case(treaty=found[case.card], others=found, known=TOLD))
    if case.day == NEVER:
        assert turns == ()
        return
    (turn,) = turns
    official = date.fromisoformat(case.day)
    doubt = IN_WORDS.get(case.card, "")
    assert turn.when == When(official, None if doubt else official)
    assert (doubt in turn.doubt) if doubt else turn.doubt == ""


@pytest.mark.parametrize("case", others(), ids=lambda case: case["id"])
def test_further_treaties_enter_into_force_on_their_official_day(case: dict[str, Any]) -> None:
    """Their days and clauses are from general knowledge, written down before the engine had seen them."""
    turns = entry(Case(treaty=other(case), known=TOLD))
    assert [t.when.edtf for t in turns] == ([] if case["day"] == "never" else [case["day"]])


def test_what_is_not_in_force_says_what_is_missing() -> None:
    found, _ = treaties()
    ctbt = standing(found["ctbt"], date(2015, 1, 1), found, TOLD)
    assert ctbt.answer is Answer.NO
    missing = {item.state for item in ctbt.outstanding if item.kind == "entry into force" and item.state}
    assert missing == {"CHN", "PRK", "EGY", "IND", "IRN", "ISR", "PAK", "USA"}


def of_the_paris_agreement() -> dict[str, str]:
    with (STATUS / "openclimatedata" / "paris-agreement-entry-into-force.csv").open(encoding="utf-8") as table:
        return {row["Code"].replace("EUU", "EU"): row["Date-Of-Effect"] for row in csv.DictReader(table)}


def accepted(name: str, day: str, kind: str = "") -> dict[str, date]:
    """The day of each party's instrument."""
    with (STATUS / "openclimatedata" / name).open(encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if not kind or "Provisional" not in row[kind]]
    return {row["Code"].replace("EUU", "EU"): date.fromisoformat(row[day]) for row in rows}


def parties_since(card: str, on: date) -> dict[str, str]:
    found, _ = treaties()
    states = standing(found[card], on, found, TOLD).states
    return {s.state: str(s.since) for s in states if s.word is StateWord.PARTY}


def test_each_party_of_the_paris_agreement_from_its_own_day() -> None:
    expected = {state: day for state, day in of_the_paris_agreement().items() if day}
    assert len(expected) == 195
    assert parties_since("paris-agreement", date(2023, 6, 1)) == expected


@pytest.mark.parametrize(
    ("card", "in_force", "instruments"),
    [
        ("kigali-amendment", "2019-01-01", ("kigali-amendment.csv", "Date", "Participation Type")),
        ("doha-amendment", "2020-12-31", ("doha-amendment.csv", "Acceptance")),
    ],
)
def test_each_party_of_an_amendment_on_its_ninetieth_day_but_not_before_the_amendment(
    card: str, in_force: str, instruments: tuple[str, ...]
) -> None:
    start, days = date.fromisoformat(in_force), accepted(*instruments)
    with_it = first_ones(card, days)
    expected = {s: start if s in with_it else max(start, day + timedelta(days=90)) for s, day in days.items()}
    assert parties_since(card, date(2024, 1, 1)) == {s: str(day) for s, day in expected.items()}


def first_ones(card: str, days: dict[str, date]) -> set[str]:
    """Whose instruments came up to the day on which there were enough, the European Union's not counted."""
    needed = {"kigali-amendment": 20, "doha-amendment": 144}[card]
    reached = sorted(day for state, day in days.items() if state != "EU")[needed - 1]
    return {state for state, day in days.items() if day <= reached}
