"""Time expressions with their TIMEX3 values. Expected values by hand, from the calendar and the TimeML guidelines."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.when import When
from foedus.reading.timex.timex import timex

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
    ("in the last half of 1998", "the last half of 1998", "DATE", "1998-07-01/1998-12-31", "1998-H2"),
    ("in the last quarter of 1998", "the last quarter of 1998", "DATE", "1998-10-01/1998-12-31", "1998-Q4"),
    ("in the third quarter of fiscal 1989", "the third quarter of fiscal 1989", "DATE", "1989-07-01/1989-09-30", "1989-Q3"),
    ("in the first half of May 2004", "the first half of May 2004", "DATE", "2004-05-01/2004-05-15", "2004-05"),
    ("in the second half of the 1980s", "the second half of the 1980s", "DATE", "1985-01-01/1989-12-31", "198"),
    ("in the latter half of the 19th century", "the latter half of the 19th century", "DATE", "1851-01-01/1900-12-31", "18"),
    ("in the nineteenth century", "the nineteenth century", "DATE", "1801-01-01/1900-12-31", "18"),
    ("in the 1800s", "the 1800s", "DATE", "1800-01-01/1899-12-31", "18"),
    ("in the 1890's", "the 1890's", "DATE", "1890-01-01/1899-12-31", "189"),
    ("in the winter of 1939-40", "the winter of 1939-40", "DATE", "1939-12-01/1940-02-29", "1939-WI"),
    ("in the early summer it grew", "the early summer", "DATE", "2004-06-01/2004-08-31", "2004-SU"),
    ("in 490 BC", "490 BC", "DATE", "-0489", "BC0490"),
    ("in 1 BC", "1 BC", "DATE", "0000", "BC0001"),
    ("in August 480 BC", "August 480 BC", "DATE", "-0479-08", "BC0480-08"),
    ("in the 5th century BC", "the 5th century BC", "DATE", "-0499/-0400", "BC04"),
    ("in the first century BC", "the first century BC", "DATE", "-0099/0000", "BC00"),
    ("in AD 70", "AD 70", "DATE", "0070", "0070"),
    ("in the week of March 6, 2003", "the week of March 6, 2003", "DATE", "2003-03-03/2003-03-09", "2003-W10"),
    ("it came a week or so ago", "a week or so ago", "DATE", "2004-10-25~/2004-10-31~", "2004-W44"),
    ("it will close by year's end", "year's end", "DATE", "2004-09-01/2004-12-31", "2004"),
    ("your letter of the 12th instant", "the 12th instant", "DATE", "2004-11-12", "2004-11-12"),
    ("your letter of the 28th ult.", "the 28th ult.", "DATE", "2004-10-28", "2004-10-28"),
    ("due on the 15th of next month", "the 15th of next month", "DATE", "2004-12-15", "2004-12-15"),
    ("signed on 6-June-1944", "6-June-1944", "DATE", "1944-06-06", "1944-06-06"),
    ("on the night of 5 June 1944", "the night of 5 June 1944", "TIME", "1944-06-05", "1944-06-05TNI"),
    ("at 18:30 GMT", "18:30 GMT", "TIME", "2004-11-05", "2004-11-05T18:30"),
    ("at 0415 hours", "0415 hours", "TIME", "2004-11-05", "2004-11-05T04:15"),
    ("at three o'clock", "three o'clock", "TIME", "2004-11-05", "2004-11-05T03:00"),
    ("it left an hour later", "an hour later", "DURATION", "", "PT1H"),
    ("it took two to three weeks", "two to three weeks", "DURATION", "", "PXW"),
    ("in the next 12 to 18 months", "the next 12 to 18 months", "DURATION", "", "PXM"),
    ("over the next year", "the next year", "DURATION", "", "P1Y"),
    ("in the last decade", "the last decade", "DURATION", "", "P10Y"),
    ("it flies on Tuesday nights", "Tuesday nights", "SET", "", "XXXX-WXX-2TNI"),
    ("it rings every 72 minutes", "every 72 minutes", "SET", "", "PT72M"),
    ("it lay there two or three centuries", "two or three centuries", "DURATION", "", "PXC"),
    ("it meets every other week", "every other week", "SET", "", "P2W"),
]


@pytest.mark.parametrize(("text", "words", "kind", "edtf", "value"), ONE)
def test_one(text: str, words: str, kind: str, edtf: str, value: str) -> None:
    (found,) = timex(text, FRIDAY)
    assert (found.words, found.kind, found.edtf, found.value) == (words, kind, edtf, value)


MANY = [
    ("It gained 5% in the second quarter, from 3% a year ago.", ["2004-Q2", "2003-Q2"]),
    ("Net was 5 in the third quarter. In the year-ago quarter it was 3.", ["2004-Q3", "2003-Q3"]),
    ("It had 5 offices in 2004, up from 3 a year ago.", ["2004", "2003"]),
    ("It will open at 9 a.m. Tuesday.", ["2004-11-09T09:00"]),
    ("It will open on Tuesday at 9 a.m.", ["2004-11-09", "2004-11-09T09:00"]),
    ("The talks were set for Monday.", ["2004-11-08"]),
    ("The team planned to leave on Thursday.", ["2004-11-11"]),
    ("The two had agreed to meet on Monday.", ["2004-11-08"]),
    ("He is to be sworn in on Monday.", ["2004-11-08"]),
    ("She will be named envoy for a mission in January.", ["2005-01"]),
    ("Shares fell ahead of Monday's vote.", ["2004-11-08"]),
    ("Shares fell after Monday's vote.", ["2004-11-01"]),
    ("Most expect her to win Monday's debate.", ["2004-11-08"]),
    ("She must answer Monday's attack.", ["2004-11-01"]),
    ("Until Thursday, they had not met.", ["2004-11-04"]),
    ("The plan was announced on Aug. 21.", ["2004-08-21"]),
    ("In March, Russia vs. Poland was heard.", ["2004-03"]),
    ("It met on Friday.", ["2004-11-05"]),
    ("In the year ended June 30, 2003, it grew.", ["P1Y", "2003-06-30"]),
    ("It was set up on Monday.", ["2004-11-01"]),
]


@pytest.mark.parametrize(("text", "values"), MANY)
def test_one_beside_another(text: str, values: list[str]) -> None:
    assert [found.value for found in timex(text, FRIDAY)] == values


@pytest.mark.parametrize(
    "text", ["a 6-year-old boy", "52 years old", "three-quarters of it", "a quarter of it", "the Winter Palace"]
)
def test_ages_and_fractions_are_no_time(text: str) -> None:
    assert not timex(text, FRIDAY)


RANGES = [
    ("the 2024-25 season", [("2024", "2024"), ("25", "2025")]),
    ("the 1999/2000 season", [("1999", "1999"), ("2000", "2000")]),
    ("on the 3rd and 4th of June 2003", [("the 3rd", "2003-06-03"), ("4th of June 2003", "2003-06-04")]),
    ("in July/August 1944", [("July", "1944-07"), ("August 1944", "1944-08")]),
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
