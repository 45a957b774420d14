"""Statements of a model: accepted where the source has their words, at their own characters, else refused and counted."""

from __future__ import annotations

from typing import Any

import pytest
from model_readings import answered, spans, statements
from model_server import act, claim

from foedus.core.statements import Act, Claim
from foedus.core.words import ActKind, Status
from foedus.reading.model.outcomes import Note, Why

PACT = (
    "Kenya and Uganda signed the Nile Accord in Nairobi on Tuesday. Uganda’s parliament ratified it. Kenya's has not ratified it."
)


def refused(text: str, **one: Any) -> list[Why]:
    sort = "claims" if "stance" in one else "acts"
    found = answered(text, **{sort: [one]})
    assert not statements(found)
    return [r.why for r in found.readings[0].refused]


def test_an_act_takes_its_words_its_actors_and_its_day_from_the_source() -> None:
    told = act(
        1,
        "Kenya and Uganda signed the Nile Accord",
        actors=["Kenya", "Uganda"],
        treaty="Nile Accord",
        place="Nairobi",
        day="Tuesday",
    )
    (one,) = statements(found := answered(PACT, [told]))
    assert (one.start, one.end) == (0, 39)
    assert isinstance(one.content, Act)
    assert (one.content.kind, one.content.actors, one.content.treaty) == (ActKind.SIGNATURE, ("KEN", "UGA"), "Nile Accord")
    assert one.content.when
    assert one.content.when.edtf == "2004-11-02"  # the Tuesday before the Friday of publication
    assert one.content.place == "Nairobi"
    assert one.method == found.method
    assert found.method.startswith("model:played@")


def test_the_same_words_in_two_sentences_are_two_statements() -> None:
    text = "Kenya signed the pact. Uganda waited. Kenya signed the pact. Uganda waited."
    found = answered(text, [act(3, "signed the pact"), act(1, "signed the pact")])
    assert [(s.start, s.end) for s in statements(found)] == [(6, 21), (44, 59)]


def test_the_same_words_twice_in_one_sentence_are_refused_unless_more_tells_which() -> None:
    text = "Kenya signed the pact and Uganda signed the pact."
    assert refused(text, **act(1, "signed the pact")) == [Why.AMBIGUOUS]
    assert spans(answered(text, [act(1, "Uganda signed the pact")]), text) == ["Uganda signed the pact"]


def test_words_in_another_sentence_than_named_are_taken_where_they_stand_once() -> None:
    found = answered(PACT, [act(1, "Uganda's parliament ratified it", kind="ratification")])
    assert spans(found, PACT) == ["Uganda’s parliament ratified it"]
    assert found.tally.noted == {Note.MOVED: 1, Note.SPACING: 1}
    assert refused(PACT, **act(1, "ratified it")) == [Why.AMBIGUOUS]
    assert spans(answered(PACT, [act(2, "ratified it")]), PACT) == ["ratified it"]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (act(1, "Kenya and Uganda concluded the Nile Accord"), Why.ABSENT),
        (act(1, "Kenya and Uganda signed ... in Nairobi"), Why.ABSENT),
        (act(99, "Tanzania signed"), Why.ABSENT),
        (act(1, "   "), Why.ABSENT),
        (act(1, "signed the Nile Accord", actors=["France"]), Why.ACTOR),
        (act(1, "signed the Nile Accord", actors=["FRA"]), Why.ACTOR),
        (act(1, "signed the Nile Accord", actors=["Kenya", "the Hanse"]), Why.ACTOR),
        (act(1, "signed the Nile Accord", actors=["Kenya and France"]), Why.ACTOR),
        (act(1, "signed the Nile Accord", treaty="Lake Victoria Accord"), Why.TREATY),
        (act(1, "signed the Nile Accord", day="November 2, 2004"), Why.DAY),
        (act(1, "signed the Nile Accord", day="2004-11-02"), Why.DAY),
        (act(1, "signed the Nile Accord", speaker="TASS"), Why.SPEAKER),
        (claim(1, "signed the Nile Accord", "John Doe"), Why.SPEAKER),
        (claim(3, "Kenya's has not ratified it", "it"), Why.SPEAKER),
        (act(1, "signed the Nile Accord", kind="conquest"), Why.SHAPE),
        (act(1, "signed the Nile Accord", status="DONE"), Why.SHAPE),
        (act(1, "signed the Nile Accord", colour="red"), Why.SHAPE),
        (act(1, "signed the Nile Accord", actors="Kenya"), Why.SHAPE),
        (act(1, "signed the Nile Accord", actors=["Kenya"] * 60), Why.SHAPE),
        (act(1, "x" * 5000), Why.SHAPE),
        ({"sentence": True} | act(1, "signed the Nile Accord") | {"sentence": True}, Why.SHAPE),
        ({"sentence": "1"} | act(1, "signed the Nile Accord") | {"sentence": "1"}, Why.SHAPE),
        ({name: value for name, value in act(1, "signed").items() if name != "status"}, Why.SHAPE),
    ],
)
def test_what_the_source_does_not_bear_out_is_refused_with_the_reason(told: dict[str, Any], why: Why) -> None:
    assert refused(PACT, **told) == [why]


