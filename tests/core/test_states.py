"""States by day. Expected keys and dates come from ISO 3166, Correlates of War and the acts of succession."""

from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.answers import Answer
from foedus.core.states import ambiguous, as_of, existed, name_of, of_cow, of_gw, organisations, states
from foedus.core.tables import forms, rows

LISTS = Path(__file__).parents[2].parent / "shared" / "data" / "alliances"
# first and last days on which our table follows the act itself and not the list
OURS_DIFFER = {
    ("cowstates", 245): {"1871-01-18"},  # the German Empire begins that day: Bavaria ends the day before
    ("cowstates", 267): {"1871-01-18"},
    ("cowstates", 271): {"1871-01-18"},
    ("cowstates", 305): {"1938-03-13"},  # law on the annexation of Austria, in force that day
    ("gwstates", 205): {"1921-12-06"},  # the Articles of Agreement; the Free State begins a year later
    ("gwstates", 240): {"1871-01-17"},  # annexed by Prussia in 1866
    ("gwstates", 273): {"1871-01-17"},
    ("gwstates", 265): {"1949-10-05"},  # founded on 7 October
    ("gwstates", 332): {"1861-03-16"},  # joined Sardinia in March 1860
    ("gwstates", 335): {"1861-03-16"},
    ("gwstates", 337): {"1861-03-16"},
    ("gwstates", 517): {"1962-01-07"},  # 1 July: day and month change places in the list
    ("gwstates", 616): {"1956-01-01"},  # protocol of 20 March
    ("gwstates", 781): {"1965-05-26"},  # agreement of 26 July
    ("gwstates", 920): {"1907-09-01"},  # Dominion from 26 September
    ("gwstates", 935): {"1980-06-30"},  # 30 July
}
KEYS = st.sampled_from(sorted(states()))
DAYS = st.dates(date(1816, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("key", "on", "bearer"),
    [
        ("RUS", "1900-01-01", "RUS"),
        ("RUS", "1972-05-26", "SUN"),
        ("RUS", "1991-12-25", "SUN"),
        ("RUS", "1991-12-26", "RUS"),
        ("SUN", "1995-01-01", "RUS"),
        ("UKR", "1975-08-01", "SUN"),
        ("DEU", "1970-08-12", "DEU"),
        ("DDR", "1990-10-02", "DDR"),
        ("DDR", "1990-10-03", "DEU"),
        ("CZE", "1980-01-01", "CSK"),
        ("CSK", "2000-01-01", "CSK"),  # dissolved: nobody is the same subject
        ("SRB", "1985-01-01", "YUG"),
        ("SRB", "2004-01-01", "SCG"),
        ("YUG", "2010-01-01", "SRB"),
        ("SYR", "1959-06-01", "EGY"),
        ("YMD", "1995-01-01", "YEM"),
        ("RVN", "1980-01-01", "VNM"),
        ("VNM", "1973-01-27", "VDR"),
        ("KOR", "1900-01-01", "XKE"),
        ("KOR", "1930-01-01", "JPN"),
        ("EST", "1975-01-01", "EST"),
        ("AUT", "1914-07-28", "AUH"),
        ("BGD", "1960-01-01", "PAK"),
        ("EU", "2000-01-01", "EU"),
    ],
)
def test_who_bore_the_obligations(key: str, on: str, bearer: str) -> None:
    assert as_of(key, date.fromisoformat(on)) == bearer


@pytest.mark.parametrize(
    ("key", "on", "answer"),
    [
        ("SUN", "1991-12-25", Answer.YES),
        ("SUN", "1991-12-26", Answer.NO),
        ("RUS", "1972-05-26", Answer.NO),
        ("USA", "1816-01-01", Answer.YES),
        ("EST", "1975-01-01", Answer.UNKNOWN),
        ("XKX", "2020-01-01", Answer.UNKNOWN),
        ("XKX", "2000-01-01", Answer.NO),
        ("NATO", "1940-01-01", Answer.NO),
        ("NATO", "2024-01-01", Answer.YES),
        ("nowhere", "2024-01-01", Answer.UNKNOWN),
    ],
)
def test_existence_has_three_answers(key: str, on: str, answer: Answer) -> None:
    assert existed(key, date.fromisoformat(on)) == answer


def test_names_numbers_and_heirs() -> None:
    assert (name_of("MKD"), name_of("NATO"), name_of("XYZ")) == ("North Macedonia", "North Atlantic Treaty Organization", "XYZ")
    assert (states()["SUN"].cow, states()["SUN"].start, states()["SUN"].end) == (365, date(1922, 12, 30), date(1991, 12, 25))
    assert (states()["SUN"].continued_by, states()["RUS"].continued_by, states()["DDR"].continued_by) == ("RUS", None, "DEU")
    assert (of_cow(260, date(1970, 1, 1)), of_cow(255, date(1914, 1, 1)), of_cow(345, date(2010, 1, 1))) == ("DEU", "DEU", "SRB")
    assert (of_cow(365, date(1950, 1, 1)), of_gw(816, date(1970, 1, 1)), of_cow(999, date(1970, 1, 1))) == ("SUN", "VDR", None)


@given(KEYS, DAYS)
def test_a_bearer_existed_or_nobody_else_did(key: str, on: date) -> None:
    bearer = as_of(key, on)
    assert as_of(bearer, on) == bearer
    assert bearer == key or existed(bearer, on) != Answer.NO


def test_spans_follow_one_another() -> None:
    for state in states().values():
        for earlier, later in pairwise(state.spans):
            assert earlier.end is not None, state.key
            assert later.start is not None, state.key
            assert earlier.end < later.start, state.key


@pytest.mark.parametrize("column", ["cow", "gw"])
def test_no_number_is_borne_by_two_at_a_time(column: str) -> None:
    spans = [(getattr(span, column), span, key) for key, state in states().items() for span in state.spans]
    for number, span, key in spans:
        for other, rival, name in spans:
            if number is not None and number == other and span is not rival:
                first, last = max(span.start or date.min, rival.start or date.min), min(span.end or date.max, rival.end or date.max)
                assert first > last, (number, key, name)


@pytest.mark.parametrize(("file", "code", "finder"), [("cowstates", "cowcode", of_cow), ("gwstates", "gwcode", of_gw)])
def test_every_listed_state_has_its_row(file: str, code: str, finder: object) -> None:
    path = LISTS / f"{file}.csv"
    if not path.exists():
        pytest.skip(f"LOUD: {file}.csv is not beside this checkout, the list of states goes unchecked against it")
    assert callable(finder)
    with path.open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            first, last = date.fromisoformat(row["start"]), min(date.fromisoformat(row["end"]), date(2016, 12, 31))
            unknown = {day.isoformat() for day in (first, last) if not finder(int(row[code]), day)}
            assert unknown <= OURS_DIFFER.get((file, int(row[code])), set()), row


def test_each_form_has_one_meaning() -> None:
    seen: dict[str, str] = {}
    for row in rows("state_names"):
        for form in (f for column in list(row)[1:] for f in forms(row[column])):
            assert form not in seen, (form, seen.get(form), row["key"])
            seen[form] = row["key"]
    for organisation in organisations().values():
        for form in organisation.aliases:
            assert form not in seen, (form, seen.get(form), organisation.key)
            seen[form] = organisation.key
    assert not set(seen) & set(ambiguous())
    assert {row["key"] for row in rows("state_names")} == set(states())
    assert {key for row in rows("successions") for key in (row["state"], row["of"])} <= set(states())
    assert not set(states()) & set(organisations())
