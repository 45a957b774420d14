"""What may be doubted, choices made about it, and that folding a part again gives what folding all again gives."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.sources import Source
from foedus.core.statements import Act, Naming, Statement
from foedus.core.treaties import Card, Treaty
from foedus.core.when import When
from foedus.core.words import ActKind, Stance, Status
from foedus.ledger.folding.disputes import Choice, choices, chosen, disputes
from foedus.ledger.folding.refold import Refolding
from foedus.ledger.folding.told import Told

SOURCES = {key: Source(id=key, name=f"{key}.txt") for key in "abcd"}
CARD = Card(id="t", title="Treaty", parties=("RUS", "PRK"))


def act(kind: str, when: str | None = None, actors: str = "RUS PRK", **rest: Any) -> Act:
    return Act(kind=ActKind(kind), treaty="t", when=When.parse(when) if when else None, actors=tuple(actors.split()), **rest)


def says(source: str, content: Act, speaker: str | None = None, stance: Stance = Stance.ASSERTS) -> Statement:
    return Statement(source=source, start=0, end=0, content=content, speaker=speaker, stance=stance)


NAMED = Statement(source="a", start=0, end=0, content=Naming(treaty="t", name="Treaty", parties=("RUS", "PRK")))


def told(*said: Statement, carded: bool = True) -> tuple[Told, Refolding]:
    whole = Told(statements=(NAMED, *said), sources=SOURCES, cards={"t": CARD} if carded else {})
    return whole, Refolding(told=whole, base=whole.folded())


def of(*said: Statement) -> list[tuple[str, str, str]]:
    _, belief = told(*said)
    return [(d.content.kind, str(getattr(d.content, "when", "")), d.why) for d in disputes(belief.base["t"])]


def test_what_two_say_independently_is_not_disputed() -> None:
    signed = act("signature", "2000-01-01")
    assert of(says("a", signed)) == [("signature", "2000-01-01", "one source alone")]
    assert of(says("a", signed), says("b", signed)) == []


def test_sides_that_give_different_days_are_disputed_each() -> None:
    found = of(says("a", act("entry into force", "2000-01-01")), says("b", act("entry into force", "2000-02-01")))
    assert sorted(day for _, day, _ in found) == ["2000-01-01", "2000-02-01"]
    assert {why for *_, why in found} == {"sources disagree"}


def test_what_is_denied_names_who_denies_it_and_can_be_believed() -> None:
    signed = act("signature", "2000-01-01")
    _, belief = told(says("a", signed), says("b", signed), says("c", signed, "USA", Stance.DENIES))
    (dispute,) = disputes(belief.base["t"])
    assert dispute.why == "denied by USA"
    assert {choice.believed for choice in choices([dispute])} == {True, False}
    believed = belief.treaties(frozenset({Choice(dispute, True)}))["t"].acts
    assert [(h.content.status, h.disputed) for h in believed] == [(Status.DONE, ())]
    denied = belief.treaties(frozenset({Choice(dispute, False)}))["t"].acts
    assert [h.content.status for h in denied] == [Status.NOT_DONE]


def test_a_claim_by_one_side_that_is_believed_was_done() -> None:
    _, belief = told(says("a", act("withdrawal", "2000-01-01", "PRK", status=Status.CLAIMED)))
    (dispute,) = disputes(belief.base["t"])
    assert dispute.why == "claimed by one side alone"
    (held,) = belief.treaties(frozenset({Choice(dispute, True)}))["t"].acts
    assert held.content.status is Status.DONE


def test_one_statement_that_tells_two_states_acts_is_one_dispute() -> None:
    _, belief = told(says("a", act("ratification", "2000-01-01", "RUS PRK")))
    (dispute,) = disputes(belief.base["t"])
    assert belief.treaties(frozenset({Choice(dispute, False)}))["t"].acts == ()


KINDS = ("signature", "ratification", "exchange of instruments", "entry into force", "withdrawal")
statements = st.builds(
    says, st.sampled_from("abcd"),
    st.builds(act, st.sampled_from(KINDS), st.sampled_from([None, "2000-01", "2000-01-05", "2000-02-01"]),
              st.sampled_from(["RUS", "PRK", "RUS PRK"]), status=st.sampled_from([Status.DONE, Status.CLAIMED, Status.EXPECTED])),
    st.sampled_from([None, "KCNA", "USA"]), st.sampled_from([Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES]),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(statements, min_size=1, max_size=7), st.booleans(), st.data())
def test_folding_a_part_again_is_folding_all_again(said: list[Statement], carded: bool, data: st.DataObject) -> None:
    whole, belief = told(*said, carded=carded)
    open_ = choices(disputes(belief.base["t"]))
    made = {c.dispute: c for c in data.draw(st.lists(st.sampled_from(open_), max_size=3))} if open_ else {}
    again = belief.treaties(frozenset(made.values()))["t"]
    afresh = whole.folded(chosen(whole.statements, made.values()))["t"]
    assert _sorted(again) == _sorted(afresh)


def _sorted(treaty: Treaty) -> list[tuple[str, ...]]:
    return sorted((str(h.content), str(h.independent), str(sorted(h.differences))) for h in treaty.acts)
