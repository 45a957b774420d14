"""Ways out and their stages, reservations, provisional application, laws: expectations written by hand from the sentence."""

import pytest
from told import Told, told

PA, RAT, OUT, NOTE, ANN = "parliamentary approval", "ratification", "withdrawal", "notification", "announcement"

CASES: dict[str, list[Told]] = {
    # announced, ordered, voted, signed, notified, in effect
    "Gambia's information minister announced that the country would pull out of the Rome Statute.": [
        (ANN, "withdrawal", "done", {"GMB"}, None),
    ],
    "The United States announced that its suspension of the treaty would take effect on 7 December.": [
        (ANN, "suspension", "done", {"USA"}, None),
        ("suspension", "treaty", "expected", {"USA"}, "7 December"),
    ],
    "In Kyiv the president put into effect a decision not to prolong the treaty. His bill goes to the Rada on Monday.": [
        ("order", "termination", "done", {"UKR"}, None),
        ("submission to parliament", "termination", "expected", {"UKR"}, "Monday"),
    ],
    "Hungary terminated the treaty on Monday. Parliament in Budapest had authorised the step on March 24.": [
        ("termination", "treaty", "done", {"HUN"}, "Monday"),
        (PA, "termination", "done", {"HUN"}, "March 24"),
    ],
    "President Vladimir Putin signed a law on Thursday that takes back Russia's ratification of the test ban treaty.": [
        (RAT, "withdrawal", "done", {"RUS"}, "Thursday"),
    ],
    "Burundi's withdrawal from the treaty took effect on 27 October 2017.": [(OUT, "treaty", "done", {"BDI"}, "27 October 2017")],
    "Venezuela's exit from the treaty was notified on 22 April 2006.": [(NOTE, "withdrawal", "done", {"VEN"}, "22 April 2006")],
    "The World Bank received Honduras's written notice of denunciation of the convention on 24 February.": [
        (NOTE, "withdrawal", "done", {"HND"}, "24 February"),
    ],
    "The secretariat of the treaty has received no notice from Moscow.": [],
    "Uzbekistan ended the agreement in 2005, serving notice in July of that year.": [
        ("termination", "treaty", "done", {"UZB"}, "2005"),
        (NOTE, "termination", "done", {"UZB"}, "July of that year"),
    ],
    "France, Germany and Poland ceased to be parties to the treaty on 8, 20 and 29 December last year respectively.": [
        (OUT, "treaty", "done", {"FRA"}, "8"),
        (OUT, "treaty", "done", {"DEU"}, "20"),
        (OUT, "treaty", "done", {"POL"}, "29 December last year"),
    ],
    # suspended, and taken back
    "Iran halted implementation of the additional protocol in February 2021.": [
        ("suspension", "treaty", "done", {"IRN"}, "February 2021"),
    ],
    "Russia suspended its part in the deal on October 29 after an attack and took the suspension back on November 2.": [
        ("suspension", "treaty", "done", {"RUS"}, "October 29"),
        (OUT, "suspension", "done", {"RUS"}, "November 2"),
    ],
    # reservations and objections
    "Pakistan entered a reservation to the covenant.": [("reservation", "treaty", "done", {"PAK"}, None)],
    "Malaysia withdrew its reservation to the convention on 19 July 2010.": [(OUT, "reservation", "done", {"MYS"}, "19 July 2010")],
    "Sweden objected to the reservation made by Mauritania to the convention.": [
        ("objection", "treaty", "done", {"SWE"}, None),
        ("reservation", "treaty", "done", {"MRT"}, None),
    ],
    # provisional application, entry into force
    "The agreement has been in provisional application since 29 December 2012.": [
        ("provisional application", "treaty", "done", set(), "29 December 2012"),
    ],
    "The treaty isn't in force.": [("entry into force", "treaty", "not done", set(), None)],
    "The treaty cannot enter into force until a bill that ends British rule has been passed.": [
        ("entry into force", "treaty", "expected", set(), None),
    ],
    "The convention will enter into force for the Philippines on 1 July 2019.": [
        ("entry into force", "treaty", "expected", {"PHL"}, "1 July 2019"),
    ],
    # still to come
    "India and Chile signed a treaty on Friday. Ratification is outstanding.": [
        ("signature", "treaty", "done", {"IND", "CHL"}, "Friday"),
        (RAT, "treaty", "expected", set(), None),
    ],
    "Peru's parliament approved the treaty. President Dina Boluarte has still to sign the measure.": [
        (PA, "treaty", "done", {"PER"}, None),
        (RAT, "treaty", "expected", {"PER"}, None),
    ],
    # domestic matters
    "The Senate passed the budget on Tuesday by 51 votes to 49.": [],
    "The president vetoed the bill on foreign agents.": [],
    "The two sides have a treaty. As many people signed up for the newsletter as signed on for the course.": [],
    "After the coup the pact was dead, and in December the last French soldiers left.": [],
}


@pytest.mark.parametrize("sentence", CASES, ids=lambda s: s[:50])
def test_sentence(sentence: str) -> None:
    assert told(sentence) == CASES[sentence]
