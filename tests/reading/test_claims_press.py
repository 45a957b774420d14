"""Claims in the registers of the press, in sentences of our own with what a careful reader takes from them."""

from __future__ import annotations

import pytest

from foedus.reading.claims.claims import claims
from foedus.reading.syntax.scan import scan

ASSERTS, DENIES, EXPECTS, NEITHER = "asserts", "denies", "expects", "neither confirms nor denies"

# words of the speaker's name (any one will do), stance, text
ONE = [
    # who speaks
    ("KEN", ASSERTS, "Kenyan officials, who asked not to be named, said the pact was as good as dead."),
    ("unions", EXPECTS, "Trade unions warn the deal will cost jobs."),
    ("sources", DENIES, "Government sources insist that nothing has been signed."),
    ("diplomats", ASSERTS, "According to two diplomats briefed on the talks, Oslo has already sent the note."),
    ("people", ASSERTS, "The treaty is dead, according to people familiar with the talks."),
    ("people", EXPECTS, "People close to the president said he would sign."),
    ("source", ASSERTS, "A source in the ministry said the note had been sent."),
    ("diplomat", ASSERTS, "One diplomat, speaking on condition of anonymity, said that the talks were over."),
    ("GBR", DENIES, "A British diplomat denied that London was in a hurry to leave."),
    ("spokesperson", ASSERTS, "A spokesperson tells reporters that the majority would have been there."),
    ("critics", ASSERTS, "Critics say the clause is void."),
    ("critics", ASSERTS, "The deal, its critics argue, hands the port to a foreign navy."),
    ("governments", DENIES, "Both governments have denied the reports, which first appeared in Le Monde."),
    ("cabinet", ASSERTS, "The cabinet believes there is no need for a vote."),
    ("CHL", ASSERTS, "“It is a pause,” a spokesman for the Chilean Foreign Ministry said."),
    ("World", ASSERTS, "The World Bank has told member states that it received the notice."),
    ("Cross", EXPECTS, "The International Committee of the Red Cross warned that the decisions would cost lives."),
    ("Shultz", ASSERTS, "Yesterday in San Francisco the Secretary of State, George Shultz, told reporters that it was over."),
    (
        "Rivas",
        ASSERTS,
        "The head of the delegation, Ambassador Juan Rivas, told the plenary that his country could not accept the text.",
    ),
    ("Malmer", ASSERTS, "Not so, says the Swedish foreign minister, Maria Malmer Stenergard."),
    ("Wells", DENIES, "A spokesman for the prime minister, Tom Wells, said that ministers had not discussed it."),
    ("minister", ASSERTS, "The paper quoted an unnamed minister as saying that the annex was secret."),
    ("Guardian", ASSERTS, "The Guardian reported that the annex was secret."),
    ("CHE", ASSERTS, "There is no proof of that, according to the Swiss defence department."),
    ("opponents", ASSERTS, "Opponents, among them two former ministers, contend that it breaches the constitution."),
    ("Mohamed", ASSERTS, "Asked about the deadline, President Amina Mohamed shrugged: “We have time.”"),
    ("Lavrov", ASSERTS, "Lavrov on New START: “We keep to the limits.”"),
    ("Medvedev", DENIES, "Medvedev: Russia will not return to the treaty"),
    ("Kremlin", DENIES, "The Kremlin: no talks are planned."),
    ("unattributed", ASSERTS, "Ruritania is said to be preparing a withdrawal."),
    ("unattributed", ASSERTS, "Kenya is believed to have broken the pact."),
    ("unattributed", ASSERTS, "It is alleged that Kenya broke the pact."),
    # judgments and appeals
    ("NOR", ASSERTS, "Norway's foreign ministry called on Moscow to think again."),
    ("Union", ASSERTS, "The African Union called for calm."),
    ("Roe", ASSERTS, "Opposition leader Ada Roe rejected the treaty as a sell-out."),
    ("office", DENIES, "The president's office dismissed the report as false."),
    ("Roe", ASSERTS, "Democratic Party leader Ada Roe declared it “null and void”."),
    ("KEN", DENIES, "Kenya rejects as untrue the claim that it broke the pact."),
    ("IRQ", ASSERTS, "Senior Iraqi lawmakers called the pact a surrender of sovereignty."),
    # denials in plain words
    ("PER", DENIES, "Peru maintained yesterday that it owed nothing."),
    ("Mohamed", DENIES, "Amina Mohamed does not believe that Nairobi will return."),
    ("TUR", DENIES, "Turkish envoys said Ankara was not leaving the alliance."),
    ("ministry", DENIES, "The ministry said the cabinet had never approved the annex."),
    ("Brandt", DENIES, "Minister Otto Brandt said the United States had no plan to test."),
    ("Brandt", DENIES, "Minister Otto Brandt said the accord contained nothing about the use of force."),
    ("Brandt", DENIES, "Minister Otto Brandt said the text made no mention of that."),
    ("ministers", DENIES, "Ministers say no decision on coal has been taken."),
    (
        "Brandt",
        DENIES,
        "“We are late, but we are not the reason for the delay,” said Otto Brandt, the foreign minister of Austria.",
    ),
    ("ministry", DENIES, "That is untrue, the ministry replied."),
    ("Sikorski", DENIES, "Asked if Poland would leave, Sikorski said: “No.”"),
    ("TUR", DENIES, "The Turkish side disputes this account."),
    # not every negation denies
    ("Sulzer", ASSERTS, "“We would not want the court to decide this,” said Ruth Sulzer, the foreign minister of Norway."),
    ("Sulzer", ASSERTS, "“It is not every day that neighbours sign a pact,” said Ruth Sulzer, the foreign minister of Norway."),
    ("lawyers", ASSERTS, "Lawyers said the chamber has not yet debated the text."),
    ("IAEA", ASSERTS, "In Vienna, the IAEA said it could not verify the claim."),
    # what is to come
    ("officials", EXPECTS, "The presidents are to meet in the coming weeks, American officials said."),
    ("Brandt", EXPECTS, "Minister Otto Brandt said the bill would be signed by the president soon."),
    ("farmers", EXPECTS, "Farmers fear a flood of cheap beef."),
    ("activists", EXPECTS, "Activists hope the opposite."),
    ("mayor", EXPECTS, "The mayor, for his part, hopes for a vote in May."),
    ("EU", EXPECTS, "Brussels fears a precedent."),
    ("minister", EXPECTS, "The prime minister said he was confident that the Senate would approve it."),
    ("Rutte", EXPECTS, "“I am convinced that the chamber will agree,” said Mr Rutte."),
    ("union", EXPECTS, "The union of fishermen says quotas will fall by half."),
    ("UKR", EXPECTS, "Ukraine hopes parliament will ratify the deal before the summer."),
    ("analysts", EXPECTS, "Analysts expect the vote to be close."),
    ("officials", ASSERTS, "Officials said mines would be laid only in war."),
    ("diplomats", ASSERTS, "Diplomats say privately that the treaty is unlikely to survive."),
    # questions left open
    ("CHL", NEITHER, "Chile has not said when the withdrawal will take effect."),
    ("KEN", NEITHER, "The Foreign Ministry of Kenya declined to comment on the report."),
    ("KEN", NEITHER, "Kenya refused to say what it would do."),
    ("KEN", NEITHER, "Kenya has not confirmed that."),
    ("KEN", NEITHER, "Kenya would not comment on the report."),
    ("Kremlin", NEITHER, "The Kremlin did not comment."),
]


