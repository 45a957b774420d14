"""Timelines: days from left to right, labels that never touch."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from foedus.core.when import When
from foedus.desk.timeline import LETTER, WIDTH, Event, draw

days = st.dates(date(1900, 1, 1), date(2030, 1, 1))
whens = st.builds(lambda day, width: When(day, day + timedelta(days=width)), days, st.integers(0, 400))
events = st.lists(
    st.builds(Event, st.text("abc ", min_size=3, max_size=30), st.sampled_from("PQR"), whens, st.just("k")), min_size=2, max_size=12
)


@given(events)
def test_labels_in_a_row_do_not_touch(found: list[Event]) -> None:
    drawing = draw(found)
    assert drawing is not None
    boxes: dict[float, list[tuple[float, float]]] = {}
    for dot in drawing.dots:
        long = len(dot.event.label) * LETTER
        box = (dot.text_x - long, dot.x2) if dot.before else (dot.x, dot.text_x + long)
        boxes.setdefault(dot.y, []).append(box)
    for row in boxes.values():
        row.sort()
        assert all(left[1] < right[0] for left, right in pairwise(row))


@given(events)
def test_later_days_stand_further_right(found: list[Event]) -> None:
    drawing = draw(found)
    assert drawing is not None
    assert len(drawing.dots) == len(found)
    ordered = sorted(drawing.dots, key=lambda d: d.event.when.earliest or date.min)
    assert all(a.x <= b.x for a, b in pairwise(ordered))
    assert all(0 < d.x <= d.x2 < WIDTH for d in ordered)


def test_days_that_are_open_are_not_drawn() -> None:
    known, unknown = Event("a", "P", When.on(date(2024, 1, 1)), "k"), Event("b", "P", When(None, date(2024, 1, 1)), "k")
    assert draw([known, unknown]) is None


def test_many_lanes_share_the_last_one() -> None:
    made = draw([Event("a", f"state {n}", When.on(date(2024, 1, 1) + timedelta(days=n)), "k") for n in range(20)])
    assert made is not None
    assert [lane.name for lane in made.lanes][-1] == "others"
    assert len(made.lanes) == 7
