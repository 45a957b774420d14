"""What the law says of a state, as a mark on the map."""

import pytest

from foedus.desk.drawing.marking import arcs_of, mark_of
from foedus.desk.drawing.ties import Pact, net_of_pacts
from foedus.desk.drawing.worldmap import MARKS
from foedus.law.basics.turns import StateWord as W


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ((W.PARTY,), "bound"), ((W.WITHDRAWING,), "bound"), ((W.PARTY, W.WITHDRAWING), "bound"), ((W.SIGNATORY, W.PARTY), "may"),
        ((W.PARTY, W.FORMER), "may"), ((W.UNDETERMINED,), "may"), ((W.SIGNATORY,), "signed"), ((W.NONE, W.SIGNATORY), "signed"),
        ((W.FORMER,), "left"), ((W.NONE, W.FORMER), "left"),
    ],
)  # fmt: skip
def test_a_mark_says_bound_only_of_who_surely_is(words: tuple[W, ...], kind: str) -> None:
    made = mark_of("FRA", words, "#x")
    assert made is not None
    assert (made.kind, made.href) == (kind, "#x")
    assert made.title == "France: " + " or ".join(word.value for word in words)


def test_who_has_nothing_to_do_with_it_bears_none() -> None:
    assert mark_of("FRA", (W.NONE,)) is None
    assert mark_of("FRA", ()) is None


def test_each_word_leads_to_a_mark_that_the_style_sheet_knows() -> None:
    made = [mark_of("FRA", (word,)) for word in W if word is not W.NONE]
    assert {one.kind for one in made if one} <= set(MARKS)
    assert None not in made


def test_arcs_are_the_ties_of_pairs() -> None:
    both = Pact(key="a", name="A", members={"FRA": True, "GBR": False}, kind="help", href="/treaties/a")
    many = Pact(key="b", name="B", members=dict.fromkeys(["FRA", "GBR", "USA", "CAN", "ITA", "NOR"], True), kind="help")
    (arc,) = arcs_of(net_of_pacts([both, many]))
    assert (arc.first, arc.second, arc.kind, arc.sure, arc.href) == ("FRA", "GBR", "help", False, "/treaties/a")
