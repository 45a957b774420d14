"""Scenarios: reading them, what they set off, what would decide, what collides."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sample_treaties import act, treaty

from foedus.core.answers import Answer
from foedus.core.clauses import EntryIntoForce, FinalClauses
from foedus.core.plain import plain
from foedus.core.problems import Problem
from foedus.core.statements import Act, Provision
from foedus.core.treaties import Treaty
from foedus.core.words import EntryRule, Event
from foedus.law.basics.proofs import every_statement, proof_lines
from foedus.law.scenarios.manners import manner
from foedus.law.scenarios.match import conditions, contradiction, events, named_conditions, settled
from foedus.law.scenarios.scenarios import Finding, Scenario, cascade, conflicts, explain, parse, what_if, worked

DAY = date(2025, 3, 1)
DEFENCE = Provision(
    kind="mutual defence", treaty="t", article="4", trigger="armed attack on a party by any state", conditions=("state of war",),
    act="military and other assistance", manner=("immediately",), limits=("UN Charter art. 51",), modality="shall",
)  # fmt: skip


def pact(ident: str, parties: str, *provisions: Provision, kind: str = "defence treaty", acts: tuple[Act, ...] = ()) -> Treaty:
    done = acts or (act("entry into force", "2000-01-01", *parties.split()),)
    return treaty(*done, id=ident, title=f"Pact {ident}", parties=parties, provisions=provisions, kind=kind)


def scenario(line: str, *given: str) -> Scenario:
    found = parse(line, DAY, given)
    assert isinstance(found, Scenario), found
    return found


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("line", "event", "by", "to"),
    [
        ("UKR attacks RUS", Event.ARMED_ATTACK, ("UKR",), ("RUS",)),
        ("USA and South Korea invade North Korea", Event.ARMED_ATTACK, ("USA", "KOR"), ("PRK",)),
        ("Russia is attacked by Ukraine", Event.ARMED_ATTACK, ("UKR",), ("RUS",)),
        ("Germany declares war on Poland, France", Event.WAR, ("DEU",), ("POL", "FRA")),
        ("PRK imposes sanctions on RUS", Event.SANCTIONS, ("PRK",), ("RUS",)),
        ("X threatens Japan", Event.THREAT, ("X",), ("JPN",)),
    ],
)
def test_lines_are_read(line: str, event: Event, by: tuple[str, ...], to: tuple[str, ...]) -> None:
    happening = scenario(line).happenings[0]
    assert (happening.event, happening.by, happening.to) == (event, by, to)


def test_day_and_facts_stand_in_the_line() -> None:
    found = scenario("USA attacks PRK on 2024-12-05; state of war; unprovoked")
    assert (found.on, found.given) == (date(2024, 12, 5), ("state of war", "unprovoked"))


def test_states_are_those_of_the_day() -> None:
    found = parse("Russia attacks China", date(1969, 3, 2))
    assert isinstance(found, Scenario)
    assert found.happenings[0].by == ("SUN",)


@pytest.mark.parametrize(
    "line", ["", "RUS", "Ruritania attacks RUS", "UKR attacks", "RUS attacks RUS", "A attacks B on 2024-13-99", ";;", "<b>"]
)
def test_what_cannot_be_read_says_what_to_do(line: str) -> None:
    found = parse(line, DAY)
    assert isinstance(found, Problem)
    assert found.remedy


@pytest.mark.parametrize(
    ("given", "answer"),
    [((), Answer.UNKNOWN), (("state of war",), Answer.YES), (("no state of war",), Answer.NO)],
)
def test_a_condition_that_nobody_settles_stays_open(given: tuple[str, ...], answer: Answer) -> None:
    found = only(what_if([pact("t", "RUS PRK", DEFENCE)], scenario("UKR attacks RUS", *given)))
    assert (found.bearer, found.toward, found.answer) == ("PRK", "RUS", answer)
    assert found.decides == (("no source says whether a state of war exists",) if answer is Answer.UNKNOWN else ())


def test_the_sentence_names_duty_article_and_doubt() -> None:
    pacts = [pact("t", "RUS PRK", DEFENCE)]
    must = "North Korea must help Russia against Ukraine under article 4 of the Pact t"
    sure = explain(only(what_if(pacts, scenario("UKR attacks RUS; state of war"))))
    assert sure == f"{must}: military and other assistance, immediately; within UN Charter art. 51."
    unsure = explain(only(what_if(pacts, scenario("UKR attacks RUS"))))
    assert unsure == f"Whether {must} cannot be told: no source says whether a state of war exists."
    no = explain(only(what_if(pacts, scenario("UKR imposes sanctions on RUS; state of war"))))
    assert no.startswith(
        "North Korea is not bound toward Russia by article 4 of the Pact t: sanctions by Ukraine against Russia is not"
    )


def test_the_proof_goes_down_to_the_acts() -> None:
    found = only(what_if([pact("t", "RUS PRK", DEFENCE)], scenario("UKR attacks RUS")))
    kinds = {type(s.content).__name__ for s in every_statement(found.proof)}
    assert kinds == {"Act", "Provision"}
    lines = proof_lines(found.proof)
    assert lines[0] == "undetermined: mutual defence, North Korea toward Russia: Pact t, article 4"
    assert any("it entered into force for North Korea on 1 January 2000" in line for line in lines)
    assert json.loads(json.dumps(plain(found)))["answer"] == "undetermined"


def test_no_duty_before_entry_into_force() -> None:
    """Ratified at home by both, instruments not exchanged: nothing binds yet."""
    acts = (
        act("signature", "2024-06-19", "RUS", "PRK"),
        act("ratification", "2024-11-09", "RUS"),
        act("ratification", "2024-11-11", "PRK"),
    )
    clause = FinalClauses(entry_into_force=EntryIntoForce(rule=EntryRule.EXCHANGE))
    unbound = replace(pact("t", "RUS PRK", DEFENCE, acts=acts), clauses=clause)
    found = only(what_if([unbound], scenario("UKR attacks RUS on 2024-11-20; state of war")))
    assert found.answer is Answer.NO
    assert explain(found).endswith("by article 4 of the Pact t: no source reports its entry into force by then.")
    assert what_if([unbound], scenario("UKR attacks RUS on 2024-06-18; state of war")) == []  # nobody had signed


def test_an_uncertain_entry_makes_the_duty_uncertain() -> None:
    acts = (act("entry into force", "2025-01/2025-06", "RUS", "PRK"),)
    found = only(what_if([pact("t", "RUS PRK", DEFENCE, acts=acts)], scenario("UKR attacks RUS; state of war")))
    assert found.answer is Answer.UNKNOWN


def test_a_named_adversary_covers_no_other() -> None:
    named = Provision(kind="mutual defence", treaty="t", events=(Event.ARMED_ATTACK,), by=("JPN",), modality="shall")
    pacts = [pact("t", "CHN SUN", named)]
    assert [only(what_if(pacts, scenario(f"{who} attacks CHN"))).answer for who in ("JPN", "USA", "X")] == [
        Answer.YES, Answer.NO, Answer.UNKNOWN,
    ]  # fmt: skip


def test_neutrality_forbids_help_for_the_adversary() -> None:
    neutral = Provision(kind="neutrality", treaty="t", trigger="aggression against a party", modality="shall not")
    found = only(what_if([pact("t", "RUS IRN", neutral)], scenario("UKR attacks RUS")))
    assert explain(found) == "Iran may not help Ukraine against Russia under the Pact t."


def test_self_defence_is_not_excluded_silently() -> None:
    """UN Charter art. 51 against a duty of non-aggression."""
    peace = Provision(kind="non-aggression", treaty="t", modality="shall not")
    pacts = [pact("t", "DEU RUS", peace)]
    answers = [only(what_if(pacts, scenario(f"DEU attacks RUS{more}"))).answer for more in ("", "; unprovoked", "; provoked")]
    assert answers == [Answer.UNKNOWN, Answer.YES, Answer.NO]


def test_triggers_in_words_give_events_conditions_and_area() -> None:
    told = Provision(kind="mutual defence", treaty="t", trigger="attack in the West Pacific area on the territories of a party")
    assert events(told) == (Event.ARMED_ATTACK,)
    assert [c.key for c in conditions(told)] == ["area"]
    war = Provision(kind="mutual defence", treaty="t", trigger="armed attack on a party that puts it in a state of war")
    assert [c.key for c in conditions(war)] == ["state of war"]
    assert events(Provision(kind="consultation", treaty="t", trigger="threat of aggression")) == (Event.AGGRESSION, Event.THREAT)
    assert events(Provision(kind="mutual defence", treaty="t")) == (Event.ARMED_ATTACK, Event.AGGRESSION)


def test_how_soon_and_with_what_are_told_apart() -> None:
    """A card keeps them apart; what a report tells in one is put there by its words."""
    told = Provision(
        kind="mutual defence", treaty="t", manner=("individually and together", "without delay", "by all means at its disposal")
    )
    kept = replace(told, manner=("individually and together",), promptness="without delay", means=("by all means at its disposal",))
    assert manner(told) == manner(kept)
    assert list(manner(kept)) == ["without delay", "by all means at its disposal", "individually and together"]


def test_a_fact_may_be_denied_and_two_facts_may_clash() -> None:
    (asked,) = named_conditions("unprovoked")
    said = {
        "unprovoked": "yes",
        "not unprovoked": "no",
        "not: provoked": "yes",
        "self-defence": "no",
        "a full moon": "undetermined",
    }
    assert {fact: settled(asked, [fact]).value for fact in said} == said
    assert settled(asked, ["unprovoked", "provoked"]) is Answer.UNKNOWN
    assert contradiction(["state of war", "unprovoked", "no state of war"]) == ("state of war", "no state of war")
    assert contradiction(["Japan joins", "not Japan joins"]) == ("Japan joins", "not Japan joins")
    assert contradiction(["state of war", "not unprovoked"]) is None


def test_an_attack_alone_makes_no_state_of_war() -> None:
    entente = Provision(kind="mutual defence", treaty="t", events=(Event.WAR,), modality="shall")
    found = only(what_if([pact("t", "RUS PRK", entente)], scenario("UKR attacks RUS")))
    assert found.answer is Answer.UNKNOWN


def test_later_hops_are_hypothetical() -> None:
    always = Provision(kind="mutual defence", treaty="t", events=(Event.ARMED_ATTACK,), modality="shall")
    pacts = [pact("a", "RUS PRK", always), pact("b", "PRK CHN", always), pact("c", "UKR POL", always)]
    found = {(f.hop, f.bearer): f for f in cascade(pacts, scenario("UKR attacks RUS"))}
    assert set(found) == {(1, "PRK"), (2, "CHN"), (2, "POL")}
    assert found[2, "CHN"].supposing == "if North Korea helps Russia and Ukraine attacks it"
    assert found[2, "CHN"].answer is Answer.YES
    assert found[2, "POL"].answer is Answer.UNKNOWN  # help in lawful collective self-defence is no attack


def test_conflicts_name_both_sides() -> None:
    help_ = Provision(kind="mutual defence", treaty="t", events=(Event.ARMED_ATTACK,), modality="shall")
    peace = Provision(kind="non-aggression", treaty="t", modality="shall not")
    pacts = [pact("a", "TUR FRA", help_), pact("b", "GRC FRA", help_, peace)]
    found = conflicts(pacts, what_if(pacts, scenario("GRC attacks TUR")), DAY)
    assert {(c.kind, state, c.answer) for c in found for state in c.states} == {
        ("both sides", "FRA", Answer.UNKNOWN), ("non-aggression", "FRA", Answer.YES),
    }  # fmt: skip
    both = conflicts(pacts, what_if(pacts, scenario("GRC attacks TUR; TUR attacks GRC")), DAY)
    told = {(c.kind, c.answer) for c in both}
    assert ("both sides", Answer.UNKNOWN) in told  # Turkey's answer may be self-defence (UN Charter art. 51), and so no attack
    assert ("aggressor", Answer.UNKNOWN) in told
    war = conflicts(pacts, what_if(pacts, scenario("GRC attacks TUR; TUR attacks GRC; unprovoked")), DAY)
    assert ("both sides", Answer.YES) in {(c.kind, c.answer) for c in war}


def test_a_resolution_prevails_over_a_duty_to_help() -> None:
    """UN Charter art. 103."""
    ban = Provision(kind="arms embargo", treaty="r", toward=("PRK",), act="supply, sell or transfer arms", modality="shall not")
    adopted = (act("adoption", "2006-10-14", "UN"),)
    resolution = treaty(*adopted, id="r", title="Resolution", parties="", open=True, kind="resolution", provisions=[ban])
    always = Provision(kind="mutual defence", treaty="t", events=(Event.ARMED_ATTACK,), modality="shall")
    pacts = [pact("t", "CHN PRK", always), resolution]
    found = conflicts(pacts, what_if(pacts, scenario("USA attacks PRK")), DAY)
    assert [(c.kind, c.states, c.answer) for c in found] == [("prohibition", ("CHN",), Answer.YES)]
    assert "103" in found[0].resolution


def test_worked_scenarios_take_each_party_in_turn() -> None:
    subject = pact("t", "RUS PRK", DEFENCE)
    found = worked(subject, DAY)
    assert [s.happenings[0].to for s in found] == [("RUS",), ("PRK",)]
    assert [only(what_if([subject], s)).bearer for s in found] == ["PRK", "RUS"]
    assert worked(pact("m", "FRA DEU ITA", DEFENCE), DAY) == []
