"""The life of a duty: by the shipped register, and with days that are known less closely."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_treaties import act, treaty
from shipped import treaties

from foedus.core.answers import Answer
from foedus.core.articles import meet
from foedus.core.statements import Act, Provision
from foedus.core.when import When
from foedus.core.words import Event
from foedus.law.basics.proofs import every_statement
from foedus.law.duties.duty_life import DutyLife, Lives, sentence
from foedus.law.scenarios.scenarios import Scenario, parse, what_if

HELP = Provision(kind="mutual defence", treaty="t", article="4", bearers=("PRK",), toward=("RUS",), events=(Event.ARMED_ATTACK,))
ORIGIN = date(2000, 1, 1)


def shipped(key: str, day: str, state: str | None = None, toward: str | None = None) -> list[str]:
    lives = Lives.of(treaties()[key], date.fromisoformat(day), treaties())
    return [sentence(life) for life in lives.all(state, toward)]


@pytest.mark.parametrize(
    ("key", "day", "state", "toward", "said"),
    [
        ("rus-prk-2024", "2024-06-18", "PRK", "RUS", []),
        (
            "rus-prk-2024", "2024-12-03", "PRK", "RUS",
            "North Korea's duty toward Russia (mutual defence, article 4): created on 19 June 2024",
        ),
        (
            "rus-prk-2024", "2024-12-04", "PRK", "RUS",
            "North Korea's duty toward Russia (mutual defence, article 4): in effect since 4 December 2024",
        ),
        (
            "nato", "2001-09-11", "DEU", "USA",
            "Germany's duty toward the United States (collective defence, article 5): in effect since 6 May 1955",
        ),
        (
            "nato", "2001-09-12", "DEU", "USA",
            "Germany's duty toward the United States (collective defence, article 5): triggered on 12 September 2001",
        ),
        (
            "anzus", "2001-09-14", "AUS", "USA",
            "Australia's duty toward the United States (mutual defence, article IV): triggered on 14 September 2001",
        ),
        (
            "anzus", "2001-09-14", "NZL", "USA",
            "New Zealand's duty toward the United States (mutual defence, article IV): "
            "suspended since a day between 1 August 1986 and 30 September 1986",
        ),
        (
            "eu-mutual-defence", "2015-11-17", "DEU", "FRA",
            "Germany's duty toward France (collective defence, article 42(7)): triggered on 17 November 2015",
        ),
        (
            "eu-mutual-defence", "2015-11-17", "FRA", "DEU",
            "France's duty toward Germany (collective defence, article 42(7)): in effect since 1 December 2009",
        ),
        (
            "grc-mkd-1995", "2009-01-01", "GRC", "MKD",
            "Greece's duty toward North Macedonia (no objection, article 11(1)): violated in April 2008",
        ),
        (
            "usa-twn-1954", "1985-01-01", "USA", "TWN",
            "The United States' duty toward Taiwan (mutual defence, article V): discharged on 1 January 1980",
        ),
    ],
)  # fmt: skip
def test_duties_of_the_register(key: str, day: str, state: str, toward: str, said: str | list[str]) -> None:
    found = shipped(key, day, state, toward)
    assert said in found if said else found == []


def test_a_declaration_of_war_on_its_own_pact_is_alleged_and_disputed() -> None:
    """Locarno after the Rhineland: neither the breach nor the end is certain."""
    found = shipped("locarno-1925", "1936-04-01", "DEU", "BEL")
    assert [said.partition(", which")[0] for said in found] == [
        "Germany's duty toward Belgium (non-aggression, article 2): in effect or violated or discharged"
    ]
    assert "alleged, and no source reports a finding by a court or the Security Council" in found[0]
    assert "the denunciation is disputed" in found[0] or "the treaty ended for it" in found[0]


def test_a_resolution_obliges_whom_one_asks_about() -> None:
    found = shipped("unsc-1718", "2010-01-01", "RUS", "PRK")
    assert "Russia's duty toward North Korea (arms embargo, article 8(a)): in effect since 14 October 2006" in found


def one(*acts: Act, on: str = "2010-01-01") -> tuple[DutyLife, Lives]:
    lives = Lives.of(treaty(*acts, provisions=[HELP]), date.fromisoformat(on))
    (life,) = lives.all()
    return life, lives


def test_the_proof_goes_down_to_the_acts() -> None:
    life, lives = one(
        act("signature", "2000-01-01", "RUS", "PRK"), act("entry into force", "2000-02-01", "RUS", "PRK"),
        act("invocation", "2001-01-01", "RUS"),
    )  # fmt: skip
    whole = lives.proof(life)
    kinds = {getattr(s.content, "kind", "") for s in every_statement(whole)}
    assert {"signature", "entry into force", "invocation", "mutual defence"} <= {str(k) for k in kinds}
    assert (whole.answer, [s.answer for s in whole.steps]) == (Answer.YES, [Answer.YES] * 3)


def test_who_invokes_for_another_owes_it() -> None:
    """`toward` is to whom the duty is owed: who invokes it for itself calls on the other."""
    force = act("entry into force", "2000-02-01", "RUS", "PRK")
    for actors, toward, word in ((("RUS",), (), "triggered"), (("PRK",), (), "in effect"), (("PRK",), ("RUS",), "triggered")):
        life, _ = one(force, act("invocation", "2001-01-01", *actors, toward=toward))
        assert [w.value for w in life.words] == [word]


def test_acts_of_one_day_stand_in_their_natural_order() -> None:
    force = act("entry into force", "2000-02-01", "RUS", "PRK")
    life, _ = one(force, act("performance", "2001-01-01", "PRK"), act("invocation", "2001-01-01", "RUS"))
    assert [w.value for w in life.words] == ["performed"]


def test_an_act_without_a_day_may_have_come() -> None:
    life, _ = one(act("entry into force", "2000-02-01", "RUS", "PRK"), act("invocation", None, "RUS"))
    assert [w.value for w in life.words] == ["in effect", "triggered"]
    assert sentence(life).endswith("in effect or triggered, which cannot be told: Russia invoked it on a day not known")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("4", "4", True), ("4", "4(1)", True), ("4(1)", "4", True), ("4", "42", False),
        ("20, 21", "21", True), ("IV", "IV(2)", True), ("IV", "4", True), ("4(1)", "4(2)", False),
    ],
)  # fmt: skip
def test_articles(a: str, b: str, same: bool) -> None:
    assert meet(a, b) is same


SHAPES = (
    ("signature", ("RUS", "PRK")), ("entry into force", ("RUS", "PRK")), ("invocation", ("RUS",)), ("performance", ("PRK",)),
    ("suspension", ("RUS", "PRK")), ("termination", ()), ("alleged breach", ("PRK",)),
)  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Act], list[Act]]:
    """The same acts with exact days, and with days known less closely."""
    exact, vague = [], []
    for kind, actors in draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=6, unique=True)):
        day = ORIGIN + timedelta(days=draw(st.integers(0, 1000)))
        before, after = draw(st.integers(0, 300)), draw(st.integers(0, 300))
        one = act(kind, day.isoformat(), *actors)
        exact.append(one)
        vague.append(replace(one, when=When(day - timedelta(days=before), day + timedelta(days=after))))
    return exact, vague


@settings(max_examples=300, deadline=None)
@given(story=stories(), offset=st.integers(0, 1200))
def test_what_is_certain_of_uncertain_days_is_true_of_exact_ones(story: tuple[list[Act], list[Act]], offset: int) -> None:
    on = ORIGIN + timedelta(days=offset)
    words = []
    for acts in story:
        found = list(Lives.of(treaty(*acts, provisions=[HELP]), on).all())
        words.append(set(found[0].words) if found else {"not created"})
    exact, vague = words
    assert exact <= vague


@settings(max_examples=200, deadline=None)
@given(story=stories(), offset=st.integers(0, 1200))
def test_what_an_attack_certainly_sets_off_it_sets_off_on_exact_days(story: tuple[list[Act], list[Act]], offset: int) -> None:
    attack = parse("UKR attacks RUS", ORIGIN + timedelta(days=offset))
    assert isinstance(attack, Scenario)
    exact, vague = ([f.answer for f in what_if([treaty(*acts, provisions=[HELP])], attack)] for acts in story)
    assert exact != [Answer.YES] or vague in ([Answer.YES], [Answer.UNKNOWN])
    assert vague != [Answer.YES] or exact == [Answer.YES]
