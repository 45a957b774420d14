"""Provisions in sentences of our own after the wordings of known treaties, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.reading.drafts import DraftProvision
from foedus.reading.provisions.provisions import provisions
from foedus.reading.syntax.scan import scan


def found(text: str) -> tuple[DraftProvision, ...]:
    return provisions(scan(text))


def only(text: str) -> DraftProvision:
    (one,) = found(text)
    return one


def test_atlantic_wording() -> None:
    one = only(
        "Under Article 5 of the Atlantic treaty the parties agree that an armed attack against one or more of them in Europe"
        " shall be considered an attack against them all, and each will assist the party so attacked by taking, individually and"
        " in concert with the others, such action as it deems necessary, including the use of armed force."
    )
    assert (one.kind, one.article, one.modality) == ("mutual defence", "5", "shall")
    assert one.trigger == "armed attack against one or more of them in Europe"
    assert one.act == "assist the party so attacked"
    assert one.manner == ("individually and together", "as it deems necessary", "including armed force")


def test_pacific_wording_promises_nothing_sooner_than_its_constitution_allows() -> None:
    one = only(
        "Article IV says each party would act to meet the common danger in accordance with its constitutional processes,"
        " should there be an armed attack in the Pacific area on any of the parties."
    )
    assert (one.article, one.modality) == ("4", None)
    assert one.trigger == "armed attack in the Pacific area on any of the parties"
    assert one.act == "act to meet the common danger"
    assert one.limits == ("constitutional processes",)


def test_collective_security_wording() -> None:
    one = only(
        "Article 4 of the Tashkent treaty states that if one of the member states is subjected to aggression by any state or"
        " group of states, the other members will immediately provide it with the necessary assistance, using all means at"
        " their disposal under Article 51 of the UN Charter."
    )
    assert (one.article, one.trigger) == ("4", "aggression against a party by any state or group of states")
    assert one.act == "assistance"
    assert one.manner == ("immediately", "by all means at its disposal")
    assert one.limits == ("UN Charter Article 51",)


def test_war_as_a_condition() -> None:
    one = only(
        "Article 2 of the 1961 treaty says that if either party is attacked by any state and is thus in a state of war, the"
        " other shall render military and other aid without delay."
    )
    assert one.trigger == "attack on a party by any state"
    assert one.conditions == ("state of war",)
    assert (one.act, one.manner, one.modality) == ("military and other aid", ("without delay",), "shall")


def test_help_on_request_only() -> None:
    one = only("The pact lets either side ask for help: if Norland is invaded, Sudria may send troops at its request.")
    assert (one.trigger, one.conditions) == ("invasion of a party", ("on request",))


def test_a_limit_told_in_the_next_sentence() -> None:
    one = only(
        "The pact says that if one party is attacked the other will give military aid."
        " This clause accords with Article 51 of the United Nations Charter."
    )
    assert one.limits == ("UN Charter Article 51",)


DUTIES = [
    ("The treaty obliges both states to consult each other on threats.", "consultation", "shall"),
    ("Under the pact the parties undertake to remain neutral in any war with a third country.", "neutrality", "shall"),
    ("Under the accord both sides renounce the use of force against each other.", "non-aggression", "shall not"),
    (
        "The pact forbids the parties to sign agreements with third states against one another.",
        "no adverse agreements",
        "shall not",
    ),
    ("The convention bans the production of nerve gas.", "prohibition", "shall not"),
    ("The treaty divides the waters of the Nile between the two states.", "water sharing", "shall"),
    ("The protocol obliges its parties to cut their emissions of carbon dioxide.", "emission limits", "shall"),
    ("The agreement lets the navy keep a base at Aden until 1990.", "basing", "may"),
    ("The treaty lets either state take disputes to an arbitration tribunal.", "dispute settlement", "may"),
    ("The treaty confirms the frontier of 1937.", "border", None),
    ("The accord provides for foreign troops to leave within a year.", "troop withdrawal", "shall"),
]


@pytest.mark.parametrize(("text", "kind", "modality"), DUTIES)
def test_kinds_and_how_they_bind(text: str, kind: str, modality: str | None) -> None:
    assert (only(text).kind, only(text).modality) == (kind, modality)


def test_a_list_of_duties_is_told_one_by_one() -> None:
    text = "The treaty caps the army at 40,000, confirms the frontier and provides for foreign troops to leave."
    kinds = [(p.kind, p.number) for p in found(text)]
    assert kinds == [("force ceiling", "40000"), ("border", None), ("troop withdrawal", None)]


def test_entry_into_force() -> None:
    one = only("The convention will enter into force ninety days after it has been ratified by 40 states.")
    assert (one.kind, one.conditions, one.delay) == ("entry into force clause", ("40 ratifications",), "90 days")


def test_withdrawal_and_termination() -> None:
    leave = only("Under Article XIII a party may withdraw six months after giving notice.")
    assert (leave.kind, leave.article, leave.delay, leave.modality) == ("withdrawal clause", "13", "6 months", "may")
    end = only("Either party may end the treaty by giving the other a year's notice.")
    assert (end.kind, end.delay, end.modality) == ("termination clause", "one year", "may")


def test_duration() -> None:
    assert only("The treaty was concluded for a term of twenty years.").duration == "20 years"
    assert only("The pact is prolonged by five years at a time.").duration == "5 years, renewed"
    assert only("The treaty is open-ended.").duration == "indefinite"


NONE = [
    "Rebels attacked a convoy near the border, and the army sent troops to help.",
    "The treaty was signed in Oslo on Monday.",
    "Parliament approved the agreement by 55 votes to 23.",
    "The treaty entered into force on May 1 after a long debate.",
]


@pytest.mark.parametrize("text", NONE)
def test_events_are_no_provisions(text: str) -> None:
    assert found(text) == ()


TEXT = (
    "the treaty article 4 IV if one party is attacked by any state will provide aid immediately shall may "
    "not and , ; . “ ” a year's notice for term of thirty years 55 ratifications enters into force after "
    "sanctions each other"
)
WORDS = st.sampled_from([*TEXT.split(), "\n\n"])


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_yields_spans_inside_it(text: str) -> None:
    for one in found(text):
        assert 0 <= one.start < one.end <= len(text)


ARTICLES = [
    ("Under the pact any aggression against either country shall be considered an aggression against both.", "mutual defence"),
    ("Article 4 of the treaty declares aggression against one party to be aggression against all.", "mutual defence"),
    ("Under the treaty neither party shall render any assistance to an aggressor.", "no aid to an aggressor"),
    ("If one party is attacked, the treaty says, the other shall not give any help to the aggressor.", "no aid to an aggressor"),
    ("Under Article 12 a party must give six months' notice.", "withdrawal clause"),
    ("Article 3 allows the parties to extend it once, by no more than four years.", "extension clause"),
    ("The treaty recognises the sovereignty of Denmark over the islands.", "sovereignty"),
    ("Under the treaty no naval base may be built on the islands.", "prohibition"),
    ("Under the treaty all foreign troops are to be gone within sixty days.", "troop withdrawal"),
]


@pytest.mark.parametrize(("text", "kind"), ARTICLES)
def test_kind_of_one_article(text: str, kind: str) -> None:
    assert [one.kind for one in provisions(scan(text))] == [kind]


NO_ARTICLES = [
    "The chamber consented to the neutrality treaty on March 16.",
    "Under the treaty the president may not act without parliament, a court said.",
    "Moscow had not withdrawn its troops as the treaty promised.",
]


@pytest.mark.parametrize("text", NO_ARTICLES)
def test_names_domestic_law_and_what_was_not_done_are_no_provisions(text: str) -> None:
    assert provisions(scan(text)) == ()
