"""Calendar arithmetic, against days that depositaries published."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.clauses import Delay
from foedus.core.when import When
from foedus.law.basics.reckoning import after, first, last, next_term, nth, shift

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
DELAYS = st.builds(
    Delay, days=st.integers(0, 200), months=st.integers(0, 30), years=st.integers(0, 30), first_of_month=st.booleans(),
    last_day=st.sampled_from([None, True]), first_of_year=st.sampled_from([None, True]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("deposit", "delay", "in_force"),
    [
        ("1979-12-28", Delay(days=30), "1980-01-27"),  # VCLT: thirtieth day after the thirty-fifth instrument
        ("2016-10-05", Delay(days=30), "2016-11-04"),  # Paris Agreement
        ("2004-11-18", Delay(days=90), "2005-02-16"),  # Kyoto Protocol: ninetieth day after
        ("2020-10-24", Delay(days=90), "2021-01-22"),  # nuclear ban treaty
        ("2002-04-11", Delay(days=60, first_of_month=True), "2002-07-01"),  # Rome Statute: month after the sixtieth day
        ("1998-09-16", Delay(months=5, first_of_month=True), "1999-03-01"),  # Ottawa: first of the sixth month after
        ("1993-11-16", Delay(months=12), "1994-11-16"),  # law of the sea
        ("2001-12-13", Delay(months=6), "2002-06-13"),  # ABM notice of withdrawal
        ("2023-08-31", Delay(months=6), "2024-02-29"),  # no 31st: the month's last day
        ("2011-01-15", Delay(nth_month=1, last_day=True), "2011-02-28"),  # the last day of the month after the notification's
        ("2011-11-30", Delay(nth_month=1, last_day=True), "2011-12-31"),
        ("2019-06-30", Delay(months=6, first_of_year=True), "2020-01-01"),  # six months before the end of a calendar year
        ("2019-07-02", Delay(months=6, first_of_year=True), "2021-01-01"),  # too late for that year
    ],
)
def test_depositaries_days(deposit: str, delay: Delay, in_force: str) -> None:
    assert after(date.fromisoformat(deposit), delay) == date.fromisoformat(in_force)


@given(DAYS, DAYS, DELAYS)
def test_delays_keep_the_order_of_days(one: date, other: date, delay: Delay) -> None:
    early, late = sorted((one, other))
    assert after(early, delay) <= after(late, delay)


@given(DAYS, DAYS, DAYS, DELAYS)
def test_shifting_bounds_holds_every_day_between(one: date, other: date, third: date, delay: Delay) -> None:
    low, day, high = sorted((one, other, third))
    moved = shift(When(low, high), delay)
    assert moved.earliest is not None
    assert moved.latest is not None
    assert moved.earliest <= after(day, delay) <= moved.latest


def test_an_open_day_is_never_the_last_to_have_come() -> None:
    known, never = When.on(date(2000, 1, 1)), When(date(2001, 1, 1), None)
    assert last((known, never)) == When(date(2001, 1, 1), None)
    assert first((known, never)) == known
    with pytest.raises(ValueError, match="there are 1 days"):
        nth((known,), 2)


def test_terms_are_renewed_until_the_notice_has_run() -> None:
    """CHN-PRK 1961: twenty years at a time from 1961-09-10."""
    assert next_term(date(1961, 9, 10), 20, 20, date(2021, 7, 11)) == date(2021, 9, 10)
    assert next_term(date(1961, 9, 10), 20, 20, date(2021, 9, 11)) == date(2041, 9, 10)
