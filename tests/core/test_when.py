"""Uncertain days: EDTF against the `edtf` package, and the laws of comparing and joining."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from foedus.core.answers import Answer
from foedus.core.when import When

DAYS = st.dates(date(1, 1, 1), date(9980, 12, 31))
BOUNDS = st.none() | DAYS


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, last = draw(BOUNDS), draw(BOUNDS)
    if first and last and first > last:
        first, last = last, first
    return When(first, last)


@st.composite
def patterns(draw: st.DrawFn) -> When:
    day = draw(st.dates(date(2024, 1, 1), date(2024, 12, 31)))
    return When(yearless=f"{day:XXXX-%m-%d}" if draw(st.booleans()) else f"{day:XXXX-%m}")


def bounds(edtf: str) -> tuple[date, date]:
    """Earliest and latest day by the `edtf` package, whose answers are time structures."""
    read = parse_edtf(edtf)
    first, last = (date(*s[:3]) for s in (read.lower_strict(), read.upper_strict()) if isinstance(s, time.struct_time))
    return first, last


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-11-09", date(2024, 11, 9), date(2024, 11, 9)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("1961", date(1961, 1, 1), date(1961, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2024-21", date(2024, 3, 1), date(2024, 5, 31)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2019-33", date(2019, 1, 1), date(2019, 3, 31)),
        ("2019-36", date(2019, 10, 1), date(2019, 12, 31)),
        ("2019-40", date(2019, 1, 1), date(2019, 6, 30)),
        ("2019-41", date(2019, 7, 1), date(2019, 12, 31)),
        ("2024-10-21/2024-10-31", date(2024, 10, 21), date(2024, 10, 31)),
        ("2023/2024-02", date(2023, 1, 1), date(2024, 2, 29)),
        ("../2024-11-09", None, date(2024, 11, 9)),
        ("/2024-11-09", None, date(2024, 11, 9)),
        ("2024-11-09/..", date(2024, 11, 9), None),
        ("../..", None, None),
    ],
)
def test_bounds(edtf: str, first: date | None, last: date | None) -> None:
    when = When.parse(edtf)
    assert (when.earliest, when.latest) == (first, last)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "yesterday",
        "2024-13",
        "2024-02-30",
        "2023-02-29",
        "XXXX-02-30",
        "XXXX-13",
        "2024-00",
        "2024-21-05",
        "2024-11-31",
        "0000",
        "2024-12-01/2024-11-01",
        "2024-1-1",
        "24",
        "2024/2025/2026",
        "XXXX-11/2024",
        "XXXX",
        "٢٠٢٤",
    ],
)
def test_refuses(bad: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (the sentence is for people; its kind is what callers rely on)
        When.parse(bad)


@given(whens())
def test_written_and_read_again(when: When) -> None:
    if when.edtf:
        assert When.parse(when.edtf) == when


@given(patterns(), st.booleans())
def test_pattern_written_and_read_again(when: When, approximate: bool) -> None:
    text = when.edtf + "~" * approximate
    assert When.parse(text).edtf == text


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y", "%Y-21", "%Y-22", "%Y-23"]))
def test_agrees_with_the_edtf_package(day: date, form: str) -> None:
    text = day.strftime(form.replace("%Y", f"{day.year:04}"))
    when = When.parse(text)
    assert (when.earliest, when.latest) == bounds(text)


@given(DAYS, DAYS)
def test_interval_agrees_with_the_edtf_package(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    text = f"{first}/{last}"
    assert (When.parse(text).earliest, When.parse(text).latest) == bounds(text)
    assert bounds(When(first, last).edtf) == (first, last)


@given(whens().filter(lambda w: bool(w.edtf)))
def test_what_is_written_is_edtf(when: When) -> None:
    parse_edtf(when.edtf)  # raises where it is none


@given(whens(), DAYS, st.integers(0, 4000))
def test_comparisons_hold_for_every_possible_day(when: When, day: date, step: int) -> None:
    start = when.earliest or when.latest or day
    assume(when.earliest is not None or start.year > 20)
    possible = start + timedelta(step) if when.earliest else start - timedelta(step)
    assume(when.latest is None or possible <= when.latest)
    assert when.before(day) is not (Answer.NO if possible < day else Answer.YES)
    assert when.by(day) is not (Answer.NO if possible <= day else Answer.YES)


@given(DAYS, DAYS)
def test_two_known_days_are_always_told_apart(a: date, b: date) -> None:
    assert When.on(a).before(b) is (Answer.YES if a < b else Answer.NO)
    assert When.on(a).by(b) is (Answer.YES if a <= b else Answer.NO)
    assert When.on(a).precedes(When.on(b)) is (Answer.YES if a < b else Answer.NO)


@given(whens(), whens())
def test_meeting_is_the_intersection(a: When, b: When) -> None:
    both = a.meets(b)
    for day in filter(None, (a.earliest, a.latest, b.earliest, b.latest)):
        inside = all(w.before(day) is not Answer.YES and not (w.earliest and w.earliest > day) for w in (a, b))
        held = both is not None and not (both.latest and both.latest < day) and not (both.earliest and both.earliest > day)
        assert held == inside


@given(whens() | patterns(), whens() | patterns())
def test_meeting_knows_no_order(a: When, b: When) -> None:
    left, right = a.meets(b), b.meets(a)
    assert (left and left.edtf) == (right and right.edtf)


@given(whens() | patterns())
def test_nothing_known_adds_nothing(when: When) -> None:
    assert when.meets(When()) == when
    assert When().meets(when) == when
    assert when.meets(when) == when


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        ("XXXX-11-06", "2024-11", "2024-11-06"),
        ("XXXX-11-06", "2024", "2024-11-06"),
        ("XXXX-11", "2024", "2024-11"),
        ("XXXX-11", "2024-11-20/2025-03-01", "2024-11-20/2024-11-30"),
        ("XXXX-02-29", "2024", "2024-02-29"),
        ("XXXX-02-29", "2023", None),
        ("XXXX-11-06", "2024-11-07/2024-12-31", None),
        ("XXXX-11-06", "2024-12", None),
        ("XXXX-11", "XXXX-11-06", "XXXX-11-06"),
        ("XXXX-11", "XXXX-12", None),
        ("XXXX-11-06", "2023-01-01/2024-12-31", "XXXX-11-06"),
        ("XXXX-11-06", "2024-11-09/..", "XXXX-11-06"),
        ("2024", "2025", None),
        ("2024", "../2024-05-03", "2024-01-01/2024-05-03"),
    ],
)
def test_meeting_a_day_without_a_year(a: str, b: str, both: str | None) -> None:
    met = When.parse(a).meets(When.parse(b))
    assert (met and met.edtf) == both


@given(patterns(), st.integers(1900, 2100))
def test_a_pattern_meets_a_year_in_one_day_or_month(when: When, year: int) -> None:
    met = when.meets(When.year(year))
    if met is None:
        assert when.yearless == "XXXX-02-29"
        assert year % 4 or year in (1900, 2100)
    else:
        assert met.edtf == when.edtf.replace("XXXX", str(year))


def test_exact_and_width() -> None:
    assert When.parse("2024-11-09").exact
    assert not When.parse("2024-11-09~").exact
    assert When.parse("2024-02").width == 29
    assert When.parse("../2024-02").width is None
