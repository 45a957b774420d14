"""The treaty of the seed reports, from its acts alone (story.status_on in gold/seeds.json)."""

from datetime import date

import pytest
from sample_treaties import act, treaty

from foedus.core.words import Status
from foedus.law.life.standing import sentence, standing

REPORTED = treaty(
    act("signature", "2024-06-19", "RUS", "PRK", place="Pyongyang"),
    act("parliamentary approval", "2024-10-21/2024-10-31", "RUS", organ="State Duma"),
    act("parliamentary approval", "2024-11-06", "RUS", organ="Federation Council"),
    act("parliamentary approval", "../2024-11-09", "RUS", organ="both chambers"),
    act("ratification", "2024-11-09", "RUS", organ="head of state"),
    act("ratification", "2024-11-11", "PRK", organ="head of state"),
    act("exchange of instruments", "2024-12-04", "RUS", "PRK", place="Moscow"),
    act("entry into force", "2024-12-04", "RUS", "PRK"),
    act("entry into force", None, "RUS", "PRK", status=Status.EXPECTED, note="condition: exchange of instruments of ratification"),
)


STATUS = {
    "2024-06-18": "not signed",
    "2024-06-19": "signed, not in force",
    "2024-07-01": "signed, not in force",
    "2024-11-08": "signed, not in force; Russia: both chambers approved, president's act outstanding; "
    "North Korea: ratification outstanding",
    "2024-11-10": "signed, not in force; Russia's domestic steps done; North Korea: ratification outstanding",
    "2024-11-12": "signed, not in force; both ratified; exchange of instruments outstanding",
    "2024-12-03": "signed, not in force; both ratified; exchange of instruments outstanding",
    "2024-12-04": "in force",
    "2026-01-01": "in force",
}


@pytest.mark.parametrize(("day", "expected"), STATUS.items())
def test_status_on(day: str, expected: str) -> None:
    assert sentence(standing(REPORTED, date.fromisoformat(day))) == expected
