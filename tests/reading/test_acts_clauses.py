"""Acts in coordination, ellipsis, voice and negation: each expectation was written by hand from the sentence."""

import pytest
from told import Told, told

PA, RAT, SIGN, ACC, OUT = "parliamentary approval", "ratification", "signature", "accession", "withdrawal"

CASES: dict[str, list[Told]] = {
    # "respectively", and days that stand for each
    "The Riksdag and the Eduskunta endorsed the pact on 3 and 9 June respectively.": [
        (PA, "treaty", "done", {"SWE"}, "3"),
        (PA, "treaty", "done", {"FIN"}, "9 June"),
    ],
    "Kenya, Tanzania and Uganda ratified the protocol in 2004, 2005 and 2006 respectively.": [
        (RAT, "treaty", "done", {"KEN"}, "2004"),
        (RAT, "treaty", "done", {"TZA"}, "2005"),
        (RAT, "treaty", "done", {"UGA"}, "2006"),
    ],
    "Brazil (29 January 1968) and Chile (9 October 1974) ratified the treaty early.": [
        (RAT, "treaty", "done", {"BRA"}, "29 January 1968"),
        (RAT, "treaty", "done", {"CHL"}, "9 October 1974"),
    ],
    # the verb left out
    "Brazil's Chamber of Deputies cleared the accord in April, its Senate in June.": [
        (PA, "treaty", "done", {"BRA"}, "April"),
        (PA, "treaty", "done", {"BRA"}, "June"),
    ],
    "The treaty is simple. Slovenia ratified in February, Slovakia in March and Malta in April.": [
        (RAT, "treaty", "done", {"SVN"}, "February"),
        (RAT, "treaty", "done", {"SVK"}, "March"),
        (RAT, "treaty", "done", {"MLT"}, "April"),
    ],
    "Panama withdrew from the pact in 2001, and so did Honduras in 2003.": [
        (OUT, "treaty", "done", {"PAN"}, "2001"),
        (OUT, "treaty", "done", {"HND"}, "2003"),
    ],
    "The United States has not signed the treaty, nor have India and Pakistan.": [
        (SIGN, "treaty", "not done", {"USA"}, None),
        (SIGN, "treaty", "not done", {"IND", "PAK"}, None),
    ],
    "Norway has ratified the convention; Iceland has not. Denmark has yet to do so.": [
        (RAT, "treaty", "done", {"NOR"}, None),
        (RAT, "treaty", "not done", {"ISL"}, None),
        (RAT, "treaty", "not done", {"DNK"}, None),
    ],
    "Malta ratified the treaty on Monday, followed by Cyprus on Tuesday.": [
        (RAT, "treaty", "done", {"MLT"}, "Monday"),
        (RAT, "treaty", "done", {"CYP"}, "Tuesday"),
    ],
    "Sweden withdrew from the pact last year. Finland did likewise in March.": [
        (OUT, "treaty", "done", {"SWE"}, "last year"),
        (OUT, "treaty", "done", {"FIN"}, "March"),
    ],
    "The lower house of the Czech parliament approved the treaty on Monday. The Senate is expected to do the same next week.": [
        (PA, "treaty", "done", {"CZE"}, "Monday"),
        (PA, "treaty", "expected", {"CZE"}, "next week"),
    ],
    "Two countries have quit the treaty: Burundi in October 2017 and the Philippines in March 2019.": [
        (OUT, "treaty", "done", {"BDI"}, "October 2017"),
        (OUT, "treaty", "done", {"PHL"}, "March 2019"),
    ],
    # whose subject it is
    "Croatia, but not Serbia, has ratified the convention.": [(RAT, "treaty", "done", {"HRV"}, None)],
    "Togo joined the treaty in 1991, China and France acceded the following year.": [
        (ACC, "treaty", "done", {"TGO"}, "1991"),
        (ACC, "treaty", "done", {"CHN", "FRA"}, "the following year"),
    ],
    "Australia and the United States, which both signed the protocol in 1998, have not ratified it.": [
        (SIGN, "treaty", "done", {"AUS", "USA"}, "1998"),
        (RAT, "treaty", "not done", {"AUS", "USA"}, None),
    ],
    "Japan, the only country to have suffered atomic attack, has not signed the treaty either.": [
        (SIGN, "treaty", "not done", {"JPN"}, None),
    ],
    "All 353 Turkish lawmakers present backed the accord on Wednesday.": [(PA, "treaty", "done", {"TUR"}, "Wednesday")],
    "Only then would Brussels send its notice of withdrawal from the treaty to Portugal.": [
        ("notification", "withdrawal", "expected", {"EU"}, None),
    ],
    # through a chamber
    "The treaty passed the Knesset on Tuesday by 61 votes to 40.": [(PA, "treaty", "done", {"ISR"}, "Tuesday")],
    "The pact sailed through the Bundesrat on 25 November.": [(PA, "treaty", "done", {"DEU"}, "25 November")],
    "The government drove the treaty through the Storting in May.": [(PA, "treaty", "done", {"NOR"}, "May")],
    "Washington will formally exit the Open Skies Treaty on 22 November.": [(OUT, "treaty", "expected", {"USA"}, "22 November")],
    # negation, wishes, rules
    "None of the nuclear powers has signed the treaty.": [(SIGN, "treaty", "not done", set(), None)],
    "India, North Korea and Pakistan haven't even signed the treaty.": [
        (SIGN, "treaty", "not done", {"IND", "PRK", "PAK"}, None),
    ],
    "It is not true that Chad withdrew from the convention.": [(OUT, "treaty", "not done", {"TCD"}, None)],
    "The border treaty has been denounced by neither side.": [("denunciation", "treaty", "not done", set(), None)],
    "Lawmakers in Tbilisi will not be asked to ratify the deal.": [(PA, "treaty", "not done", {"GEO"}, None)],
    "The Islamic Action Front wants the treaty abrogated.": [],
    "Under the treaty a party cannot give notice of withdrawal until three years have passed.": [],
    "North Korea denounces the treaty as a war alliance in disguise.": [],
    "The pact that ended the war entered into force on Friday.": [("entry into force", "treaty", "done", set(), "Friday")],
    "Has Norway ratified the treaty?": [],
}


@pytest.mark.parametrize("sentence", CASES, ids=lambda s: s[:50])
def test_sentence(sentence: str) -> None:
    assert told(sentence) == CASES[sentence]
