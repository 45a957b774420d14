"""Domestic procedures: the table, and how far the acts have come in it."""

from datetime import date

import pytest
from sample_treaties import act, treaty

from foedus.core.answers import Answer
from foedus.core.statements import Act
from foedus.core.states import organisations, states
from foedus.core.words import ActKind
from foedus.law.basics.facts import Case
from foedus.law.life.domestic import completed, procedures, progress

DAY = date(2020, 1, 1)


def done(state: str, *acts: Act) -> list[tuple[str, Answer]]:
    return [(p.step.organ, p.done) for p in progress(Case(treaty=treaty(*acts, parties=f"{state} X")), state, DAY)]


def test_every_procedure_has_a_known_state_and_a_source() -> None:
    assert len(procedures()) >= 40
    for key, steps in procedures().items():
        assert key in states() or key in organisations()
        assert all(step.source and step.organ and step.label for step in steps)
        assert all(step.house for step in steps if step.act is ActKind.PARLIAMENTARY_APPROVAL and step.organ != "Guardian Council")


def test_both_chambers_are_each_chamber() -> None:
    both = act("parliamentary approval", "2019-01-01", "RUS", organ="both chambers")
    assert done("RUS", both) == [
        ("State Duma", Answer.YES), ("Federation Council", Answer.YES), ("head of state", Answer.NO),
    ]  # fmt: skip


@pytest.mark.parametrize("organ", ["parliament", None])
def test_parliament_is_one_chamber_that_nobody_names(organ: str | None) -> None:
    approval = act("parliamentary approval", "2019-01-01", "RUS", organ=organ)
    assert [answer for _, answer in done("RUS", approval)] == [Answer.UNKNOWN, Answer.UNKNOWN, Answer.NO]
    assert done("UKR", act("parliamentary approval", "2019-01-01", "UKR", organ=organ))[0] == ("Verkhovna Rada", Answer.YES)


def test_a_later_step_presupposes_the_earlier() -> None:
    upper = act("parliamentary approval", "2019-01-01", "RUS", organ="upper house")
    assert [answer for _, answer in done("RUS", upper)] == [Answer.YES, Answer.YES, Answer.NO]
    assert [answer for _, answer in done("RUS", act("ratification", "2019-01-01", "RUS"))] == [Answer.YES] * 3


def test_a_senates_vote_is_no_ratification() -> None:
    vote = act("parliamentary approval", "2019-01-01", "USA", organ="Senate")
    case = Case(treaty=treaty(vote, parties="USA GBR"))
    assert done("USA", vote) == [("Senate", Answer.YES), ("head of state", Answer.NO)]
    assert completed(case, "USA", DAY) is Answer.NO


def test_acts_about_leaving_are_no_steps_toward_joining() -> None:
    from foedus.core.words import About

    assert done("PRK", act("ratification", "2019-01-01", "PRK", about=About.WITHDRAWAL)) == [("head of state", Answer.NO)]


def test_unknown_procedures_are_said_to_be_unknown() -> None:
    assert progress(Case(treaty=treaty(parties="LIE CHE")), "LIE", DAY) == ()
