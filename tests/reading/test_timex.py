"""Time expressions with their TIMEX3 values. Expected values by hand, from the calendar and the TimeML guidelines."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.when import When
from foedus.reading.days.timex import timex

FRIDAY = When.parse("2004-11-05")

ONE = [
    # text, words, type, EDTF, value
    ("signed last Friday", "last Friday", "DATE", "2004-10-29", "2004-10-29"),
    ("signed late last month", "late last month", "DATE", "2004-10-21/2004-10-31", "2004-10"),
    ("in the first half of 2019", "the first half of 2019", "DATE", "2019-01-01/2019-06-30", "2019-H1"),
    ("in the third quarter of 2019", "the third quarter of 2019", "DATE", "2019-07-01/2019-09-30", "2019-Q3"),
    ("in the summer of 1999", "the summer of 1999", "DATE", "1999-06-01/1999-08-31", "1999-SU"),
    ("in the 1990s", "the 1990s", "DATE", "1990-01-01/1999-12-31", "199"),
    ("in the 19th century", "the 19th century", "DATE", "1801-01-01/1900-12-31", "18"),
    ("met last week", "last week", "DATE", "2004-10-25/2004-10-31", "2004-W44"),
    ("met last year", "last year", "DATE", "2003", "2003"),
    ("met two days ago", "two days ago", "DATE", "2004-11-03", "2004-11-03"),
    ("met years ago", "years ago", "DATE", "../2004-11-05", "PAST_REF"),
    ("met last night", "last night", "TIME", "2004-11-04", "2004-11-04TNI"),
    ("six months after the signing", "six months", "DURATION", "", "P6M"),
    ("it lasted three weeks", "three weeks", "DURATION", "", "P3W"),
    ("it lasted two years", "two years", "DURATION", "", "P2Y"),
    ("a two-year pact", "two-year", "DURATION", "", "P2Y"),
    ("it lasted several days", "several days", "DURATION", "", "PXD"),
    ("it lasted five hours", "five hours", "DURATION", "", "PT5H"),
    ("it took two decades", "two decades", "DURATION", "", "P20Y"),
    ("it may last 2 1/2 years", "2 1/2 years", "DURATION", "", "P2Y6M"),
    ("it lasted a year and a half", "a year and a half", "DURATION", "", "P1Y6M"),
    ("it lasted two more weeks", "two more weeks", "DURATION", "", "P2W"),
    ("it took ten minutes", "ten minutes", "DURATION", "", "PT10M"),
    ("it took more than two years", "more than two years", "DURATION", "", "P2Y"),
    ("within weeks", "weeks", "DURATION", "", "PXW"),
    ("it meets every four years", "every four years", "SET", "", "P4Y"),
    ("it meets twice a month", "twice a month", "SET", "", "P1M"),
    ("it pays $2 million a year", "a year", "SET", "", "P1Y"),
    ("it took a year", "a year", "DURATION", "", "P1Y"),
    ("it took half an hour", "half an hour", "DURATION", "", "PT30M"),
    ("at 9 a.m. PST", "9 a.m. PST", "TIME", "2004-11-05", "2004-11-05T09:00"),
    ("such was the past.", "the past", "DATE", "", "PAST_REF"),
    ("at noon", "noon", "TIME", "2004-11-05", "2004-11-05T12:00"),
    ("in Q3 2019", "Q3 2019", "DATE", "2019-07-01/2019-09-30", "2019-Q3"),
    ("in 1H 2021", "1H 2021", "DATE", "2021-01-01/2021-06-30", "2021-H1"),
    ("ten days from now", "ten days from now", "DATE", "2004-11-15", "2004-11-15"),
    ("the day after the vote", "the day", "DATE", "", ""),
    ("on the eve of the vote", "the eve", "DATE", "", ""),
    ("in the second half of next year", "the second half of next year", "DATE", "2005-07-01/2005-12-31", "2005-H2"),
    ("in fiscal 1989", "fiscal 1989", "DATE", "1989", "1989"),
    ("it meets every day", "every day", "SET", "", "P1D"),
    ("it meets every Monday", "every Monday", "SET", "", "XXXX-WXX-1"),
    ("it is now so", "now", "DATE", "", "PRESENT_REF"),
    ("it changed recently", "recently", "DATE", "", "PAST_REF"),
    ("at 9:30 p.m.", "9:30 p.m.", "TIME", "2004-11-05", "2004-11-05T21:30"),
    ("in nineteen ninety-six", "nineteen ninety-six", "DATE", "1996", "1996"),
    ("in January nineteen ninety-seven", "January nineteen ninety-seven", "DATE", "1997-01", "1997-01"),
    ("in the nineties", "the nineties", "DATE", "1990-01-01/1999-12-31", "199"),
    ("in the quarter it grew", "the quarter", "DATE", "2004-07-01/2004-09-30", "2004-Q3"),
    ("at the weekend", "the weekend", "DATE", "2004-10-30/2004-10-31", "2004-W44-WE"),
    ("it will meet on Nov. 15", "Nov. 15", "DATE", "2004-11-15", "2004-11-15"),
    ("it met on Oct. 15", "Oct. 15", "DATE", "2004-10-15", "2004-10-15"),
    ("after the Oct. 15 attack", "Oct. 15", "DATE", "2004-10-15", "2004-10-15"),
]


@pytest.mark.parametrize(("text", "words", "kind", "edtf", "value"), ONE)
def test_one(text: str, words: str, kind: str, edtf: str, value: str) -> None:
    (found,) = timex(text, FRIDAY)
    assert (found.words, found.kind, found.edtf, found.value) == (words, kind, edtf, value)


MANY = [
    ("It gained 5% in the second quarter, from 3% a year ago.", ["2004-Q2", "2003-Q2"]),
    ("Net was 5 in the third quarter. In the year-ago quarter it was 3.", ["2004-Q3", "2003-Q3"]),
    ("It had 5 offices in 2004, up from 3 a year ago.", ["2004", "2003"]),
    ("It will open at 9 a.m. Tuesday.", ["2004-11-09T09:00", "2004-11-09"]),
    ("The talks were set for Monday.", ["2004-11-08"]),
    ("It was set up on Monday.", ["2004-11-01"]),
]


@pytest.mark.parametrize(("text", "values"), MANY)
def test_one_beside_another(text: str, values: list[str]) -> None:
    assert [found.value for found in timex(text, FRIDAY)] == values


@pytest.mark.parametrize("text", ["a 6-year-old boy", "52 years old", "three-quarters of it", "a quarter of it"])
def test_ages_and_fractions_are_no_time(text: str) -> None:
    assert not timex(text, FRIDAY)


RANGES = [
    ("the 2024-25 season", [("2024", "2024"), ("25", "2025")]),
    ("from June 2 to June 5, 2003", [("June 2", "2003-06-02"), ("June 5, 2003", "2003-06-05")]),
    ("between 1914 and 1918", [("1914", "1914"), ("1918", "1918")]),
]


@pytest.mark.parametrize(("text", "ends"), RANGES)
def test_both_ends_of_a_range(text: str, ends: list[tuple[str, str]]) -> None:
    assert [(found.words, found.value) for found in timex(text, FRIDAY)] == ends


def test_without_a_day_of_publication_what_is_counted_from_it_has_no_value() -> None:
    assert [(found.value, found.edtf) for found in timex("It met last Friday, on June 19, 2003.")] == [
        ("", ""),
        ("2003-06-19", "2003-06-19"),
    ]


PIECES = """last |Friday|from |2 |to |5 |May |2024-|25|two |years |ago|-|in |a |year|İ|
|every |the |quarter |10 |a.m. |now |nineteen |ninety|1/2 |more than |days |after |ſ|½"""


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES.split("|")), max_size=30).map("".join)), st.dates())
def test_spans_are_the_words_in_order_and_never_overlap(text: str, written: date) -> None:
    end = 0
    for found in timex(text, When.on(written)):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.words
        end = found.end


@pytest.mark.parametrize(
    "words", ["June 5, ", "last year a day after ", "the quarter, two years, now ", "every ", "10 a.m. Monday "]
)
def test_linear_in_the_number_of_dates(words: str) -> None:
    def took(number: int) -> float:
        start = time.process_time()
        timex(words * number, FRIDAY)
        return time.process_time() - start

    took(100)
    assert took(10_000) < min(15, 40 * took(1_000) + 0.5)
