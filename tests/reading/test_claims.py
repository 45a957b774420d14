"""Claims in sentences of our own, and what must hold for any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.statements import Claim
from foedus.core.when import When
from foedus.core.words import Stance
from foedus.reading.claims.claims import claims
from foedus.reading.claims.numbers import number
from foedus.reading.drafts import Draft
from foedus.reading.story.statements import statements
from foedus.reading.syntax.scan import scan


def told(text: str) -> list[tuple[str, str]]:
    return [(c.speaker, c.stance.value) for c in claims(scan(text))]


ASSERTS = [
    ("Nairobi insists that the lake treaty of 1929 binds nobody.", "KEN"),
    ("Norwegian Foreign Minister Ine Soreide said the fisheries accord would hold.", "Ine Soreide"),
    ("“The border is settled,” Colombian President Gustavo Petro told reporters on Friday.", "Gustavo Petro"),
    ("“The border is settled,” said Gustavo Petro, the president of Colombia.", "Gustavo Petro"),
    ("The pact was signed in haste, the Kremlin said on Monday.", "Kremlin (RUS)"),
    ("Fishermen complain that the new line cuts them off from their grounds.", "fishermen"),
    ("Brazilian officials say that the dam treaty needs no vote.", "officials (BRA)"),
    ("Chad and Niger have accused Libya of arming rebels along the frontier.", "TCD; NER"),
    ("Ethiopia called the Nile accord a relic of empire.", "ETH"),
    ("Allegations suggest that gunmen crossed the river before the truce.", "(unattributed)"),
    ("The convoy carried arms, according to Xinhua.", "Xinhua"),
    ("Peru’s envoy, Marta Rojas, who helped to draft the protocol, said it was fair to both sides.", "Marta Rojas"),
    ("President Evo Morales, facing protests in La Paz, the seat of government, said the treaty was dead.", "Evo Morales"),
    ("In a statement the Foreign Ministry of Poland blamed Belarus for the delay.", "Foreign Ministry (POL)"),
    ("Sudan has put the toll at 350 or more.", "SDN"),
    ("Turkey's envoy, Ayse Demir, believes that the strait is safe.", "Ayse Demir"),
    ("The mayor of Lyon, Paul Roux, shot back that the city had signed.", "Paul Roux"),
    ("The White House quit the pact on Friday, accusing Moscow of cheating.", "White House (USA)"),
    ("Malta, which holds the chair, regretted the decision.", "MLT"),
    ("Germany, France and Italy declared jointly that the accord was sound.", "DEU; FRA; ITA"),
    ("Kenya's foreign minister to reporters: “The lake is safe.”", "Foreign Minister (KEN)"),
    ("The envoys noted Ankara's claim that the map was forged.", "TUR"),
    ("A claim by Marta Rojas that the pact was dead made headlines.", "Marta Rojas"),
    ("As Peru's envoy, Marta Rojas, said earlier, the pact was fair.", "Marta Rojas"),
    ("The senator who presented the bill said that the lake was safe.", "senator"),
    ("Paris put the bill at £3.4bn.", "FRA"),
    ("US Secretary of State Ada Roe said the pact was dead.", "Ada Roe"),
    ("Marta Rojas, the Peruvian Nobel peace laureate, said the pact amounted to a gift.", "Marta Rojas"),
    ("State radio quoted Kenya's President William Ruto as saying that the pact was safe.", "William Ruto"),
]


@pytest.mark.parametrize(("text", "speaker"), ASSERTS)
def test_one_assertion(text: str, speaker: str) -> None:
    assert told(text) == [(speaker, "asserts")]


OTHERS = [
    ("Eritrea denies that its troops crossed the border.", "ERI", "denies"),
    ("Tehran has rejected the allegations.", "IRN", "denies"),
    ("Israel would neither confirm nor deny that it had shared the plans.", "ISR", "neither confirms nor denies"),
    ("Pakistan has not confirmed or denied the reports.", "PAK", "neither confirms nor denies"),
    ("Cuba declined to confirm or deny the deployment.", "CUB", "neither confirms nor denies"),
    ("Lisbon expects the last partner to ratify the treaty in May.", "PRT", "expects"),
    ("Swedish Prime Minister Ulf Kristersson said he expected a quick vote on the treaty.", "Ulf Kristersson", "expects"),
    ("Georgia replied that it had not broken the truce.", "GEO", "denies"),
    ("Ghana's foreign minister said Accra would ratify the treaty by June.", "Foreign Minister (GHA)", "expects"),
    ("Chile will study the text, the Foreign Ministry of Chile said on Friday.", "Foreign Ministry (CHL)", "expects"),
    ("Officials in Pretoria expect a decision in May.", "officials (ZAF)", "expects"),
    ("Lawyers doubt that the clause binds anybody.", "lawyers", "denies"),
    ("Oman's sultan ruled out a return to the pact.", "sultan (OMN)", "denies"),
    ("Paraguay insists that the pact is not aimed at Bolivia.", "PRY", "denies"),
    ("Bolivia told its neighbours that the treaty did not mean an alliance.", "BOL", "denies"),
    ("The Kremlin's denial that it broke the treaty was met with scorn.", "Kremlin (RUS)", "denies"),
    ("Warsaw: we will not sign", "POL", "denies"),
    ("Mali said it had no plans to leave the pact.", "MLI", "denies"),
    ("Angolan Prime Minister Ada Roe promised voters that the dam would be open by June.", "Ada Roe", "expects"),
    ("Prime Minister Ada Roe spoke in Oslo. Her claim that the pact was dead drew laughter.", "Ada Roe", "asserts"),
    ("Finland’s spokeswoman said no decision had been taken.", "FIN", "denies"),
    ("Nepal maintains that the border cannot be moved by one side.", "NPL", "denies"),
    ("Togo’s minister, Afi Mensah, did not say whether the text would be signed.", "Afi Mensah", "neither confirms nor denies"),
    ("Qatar’s envoy declined to say whether the text would be signed.", "envoy (QAT)", "neither confirms nor denies"),
    ("Chile did not say when it would ratify the treaty.", "CHL", "neither confirms nor denies"),
    ("Ministers of the region reject the criticism.", "ministers", "denies"),
    ("Defence Minister Ada Roe, R-Lund, one of the critics, said the treaty was weak.", "Ada Roe", "asserts"),
    ("“We must use every means to keep the peace,” said Ada Roe, the defence minister of Norway.", "Ada Roe", "asserts"),
    ("We cannot pay, Malta told its creditors.", "MLT", "asserts"),
    ("Western governments accuse Iran of delay.", "governments", "asserts"),
]


@pytest.mark.parametrize(("text", "speaker", "stance"), OTHERS)
def test_other_stances(text: str, speaker: str, stance: str) -> None:
    assert told(text) == [(speaker, stance)]


STILL_ASSERTED = [
    "Norway's prime minister says the border will stay open.",
    "Zambia argues that the dam would drown its farms.",
    "Benin's envoy said the debt would be paid only if the port was given back.",
    "Walloon officials said that the text was not a law but a promise.",
]


@pytest.mark.parametrize("text", STILL_ASSERTED)
def test_what_lasts_what_is_argued_and_what_is_conditional_is_asserted(text: str) -> None:
    assert [stance for _, stance in told(text)] == ["asserts"]


def test_he_is_the_official_who_spoke_and_they_are_the_many() -> None:
    text = "A Saudi official said the pact was old. He denied a deal. Retired diplomats doubt it. It is a form, they argue."
    assert told(text) == [
        ("official (SAU)", "asserts"),
        ("official (SAU)", "denies"),
        ("diplomats", "denies"),
        ("diplomats", "asserts"),
    ]


def test_the_organisation_is_the_one_last_named() -> None:
    text = "Mali left ECOWAS in January. On Sunday the organisation said that it had received no notice."
    assert told(text) == [("ECOWAS", "denies")]


def test_a_tag_in_the_midst_belongs_to_the_words_around_it() -> None:
    found = claims(scan("Once the pact is in force, Vaclav Klaus went on, the country will lose its voice."))
    assert [(c.speaker, c.stance.value) for c in found] == [("Václav Klaus", "expects")]
    assert found[0].end > 70


def test_speakers_are_the_states_of_the_day() -> None:
    draft = Draft(text="Moscow protests.", claims=claims(scan("Moscow complains that the treaty binds nobody.")))
    days = [(When.on(date(1979, 4, 3)), "SUN"), (When.on(date(1999, 4, 3)), "RUS"), (When.year(1979), "RUS"), (None, "RUS")]
    for published, speaker in days:
        (one,) = (s.content for s in statements("x", draft, [], {}, published))
        assert isinstance(one, Claim)
        assert one.speaker == speaker


NO_CLAIM = [
    "They concluded a pact of defence that creates the Alliance of Sahel States.",
    "Ireland says yes at the second time of asking.",
    "Parties: France, Italy and Spain.",
    "Germany: ratified on 5 May 1957, in force.",
    "The treaty enters into force in May, Article 28 says.",
    "A woman born on the island who had gone to court won her case.",
    "Finland signed the treaty in Oslo on Monday and deposited its instrument a week later.",
    "Ghana announced on Friday that it would leave the convention.",
    "Spain declared war on the league in 1718.",
    "Armenia declared itself free of the pact.",
    "The treaty states that ships may pass in peace.",
    "Japan rejected the offer of talks.",
    "Both sides agreed to meet again in Geneva.",
]


@pytest.mark.parametrize("text", NO_CLAIM)
def test_acts_orders_and_provisions_are_no_claims(text: str) -> None:
    assert told(text) == []


def test_two_stances_of_one_speaker_are_two_claims() -> None:
    assert told("Baku called the map a forgery but denied that it had moved troops.") == [("AZE", "asserts"), ("AZE", "denies")]


def test_a_participle_goes_on_with_the_same_claim() -> None:
    assert told("Baku denied the charge, adding that its army had stayed in barracks.") == [("AZE", "denies")]


def test_a_denial_in_a_relative_clause() -> None:
    assert told("Athens called that an insult, which Ankara denied.") == [("GRC", "asserts"), ("TUR", "denies")]


def test_pronouns_take_up_the_last_speaker() -> None:
    text = "President Alar Karis welcomed the vote. He said the treaty protected small states."
    assert told(text) == [("Alar Karis", "asserts"), ("Alar Karis", "asserts")]


def test_a_quotation_that_goes_on_has_the_same_speaker() -> None:
    text = "“The line is final,” said Alar Karis, the president of Estonia. “Nobody has moved it.” The parade began at noon."
    assert told(text) == [("Alar Karis", "asserts"), ("Alar Karis", "asserts")]


def test_a_press_that_relays_a_named_speaker_claims_nothing_itself() -> None:
    assert told("President Alar Karis praised the vote, Reuters reported.") == [("Alar Karis", "asserts")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 3,000 soldiers", ">=3000"),
        ("more than 10,000 people", ">10000"),
        ("1,500 troops", "1500"),
        ("80 or 90 are missing", "80-90"),
        ("11 billion dollars", "11000000000"),
        ("350 or more", ">=350"),
        ("fewer than 40 tanks", "<40"),
        ("the vote of May 20, 1999", None),
        ("Article 127 of the statute", None),
        ("ninety days later", None),
    ],
)
def test_numbers(text: str, expected: str | None) -> None:
    assert number(text) == expected


def test_span_and_words_of_a_claim() -> None:
    text = "Rain fell. Quito maintains that the river is open; the talks go on."
    (claim,) = claims(scan(text))
    assert text[claim.start : claim.end].startswith("Quito maintains that the river is open")
    assert claim.about.startswith("the river is open")
    assert claim.stance is Stance.ASSERTS


TEXT = (
    'said that " “ ” , . ; : — denied neither nor confirm deny Putin he it according to Kyiv told which '
    "accused of called by report as saying and but 3,000 or more the treaty, 's Mr. declined claims"
)
WORDS = st.sampled_from([*TEXT.split(), "\n\n"])


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_yields_spans_inside_it(text: str) -> None:
    for claim in claims(scan(text)):
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.speaker
        assert len(claim.about) <= 120