def test_a_state_may_be_named_otherwise_than_in_the_source_if_it_is_named_there() -> None:
    text = "Pretoria gave notice on October 19. The South African parliament was not asked."
    (one,) = statements(answered(text, [act(1, "gave notice", kind="notification", about="withdrawal", actors=["South Africa"])]))
    assert isinstance(one.content, Act)
    assert one.content.actors == ("ZAF",)


@pytest.mark.parametrize(
    ("actor", "actors", "noted"),
    [("Somaliland", ("Somaliland",), {}), ("the negotiators", (), {Note.NOBODY: 1}), ("it", (), {Note.NOBODY: 1})],
)
def test_a_body_without_a_key_is_named_as_it_stands_if_that_is_a_name(
    actor: str, actors: tuple[str, ...], noted: dict[Note, int]
) -> None:
    text = "The pact was signed by Somaliland, and the negotiators praised it."
    (one,) = statements(found := answered(text, [act(1, "The pact was signed", actors=[actor])]))
    assert isinstance(one.content, Act)
    assert one.content.actors == actors
    assert found.tally.noted == noted


def test_details_that_the_source_does_not_name_are_left_out_and_told() -> None:
    told = act(1, "signed the Nile Accord", organ="Senate", persons=["William Ruto"], place="Kampala", vote="9-0")
    (one,) = statements(found := answered(PACT, [told]))
    assert isinstance(one.content, Act)
    assert (one.content.organ, one.content.persons, one.content.place, one.content.vote) == (None, (), None, None)
    assert found.tally.noted == {Note.PARTLY: 1}


def test_a_day_is_the_whole_expression_where_there_is_one() -> None:
    text = "Kenya told of last Tuesday’s talks. Kenya signed on Tuesday."
    (one,) = statements(answered(text, [act(2, "Kenya signed", day="Tuesday")]))
    assert isinstance(one.content, Act)
    assert one.content.when
    assert one.content.when.words == "Tuesday"


def test_words_that_are_no_day_leave_the_act_undated() -> None:
    (one,) = statements(found := answered(PACT, [act(1, "signed the Nile Accord", day="in Nairobi")]))
    assert isinstance(one.content, Act)
    assert one.content.when is None
    assert found.tally.noted == {Note.UNDATED: 1}


def test_claims_have_the_speaker_in_the_form_of_the_reader_and_what_is_said_in_the_words_of_the_source() -> None:
    text = "Kenya's foreign ministry denied that 3,000 troops had crossed. “Nobody signed,” it said."
    told = [
        claim(1, "denied that 3,000 troops had crossed", "Kenya's foreign ministry", "denies"),
        claim(2, '"Nobody signed," it said', None),
    ]
    one, other = (s.content for s in statements(answered(text, claims=told)))
    assert isinstance(one, Claim)
    assert isinstance(other, Claim)
    assert (one.speaker, one.stance.value, one.number) == ("Foreign Ministry (KEN)", "denies", "3000")
    assert one.about == "denied that 3,000 troops had crossed"
    assert other.speaker == "(unattributed)"


def test_a_state_s_abbreviation_is_no_pronoun() -> None:
    text = "The US denied it."
    (one,) = statements(answered(text, claims=[claim(1, "The US denied it", "US", "denies")]))
    assert isinstance(one.content, Claim)
    assert one.content.speaker == "USA"


def test_provisions_are_of_kinds_that_the_reader_knows() -> None:
    text = "Under Article 4 of the pact each party shall help the other if it is attacked."
    told = {"sentence": 1, "words": text[:-1], "kind": "mutual defence", "treaty": "the pact"}
    (one,) = statements(answered(text, provisions=[told]))
    assert getattr(one.content, "article", "") == "4"
    assert refused_provision(text, told | {"kind": "world peace"}) == [Why.SHAPE]


def refused_provision(text: str, told: dict[str, Any]) -> list[Why]:
    return [r.why for r in answered(text, provisions=[told]).readings[0].refused]


def test_a_treaty_has_the_key_that_the_rules_give_it() -> None:
    text = "Russia ratified the Kyoto Protocol in 2004. The treaty then entered into force."
    (one,) = statements(answered(text, [act(2, "entered into force", kind="entry into force", treaty="The treaty")]))
    assert one.content.treaty == "kyoto"


def test_what_is_told_twice_in_one_answer_stands_once() -> None:
    told = act(1, "signed the Nile Accord")
    found = answered(PACT, [told] * 3)
    assert len(statements(found)) == 1
    assert found.tally.refused == {Why.TWICE: 2}


def test_what_is_expected_is_not_done() -> None:
    text = "Kenya will sign the pact on Tuesday."
    (one,) = statements(answered(text, [act(1, "will sign the pact", status="expected", day="Tuesday")]))
    assert isinstance(one.content, Act)
    assert one.content.status is Status.EXPECTED
    assert one.content.when
    assert one.content.when.edtf == "2004-11-09"  # the next Tuesday