def told(text: str) -> list[tuple[str, str]]:
    return [(c.speaker, c.stance.value) for c in claims(scan(text))]


@pytest.mark.parametrize(("word", "stance", "text"), ONE)
def test_one_claim(word: str, stance: str, text: str) -> None:
    ((speaker, found),) = told(text)
    assert found == stance
    assert word in speaker


SEVERAL = [
    ("Baku called it a mistake, adding that Azerbaijan had no plan to test.", [("AZE", ASSERTS), ("AZE", DENIES)]),
    ("Rebels seized the town, a claim the army denied.", [("army", DENIES)]),
    ("Russia accused Norway of violating the treaty, a charge Oslo rejects.", [("RUS", ASSERTS), ("NOR", DENIES)]),
    ("Beijing says the islands are its own; Manila says they are not.", [("CHN", ASSERTS), ("PHL", DENIES)]),
    (
        "Ada Roe, who hopes to return to power in May, has called it a gift.",
        [("Ada Roe", EXPECTS), ("Ada Roe", ASSERTS)],
    ),
    (
        "Minister Otto Brandt denies that: violence, he says, can be fought without treaties.",
        [("Otto Brandt", DENIES), ("Otto Brandt", ASSERTS)],
    ),
    (
        "Ada Roe, the prime minister, takes the floor. She tells her partners in the Union of Greens and Farmers that they err.",
        [("Ada Roe", ASSERTS)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_claims(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


NONE = [
    "Nobody has denounced the treaty.",
    "Article II confirms that all treaties concluded before 1910 are void.",
    "On 21 April voters will say whether the constitution should allow arbitration.",
    "The pact follows both nations’ calls for calm.",
    "The talks were held by states that take disputes to the court.",
    "The Norwegian embassy did not return calls.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_claim(text: str) -> None:
    assert told(text) == []


def test_the_hour_above_an_entry_is_no_part_of_a_name() -> None:
    text = "14.22 GMT\nBoris Johnson, on his way out, says the deal is bad. It would bind Ulster, he argues."
    assert told(text) == [("Boris Johnson", ASSERTS), ("Boris Johnson", ASSERTS)]


def test_a_name_wrapped_with_its_line_is_one_name() -> None:
    text = "After the talks that lasted until late in the night in the capital President Marta\nRojas said the pact was sound."
    assert told(text) == [("Marta Rojas", ASSERTS)]
