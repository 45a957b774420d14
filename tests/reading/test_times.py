"""Time expressions: what is one, where it stands, what it says. Expected values by hand."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.when import When
from foedus.reading.days.kinds import (
    Absolute,
    Anchored,
    Deictic,
    Duration,
    Expr,
    Holiday,
    MonthDay,
    Part,
    Range,
    Unit,
    Weekday,
    Within,
    Yearless,
)
from foedus.reading.days.resolve import resolve
from foedus.reading.days.times import times

E, M, L = Part.EARLY, Part.MID, Part.LATE


def absolute(edtf: str) -> Absolute:
    return Absolute(When.parse(edtf))


ABSOLUTE = [
    ("signed on [June 19, 2024].", "2024-06-19"),
    ("signed on [19 June 2024].", "2024-06-19"),
    ("signed on [the 19th of June, 2024].", "2024-06-19"),
    ("on [Wednesday, June 19, 2024], in", "2024-06-19"),
    ("MOSCOW, [Nov. 5, 2004] - The", "2004-11-05"),
    ("NAIROBI, [NOV. 19, 2004] - The", "2004-11-19"),
    ("on [Sept 9, 2001]", "2001-09-09"),
    ("in [December 1997], obliges", "1997-12"),
    ("in [February, 2022]", "2022-02"),
    ("in [May of 1995]", "1995-05"),
    ("in [1998] but", "1998"),
    ("the Treaty of [1961] is", "1961"),
    ("its [1955] Treaty of Amity", "1955"),
    ("a treaty in [2000] that", "2000"),
    ("since [1648]", "1648"),
    ("in [early 2023]", "2023-01-01/2023-04-30"),
    ("in [mid-2024]", "2024-05-01/2024-08-31"),
    ("[late in 2019]", "2019-09-01/2019-12-31"),
    ("[late October 2024]", "2024-10-21/2024-10-31"),
    ("[early February 2024]", "2024-02-01/2024-02-10"),
    ("[mid-June 2024]", "2024-06-11/2024-06-20"),
    ("[the end of February 2024]", "2024-02-21/2024-02-29"),
    ("[the first half of 2019]", "2019-01-01/2019-06-30"),
    ("[the third quarter of 2019]", "2019-07-01/2019-09-30"),
    ("in [the summer of 1992]", "1992-06-01/1992-08-31"),
    ("in [spring 2018]", "2018-03-01/2018-05-31"),
    ("[the 1990s]", "1990-01-01/1999-12-31"),
    ("[the late 1980s]", "1987-01-01/1989-12-31"),
    ("[the 20th century]", "1901-01-01/2000-12-31"),
    ("[the early nineteenth century]", "1801-01-01/1834-12-31"),
    ("dated [2024-11-09].", "2024-11-09"),
    ("https://host.example/[2024/12/05]/slug", "2024-12-05"),
    ("am [09.11.2024] unterzeichnet", "2024-11-09"),
    ("on [9/11/2024]", "2024-09-11/2024-11-09"),
    ("on [25/11/2024]", "2024-11-25"),
    ("on [11/25/2024]", "2024-11-25"),
    ("on [5/5/2024]", "2024-05-05"),
    ("on [Christmas Eve 2020]", "2020-12-24"),
    ("on [Good Friday, 2024]", "2024-03-29"),
]


@pytest.mark.parametrize(("marked", "edtf"), ABSOLUTE)
def test_known_years(marked: str, edtf: str) -> None:
    check(marked, absolute(edtf))


RELATIVE: list[tuple[str, Expr]] = [
    ("on [November 6].", Yearless(11, 6)),
    ("on [6 November],", Yearless(11, 6)),
    ("on [Nov. 6] the", Yearless(11, 6)),
    ("in [late October] and", Yearless(10, None, L)),
    ("during his [June] visit", Yearless(6)),
    ("approved it in [May], too", Yearless(5)),
    ("in [March] to set", Yearless(3)),
    ("[Saturday, November 9]", Yearless(11, 9, weekday=5)),
    ("signed [last November].", Yearless(11, which=-1)),
    ("opened [last September 7] in", Yearless(9, 7, which=-1)),
    ("[30 December of that year] it", Within(Yearless(12, 30), Anchored(Unit.YEAR, 0))),
    ("[ten days ago]", Deictic(Unit.DAY, -10, counted=True)),
    ("on [October 18-19]", Range(Yearless(10, 18), Yearless(10, 19))),
    ("due [next May]", Yearless(5, which=1)),
    ("amended on [December 10 last].", Yearless(12, 10, which=-1)),
    ("in [the spring].", Yearless(21)),
    ("[the third quarter]", Yearless(35)),
    ("[last spring]", Yearless(21, which=-1)),
    ("on [Christmas Eve].", Holiday("12-24")),
    ("on [New Year’s Day].", Holiday("01-01")),
    ("[last Christmas]", Holiday("12-25", -1)),
    ("said on [Saturday]", Weekday(5)),
    ("[last Friday]", Weekday(4, -1)),
    ("[next Tuesday]", Weekday(1, 1)),
    ("[this Monday]", Weekday(0, 0)),
    ("[Monday night]", Weekday(0)),
    ("for it [late on Wednesday] against", Weekday(2)),
    ("[the following Monday]", Weekday(0, 1, True)),
    ("[that Saturday]", Weekday(5, 0, True)),
    ("[Monday of last week]", Within(Weekday(0), Deictic(Unit.WEEK, -1))),
    ("[today]", Deictic(Unit.DAY, 0)),
    ("[Yesterday evening]", Deictic(Unit.DAY, -1)),
    ("[tomorrow]", Deictic(Unit.DAY, 1)),
    ("[last night]", Deictic(Unit.DAY, -1)),
    ("[the day before yesterday]", Deictic(Unit.DAY, -2)),
    ("[this week]", Deictic(Unit.WEEK, 0)),
    ("[last week]", Deictic(Unit.WEEK, -1)),
    ("[next month]", Deictic(Unit.MONTH, 1)),
    ("[last year]'s", Deictic(Unit.YEAR, -1)),
    ("[late last month],", Deictic(Unit.MONTH, -1, L)),
    ("[early this month],", Deictic(Unit.MONTH, 0, E)),
    ("[earlier this month]", Deictic(Unit.MONTH, 0)),
    ("[Later this month]", Deictic(Unit.MONTH, 0)),
    ("[earlier this year]", Deictic(Unit.YEAR, 0)),
    ("by [the end of the year]", Deictic(Unit.YEAR, 0, L)),
    ("[earlier in the week]", Deictic(Unit.WEEK, 0)),
    ("[two days ago]", Deictic(Unit.DAY, -2, counted=True)),
    ("[a year ago]", Deictic(Unit.YEAR, -1, counted=True)),
    ("[a fortnight ago]", Deictic(Unit.WEEK, -2, counted=True)),
    ("[twenty-five years ago]", Deictic(Unit.YEAR, -25, counted=True)),
    ("[several weeks ago]", Deictic(Unit.WEEK, -1, counted=True, vague=True)),
    ("[three weeks from now]", Deictic(Unit.WEEK, 3, counted=True)),
    ("[two weeks prior] to the vote", Anchored(Unit.WEEK, -2, counted=True, named=True)),
    ("[three days afterwards],", Anchored(Unit.DAY, 3, counted=True)),
    ("in [the first half of October]", Yearless(10, part=Part.FIRST)),
    ("in the last week of [October]", Yearless(10)),
    ("[next year]'s budget", Deictic(Unit.YEAR, 1)),
    ("[last year's third quarter]", Within(Yearless(35), Deictic(Unit.YEAR, -1))),
    ("[in three weeks]", Deictic(Unit.WEEK, 3, counted=True)),
    ("[the same day].", Anchored(Unit.DAY, 0)),
    ("[the next day].", Anchored(Unit.DAY, 1)),
    ("[the following day].", Anchored(Unit.DAY, 1)),
    ("[the previous day].", Anchored(Unit.DAY, -1)),
    ("[that evening],", Anchored(Unit.DAY, 0)),
    ("[the next year] made", Anchored(Unit.YEAR, 1)),
    ("[later that month],", Anchored(Unit.MONTH, 0)),
    ("extended it [late in that month] to", Anchored(Unit.MONTH, 0, L)),
    ("[three days later] and", Anchored(Unit.DAY, 3, counted=True)),
    ("[six days later].", Anchored(Unit.DAY, 6, counted=True)),
    ("[a day earlier] and", Anchored(Unit.DAY, -1, counted=True)),
    ("[two weeks after].", Anchored(Unit.WEEK, 2, counted=True)),
    ("[a month before].", Anchored(Unit.MONTH, -1, counted=True)),
    ("[a day after] India announced it", Anchored(Unit.DAY, 1, counted=True, named=True)),
    ("[hours after] the Senate had approved", Anchored(Unit.HOUR, 1, counted=True, vague=True, named=True)),
    ("[the day before] the vote", Anchored(Unit.DAY, -1, named=True)),
    ("on [the eve of] the signing", Anchored(Unit.DAY, -1, named=True)),
    ("on [June 17 last year] in", Within(Yearless(6, 17), Deictic(Unit.YEAR, -1))),
    ("in [July of last year]", Within(Yearless(7), Deictic(Unit.YEAR, -1))),
    ("in [November last year],", Within(Yearless(11), Deictic(Unit.YEAR, -1))),
    ("[that August] by", Within(Yearless(8), Anchored(Unit.YEAR, 0))),
    ("[October 3 of the same year]", Within(Yearless(10, 3), Anchored(Unit.YEAR, 0))),
    ("[June 11 of that year]", Within(Yearless(6, 11), Anchored(Unit.YEAR, 0))),
    ("[ninety days]", Duration(90, Unit.DAY)),
    ("[a ninety-day] clock", Duration(90, Unit.DAY)),
    ("a term of [thirty years].", Duration(30, Unit.YEAR)),
    ("[a hundred days]", Duration(100, Unit.DAY)),
    ("[the last three years]", Duration(3, Unit.YEAR)),
    ("[within a month]", Duration(1, Unit.MONTH, deadline=True)),
    ("[within six weeks]", Duration(6, Unit.WEEK, deadline=True)),
    ("[from 2 to 5 May 2021]", Range(absolute("2021-05-02"), absolute("2021-05-05"))),
    ("on [2-5 May 2021]", Range(absolute("2021-05-02"), absolute("2021-05-05"))),
    ("on [May 2–5, 2021]", Range(absolute("2021-05-02"), absolute("2021-05-05"))),
    ("[between June and August 2024]", Range(absolute("2024-06"), absolute("2024-08"))),
    ("[from December 28 to January 3, 2021]", Range(absolute("2020-12-28"), absolute("2021-01-03"))),
    ("[between 2008 and 2012].", Range(absolute("2008"), absolute("2012"))),
    ("the [2024-25] season", Range(absolute("2024"), absolute("2025"))),
    ("in [2019–2021]", Range(absolute("2019"), absolute("2021"))),
    ("over [the weekend]", Range(Weekday(5), Weekday(6))),
]


@pytest.mark.parametrize(("marked", "expr"), RELATIVE)
def test_kinds(marked: str, expr: Expr) -> None:
    check(marked, expr)


def check(marked: str, expr: Expr) -> None:
    """The text without its brackets holds one expression, exactly between them."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = times(text)
    assert [(m.start, m.end, m.words, m.expr) for m in found] == [(start, end, text[start:end], expr)]


