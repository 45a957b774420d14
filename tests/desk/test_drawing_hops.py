"""What an event sets off, as columns: who hangs on whom, doubt is dashed, conflicts name both sides."""

from drawing_samples import HOSTILE, inert, parsed, words
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.answers import Answer
from foedus.desk.drawing.hopparts import Blow, HopDrawing
from foedus.desk.drawing.hops import MOST, hop_drawing
from foedus.desk.drawing.text import apart, width
from foedus.desk.drawing.writing import drawn
from foedus.desk.lines import Clash, ScenarioLine, Verdict

ATTACK = [Blow(by=("DEU",), to=("POL",))]


def verdict(states: str, toward: str, answer: Answer = Answer.YES, hop: int = 1, treaty: str = "t", duty: str = "help") -> Verdict:
    return Verdict(
        says=f"{states} for {toward}", answer=answer, states=tuple(states.split()), treaty=treaty, title=f"Treaty {treaty}",
        duty=duty, toward=toward, hop=hop, against=("DEU",),
    )  # fmt: skip


def draw(*verdicts: Verdict, conflicts: tuple[Clash, ...] = ()) -> HopDrawing:
    return hop_drawing(
        ScenarioLine(key="s", scenario="x", verdicts=verdicts, conflicts=conflicts), ATTACK, lambda told: "#" + told.says
    )


def test_attacker_stands_above_victim_and_helpers_to_the_right() -> None:
    made = draw(verdict("GBR", "POL"), verdict("USA", "GBR", hop=2))
    attacker, victim, helper, second = made.boxes
    assert [box.kind for box in made.boxes] == ["attacker", "victim", "yes", "yes"]
    assert attacker.y < victim.y
    assert attacker.x == victim.x < helper.x < second.x
    assert [ground.hypothetical for ground in made.grounds] == [False, False, True]
    assert second.lines[:2] == ("United States", "help for United Kingdom")


def test_an_edge_leaves_the_state_that_is_helped() -> None:
    """The victim's box ends at its right side, halfway down; there the first edge begins, and the second at the helper's."""
    made = draw(verdict("GBR", "POL"), verdict("USA", "GBR", hop=2))
    _, victim, helper, _ = made.boxes
    _, first, next_one = made.edges
    assert first.path.startswith(f"M{victim.x + victim.width:.1f} {victim.y + victim.height / 2:.1f}C")
    assert first.path.endswith(f" {helper.x:.1f} {helper.y + helper.height / 2:.1f}")
    assert next_one.path.startswith(f"M{helper.x + helper.width:.1f} ")
    assert (first.hop, next_one.hop) == (1, 2)


def test_help_for_the_attacker_hangs_on_the_attacker_though_it_owes_restraint_itself() -> None:
    made = draw(verdict("DEU", "POL", duty="restraint"), verdict("ITA", "DEU", hop=2))
    attacker = made.boxes[0]
    assert made.edges[-1].path.startswith(f"M{attacker.x + attacker.width:.1f} {attacker.y + attacker.height / 2:.1f}")


def test_doubt_is_told_and_what_is_not_triggered_is_counted() -> None:
    made = draw(verdict("GBR", "POL", Answer.UNKNOWN), verdict("FRA", "POL"), verdict("ITA", "POL", Answer.NO))
    assert [box.kind for box in made.boxes[2:]] == ["yes", "undetermined"]  # the triggered one stands first
    assert made.grounds[1].more == "1 more in the list"
    tree = parsed(drawn(made, "h", "t", "d"))
    assert any("undetermined" in g.attrib.get("class", "") for g in tree.iter("g"))


def test_what_the_same_states_owe_several_under_one_treaty_is_one_box() -> None:
    made = draw(verdict("GBR", "POL"), verdict("AUT CYP", "POL", hop=2), verdict("AUT CYP", "GBR", hop=2))
    (box,) = (box for box in made.boxes if box.hop == 2)
    assert box.lines[:2] == ("Austria and Cyprus", "help for Poland and United Kingdom")
    assert len([edge for edge in made.edges if edge.hop == 2]) == 2
    assert made.grounds[2].more == ""


