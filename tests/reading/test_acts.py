"""What the act reader takes from single sentences: each expectation was written by hand from the sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.words import ActKind
from foedus.reading.drafting import draft

Told = tuple[str, str, str, set[str], str | None]


def told(text: str) -> list[Told]:
    return [(a.kind, a.about, a.status, set(a.actors), a.time.words if a.time else None) for a in draft(text).acts]


CASES: dict[str, list[Told]] = {
    # organisations: to join one is to accede to its constituent treaty, to join it in something is not
    "Sweden joined NATO on March 7, 2024. Burundi left the ICC in October 2017.": [
        ("accession", "treaty", "done", {"SWE"}, "March 7, 2024"),
        ("withdrawal", "treaty", "done", {"BDI"}, "October 2017"),
    ],
    "Britain joined the EU in imposing sanctions, which left NATO planners guessing.": [],
    "The minister expected lawmakers in Tehran to approve the treaty soon.": [
        ("parliamentary approval", "treaty", "expected", {"IRN"}, None),
    ],
    # the verb left out
    "The Duma approved the treaty on 16 May, the Federation Council on 24 May.": [
        ("parliamentary approval", "treaty", "done", {"RUS"}, "16 May"),
        ("parliamentary approval", "treaty", "done", {"RUS"}, "24 May"),
    ],
    "Israel signed peace treaties with Egypt in 1979 and with Jordan in 1994.": [
        ("signature", "treaty", "done", {"ISR", "EGY"}, "1979"),
        ("signature", "treaty", "done", {"ISR", "JOR"}, "1994"),
    ],
    "The treaty was ratified by Latvia in 2003 and by Estonia in 2004.": [
        ("ratification", "treaty", "done", {"LVA"}, "2003"),
        ("ratification", "treaty", "done", {"EST"}, "2004"),
    ],
    "It resembles the pact which Moscow concluded with Pyongyang last June.": [
        ("signature", "treaty", "done", {"RUS", "PRK"}, "last June"),
    ],
    # asides between dashes, wishes, purposes
    "None of the four founders — Argentina, Brazil, Paraguay and Uruguay — has ratified the accord yet.": [
        ("ratification", "treaty", "not done", {"ARG", "BRA", "PRY", "URY"}, None),
    ],
    "Berlin was urging that the pact be applied provisionally in the meantime.": [
        ("provisional application", "treaty", "expected", set(), None),
    ],
    "Vladimir Putin of Russia used his speech on Tuesday to announce the suspension of the treaty.": [
        ("announcement", "suspension", "done", {"RUS"}, "Tuesday"),
    ],
    "The treaty will enter into force on July 1 after Peru told its partners on Friday that its procedures were complete.": [
        ("entry into force", "treaty", "expected", set(), "July 1"),
        ("notification", "treaty", "done", {"PER"}, "Friday"),
    ],
    "Russia declared on Friday that it no longer considers itself bound by START II.": [
        ("declaration", "treaty", "done", {"RUS"}, "Friday"),
    ],
    # objects, and what only stands behind a preposition or comma
    "Japan announced on Wednesday that it will withdraw from the convention next July, a rare departure by Tokyo.": [
        ("announcement", "withdrawal", "done", {"JPN"}, "Wednesday"),
        ("withdrawal", "treaty", "expected", {"JPN"}, "next July"),
    ],
    "Norway gave notice of withdrawal in March 1993 but suspended it three months later.": [
        ("notification", "withdrawal", "done", {"NOR"}, "March 1993"),
        ("suspension", "withdrawal", "done", {"NOR"}, "three months later"),
    ],
    "More than 170 countries on Thursday extended the Antarctic Treaty.": [
        ("extension", "treaty", "done", set(), "Thursday"),
    ],
    "The US Congress cleared the implementing bill on October 12. President Barack Obama signed it on October 21.": [
        ("parliamentary approval", "treaty", "done", {"USA"}, "October 12"),
        ("ratification", "treaty", "done", {"USA"}, "October 21"),
    ],
    "The Jogorku Kenesh voted on Thursday to cancel the base agreement, and the president signed the law on Friday.": [
        ("parliamentary approval", "termination", "done", {"KGZ"}, "Thursday"),
        ("ratification", "termination", "done", {"KGZ"}, "Friday"),
    ],
    "A border treaty between Latvia and Russia was to have been signed in Riga on May 10.": [
        ("signature", "treaty", "not done", {"LVA", "RUS"}, "May 10"),
    ],
    "Kyrgyzstan's parliament passed a law cancelling the base agreement. Hours later the ministry passed a note to the embassy.": [
        ("parliamentary approval", "termination", "done", {"KGZ"}, None),
        ("notification", "termination", "done", {"KGZ"}, "Hours later"),
    ],
    # voice, coordination, ellipsis
    "Peru and Chile signed a border treaty in Lima on 3 June 1929.": [
        ("signature", "treaty", "done", {"PER", "CHL"}, "3 June 1929"),
    ],
    "The Sejm approved the treaty with Ukraine on 4 May and the Senate did the same a week later.": [
        ("parliamentary approval", "treaty", "done", {"POL"}, "4 May"),
        ("parliamentary approval", "treaty", "done", {"POL"}, "a week later"),
    ],
    "The pact between Kenya and Uganda was initialled in Nairobi on March 2 and signed in Kampala on April 9.": [
        ("initialling", "treaty", "done", {"KEN", "UGA"}, "March 2"),
        ("signature", "treaty", "done", {"KEN", "UGA"}, "April 9"),
    ],
    "The Bundestag and the Bundesrat passed the law ratifying the convention on 5 October and 19 October 1990, respectively.": [
        ("parliamentary approval", "treaty", "done", {"DEU"}, "5 October"),
        ("parliamentary approval", "treaty", "done", {"DEU"}, "19 October 1990"),
    ],
    # negation, plan, condition
    "Norway has signed the convention but not ratified it.": [
        ("signature", "treaty", "done", {"NOR"}, None),
        ("ratification", "treaty", "not done", {"NOR"}, None),
    ],
    "The Senate refused to approve the treaty with Panama on Tuesday.": [
        ("parliamentary approval", "treaty", "not done", set(), "Tuesday"),  # whose Senate cannot be told
    ],
    "The agreement cannot enter into force until Malta has ratified it.": [
        ("entry into force", "treaty", "expected", set(), None),
    ],
    "Japan has yet to deposit its instrument of acceptance.": [
        ("deposit of instrument", "treaty", "not done", {"JPN"}, None),
    ],
    "If Brazil signed the treaty, Argentina would follow.": [],
    # ways out and their stages
    "Iceland gave notice of its withdrawal from the whaling convention on 27 June 1991.": [
        ("notification", "withdrawal", "done", {"ISL"}, "27 June 1991"),
    ],
    "Egypt announced on Sunday that it was leaving the pact.": [
        ("announcement", "withdrawal", "done", {"EGY"}, "Sunday"),
    ],
    "Spain revoked its notice of withdrawal from the treaty on May 2, 2003.": [
        ("withdrawal", "withdrawal", "done", {"ESP"}, "May 2, 2003"),
    ],
    "The Great National Assembly of Romania voted on Monday to denounce the treaty with Hungary.": [
        ("parliamentary approval", "termination", "done", {"ROU"}, "Monday"),
    ],
    # a domestic law is no treaty act
    "The Knesset passed a law on schools on Tuesday.": [],
    "A court in Vienna found the statute unconstitutional.": [],
}


@pytest.mark.parametrize("sentence", CASES, ids=lambda s: s[:50])
def test_sentence(sentence: str) -> None:
    expected = CASES[sentence]
    assert told(sentence) == expected


def test_head_of_state_alone_ratifies_what_parliament_approved() -> None:
    text = "The Sejm approved the treaty with Lithuania on April 3, 1994. President Lech Walesa signed it on Friday."
    assert [a.kind for a in draft(text).acts] == ["parliamentary approval", "ratification"]


def test_treaties_are_kept_apart_and_named() -> None:
    text = "The Treaty of Tartu was signed on 2 February 1920. A separate trade agreement was signed in Riga in 1927."
    labels = [e.label for e in draft(text).treaties]
    assert labels[0] == "Treaty of Tartu"
    assert len(labels) == 2


def test_when_ties_two_acts_to_one_day() -> None:
    text = "The treaty took effect on Friday when Greece and Italy exchanged the instruments of ratification."
    entry, exchange = draft(text).acts
    assert (entry.kind, exchange.kind) == ("entry into force", "exchange of instruments")
    assert exchange.with_act == 0
    assert exchange.time is None


def test_a_condition_awaited_gives_no_day() -> None:
    text = "The convention was adopted in Geneva in June 1954. It takes effect ninety days after ten states have ratified it."
    entry = draft(text).acts[1]
    assert (entry.kind, entry.status, entry.time) == ("entry into force", "expected", None)


PIECES = [*" .,;:“”\"'()-\n\u200f\u200b5", "Treaty ", "signed ", "Russia ", "on 5 May 2020 ", "the ", "of ", "and ", "that "]
PIECES += [
    "which ",
    "not ",
    "will ",
    "ratify ",
    "law ",
    "Senate ",
    "withdrew ",
    "from ",
    "after ",
    "President Ann Lee ",
    "notice ",
    "it ",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_read_and_spans_lie_inside(text: str) -> None:
    for act in draft(text).acts:
        assert 0 <= act.start < act.end <= len(text)


def test_a_headline_gives_way_to_the_body() -> None:
    """The headline's present tense is no second ratification; alone it is all there is."""
    head = "Ankara ratifies the accord after years"
    body = "Turkey's parliament ratified the accord on Wednesday."
    assert told(f"{head}\n\n{body}") == [("parliamentary approval", "treaty", "done", {"TUR"}, "Wednesday")]
    assert told(head) == [("ratification", "treaty", "done", {"TUR"}, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Chile signed a defence treaty on Monday. It replaces the treaty signed in Oslo on 5 May 1921, "
        "which had been in force since 7 June 1922.",
        "The fishing agreement between Norway and Chile entered into force on Monday. "
        "The agreement supersedes the agreement signed in Oslo on 5 May 1921.",
    ],
)
def test_what_a_treaty_replaces_is_another_treaty(text: str) -> None:
    """Grammar: nothing takes its own place, so that the days of the one replaced are none of the other's."""
    acts = draft(text).acts
    (superseding,) = (act for act in acts if act.kind is ActKind.SUPERSESSION)
    old = {act.treaty for act in acts if act.time and ("1921" in act.time.words or "1922" in act.time.words)}
    new = {act.treaty for act in acts if act.time and "Monday" in act.time.words}
    assert (new, old) == ({superseding.treaty}, {superseding.other})
    assert superseding.other is not None
    assert superseding.treaty != superseding.other