@pytest.mark.parametrize(
    "text",
    [
        "Article 51 of the Charter",
        "at least 2,000 troops and 1500 soldiers",
        "Resolution 1718 and resolution 1973 of the Council",
        "The parties may withdraw. They march on. Theresa May resigned.",
        "The sun sat low; Sat Nav; Jan Kavan, foreign minister",
        "USA TODAY, THIS WEEK",
        "it rose to 2000 in all",
        "a second vote, the first reading, in the fall of the city",
        "by 334 votes to 73, some 36 percent",
        "it cost $2024 or 2024% more",
        "version 1.2.3, at 10:30, room 2012",
        "February 30, June 31 and April 45",
        "Bloody Sunday and the Sunday Times",
        "The Parties shall consult without delay.",
        "a87233 x2024y 12024 20245",
        "",
    ],
)
def test_no_dates(text: str) -> None:
    assert [m.words for m in times(text)] == []


def test_a_year_said_once_for_two_days() -> None:
    found = times("voted on April 14 and April 19, 2000, respectively; on December 28 and January 3, 2021.")
    assert [m.expr for m in found] == [absolute(d) for d in ("2000-04-14", "2000-04-19", "2020-12-28", "2021-01-03")]


def test_two_days_are_no_range() -> None:
    assert [m.expr for m in times("on 5 and 19 October 1990")] == [absolute("1990-10-05"), absolute("1990-10-19")]
    assert [m.expr for m in times("on October 18 and 19, 1990")] == [absolute("1990-10-18"), absolute("1990-10-19")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 10/2/2012, after 24 November 2011", ["2012-02-10", "2011-11-24"]),
        ("on 10/2/2012, after 25/12/2011", ["2012-02-10", "2011-12-25"]),
        ("on 10/2/2012, after 12/25/2011", ["2012-10-02", "2011-12-25"]),
        ("on 10/2/2012, after November 24, 2011", ["2012-02-10/2012-10-02", "2011-11-24"]),
        ("on 10/2/2012, 25/12/2011 and 12/25/2011", ["2012-02-10/2012-10-02", "2011-12-25", "2011-12-25"]),
    ],
)
def test_the_order_of_figures_is_shown_by_the_rest(text: str, days: list[str]) -> None:
    assert [m.expr for m in times(text)] == [absolute(day) for day in days]