def test_a_conflict_marks_its_state_and_names_both_sides() -> None:
    clash = Clash(
        says="c", answer=Answer.UNKNOWN, states=("FRA",), toward=("POL",), against=("DEU",), titles=("Pact A", "Pact B")
    )  # fmt: skip
    made = draw(verdict("FRA", "POL"), verdict("GBR", "POL"), conflicts=(clash,))
    assert {box.lines[0]: box.clashing for box in made.boxes[2:]} == {"France": True, "United Kingdom": False}
    (sides,) = made.conflicts
    assert (sides.toward, sides.who, sides.against) == (("help for Poland", "Pact A"), "France", ("Germany", "Pact B"))
    assert not sides.sure
    assert sides.href == "#c"
    ban = Clash(
        says="c", answer=Answer.YES, states=("CHN",), toward=("PRK",), against=("KOR",), ban="supply arms", titles=("A", "B")
    )
    assert draw(conflicts=(ban,)).conflicts[0].against[0] == "may not supply arms"


def test_two_attacks_on_each_other_draw_each_state_once() -> None:
    made = hop_drawing(
        ScenarioLine(key="s", scenario="x"), [Blow(by=("DEU",), to=("RUS",)), Blow(by=("FRA",), to=("DEU",))]
    )  # fmt: skip
    assert [box.lines[0] for box in made.boxes] == ["Germany", "Russia", "France"]
    assert len(made.edges) == 2


verdicts = st.lists(
    st.builds(
        verdict,
        st.lists(st.sampled_from(["GBR", "FRA", "USA", "BIH", "COD", "VCT"]), min_size=1, max_size=5, unique=True).map(" ".join),
        st.sampled_from(["POL", "DEU", "GBR", "nobody"]),
        st.sampled_from(list(Answer)),
        st.integers(1, 4),
        st.text(max_size=60),
        st.sampled_from(["help", "consult", "abstain", "restraint", "else"]),
    ),
    max_size=60,
)


@given(verdicts)
def test_boxes_do_not_touch_and_their_words_fit(found: list[Verdict]) -> None:
    made = draw(*found)
    sides = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in made.boxes]
    for n, side in enumerate(sides):
        assert all(apart(side, other) for other in sides[:n])
        assert side[2] <= made.width
        assert side[3] <= made.foot
    assert all(width(line) <= box.width - 20 for box in made.boxes for line in box.lines)
    assert made.width <= made.size


@given(verdicts)
def test_every_verdict_is_drawn_or_counted(found: list[Verdict]) -> None:
    made = draw(*found)
    for ground in made.grounds[1:]:
        told = [v for v in found if v.hop == ground.hop]
        boxes = [box for box in made.boxes if box.hop == ground.hop and ground.hop]
        groups = {(v.answer, v.states, v.treaty, v.duty, v.against if v.duty == "abstain" else ()) for v in told}
        triggered = {group for group in groups if group[0] is not Answer.NO}
        assert len(boxes) == min(len(triggered), MOST)
        if len(triggered) <= MOST:
            unsaid = sum(v.answer is Answer.NO for v in told)
            assert ground.more == (f"{unsaid} more in the list" if unsaid else "")


def test_hostile_words_are_inert_among_hops() -> None:
    bad = Verdict(says=HOSTILE, answer=Answer.YES, states=(HOSTILE,), treaty=HOSTILE, title=HOSTILE, toward="POL", duty=HOSTILE)
    clash = Clash(says=HOSTILE, answer=Answer.YES, states=(HOSTILE,), toward=(HOSTILE,), ban=HOSTILE, titles=(HOSTILE, HOSTILE))
    line = ScenarioLine(key="s", scenario=HOSTILE, verdicts=(bad,), conflicts=(clash,))
    made = drawn(
        hop_drawing(line, [Blow(by=(HOSTILE,), to=("POL",), event=HOSTILE)], lambda told: "javascript:x"), "h", HOSTILE, HOSTILE
    )
    assert inert(made)
    assert not list(parsed(made).iter("a"))
    assert any("<script>" in told for told in words(parsed(made), "title"))
