"""Networks: nobody's name covers another's, seats stay, ties are told by line as well as colour."""

from math import cos, hypot, radians, sin

import pytest
from drawing_samples import HOSTILE, inert, parsed, words
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.states import states
from foedus.desk.drawing.hubs import box
from foedus.desk.drawing.network import ROOM, Heading, NetworkDrawing, Seat, network_drawing
from foedus.desk.drawing.sizes import SIZES
from foedus.desk.drawing.text import SIZE, apart, width
from foedus.desk.drawing.ties import BIG, Net, Node, Pact, net_of_graph, net_of_pacts, seat
from foedus.desk.drawing.writing import drawn, tie_legend

keys = st.sampled_from(sorted(states()))
pacts = st.lists(
    st.builds(
        Pact,
        key=st.text("abc", min_size=1, max_size=4),
        name=st.text(max_size=60),
        members=st.dictionaries(keys, st.booleans(), min_size=2, max_size=40),
        kind=st.sampled_from(["help", "restraint", "consultation", ""]),
    ),
    max_size=14,
    unique_by=lambda pact: pact.key,
)


def _corners(one: Seat | Heading) -> list[tuple[float, float]]:
    """The corners of a name on the ring, turned about its place."""
    shown: str = one.words if isinstance(one, Heading) else one.label
    near, far = (-9, -9 - width(shown)) if one.flipped else (9, 9 + width(shown))
    turn, half = radians(one.turn), SIZE * 0.42
    return [
        (one.x + along * cos(turn) - up * sin(turn), one.y + along * sin(turn) + up * cos(turn))
        for along, up in ((near, -half), (far, -half), (far, half), (near, half))
    ]


def _clear(one: list[tuple[float, float]], other: list[tuple[float, float]]) -> bool:
    """Is there a line between two rectangles, along a side of one of them (the separating axis theorem)?"""
    for shape in (one, other):
        for (ax, ay), (bx, by) in ((shape[0], shape[1]), (shape[1], shape[2])):
            left, right = ([(x * (bx - ax) + y * (by - ay)) for x, y in points] for points in (one, other))
            if max(left) < min(right) or max(right) < min(left):
                return True
    return False


@given(pacts)
@settings(max_examples=40, deadline=None)
def test_names_do_not_touch_and_stay_on_the_sheet(found: list[Pact]) -> None:
    made = network_drawing(net_of_pacts(found))
    boxes = [*map(_corners, made.seats), *map(_corners, made.headings)]
    for n, one in enumerate(boxes):
        assert all(_clear(one, other) for other in boxes[:n])
        assert all(0 <= x <= made.width and 0 <= y <= made.width for x, y in one)


@given(pacts)
@settings(max_examples=40, deadline=None)
def test_squares_and_their_names_do_not_touch_and_stay_within_the_ring(found: list[Pact]) -> None:
    made = network_drawing(net_of_pacts(found))
    middle, radius = made.width / 2, made.width / 2 - ROOM
    for n, hub in enumerate(made.hubs):
        assert all(apart(box(hub), box(other)) for other in made.hubs[:n])
        assert hypot(hub.x - middle, hub.y - middle) < radius


def _all_states() -> NetworkDrawing:
    return network_drawing(Net(nodes=(), lines=()), among=states())


def test_all_states_that_ever_were_fit_on_one_ring_of_a_known_size() -> None:
    made = _all_states()
    assert len(made.seats) == len(states())
    assert made.width <= made.size
    assert made.size in SIZES


def test_seats_stay_while_the_years_play() -> None:
    early = net_of_pacts([Pact(key="a", name="A", members={"FRA": True, "RUS": True})])
    late = net_of_pacts([Pact(key="b", name="B", members={"USA": True, "FRA": True})])
    among = ("FRA", "RUS", "USA", "AUH")
    one, other = (network_drawing(net, among) for net in (early, late))
    assert [(s.node.key, s.x, s.y) for s in one.seats] == [(s.node.key, s.x, s.y) for s in other.seats]
    assert {s.node.key for s in one.seats if s.here} == {"FRA", "RUS"}
    assert {s.node.key for s in other.seats if s.here} == {"FRA", "USA"}


def test_states_sit_by_region_in_the_order_of_their_numbers() -> None:
    """COW: United States 2, Brazil 140, France 220, Egypt 651, China 710, Australia 900; the European Union has none."""
    order = ["USA", "BRA", "FRA", "EGY", "CHN", "AUS", "EU"]
    assert sorted(["EU", "AUS", "FRA", "CHN", "USA", "EGY", "BRA"], key=seat) == order
    assert [seat(key)[1] for key in order] == ["Americas", "Americas", "Europe", "Middle East", "Asia", "Oceania", "Others"]


def test_a_pact_of_many_is_a_square_and_one_of_few_is_lines() -> None:
    many = Pact(key="many", name="Many", members=dict.fromkeys(sorted(states())[:BIG], True), kind="help")
    few = Pact(key="few", name="Few", members={"FRA": True, "RUS": False, "GBR": True}, kind="consultation")
    net = net_of_pacts([many, few])
    assert [node.name for node in net.nodes if node.pact] == ["Many"]
    assert len(net.lines) == BIG + 3
    told = {(line.first, line.second): line.sure for line in net.lines if line.kind == "consultation"}
    assert told == {("FRA", "GBR"): True, ("FRA", "RUS"): False, ("GBR", "RUS"): False}


def test_of_several_treaties_the_surest_and_gravest_tells_the_line() -> None:
    both = {"FRA": True, "RUS": True}
    perhaps = Pact(key="1", name="Perhaps", members={"FRA": True, "RUS": False}, kind="help")
    talk, arms = (Pact(key=kind, name=kind, members=both, kind=kind) for kind in ("consultation", "restraint"))
    (line,) = net_of_pacts([perhaps, talk, arms]).lines
    assert (line.kind, line.sure) == ("restraint", True)
    assert "Perhaps" in line.title


def test_a_data_sets_network_is_drawn_with_its_doubts() -> None:
    """Two states of one alliance, the help of which cannot be told (France is 220, Russia 365)."""
    nx = pytest.importorskip("networkx")
    graph = nx.MultiDiGraph()
    graph.add_node(220, key="FRA", name="France")
    graph.add_node(365, key="RUS", name="Russia")
    for first, second in ((220, 365), (365, 220)):
        graph.add_edge(first, second, alliance="7", bound="yes", defense="undetermined", nonagg="no")
    net = net_of_graph(graph, hrefs={"FRA": "/states/FRA"})
    (line,) = net.lines
    assert (line.first, line.second, line.kind, line.sure) == ("FRA", "RUS", "help", False)
    assert line.title == "France and Russia: help (cannot be told)"
    tree = parsed(drawn(network_drawing(net), "n", "t", "d"))
    assert [path.attrib["class"] for path in tree.iter("path") if path.attrib.get("class", "").startswith("tie")] == [
        "tie help unsure"
    ]
    assert [a.attrib["href"] for a in tree.iter("a")] == ["/states/FRA"]


def test_hostile_names_are_inert_in_the_network() -> None:
    nodes = (Node(key=HOSTILE, name=HOSTILE, href="javascript:x"), Node(key="p", name=HOSTILE, pact=True, href="data:x"))
    net = Net(nodes=nodes, lines=net_of_pacts([Pact(key=HOSTILE, name=HOSTILE, members={}, kind=HOSTILE)]).lines)
    made = drawn(network_drawing(net), "n", HOSTILE, HOSTILE) + tie_legend()
    assert inert(made)
    assert not list(parsed(made).iter("a"))
    assert any("<script>" in told for told in words(parsed(made), "text"))
