"""The world map: every state has a place, outlines are sound and stand where the earth has them."""

import pytest
from drawing_samples import HOSTILE, corners, inert, parsed, within, words
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.states import states
from foedus.desk.drawing.labels import Spot, placed
from foedus.desk.drawing.outlines import GRID, lands, places, points
from foedus.desk.drawing.projection import HEIGHT, WIDTH, place
from foedus.desk.drawing.text import apart, fitted, width
from foedus.desk.drawing.window import WHOLE, around
from foedus.desk.drawing.worldmap import Arc, Mark, world_map
from foedus.desk.drawing.writing import drawn, map_legend

BOUND = Mark(kind="bound", title="bound")


def test_every_state_has_an_outline_or_a_place() -> None:
    assert set(states()) <= set(points())


def test_a_state_has_one_of_the_two_and_former_ones_stand_on_states_with_outlines() -> None:
    outlined = {land.key for land in lands()}
    assert not outlined & set(places())
    assert {today for one in places().values() for today in one.today} <= outlined & set(states())


def test_outlines_parse_and_lie_on_the_sheet() -> None:
    for land in lands():
        for ring in corners(land.path):
            assert len(ring) >= 3, land.name
            assert all(0 <= x <= WIDTH * GRID and -60 * GRID <= y <= HEIGHT * GRID + 1 for x, y in ring), land.name


def test_no_outline_runs_across_the_whole_sheet() -> None:
    """What crosses the sheet's edge would be drawn as a bar from side to side."""
    for land in lands():
        for ring in corners(land.path):
            xs = [x for x, _ in ring]
            assert max(xs) - min(xs) < WIDTH * GRID / 2, land.name


def test_points_stand_inside_their_own_outline() -> None:
    for land in lands():
        if land.area > 2:
            inside = [within((land.x * GRID, land.y * GRID), ring) for ring in corners(land.path)]
            assert any(inside), land.name


@pytest.mark.parametrize(
    ("key", "longitude", "latitude"),
    [
        ("FRA", 2.35, 48.86), ("NOR", 10.75, 59.91), ("XKX", 21.17, 42.67), ("RUS", 37.62, 55.75), ("RUS", -175.0, 66.5),
        ("USA", -98.5, 39.8), ("USA", -155.5, 19.6), ("CHN", 116.4, 39.9), ("BRA", -47.9, -15.8), ("AUS", 133.9, -23.7),
        ("ZAF", 28.2, -25.7), ("JPN", 138.3, 36.2), ("TWN", 121.0, 23.9), ("NZL", 175.5, -38.9), ("KAZ", 71.4, 51.2),
    ],
)  # fmt: skip
def test_a_known_place_lies_in_its_state_and_in_no_other(key: str, longitude: float, latitude: float) -> None:
    x, y = place(longitude, latitude)
    found = [
        land.key for land in lands() if sum(within((x * GRID, y * GRID), ring) for ring in corners(land.path)) % 2 == 1
    ]  # fmt: skip
    assert found == [key]


def test_the_projection_is_equal_earth() -> None:
    """By hand, at θ = π/3 (the pole): cos θ · A1 / (A1 + 3A2θ² + 7A3θ⁶ + 9A4θ⁸) = 0.670132 / 1.131089 of the equator's width;
    the pole's height over half the equator is 1.31737 / 2.70663."""
    assert place(11.4, 0)[0] == pytest.approx(500)
    assert place(11.4 + 90, 0)[0] == pytest.approx(750)
    assert place(11.4 - 179.99, 0)[0] == pytest.approx(0, abs=0.1)
    equator, pole = place(11.4 + 90, 0)[0] - 500, place(11.4 + 90, 90)[0] - 500
    assert pole / equator == pytest.approx(0.670132 / 1.131089, abs=1e-5)
    assert (place(0, 0)[1] - place(0, 90)[1]) / 500 == pytest.approx(1.31737 / 2.70663, abs=1e-5)


def test_the_projection_keeps_areas() -> None:
    """A cell of one degree has the area of the sphere's, R² · Δλ · (sin φ2 - sin φ1), at the equator and at 60° alike."""
    from math import radians, sin

    def share(latitude: float) -> float:
        low, high = place(12.4, latitude), place(12.4, latitude + 0.1)
        wide = (low[0] + high[0]) / 2 - 500
        return wide * (low[1] - high[1]) / (radians(1) * (sin(radians(latitude + 0.1)) - sin(radians(latitude))))

    assert share(60) == pytest.approx(share(0), rel=1e-3)
    assert share(-35) == pytest.approx(share(0), rel=1e-3)


def test_a_marked_outline_is_drawn_once_and_not_as_land() -> None:
    made = world_map({"FRA": BOUND})
    france = next(land.path for land in lands() if land.key == "FRA")
    assert made.marked[0].path == france
    assert france not in made.land
    assert not made.marked[0].dotted


