"""Which day is meant. Expected values by hand, from the calendar and the house convention (the labels' README)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.when import When
from foedus.reading.days.holidays import holiday
from foedus.reading.days.kinds import Anchored, Deictic, Part, Unit, Weekday, Within, Yearless
from foedus.reading.days.resolve import inverse, resolve
from foedus.reading.days.times import times

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def read(words: str, published: str | None, reference: str | None = None, tense: str = "past") -> str:
    (mention,) = times(words)
    known = [When.parse(edtf) if edtf else None for edtf in (published, reference)]
    return resolve(mention.expr, published=known[0], reference=known[1], tense=tense).edtf


PAST = [
    # 2024-11-12 is a Tuesday, 1994-11-10 a Thursday, 2004-11-05 a Friday.
    ("October 17", "1994-11-10", "1994-10-17"),
    ("November 10", "1994-11-10", "1994-11-10"),
    ("November 11", "1994-11-10", "1993-11-11"),
    ("in November", "1994-11-10", "1994-11"),
    ("in December", "1994-11-10", "1993-12"),
    ("late October", "2024-11-12", "2024-10-21/2024-10-31"),
    ("February 29", "2023-05-01", "2020-02-29"),
    ("on Friday", "2004-11-05", "2004-11-05"),
    ("last Friday", "2004-11-05", "2004-10-29"),
    ("on Saturday", "2004-11-05", "2004-10-30"),
    ("on Monday", "2024-11-12", "2024-11-11"),
    ("today", "2024-11-12", "2024-11-12"),
    ("yesterday", "2024-03-01", "2024-02-29"),
    ("last night", "2024-11-12", "2024-11-11"),
    ("the day before yesterday", "2024-11-12", "2024-11-10"),
    ("this week", "2024-11-12", "2024-11-11/2024-11-17"),
    ("last week", "2024-11-12", "2024-11-04/2024-11-10"),
    ("last month", "2024-12-05", "2024-11"),
    ("last month", "2025-01-05", "2024-12"),
    ("late last month", "2004-11-05", "2004-10-21/2004-10-31"),
    ("early this month", "2004-11-19", "2004-11-01/2004-11-10"),
    ("earlier this month", "2024-11-12", "2024-11"),
    ("earlier this year", "2024-11-12", "2024"),
    ("last year", "2024-11-12", "2023"),
    ("the second half of next year", "2024-11-12", "2025-07-01/2025-12-31"),
    ("last November", "1991-03-15", "1990-11"),
    ("last August", "1979-04-04", "1978-08"),
    ("last November", "2024-11-12", "2023-11"),
    ("December 10 last", "2020-01-30", "2019-12-10"),
    ("June 17 last year", "2019-02-13", "2018-06-17"),
    ("Monday of last week", "2024-11-12", "2024-11-04"),
    ("Christmas Eve", "2021-04-28", "2020-12-24"),
    ("Good Friday", "2024-04-15", "2024-03-29"),
    ("two days ago", "2024-11-12", "2024-11-10"),
    ("two weeks ago", "2024-11-12", "2024-10-28~/2024-11-03~"),
    ("two years ago", "2024-11-12", "2022~"),
    ("a few days ago", "2024-11-12", "../2024-11-12"),
    ("over the weekend", "2024-11-12", "2024-11-09/2024-11-10"),
    ("the third quarter", "2024-11-12", "2024-07-01/2024-09-30"),
    ("from December 28 to January 3", "2021-02-01", "2020-12-28/2021-01-03"),
    ("between 2008 and 2012", None, "2008-01-01/2012-12-31"),
    ("Saturday, November 9", "2024-11-12", "2024-11-09"),
    ("Sunday, November 9", "2024-11-12", "XXXX-11-09"),  # it was a Saturday
    ("ninety days", "2024-11-12", ""),
    ("within a month", "2024-11-12", ""),
    ("in two weeks", "2024-11-12", ""),
    ("three days later", "2024-11-12", ""),
]


@pytest.mark.parametrize(("words", "published", "day"), PAST)
def test_past(words: str, published: str | None, day: str) -> None:
    assert read(words, published) == day


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("October 17", "1994-11-10", "1995-10-17"),
        ("November 10", "1994-11-10", "1994-11-10"),
        ("February 16", "2004-11-19", "2005-02-16"),
        ("in November", "1994-11-10", "1994-11"),
        ("in March", "1994-11-10", "1995-03"),
        ("on Thursday", "2021-04-28", "2021-04-29"),
        ("on Wednesday", "2021-04-28", "2021-04-28"),
        ("next Wednesday", "2021-04-28", "2021-05-05"),
        ("tomorrow", "2021-04-30", "2021-05-01"),
        ("next month", "2024-12-05", "2025-01"),
        ("next May", "2024-05-05", "2025-05"),
        ("Sunday, November 9", "2025-03-01", "2025-11-09"),
        ("in three weeks", "2024-11-12", "2024-12-02~/2024-12-08~"),
        ("in two days", "2024-11-12", "2024-11-14"),
        ("the end of the year", "2024-11-12", "2024-09-01/2024-12-31"),
    ],
)
def test_future(words: str, published: str, day: str) -> None:
    assert read(words, published, tense="future") == day


@pytest.mark.parametrize(
    ("words", "reference", "day"),
    [
        ("the same day", "2010-04-27", "2010-04-27"),
        ("the next day", "2023-12-05", "2023-12-06"),
        ("the previous day", "2021-04-28", "2021-04-27"),
        ("three days later", "2018-06-17", "2018-06-20"),
        ("six days later", "2016-10-12", "2016-10-18"),
        ("thirty days later", "1960-05-20", "1960-06-19"),
        ("two weeks before", "1996-09-24", "1996-09-10"),
        ("a day earlier", "2002-06-14", "2002-06-13"),
        ("on the eve of", "1994-10-26", "1994-10-25"),
        ("later that month", "2009-10-10", "2009-10"),
        ("late in that month", "2021-02-28", "2021-02-21/2021-02-28"),
        ("the next year", "1986-08", "1987"),
        ("that August", "1972-05-26", "1972-08"),
        ("October 3 of the same year", "1972-08", "1972-10-03"),
        ("June 11 of that year", "1993-03-12", "1993-06-11"),
        ("a month later", "2016-10-12", "2016-11~"),
        ("a year later", "2016-10", "2017~"),
        ("hours later", "2016-10-12", "2016-10-12/.."),
        ("six hours later", "2016-10-12", "2016-10-12/2016-10-13"),
        ("the following Monday", "2024-11-11", "2024-11-18"),
        ("that Saturday", "2024-11-12", "2024-11-16"),
        ("three days later", "2024-06", "2024-06-04/2024-07-03"),
        ("three days later", "XXXX-06-29", "XXXX-07-02"),
        ("the next day", "XXXX-02-28", ""),
        ("on the eve of", "XXXX-10-26", "XXXX-10-25"),
        ("a day later", "../2024-11-09", "../2024-11-10"),
        ("June 11 of that year", None, "XXXX-06-11"),
    ],
)
def test_counted_from_an_act(words: str, reference: str | None, day: str) -> None:
    assert read(words, "2025-01-01", reference) == day


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("November 6", None, "XXXX-11-06"),
        ("in February", "XXXX-11-03", "XXXX-02"),
        ("late October", None, "XXXX-10"),
        ("Christmas Eve", None, "XXXX-12-24"),
        ("Good Friday", None, ""),
        ("in the spring", None, ""),
        ("on Tuesday", None, ""),
        ("on Tuesday", "XXXX-11-03", ""),
        ("today", "XXXX-11-03", "XXXX-11-03"),
        ("yesterday", "XXXX-11-03", "XXXX-11-02"),
        ("yesterday", "XXXX-03-01", ""),
        ("tomorrow", "XXXX-02-27", "XXXX-02-28"),
        ("later this month", "XXXX-11-03", "XXXX-11"),
        ("last month", "XXXX-01-03", "XXXX-12"),
        ("last week", "XXXX-11-03", ""),
        ("last year", "XXXX-11-03", ""),
        ("last month", None, ""),
        ("today", None, ""),
        # A span of possible days of writing: the bound over all of them.
        ("on Tuesday", "1980-01-01/1980-01-07", "1980-01-01"),
        ("on Monday", "2024-11-09/2024-11-15", "2024-11-04/2024-11-11"),
        ("last month", "2024-11-28/2024-12-03", "2024-10-01/2024-11-30"),
        ("November 6", "2024-11-09/2024-11-15", "2024-11-06"),
        ("November 12", "2024-11-09/2024-11-15", "XXXX-11-12"),
        ("yesterday", "2024-11-09/..", "2024-11-08/.."),
        ("today", "2024", "2024"),
    ],
)
def test_what_cannot_be_told_stays_open(words: str, published: str | None, day: str) -> None:
    assert read(words, published) == day


def test_the_act_named_after_the_words_is_counted_the_other_way() -> None:
    (signed, counted) = times("signed on September 24, 1996, two weeks after the assembly had adopted it")
    assert isinstance(counted.expr, Anchored)
    assert counted.expr.named
    day = resolve(signed.expr, published=None)
    assert resolve(inverse(counted.expr), published=None, reference=day).edtf == "1996-09-10"


def test_the_edge_of_the_calendar_is_nothing_known() -> None:
    assert resolve(Deictic(Unit.YEAR, -3000), published=When.on(date(2024, 1, 1))) == When()
    assert resolve(Anchored(Unit.DAY, 10**9), published=None, reference=When.on(date(2024, 1, 1))) == When()


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (1961, date(1961, 4, 2)),
        (2000, date(2000, 4, 23)),
        (2011, date(2011, 4, 24)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
    ],
)
def test_easter(year: int, easter: date) -> None:
    assert holiday("easter+0", year) == easter


def test_thanksgiving() -> None:
    assert holiday("11-fourth-3", 2024) == date(2024, 11, 28)


def holds(when: When, day: date) -> bool:
    return bool(when.edtf) and not (when.earliest and when.earliest > day) and not (when.latest and when.latest < day)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_of_the_last_seven_days_is_found(published: date, back: int) -> None:
    day = published - timedelta(back)
    assert resolve(Weekday(day.weekday()), published=When.on(published)) == When.on(day)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_of_the_next_seven_days_is_found(published: date, ahead: int) -> None:
    day = published + timedelta(ahead)
    assert resolve(Weekday(day.weekday()), published=When.on(published), tense="future") == When.on(day)


@given(DAYS, st.integers(0, 364), st.booleans())
def test_a_day_of_the_last_year_is_found_without_its_year(published: date, back: int, weekday: bool) -> None:
    day = published - timedelta(back)
    expr = Yearless(day.month, day.day, weekday=day.weekday() if weekday else None)
    assert resolve(expr, published=When.on(published)) == When.on(day)
    assert holds(resolve(Yearless(day.month), published=When.on(day)), day)


@given(DAYS, DAYS, st.integers(0, 40), st.integers(0, 40))
def test_a_span_of_days_of_writing_holds_what_each_of_them_gives(published: date, meant: date, before: int, after: int) -> None:
    span = When(published - timedelta(before), published + timedelta(after))
    part = [Part.EARLY, Part.MID, Part.LATE][min((meant.day - 1) // 10, 2)]
    for expr in (
        Weekday(meant.weekday()),
        Weekday(meant.weekday(), -1),
        Yearless(meant.month, meant.day),
        Yearless(meant.month, None, part),
        Deictic(Unit.MONTH, -1, part),
        Deictic(Unit.WEEK, -1),
        Within(Yearless(meant.month), Deictic(Unit.YEAR, -1)),
    ):
        exact, wide = resolve(expr, published=When.on(published)), resolve(expr, published=span)
        assert exact.meets(wide) == exact or exact.edtf.endswith(wide.edtf[4:])


@given(st.sampled_from(list(Unit)), st.integers(-15, 15), st.booleans(), DAYS, st.booleans())
def test_counting_nothing_stays_and_counting_back_undoes(unit: Unit, offset: int, counted: bool, day: date, anchored: bool) -> None:
    kind = Anchored if anchored else Deictic
    assert holds(resolve(kind(unit, 0), published=When.on(day), reference=When.on(day)), day)
    there = resolve(kind(unit, offset, counted=counted), published=When.on(day), reference=When.on(day), tense="future")
    back = resolve(kind(unit, -offset, counted=counted), published=there, reference=there, tense="future")
    assert holds(back, day)
