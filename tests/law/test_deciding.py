"""What decides: every set that is told changes the answer and has nothing to spare, and none is missed within the bound."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from shipped import shelf, treaties

from foedus.core.sources import Source
from foedus.core.statements import Act, Naming, Provision, Statement
from foedus.core.treaties import Card
from foedus.core.when import When
from foedus.core.words import ActKind, Event, Stance, Status
from foedus.law.beliefs.deciding import Decider, deciding
from foedus.law.beliefs.questions import of_scenario, of_standing
from foedus.law.life.standing import standing
from foedus.law.scenarios.happenings import Scenario
from foedus.law.scenarios.scenario_line import parse
from foedus.ledger.cards.register import register
from foedus.ledger.folding.disputes import Choice, chosen, disputes
from foedus.ledger.folding.refold import Choices, Refolding
from foedus.ledger.folding.told import Told

ON, KNOWN = date(2001, 1, 1), date(2002, 1, 1)
SOURCES = {key: Source(id=key, name=f"{key}.txt") for key in "abcd"}
CARD = Card(id="t", title="Treaty", parties=("RUS", "PRK"))
NAMED = Statement(source="a", start=0, end=0, content=Naming(treaty="t", name="Treaty", parties=("RUS", "PRK")))


def act(kind: str, when: str | None = "2000-01-01", actors: str = "RUS PRK", **rest: Any) -> Act:
    return Act(kind=ActKind(kind), treaty="t", when=When.parse(when) if when else None, actors=tuple(actors.split()), **rest)


def says(source: str, content: Act | Provision, speaker: str | None = None, stance: Stance = Stance.ASSERTS) -> Statement:
    return Statement(source=source, start=0, end=0, content=content, speaker=speaker, stance=stance)


def belief(*said: Statement) -> Refolding:
    whole = Told(statements=(NAMED, *said), sources=SOURCES, cards={"t": CARD})
    return Refolding(told=whole, base=whole.folded())


def shown(deciders: tuple[Decider, ...]) -> list[tuple[str, list[str]]]:
    return [(d.after, sorted(("" if c.believed else "not ") + c.dispute.content.kind for c in d.choices)) for d in deciders]


SIGNED = [says(s, act("signature", "1999-01-01")) for s in "ab"]


def test_two_reports_of_which_one_suffices_decide_together() -> None:
    """By its reported entry or by the exchange that its clause asks for: without either it is in force still."""
    clause = says("a", act("entry into force", None, status=Status.EXPECTED, note="condition: exchange of instruments"))
    told = says("c", act("exchange of instruments")), says("d", act("entry into force"))
    found = of_standing(belief(*SIGNED, clause, *told), "t", ON, KNOWN)
    (decision,) = found.decisions
    assert decision.before == "in force"
    assert ("signed", ["not entry into force", "not exchange of instruments"]) in shown(decision.deciders)
    assert all(len(d.choices) > 1 or d.after != "signed" for d in decision.deciders)


def test_a_denied_entry_into_force_is_decided_by_believing_the_one_or_the_other() -> None:
    entry = act("entry into force")
    found = of_standing(belief(*SIGNED, says("a", entry), says("b", entry), says("c", entry, "USA", Stance.DENIES)), "t", ON, KNOWN)
    (decision,) = found.decisions
    assert decision.before == "undetermined"
    assert ("in force", ["entry into force"]) in shown(decision.deciders)


def test_where_nothing_is_disputed_it_says_so() -> None:
    entry = act("entry into force")
    found = of_standing(belief(*SIGNED, says("a", entry), says("b", entry)), "t", ON, KNOWN)
    assert (found.choices, found.whole, found.decisions[0].deciders) == (0, True, ())


def test_what_is_disputed_and_does_not_matter_is_not_told() -> None:
    entry = act("entry into force")
    reports = (*SIGNED, says("a", entry), says("b", entry), says("c", act("parliamentary approval", "1999-05-01", "RUS")))
    found = of_standing(belief(*reports), "t", ON, KNOWN)
    assert (found.choices, found.whole, found.decisions[0].deciders) == (1, True, ())


def test_a_verdict_is_decided_by_the_provision_and_by_what_put_it_in_force() -> None:
    defence = Provision(kind="mutual defence", treaty="t", events=(Event.ARMED_ATTACK,), modality="shall")
    entry = act("entry into force")
    scenario = parse("UKR attacks RUS", ON)
    assert isinstance(scenario, Scenario)
    (found,) = of_scenario(belief(*SIGNED, says("c", entry), says("d", defence)), scenario, KNOWN)
    (decision,) = found.decisions
    assert decision.before == "yes"
    assert decision.question.startswith("mutual defence, North Korea toward Russia")
    assert {(d.after, len(d.choices)) for d in decision.deciders} == {("", 1), ("undetermined", 1)}


def test_in_the_register_the_status_of_north_korea_in_the_npt_hangs_on_the_notice_of_2003() -> None:
    """Without the notice of 2003 there is only the one that was halted a day before its effect in 1993."""
    sources, said = shelf()
    whole = Told(statements=tuple(said), sources=sources, cards=register())
    found = of_standing(Refolding(told=whole, base=treaties()), "npt", date(2024, 1, 1), date(2026, 1, 1), "PRK")
    (decision,) = found.decisions
    assert decision.before == "undetermined"
    singles = [d for d in decision.deciders if len(d.choices) == 1]
    assert [(d.after, str(getattr(d.choices[0].dispute.content, "when", "")), d.choices[0].believed) for d in singles] == [
        ("party", "2003-01-10", False)
    ]
    both = [d for d in decision.deciders if all(c.believed for c in d.choices)]
    assert [d.after for d in both] == ["former party"]


def test_a_bound_that_is_reached_is_said() -> None:
    kinds = ("ratification", "notification", "parliamentary approval")
    reports = [says(s, act(kind, "1999-05-01", who)) for s, who in (("c", "RUS"), ("d", "PRK")) for kind in kinds]
    question = belief(*reports)
    options = [Choice(d, False) for d in disputes(question.base["t"])]
    ask = lambda made: {"t": str(len(made) >= 2)}  # noqa: E731
    found = deciding(ask, options, tries=len(options) + 1)
    assert (found.whole, found.size) == (False, 1)
    assert all(len(d.choices) == 2 for d in found.decisions[0].deciders)
    assert len(found.decisions[0].deciders) == 1


KINDS = ("signature", "ratification", "exchange of instruments", "entry into force", "termination", "suspension")
STATUSES = (Status.DONE, Status.DONE, Status.CLAIMED, Status.EXPECTED)
statements = st.builds(
    says, st.sampled_from("abcd"),
    st.builds(act, st.sampled_from(KINDS), st.sampled_from([None, "2000-01", "2000-01-05", "2000-02-01"]),
              st.sampled_from(["RUS", "PRK", "RUS PRK"]), status=st.sampled_from(STATUSES)),
    st.sampled_from([None, "KCNA"]), st.sampled_from([Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(statements, min_size=1, max_size=5))
def test_the_sets_that_are_told_are_all_that_change_the_answer_with_nothing_to_spare(said: list[Statement]) -> None:
    """Against folding everything afresh for every set of up to three choices."""
    question = belief(*said)
    found = of_standing(question, "t", ON, KNOWN)
    assert found.whole
    (decision,) = found.decisions
    assert {frozenset(d.choices): d.after for d in decision.deciders} == _by_brute_force(question)


def _by_brute_force(question: Refolding) -> Mapping[Choices, str]:
    def word(made: Choices) -> str:
        treaties_ = question.told.folded(chosen(question.told.statements, made))
        return standing(treaties_["t"], ON, treaties_, KNOWN).word.value

    all_ = [Choice(d, b) for d in disputes(question.base["t"]) for b in ((False, True) if d.open else (False,))]
    found: dict[Choices, str] = {}
    for size in (1, 2, 3):
        for made in map(frozenset, combinations(all_, size)):
            one_each = len({c.dispute for c in made}) == size
            if one_each and not any(smaller <= made for smaller in found) and word(made) != word(frozenset()):
                found[made] = word(made)
    return found