def test_days_without_year_in_figures_stand_only_in_telegraphic_texts() -> None:
    found = times("RIGA 15/10. Cabinet had met 12/10. A 2/3 majority is needed.")
    assert [(m.words, m.expr) for m in found] == [("15/10", Yearless(10, 15)), ("12/10", Yearless(10, 12))]
    assert times("The cabinet had met 12/10 and 2/3 were for it.") == []
    assert times("RIGA 5/10. Cabinet met.") == []  # May or October


def test_a_day_of_the_month_spoken_of() -> None:
    (found,) = times("The senate agreed on the 29th, not on the 29th floor.")
    october, february = When.parse("1990-10-05"), When.parse("2023-02-05")
    assert found.expr == Within(MonthDay(29), Anchored(Unit.MONTH, 0))
    assert resolve(found.expr, published=None, reference=october) == When.parse("1990-10-29")
    assert resolve(found.expr, published=None, reference=When.parse("XXXX-10-05")).edtf == "XXXX-10-29"
    assert resolve(found.expr, published=None, reference=february) == When()
    assert resolve(found.expr, published=october) == When()


def test_a_dateline_is_no_range() -> None:
    assert next(m.words for m in times("MOSCOW, Nov. 5 - March was cold.")) == "Nov. 5"


def test_a_blank_line_ends_an_expression_and_a_line_break_does_not() -> None:
    assert [m.words for m in times("on June 19,\n2024")] == ["June 19,\n2024"]
    assert [m.words for m in times("on June 19\n\n2024 was good")] == ["June 19", "2024"]


