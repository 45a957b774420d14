"""Persons who act for states. Expected values are known from the public record, not taken from the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.answers import Answer
from foedus.core.leaders import Leader, by_surname, find, leaders, standard, state_of
from foedus.core.states import existed, organisations, states
from foedus.core.tables import rows

EVERYBODY = sorted({leader for found in leaders().values() for leader in found}, key=lambda leader: (leader.state, leader.name))
NOW = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("name", "on", "person", "state", "office"),
    [
        ("Putin", date(2024, 11, 9), "Vladimir Putin", "RUS", "head of state"),
        ("Putin", date(2010, 4, 8), "Vladimir Putin", "RUS", "head of government"),
        ("Medvedev", date(2010, 4, 8), "Dmitry Medvedev", "RUS", "head of state"),
        ("Kohl", date(1990, 9, 12), "Helmut Kohl", "DEU", "head of government"),
        ("de Maizière", date(1990, 9, 12), "Lothar de Maizière", "DDR", "head of government"),
        ("Shevardnadze", date(1987, 12, 8), "Eduard Shevardnadze", "SUN", "foreign minister"),
        ("Shevardnadze", date(2000, 1, 1), "Eduard Shevardnadze", "GEO", "head of state"),
        ("Bush", date(1991, 7, 31), "George H. W. Bush", "USA", "head of state"),
        ("George Bush", date(2002, 5, 24), "George W. Bush", "USA", "head of state"),
        ("Hussein", date(1994, 10, 26), None, None, None),  # Iraq's president and Jordan's king
        ("Hussein", date(2002, 10, 1), "Saddam Hussein", "IRQ", "head of state"),
        ("King Hussein", date(1994, 10, 26), "King Hussein", "JOR", "head of state"),
        ("Rabin", date(1994, 10, 26), "Yitzhak Rabin", "ISR", "head of government"),
        ("Pompeo", date(2019, 8, 2), "Mike Pompeo", "USA", "foreign minister"),
        ("Pompeo", date(2024, 1, 1), "Mike Pompeo", "USA", "foreign minister"),  # no longer in office, still he
        ("Pompeo", date(2000, 1, 1), None, None, None),  # not yet
        ("Tito", date(1955, 5, 14), "Josip Broz Tito", "YUG", "head of state"),
        ("Havel", date(1991, 7, 1), "Václav Havel", "CSK", "head of state"),
        ("Havel", date(1999, 3, 12), "Václav Havel", "CZE", "head of state"),
        ("Stoltenberg", date(2010, 9, 15), "Jens Stoltenberg", "NOR", "head of government"),
        ("Stoltenberg", date(2023, 4, 4), "Jens Stoltenberg", "NATO", "secretary-general"),
        ("von der Leyen", date(2022, 3, 1), "Ursula von der Leyen", "EU", "president of the commission"),
        ("Erdogan", date(2022, 7, 22), "Recep Tayyip Erdoğan", "TUR", "head of state"),
        ("ERDOĞAN", date(2022, 7, 22), "Recep Tayyip Erdoğan", "TUR", "head of state"),
        ("Zelenskyy", date(2022, 3, 1), "Volodymyr Zelensky", "UKR", "head of state"),
        ("al-Assad", date(2013, 9, 14), "Bashar al-Assad", "SYR", "head of state"),
        ("Lavrov", date(2015, 7, 14), "Sergei Lavrov", "RUS", "foreign minister"),
        ("Zarif", date(2015, 7, 14), "Mohammad Javad Zarif", "IRN", "foreign minister"),
        ("Choe Son Hui", date(2024, 11, 1), "Choe Son Hui", "PRK", "foreign minister"),
        ("Moon", date(2018, 9, 19), "Moon Jae In", "KOR", "head of state"),
        ("Ban", date(2015, 12, 12), "Ban Ki-moon", "UN", "secretary-general"),
        ("Pashinyan", date(2024, 2, 22), "Nikol Pashinyan", "ARM", "head of government"),
    ],
)
def test_a_name_on_a_day(name: str, on: date, person: str | None, state: str | None, office: str | None) -> None:
    found = find(name, on)
    assert (found and (found.name, found.state, found.office)) == (person and (person, state, office))
    assert state_of(name, on) == state


def test_without_a_day_only_what_leaves_no_doubt() -> None:
    assert state_of("Putin") == "RUS"
    assert state_of("Bush") == "USA"
    assert find("Bush") is None
    assert state_of("Kim") is None
    assert find("Kim") is None
    assert state_of("Shevardnadze") is None  # of the Soviet Union, then of Georgia
    assert state_of("Nobody Atall") is None
    assert find("") is None
    assert state_of("   ") is None


def test_the_given_name_settles_a_shared_surname() -> None:
    latest = find("Vladimir Vladimirovich Putin")
    assert latest
    assert latest.name == "Vladimir Putin"
    assert find("Igor Putin") is None
    assert {leader.state for leader in by_surname("Aliyev")} == {"AZE"}
    assert {leader.name for leader in by_surname("bush")} == {"George H. W. Bush", "George W. Bush"}


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("Kim Jong-un", "Kim Jong Un"),
        ("Kim Jong Un", "Kim Jong Un"),
        ("Choe Son-hui", "Choe Son Hui"),
        ("Yoon Suk-yeol", "Yoon Suk Yeol"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky"),
        ("Sergei Shoygu", "Sergei Shoigu"),
        ("Muammar Qaddafi", "Muammar Gaddafi"),
        ("George Bush", "George Bush"),  # two bear it
        ("Bush", "Bush"),
        ("Jane Public", "Jane Public"),
    ],
)
def test_standard_names(called: str, name: str) -> None:
    assert standard(called) == name


def test_served_knows_the_year_of_a_change_only_where_the_day_is_told() -> None:
    obama = next(leader for leader in by_surname("Obama") if leader.office == "head of state")
    assert [obama.served(date(2017, 1, day)) for day in (19, 20, 21)] == [Answer.YES, Answer.YES, Answer.NO]
    rusk = by_surname("Rusk")[0]
    assert [rusk.served(date(year, 6, 1)) for year in (1960, 1961, 1965, 1969, 1970)] == [
        Answer.NO, Answer.UNKNOWN, Answer.YES, Answer.UNKNOWN, Answer.NO,
    ]  # fmt: skip


def test_every_row_is_sane() -> None:
    assert [fault for leader in EVERYBODY for fault in _faults(leader)] == []


def _faults(leader: Leader) -> Iterator[tuple[Leader, str]]:
    first, last = leader.since.earliest, leader.until.latest if leader.until else NOW
    if not (leader.office and leader.source and first and last):
        yield leader, "an empty cell"
    elif not date(1837, 1, 1) <= first < last <= date(2026, 12, 31) or last.year - first.year > 71:  # Victoria, Elizabeth II
        yield leader, "a span that nobody served"
    elif leader.state not in organisations() and leader.state not in states():
        yield leader, "an unknown key"
    elif leader.state in states() and existed(leader.state, first + (last - first) / 2) == Answer.NO:
        yield leader, "a state that was not there"


def test_the_table_is_wide_and_says_nothing_twice() -> None:
    assert len({leader.name for leader in EVERYBODY}) >= 600
    told = Counter((row["name"], row["state"], row["office"], row["from"]) for row in rows("leaders"))
    assert [row for row, times in told.items() if times > 1] == []
    powers = {leader.state for leader in EVERYBODY if leader.office == "foreign minister"}
    assert powers >= {"USA", "GBR", "FRA", "RUS", "CHN", "DEU", "JPN", "KOR", "PRK", "IRN", "ISR", "UKR", "TUR"}


def test_one_president_of_the_united_states_at_a_time() -> None:
    served = [leader for leader in EVERYBODY if (leader.state, leader.office) == ("USA", "head of state")]
    for year in range(1902, 2026):
        sure = [leader.name for leader in served if leader.served(date(year, 12, 15)) == Answer.YES]
        assert len(sure) <= 1, (year, sure)


@given(st.sampled_from(EVERYBODY), st.dates(date(1900, 1, 1), date(2030, 1, 1)))
def test_whom_a_name_finds_bears_it_and_had_begun(leader: Leader, on: date) -> None:
    found = find(leader.name, on)
    if found is not None:
        assert leader.name in (found.name, *found.aliases)
        assert found.since.by(on) != Answer.NO
        assert state_of(leader.name, on) == found.state


@given(st.text())
def test_any_text_may_be_asked(name: str) -> None:
    assert standard(name) == name or standard(name) in leaders()
    assert find(name) is None or state_of(name) is not None
