"""Properties: a year is what its days are together; random small worlds with exact days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from panel_worlds import BEL, FRA, ITA, SPN, asked, atop, states

NAMES = {"FRA": FRA, "SPN": SPN, "BEL": BEL, "ITA": ITA}
FIRST, DAYS = date(1950, 11, 1), 130  # two turns of years and a little on either side

days = st.integers(0, DAYS - 1).map(lambda number: FIRST + timedelta(days=number))


def plain(day: date) -> str:
    return f"{day.year}-{day.month}-{day.day}"


@st.composite
def rows(draw: st.DrawFn) -> str:
    start, end = sorted(draw(st.lists(days, min_size=2, max_size=2, unique=True)))
    flags = draw(st.lists(st.sampled_from(["defense", "consul", "obvary"]), unique=True))
    alliance, phase, state = draw(st.integers(1, 2)), draw(st.integers(1, 2)), draw(st.sampled_from(sorted(NAMES.values())))
    return f"{alliance} {phase} {state} {plain(start)} {plain(end)} {' '.join(flags)}"


@st.composite
def members(draw: st.DrawFn) -> dict[str, str]:
    spans = {name: sorted(draw(st.lists(days, min_size=2, max_size=2, unique=True))) for name in NAMES}
    return {name: f"{plain(start)}/{plain(end)}" for name, (start, end) in spans.items()}


def beats(values: list[int | None]) -> int | None:
    """1 beats missing, missing beats 0."""
    return 1 if 1 in values else None if None in values else 0


@settings(max_examples=60, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=6), st.sampled_from(["state", "dyad", "directed-dyad"]))
def test_a_year_says_what_its_days_say_together(world: list[str], who: str) -> None:
    data = [atop(*world)]
    by_day = asked(f"{who}-day", "1950-01-01", "1951-12-31", data, members="all")
    by_year = asked(f"{who}-year", "1950", "1951", data, members="all")
    keys = [name for name in by_year.columns if name.startswith("ccode")]
    grouped: dict[tuple[object, ...], list[int | None]] = {}
    for *who_, day, flag in by_day.select(*keys, "date", "atop_defense").rows():
        grouped.setdefault((*who_, day.year), []).append(flag)
    together = {key: beats(flags) for key, flags in grouped.items()}
    assert {tuple(key): flag for *key, flag in by_year.select(*keys, "year", "atop_defense").rows()} == together


@settings(max_examples=60, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=6))
def test_on_each_day_a_state_is_bound_by_what_its_rows_say(world: list[str]) -> None:
    """Reckoned from the rows: a row of the state that day, and one of another in the same phase, under the day of exit."""
    data = [atop(*world)]
    told = [
        Row(words[0], words[1], int(words[2]), as_day(words[3]), as_day(words[4]), words[5:]) for words in map(str.split, world)
    ]
    panel = asked("state-day", "1950-11-01", "1951-03-31", data, members="all")
    for state, day, defense, partners in panel.select("ccode", "date", "atop_defense", "atop_partners").rows():
        there = [row for row in told if row.start <= day < row.end]
        mine = [row for row in there if row.state == state]
        pairs = [(own, other) for own in mine for other in there if other.phase_of == own.phase_of and other.state != state]
        assert partners == len({other.state for _, other in pairs}) > 0
        assert defense == int(any("defense" in own.flags for own, _ in pairs))


class Row(NamedTuple):
    alliance: str
    phase: str
    state: int
    start: date
    end: date
    flags: list[str]

    @property
    def phase_of(self) -> tuple[str, str]:
        return self.alliance, self.phase


def as_day(text: str) -> date:
    return date(*map(int, text.split("-")))


@settings(max_examples=60, deadline=None)
@given(members())
def test_a_dyad_has_a_day_on_which_both_are_members(spans: dict[str, str]) -> None:
    rows_ = asked("dyad-year", "1950", "1951", [atop("1 1 2 1950-1-1 1950-1-2")], states(**spans))
    ends = {NAMES[name]: [as_day(day) for day in span.split("/")] for name, span in spans.items()}
    both = {
        (one, other, day.year)
        for one in ends
        for other in ends
        for number in range(DAYS)
        if one < other and all(start <= (day := FIRST + timedelta(days=number)) <= end for start, end in (ends[one], ends[other]))
    }
    assert set(rows_.select("ccode1", "ccode2", "year").rows()) == both
    assert len(rows_) == len(both)


@settings(max_examples=40, deadline=None)
@given(st.lists(rows(), min_size=2, max_size=6), st.integers(0, 5))
def test_what_is_not_known_opens_an_answer_and_never_turns_it(world: list[str], at: int) -> None:
    """A row whose day of entry is no longer told: each flag is what it was, or missing."""
    words = world[at % len(world)].split()
    year, month, _ = words[3].split("-")
    if not (int(year), int(month)) <= tuple(map(int, words[4].split("-")[:2])):
        return
    vague = [row if row.split() != words else " ".join([*words[:3], f"{year}-{month}", *words[4:]]) for row in world]
    keys = ["ccode1", "ccode2", "year"]
    sure, open_ = (asked("directed-dyad-year", "1950", "1951", [atop(*w)], members="all") for w in (world, vague))
    met = open_.join(sure, on=keys, how="full", coalesce=True, suffix="_sure")
    kept = pl.col("atop_defense").is_null() | (pl.col("atop_defense") == pl.col("atop_defense_sure").fill_null(0))
    assert met.select(kept.all()).item()
    assert sure.join(open_, on=keys, how="anti").is_empty()
