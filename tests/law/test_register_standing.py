"""The shipped register's treaties on days that history settled (the days are public record, checked by hand)."""

import json
from datetime import date
from pathlib import Path

import pytest
from shipped import stand, state, treaties

from foedus.law.life.standing import sentence, standing
from foedus.law.scenarios.scenarios import Scenario, conflicts, parse, what_if

STORY = Path(__file__).parents[3] / "shared" / "gold" / "seeds.json"


def on(key: str, day: str) -> str:
    return stand(key, day).word.value


def test_the_story_from_the_register_alone() -> None:
    if not STORY.exists():
        pytest.skip("LOUD: ../shared/gold/seeds.json is absent, the story's standing is not checked")
    told = json.loads(STORY.read_text(encoding="utf-8"))["story"]
    subject = treaties()[told["treaty"]]
    found = {day: sentence(standing(subject, date.fromisoformat(day), treaties())) for day in told["status_on"]}
    assert found == told["status_on"]


@pytest.mark.parametrize(
    ("key", "day", "word"),
    [
        ("rus-prk-2000", "2024-12-03", "in force"),
        ("rus-prk-2000", "2024-12-04", "superseded"),
        ("usa-jpn-1951", "1960-06-22", "in force"),
        ("usa-jpn-1951", "1960-06-23", "superseded"),
        ("abm", "2002-06-12", "in force"),
        ("abm", "2002-06-13", "terminated"),
        ("inf", "2019-08-01", "suspended"),
        ("inf", "2019-08-02", "terminated"),
        ("new-start", "2022-01-01", "in force"),
        ("new-start", "2023-03-01", "suspended"),
        ("new-start", "2026-02-05", "expired"),
        ("ctbt", "2024-01-01", "signed"),
        ("start-2", "2003-01-01", "signed"),
        ("usa-twn-1954", "1979-12-31", "in force"),
        ("usa-twn-1954", "1980-01-01", "terminated"),
        ("eu-uk-tca", "2021-04-30", "provisionally applied"),
        ("eu-uk-tca", "2021-05-01", "in force"),
        ("tpnw", "2021-01-21", "signed"),
        ("tpnw", "2021-01-22", "in force"),
        ("nafta", "2020-06-30", "in force"),
        ("nafta", "2020-07-01", "superseded"),
        ("unsc-1718", "2006-10-14", "in force"),
    ],
)
def test_history(key: str, day: str, word: str) -> None:
    assert on(key, day) == word


@pytest.mark.parametrize(
    ("key", "who", "day", "word"),
    [
        ("nato", "FIN", "2023-04-03", "no part"),
        ("nato", "FIN", "2023-04-04", "party"),
        ("nato", "GRC", "1952-02-18", "party"),
        ("csto", "UZB", "2000-01-01", "former party"),
        ("csto", "UZB", "2010-01-01", "party"),
        ("csto", "UZB", "2013-01-01", "suspended"),
        ("npt", "PRK", "2002-01-01", "party"),
        ("npt", "PRK", "2005-01-01", "undetermined"),
        ("paris-agreement", "USA", "2019-12-01", "withdrawing"),
        ("paris-agreement", "USA", "2020-12-01", "former party"),
        ("paris-agreement", "USA", "2021-02-19", "party"),
        ("rome-statute", "BDI", "2017-10-26", "withdrawing"),
        ("rome-statute", "BDI", "2017-10-27", "former party"),
        ("rome-statute", "ZAF", "2018-01-01", "party"),
        ("ctbt", "RUS", "2023-01-01", "consented, not yet in force for it"),
        ("ctbt", "RUS", "2024-01-01", "signatory"),
    ],
)
def test_history_of_states(key: str, who: str, day: str, word: str) -> None:
    found = state(key, who, day)
    assert found == word or (word == "no part" and found == "none")


def test_korea_war_scenario() -> None:
    found = parse("USA attacks PRK on 2025-03-01; state of war", date(2025, 3, 1))
    assert isinstance(found, Scenario)
    findings = what_if(treaties().values(), found)
    helps = {(f.bearer, f.treaty, f.answer.value) for f in findings if f.duty == "help"}
    assert helps == {("CHN", "chn-prk-1961", "yes"), ("RUS", "rus-prk-2024", "yes")}
    collisions = {(state, c.kind) for c in conflicts(treaties().values(), findings, found.on) for state in c.states}
    assert ("RUS", "prohibition") in collisions
