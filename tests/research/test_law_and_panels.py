"""The law engine and the panels read the same rows: on each day they tell the same states bound by the same alliances."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foedus.core.answers import Answer
from foedus.core.treaties import Treaty
from foedus.datasets.alliances.spell import Spell
from foedus.datasets.alliances.spellrows import Spells, read_spells
from foedus.datasets.alliances.telling import treaties
from foedus.datasets.numbers import bearer
from foedus.law.basics.names import today
from foedus.law.life.bonds import Bonds

FILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "alliances" / "atop_member_v4.01.csv"
DAYS = (
    "1815-02-01",
    "1850-06-30",
    "1879-10-07",
    "1914-07-28",
    "1921-02-19",
    "1939-09-01",
    "1945-05-09",
    "1961-07-06",
    "1991-12-26",
    "2016-12-31",
)


@pytest.fixture(scope="module")
def read() -> tuple[Spells, dict[str, Treaty]]:
    if not FILE.is_file():
        pytest.skip(f"SKIPPED: ATOP's file of members is not at {FILE}")
    told, _ = read_spells(FILE, "ATOP")
    assert told
    return told, treaties(told)


def covers(spell: Spell, day: date) -> Answer:
    """The day of exit is the first on which the member is out."""
    return spell.start.by(day) & ~(spell.end.by(day) if spell.end else Answer.NO)


@pytest.mark.parametrize("day", [date.fromisoformat(day) for day in DAYS])
def test_who_is_bound_is_who_has_a_spell(read: tuple[Spells, dict[str, Treaty]], day: date) -> None:
    told, every = read
    rows: dict[str, dict[str, set[Answer]]] = {}
    for spell in told.spells:
        state = today(bearer(spell.state, spell.start.latest))
        rows.setdefault(f"atop-{spell.alliance}-{spell.phase}", {}).setdefault(state, set()).add(covers(spell, day))
    bonds = Bonds.of(every.values(), day)
    checked = 0
    for key, states in rows.items():
        sure = {state for state, answers in states.items() if Answer.YES in answers}
        if len(sure) < 2 or any(Answer.UNKNOWN in answers for answers in states.values()):
            continue  # alone, or a day that the file leaves open: what follows is tested by hand (test_telling)
        bound = {state for state in states if bonds.binding(every[key], state).answer is Answer.YES}
        assert bound == sure, key
        checked += len(sure)
    assert checked >= 6
