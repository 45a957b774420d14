"""Days of acts that stand elsewhere: in the clause above, the sentence before, the lead, a noun; all written by hand."""

from datetime import date

import pytest

from foedus.core.statements import Act
from foedus.core.when import When
from foedus.reading.files.documents import Document
from foedus.reading.reader import read


def days(text: str, published: str = "2024-05-16") -> list[tuple[str, str]]:
    """Kind and day of each act, for a report of that day (16 May 2024 is a Thursday)."""
    document = Document(id="x", name="x", text=text, place="x")
    (reading,) = read([document], When.on(date.fromisoformat(published))).readings
    acts = [s.content for s in reading.statements if isinstance(s.content, Act)]
    return [(act.kind.value, act.when.edtf if act.when else "") for act in acts]


CASES: dict[str, list[tuple[str, str]]] = {
    # the clause above, and the one before "when"
    "The French Senate on Tuesday refused to ratify the trade treaty with Canada.": [("parliamentary approval", "2024-05-14")],
    "The last hurdle fell on February 26, when Hungary's parliament approved the treaty.": [
        ("parliamentary approval", "2024-02-26"),
    ],
    "The Senate of Chile has rejected the treaty, mustering only 18 votes for it on Wednesday.": [
        ("parliamentary approval", "2024-05-15"),
    ],
    # two verbs, one day
    "Norway signed and ratified the treaty in 1999.": [("signature", "1999"), ("ratification", "1999")],
    "Turkey signed the agreement in Rome and ratified it in 2021.": [("signature", ""), ("ratification", "2021")],
    # the scene
    "Sweden joined NATO on Tuesday. Its prime minister handed over the instrument of accession in Washington.": [
        ("accession", "2024-05-14"),
        ("deposit of instrument", "2024-05-14"),
    ],
    "The treaty was signed on Tuesday. Norway has since ratified it.": [("signature", "2024-05-14"), ("ratification", "")],
    # the lead
    "Peru has ratified the treaty on fishing, its foreign ministry said on Wednesday.": [("ratification", "2024-05-15~")],
    "Peru has ratified the treaty on fishing. Chile has not.": [("ratification", "2024-05-16~"), ("ratification", "")],
    "Peru's congress has approved the treaty. Lawmakers in Lima backed the treaty on Tuesday.": [
        ("parliamentary approval", "2024-05-14"),
    ],
    # counted from what stands nearest, or from a noun
    "Both applied together in May 2022. The allies signed the accession protocols on July 5 of that year.": [
        ("signature", "2022-07-05"),
    ],
    "Togo joined the treaty in 1991. France acceded the following year.": [("accession", "1991"), ("accession", "1992")],
    "The treaty expired ten years after the signing in Rome on 3 May 1950.": [
        ("termination", "1960~"),  # a span of years tells no day
        ("signature", "1950-05-03"),
    ],
    "Since its entry into force in 1994 the treaty has been amended twice.": [("amendment", ""), ("entry into force", "1994")],
    "Pakistan vowed on Wednesday to respond, a day after India announced the suspension of the treaty.": [
        ("announcement", "2024-05-14"),
    ],
    # bounds
    "Tokyo must notify the depositary of its withdrawal from the treaty by the end of June.": [("notification", "../2024-06-30")],
    "Greece will ratify the treaty before July 1.": [("ratification", "../2024-06-30")],
    # the year of a thing is not the day of an act
    "King Farouk signed the bills abrogating the treaty of 1936.": [("ratification", "")],
    "Germany to-day denounced the treaty.": [("denunciation", "2024-05-16")],
}


@pytest.mark.parametrize("text", CASES, ids=lambda s: s[:50])
def test_days(text: str) -> None:
    assert days(text) == CASES[text]


def test_a_timeline_has_its_years_as_headings() -> None:
    text = (
        "What Oslo and Riga signed\n\n1998\n14 January – Treaty of friendship between Norway and Latvia signed.\n"
        "25 December – The Saeima ratifies.\n\n1999\n1 April – Exchange of instruments; entry into force.\n"
        "3 May – Consent of the Storting.\n"
    )
    assert days(text) == [
        ("signature", "1998-01-14"),
        ("parliamentary approval", "1998-12-25"),
        ("exchange of instruments", "1999-04-01"),
        ("entry into force", "1999-04-01"),
        ("parliamentary approval", "1999-05-03"),
    ]


def test_a_list_answers_a_question() -> None:
    text = "It is a protocol to the treaty.\n\nWho has ratified it?\nFrance in 1996, China and the Soviet Union back in 1988."
    assert days(text) == [("ratification", "1996"), ("ratification", "1988")]


def test_a_page_has_headlines_that_give_way_to_the_body() -> None:
    text = (
        "Skip to content | Sign in\n\nWORLD\n\nPeru quits fishing treaty\n\nBy our staff\nPublished 16 May 2024\n\n"
        "Peru withdrew from the fishing treaty on Tuesday, its government in Lima said.\n"
    )
    assert days(text) == [("withdrawal", "2024-05-14")]


def test_a_lead_is_of_the_day_that_the_body_tells_by_another_name() -> None:
    text = "Norway has formally approved the treaty with Peru, an official said.\n\nThe king ratified the treaty on Monday."
    assert [day for _, day in days(text)] == ["2024-05-13", "2024-05-13"]