VOCABULARY = st.sampled_from(
    [
        "May",
        "may",
        "March",
        "5",
        "19",
        "31",
        "45",
        "2024",
        "1718",
        "1990s",
        "21st",
        "last",
        "next",
        "this",
        "that",
        "same",
        "the",
        "of",
        "in",
        "early",
        "late",
        "mid",
        "week",
        "month",
        "year",
        "days",
        "ago",
        "later",
        "before",
        "after",
        "two",
        "a",
        "few",
        "Monday",
        "Christmas",
        ",",
        "-",
        "–",
        ".",
        "\n",
        "to",
        "from",
        "between",
        "and",
        "until",
        "first",
        "quarter",
        "half",
        "century",
        "2024-11-09",
        "0000-00-00",
        "99.99.2024",
        "9/11/2024",
        "today",
        "night",
        "eve",
        "within",
        "XX",
        "é",
        "😀",
    ]
)


@given(st.text() | st.lists(VOCABULARY).map(" ".join) | st.lists(VOCABULARY).map("".join))
def test_takes_any_text_with_exact_places_in_order(text: str) -> None:
    end = 0
    for mention in times(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.words
        end = mention.end


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%B %-d, %Y", "%-d %B %Y", "%b %-d, %Y", "%Y-%m-%d", "%d.%m.%Y"]),
)
def test_every_day_is_read_in_every_form(day: date, form: str) -> None:
    found = times(f"It was signed on {day.strftime(form)} in Vienna.")
    assert [m.expr for m in found] == [Absolute(When.on(day))]


@pytest.mark.parametrize(
    "unit", ["the ", "a ", "2024 ", "last year ", "May ", "5 ", "- ", "from ", " ", "\n", "June 5 and ", "two ", "1-"]
)
def test_linear(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.process_time()
    times(text)
    assert time.process_time() - start < 5  # a second or two; a quadratic reader would take hours