def test_a_former_state_stands_on_todays_outlines_and_the_note_says_so() -> None:
    made = world_map({"SUN": BOUND, "UKR": BOUND, "DDR": BOUND})
    by_key = {one.key: one for one in made.marked}
    paths = {land.key: land.path for land in lands()}
    assert paths["RUS"] in by_key["SUN"].path
    assert paths["UKR"] not in by_key["SUN"].path  # it bears a mark of its own
    assert by_key["UKR"].path == paths["UKR"]
    assert by_key["DDR"].path == ""
    assert by_key["DDR"].dotted
    assert "today's outlines, for want of its own: Soviet Union." in made.note
    assert "East Germany (Berlin)" in made.note
    assert "imply no position" in made.note


def test_small_states_get_a_dot_and_what_is_nowhere_is_named() -> None:
    made = world_map({"MCO": BOUND, "TUV": BOUND, "EU": BOUND})
    assert [one.dotted for one in made.marked] == [True, True]
    assert made.unplaced == ("European Union",)


def test_a_near_map_holds_its_marks_in_the_sheets_proportions() -> None:
    made = world_map({"EST": BOUND, "PRT": BOUND, "GRC": BOUND}, near=True)
    assert made.window.zoom > 3
    assert all(0 < one.x < made.width and 0 < one.y < made.height for one in made.marked)
    assert made.height == WHOLE.height


@given(st.lists(st.sampled_from(sorted(points())), max_size=30, unique=True))
@settings(max_examples=60)
def test_every_window_holds_its_points(keys: list[str]) -> None:
    window = around([points()[key] for key in keys])
    for key in keys:
        x, y = window.at(*points()[key])
        assert 0 <= x <= WIDTH + 0.01
        assert -0.01 <= y <= window.height + 0.5


spots = st.builds(
    Spot,
    words=st.text(max_size=30),
    x=st.floats(0, 1000, allow_nan=False),
    y=st.floats(0, 480, allow_nan=False),
    dot=st.booleans(),
)


@given(st.lists(spots, max_size=40))
def test_labels_touch_neither_each_other_nor_dots_nor_the_edge(found: list[Spot]) -> None:
    labels = placed(found, 1000, 480)
    for n, label in enumerate(labels):
        assert all(apart(label.box, other.box) for other in labels[:n])
        assert label.box[0] >= 0
        assert label.box[2] <= 1000
        assert all(apart(label.box, (s.x - 3, s.y - 3, s.x + 3, s.y + 3)) for s in found if s.dot)


def test_a_lone_name_is_written_beside_its_dot() -> None:
    (label,) = placed([Spot(words="Singapore", x=500, y=200, dot=True)], 1000, 480)
    assert (label.anchor, label.x) == ("start", 507)


@given(st.text(max_size=80), st.floats(20, 300))
def test_fitted_words_fit(text: str, room: float) -> None:
    assert width(fitted(text, room)) <= room


def test_hostile_words_are_inert_on_the_map() -> None:
    marks = {"FRA": Mark(kind=HOSTILE, title=HOSTILE, href="javascript:alert(1)"), "DEU": Mark(kind="may", title="x", href="#a")}
    arc = Arc(first="FRA", second="DEU", kind=HOSTILE, title=HOSTILE, href="//evil.example")
    made = drawn(world_map(marks, [arc]), "m", HOSTILE, HOSTILE) + map_legend((HOSTILE, HOSTILE))
    assert inert(made)
    assert [a.attrib["href"] for a in parsed(made).iter("a")] == ["#a"]
    assert any("<script>" in told for told in words(parsed(made), "title"))  # shown as words
    assert "\u202e" not in "".join(parsed(made).itertext())


LAND_OF = {
    "AUT": "AUH", "CHN": "TBT", "COL": "GCL", "CZE": "CSK", "DEU": "BAD BAV DDR HAN HSE HSG MEC PRU SAX WRT", "GEO": "ABK SOT",
    "GTM": "UPC", "ITA": "MOD PAP PMA SIC TUS", "KOR": "XKE", "RUS": "SUN", "SRB": "SCG YUG", "VNM": "RVN VDR XAN", "YEM": "YMD",
    "ZAF": "OFS TRA",
}  # fmt: skip


@pytest.mark.parametrize("today", LAND_OF)
def test_the_place_of_a_state_without_an_outline_lies_where_its_capital_lies_today(today: str) -> None:
    rings = [ring for land in lands() if land.key == today for ring in corners(land.path)]
    for key in LAND_OF[today].split():
        x, y = points()[key]
        near = [(x * GRID + dx, y * GRID + dy) for dx in (-4, 0, 4) for dy in (-4, 0, 4)]  # a unit: Naples and Aden are ports
        assert any(within(spot, ring) for spot in near for ring in rings), key
