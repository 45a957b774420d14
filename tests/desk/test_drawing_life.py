"""Life lines: each day has the colour of what its treaty was then, and days turn into places and back."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from time import process_time

import pytest
from drawing_samples import HOSTILE, inert, parsed
from hypothesis import given
from hypothesis import strategies as st

from foedus.desk.books import books
from foedus.desk.drawing.lifeline import EDGE, NARROW, WIDTH, LifeDrawing, life_line
from foedus.desk.drawing.text import width
from foedus.desk.drawing.writing import drawn, life_lines
from foedus.law.basics.facts import Case
from foedus.law.life.timeline import Life, only

UNTIL = date(2026, 1, 1)


def life(key: str) -> Life:
    treaties = books().treaties
    return Life(Case(treaty=treaties[key], others=treaties))


def at(made: LifeDrawing, day: date) -> str:
    x = made.x(day)
    return next(s.kind for s in made.stretches if s.x <= x < s.x + s.wide)


def test_the_abm_treaty_was_signed_in_force_and_terminated() -> None:
    """Signed 26 May 1972, in force 3 October 1972, ended 13 June 2002 (six months after the notice)."""
    made = life_line(life("abm"), UNTIL)
    assert at(made, date(1972, 7, 1)) == "signed"
    assert at(made, date(1990, 1, 1)) == "in-force"
    assert at(made, date(2003, 1, 1)) == "terminated"
    assert made.first < date(1972, 5, 26)
    assert date(2002, 6, 13) < made.last < date(2010, 1, 1)  # what has ended is not drawn until today


@pytest.mark.parametrize("key", ["nato", "abm", "new-start", "anglo-polish-1939", "csto", "aes-2023", "anglo-portuguese-1373"])
@pytest.mark.parametrize("wide", [WIDTH, NARROW])
def test_stretches_follow_each_other_over_the_whole_strip_and_their_labels_fit(key: str, wide: float) -> None:
    made = life_line(life(key), UNTIL, width=wide)
    assert made.stretches[0].x == EDGE
    assert made.stretches[-1].x + made.stretches[-1].wide == pytest.approx(wide - EDGE, abs=0.3)
    for one, other in pairwise(made.stretches):
        assert one.x + one.wide == pytest.approx(other.x, abs=0.3)
    assert all(width(s.label) <= s.wide for s in made.stretches if s.label)
    years = [(x - width(name) / 2, x + width(name) / 2) for x, name in made.years]
    assert all(one[1] < other[0] for one, other in pairwise(years))


@pytest.mark.parametrize("key", ["nato", "abm", "new-start"])
@given(share=st.floats(0.001, 0.999))
def test_the_strip_says_of_a_day_what_the_law_says(key: str, share: float) -> None:
    told = life(key)
    made = life_line(told, UNTIL)
    day = made.first + timedelta(days=int(share * (made.last - made.first).days))
    near = {at(made, day + timedelta(days=n)) for n in (-40, 0, 40) if made.first <= day + timedelta(days=n) < made.last}
    assert only(told.whole.on(day)).value.replace(" ", "-") in near  # a unit is some weeks of a long life


def test_what_cannot_be_told_is_hatched_and_says_what_it_may_be() -> None:
    made = life_line(life("aes-2023"), UNTIL)
    (doubt,) = (s for s in made.stretches if s.kind == "undetermined")
    assert doubt.title.startswith("signed or in force, from 16 September 2023")
    tree = parsed(drawn(made, "l", "t", "d"))
    assert [r.attrib["fill"] for r in tree.iter("rect") if r.attrib.get("class") == "over"] == ["url(#l-may)"]


@given(st.floats(0, 1))
def test_days_and_places_answer_each_other(share: float) -> None:
    made = life_line(life("nato"), UNTIL)
    day = made.first + timedelta(days=round(share * (made.last - made.first).days))
    assert abs((made.on(made.x(day)) - day).days) <= 3  # a tenth of a unit is 3.6 days of 77 years
    assert (made.x(made.first), made.x(made.last)) == (EDGE, WIDTH - EDGE)


def test_a_day_asked_is_marked_where_the_strip_has_it() -> None:
    made = life_line(life("nato"), UNTIL, date(1999, 4, 1))
    assert made.asked == made.x(date(1999, 4, 1))
    assert made.asked_label == "1 April 1999"
    assert life_line(life("nato"), UNTIL, date(1900, 1, 1)).asked is None


def test_natos_life_line_is_cheap() -> None:
    treaties = books().treaties
    life_lines(life("abm"), UNTIL, None, "warm", "t", "d")
    times = []
    for _ in range(5):
        start = process_time()  # of this process alone, whatever else the machine does
        life_lines(Life(Case(treaty=treaties["nato"], others=treaties)), UNTIL, UNTIL, "l", "t", "d")
        times.append(process_time() - start)
    assert min(times) < 0.02


def test_a_treaty_without_a_day_is_one_stretch() -> None:
    treaty = replace(books().treaties["nato"], id="bare", acts=(), relations=())
    made = life_line(Life(Case(treaty=treaty, others={})), UNTIL)
    assert len(made.stretches) == 1
    assert made.ticks == ()
    assert made.last - made.first >= timedelta(days=31)


def test_hostile_words_are_inert_on_a_life_line() -> None:
    assert inert(life_lines(life("nato"), UNTIL, UNTIL, "l", HOSTILE, HOSTILE))
