"""Two readings side by side."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from foedus.core.statements import Act, Claim, Content, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Stance, Status
from foedus.reading.model.compare import Pair, pairs


def said(start: int, end: int, content: Content) -> Statement:
    return Statement(source="s", start=start, end=end, content=content)


def signature(**fields: Any) -> Act:
    return Act(kind=ActKind.SIGNATURE, treaty="pact", **fields)


def told(found: tuple[Pair, ...]) -> list[tuple[int | None, int | None, tuple[str, ...]]]:
    return [(p.rules.start if p.rules else None, p.model.start if p.model else None, p.differences) for p in found]


def test_what_stands_at_one_place_is_held_against_each_other() -> None:
    day, other = When.parse("2004-11-02"), When.parse("2004-11-03")
    ours = [said(0, 20, signature(actors=("KEN",), when=day)), said(30, 50, signature(actors=("UGA",)))]
    theirs = [said(5, 18, signature(actors=("KEN",), when=other, status=Status.EXPECTED)), said(60, 70, signature(actors=("TGO",)))]
    assert told(pairs(ours, theirs)) == [(0, 5, ("status", "day")), (30, None, ()), (None, 60, ())]


def test_of_two_at_one_place_the_likest_are_put_together() -> None:
    """ "Kenya and Uganda signed": two statements on the same words."""
    ours = [said(0, 20, signature(actors=("KEN",))), said(0, 20, signature(actors=("UGA",)))]
    theirs = [said(0, 20, signature(actors=("UGA",))), said(0, 20, signature(actors=("KEN",)))]
    assert all(p.differences == () and p.rules and p.model for p in pairs(ours, theirs))


def test_kinds_are_not_mixed() -> None:
    ours = [said(0, 20, signature())]
    theirs = [
        said(0, 20, Act(kind=ActKind.RATIFICATION, treaty="pact")),
        said(0, 20, Claim(speaker="KEN", stance=Stance.DENIES, about="x")),
    ]
    assert told(pairs(ours, theirs)) == [(0, None, ()), (None, 0, ()), (None, 0, ())]


def test_what_one_side_leaves_open_is_no_difference() -> None:
    ours, theirs = [said(0, 9, signature())], [said(0, 9, signature(actors=("KEN",), organ="Senate", when=When.parse("2004")))]
    assert told(pairs(ours, theirs)) == [(0, 0, ())]


def test_a_second_mention_of_what_the_rules_say_once_is_no_difference() -> None:
    act = signature(actors=("KEN",))
    (one,) = pairs([said(0, 9, act)], [said(0, 9, act), said(40, 49, act)])
    assert [s.start for s in one.again] == [40]


def test_the_same_said_at_another_place_is_the_same() -> None:
    act = signature(actors=("KEN",))
    assert told(pairs([said(0, 9, act)], [said(40, 49, act)])) == [(0, 40, ())]


def test_claims_differ_in_speaker_stance_and_number() -> None:
    ours = [said(0, 30, Claim(speaker="KEN", stance=Stance.ASSERTS, about="x", number="10"))]
    theirs = [said(3, 20, Claim(speaker="KEN", stance=Stance.DENIES, about="y", number="11"))]
    assert told(pairs(ours, theirs)) == [(0, 3, ("stance", "number"))]


_ACTS = st.lists(
    st.builds(
        lambda start, length, actor: said(start, start + length, signature(actors=(actor,))),
        st.integers(0, 30),
        st.integers(1, 9),
        st.sampled_from(["KEN", "UGA"]),
    ),
    max_size=8,
    unique=True,
)


@given(_ACTS, _ACTS)
def test_each_statement_stands_in_exactly_one_pair(ours: list[Statement], theirs: list[Statement]) -> None:
    found = pairs(ours, theirs)
    assert sorted(p.rules.id for p in found if p.rules) == sorted(s.id for s in ours)
    assert sorted(s.id for p in found for s in (*([p.model] if p.model else []), *p.again)) == sorted(s.id for s in theirs)
