"""Final clauses read from a treaty's text. What each text says was written by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.clauses import Delay
from foedus.core.texts import Kind
from foedus.ledger.cards.form import sparse
from foedus.reading.treaty.clauses.delays import delay, lengths
from foedus.reading.treaty.clauses.final import as_data, final_clauses
from foedus.reading.treaty.parts.structure import first, structure

BEGUN = "Article 1\nThere shall be peace.\n\nArticle 2\n"


def found(article: str) -> dict[str, Any]:
    """What is read of an article, clause by clause."""
    text = BEGUN + article + "\n"
    read = final_clauses(text, first(structure(text)))
    assert all(one.article.number == "2" for one in read.values())
    return {name: _plain(one.clause) for name, one in read.items()}


def _plain(clause: Any) -> Any:
    said = None if clause is None else sparse(clause)
    return {k: v for k, v in said.items() if k != "article"} if isinstance(said, dict) else said


LEAVING: list[tuple[str, dict[str, Any] | None]] = [
    ("Any Party may withdraw from this Convention by giving six months' notice to the depositary.", {"notice": {"months": 6}}),
    (
        "Any Party may denounce this Convention by a notification. Such denunciation shall take effect one year after its receipt.",
        {"notice": {"years": 1}},
    ),
    (
        "This Treaty may be denounced by either Party. It shall cease to be in force one hundred and eighty days after the date of "
        "the notification.",
        {"notice": {"days": 180}},
    ),
    (
        "Either Party may terminate this Agreement by a note to the other. The termination shall take effect on the first day "
        "of the "
        "seventh month following the date on which the notification was received.",
        {"notice": {"nth_month": 7}},
    ),
    (
        "Either Party may terminate the Agreement. Such termination shall become effective on the first day of the month following "
        "the expiration of a period of three months after the date of receipt of the notice.",
        {"notice": {"months": 3, "first_of_month": True}},
    ),
    (
        "Either State may terminate this Convention by giving notice of termination at least six months before the end of any "
        "calendar year after the expiration of a period of five years from the date of its entry into force.",
        {"notice": {"months": 6, "first_of_year": True}, "earliest_years": 5},
    ),
    (
        "Either State may, on or before the thirtieth day of June in any calendar year, give notice of termination of this "
        "Agreement. In "
        "such event it shall cease to have effect for taxable years beginning on or after 1 January next following.",
        {"notice": {"months": 6, "first_of_year": True}},
    ),
    (
        "At any time after three years from the date on which this Protocol has entered into force for a Party, that Party "
        "may withdraw "
        "from this Protocol. The withdrawal shall take effect on the ninetieth day after receipt of its notification.",
        {"notice": {"days": 90}, "earliest_notice_years": 3},
    ),
    (
        "In the event of denunciation this Agreement shall remain effective until the end of the calendar year following the "
        "year in "
        "which notice was given by a Party that wishes to denounce it.",
        {"notice": {"years": 1, "first_of_year": True}},
    ),
    (
        "This Agreement shall be in force for ten years. Unless notice of termination of this Agreement is given six months "
        "before the "
        "date of expiry of its validity, it shall be extended tacitly for periods of five years.",
        {"notice": {"months": 6}, "end_of_term": True},
    ),
    (
        "This Agreement shall remain in force for a period of two years. If it is not denounced three months before the date "
        "of its "
        "expiry it shall be renewed. Each Government shall then have the right to denounce the Agreement at any time by "
        "giving three "
        "months' notice.",
        {"notice": {"months": 3}, "earliest_years": 2},
    ),
    ("No Party may withdraw from this Treaty.", {"excluded": True}),
    ("Each Party may terminate this Agreement on 180-days written notice.", {"notice": {"days": 180}}),
    ("Either Party may terminate this Treaty when the moon is full.", None),
    (
        "Either Party may terminate this Treaty. Within thirty days of the receipt of the notice the Parties shall consult.",
        None,
    ),
]
LASTING: list[tuple[str, dict[str, Any]]] = [
    ("This Treaty shall remain in force indefinitely.", {"indefinite": True}),
    ("This Agreement is concluded for an unlimited period.", {"indefinite": True}),
    ("This Agreement shall have indefinite duration.", {"indefinite": True}),
    ("This Convention shall remain in force until terminated by one of the Parties.", {"indefinite": True}),
    ("This Treaty shall remain in force for a period of twenty years.", {"years": 20}),
    (
        "This Agreement shall remain in force for an initial period of two years. It shall be tacitly renewed for a further "
        "period of "
        "one year.",
        {"years": 2, "renewal": 1},
    ),
    (
        "This Treaty shall remain in force for five years and shall be extended automatically for periods of the same length.",
        {"years": 5, "renewal": 5},
    ),
    ("This Pact shall be in force for ten years. It may be extended by mutual agreement.", {"years": 10, "by_agreement": True}),
    ("This Agreement shall remain in force until 31 December 2030.", {"until": "2030-12-31"}),
    ("This Treaty shall remain in force for ten years. Thereafter it shall remain in force indefinitely.", {"indefinite": True}),
    (
        "This Convention shall cease to be in force if the number of Contracting Parties is reduced to less than five.",
        {"below": 5},
    ),
]
OTHERS: list[tuple[str, str, Any]] = [
    (
        "This Agreement shall be applied provisionally from the date of its signature.",
        "provisional_application",
        {"rule": "signature"},
    ),
    (
        "Pending its entry into force the Parties agree to apply this Agreement provisionally from 1 January 2020.",
        "provisional_application",
        {"rule": "date", "date": "2020-01-01"},
    ),
    (
        "Any State may at the time of signature declare that it will apply this Protocol provisionally.",
        "provisional_application",
        {"rule": "declaration"},
    ),
    ("No reservations may be made to this Convention.", "reservations", {"rule": "none"}),
    (
        "No reservation may be made to this Convention except to Articles 7 and 9.",
        "reservations",
        {"rule": "only", "articles": ["7", "9"]},
    ),
    ("Any State may on signature make reservations to Articles 4 and 5.", "reservations", {"rule": "only", "articles": ["4", "5"]}),
    (
        "On accession any State may make reservations to this Convention other than to Articles 1 and 3.",
        "reservations",
        {"rule": "except", "articles": ["1", "3"]},
    ),
    ("This Convention shall be open to accession by any State.", "accession", {"open_to": "any State"}),
    ("The instruments shall be deposited with the Government of Switzerland.", "depositary", "CHE"),
    (
        "Instruments of ratification shall be deposited with the Secretary-General of the United Nations.",
        "depositary",
        "Secretary-General of the United Nations",
    ),
    ("This Treaty may be amended by mutual consent of the Parties.", "amendment", {"adoption": "all parties"}),
    (
        "Amendments to this Convention shall be adopted by a two-thirds majority and enter into force for those Parties which have "
        "accepted them.",
        "amendment",
        {"adoption": "2/3", "binds": "accepting"},
    ),
    (
        "Either Party may denounce this Agreement. In respect of investments made before the date of termination of this "
        "Agreement its "
        "provisions shall continue to be effective for a further period of fifteen years.",
        "survival",
        {"years": 15, "of": "investments made before the date of termination of this Agreement"},
    ),
    (
        "This Agreement shall apply only to the territory of the Kingdom in Europe.",
        "territory",
        "This Agreement shall apply only to the territory of the Kingdom in Europe.",
    ),
]
# other wordings than those of the two collections: of the League's time, of disarmament treaties, of memoranda
WHOLE: list[tuple[str, dict[str, Any]]] = [
    (
        "The present Treaty shall be ratified and the ratifications shall be exchanged at Paris. It shall come into force "
        "immediately "
        "upon the exchange of ratifications and shall remain in force for a period of five years.",
        {"entry_into_force": {"rule": "exchange of instruments"}, "duration": {"years": 5}},
    ),
    (
        "This Convention shall come into force on the ninetieth day following the receipt by the Secretary-General of the "
        "League of "
        "Nations of the second instrument of accession.",
        {"entry_into_force": {"rule": "number of instruments", "count": 2, "delay": {"days": 90}}},
    ),
    (
        "This Agreement enters into force thirty (30) days from receipt of the second of the two notes by which the Parties "
        "notify each "
        "other. It shall remain in force for ten years and be automatically renewed for successive periods of ten years unless "
        "either Party notifies the other of its intention to terminate it twelve months prior to the expiry of the current period.",
        {
            "entry_into_force": {"rule": "last notification", "delay": {"days": 30}},
            "duration": {"years": 10, "renewal": 10},
            "withdrawal": {"notice": {"months": 12}, "end_of_term": True},
        },
    ),
    (
        "1. This Treaty shall enter into force on the one hundred eightieth day after the deposit of the sixtieth instrument of "
        "ratification. 2. For States which deposit theirs subsequent to the entry into force, it shall enter into force on "
        "the date of "
        "the deposit.",
        {"entry_into_force": {"rule": "number of instruments", "count": 60, "delay": {"days": 180}, "later": {}}},
    ),
    (
        "Each Party has the right to withdraw from the Treaty if it decides that extraordinary events have jeopardized its supreme "
        "interests. It shall give notice of such withdrawal to all other Parties three months in advance.",
        {"withdrawal": {"notice": {"months": 3}}},
    ),
    (
        "After the Treaty has been in force for twenty years, any Party may cease to be a Party to this Treaty one year after "
        "its notice "
        "of denunciation has been given.",
        {"withdrawal": {"notice": {"years": 1}, "earliest_notice_years": 20}},
    ),
    (
        "This Treaty shall come into force upon the deposit of instruments of ratification by the Governments of the United "
        "Kingdom, the "
        "United States of America and the Union of Soviet Socialist Republics.",
        {"entry_into_force": {"rule": "number of instruments", "named": ["GBR", "USA", "SUN"]}},
    ),
    (
        "The Agreement shall enter into force on the day it is signed and be valid for one year, and shall be renewed by "
        "tacit agreement "
        "for successive one-year periods.",
        {"entry_into_force": {"rule": "signature"}, "duration": {"years": 1, "renewal": 1}},
    ),
    (
        "This Memorandum will come into effect on signature by both sides and will continue in effect for three years. It may be "
        "terminated by either of them giving at least three months' written notice.",
        {
            "entry_into_force": {"rule": "signature"},
            "duration": {"years": 3},
            "withdrawal": {"notice": {"months": 3}},
        },
    ),
]
NONE = [
    "A Party may withdraw a reservation that it has made to the rules of the Committee.",
    "The Committee may terminate an investigation on three months' notice.",
    "Each Party may make use of computer reservation systems.",
    "The Parties shall deposit the waste at sea.",
    "Either Party may terminate a contract of employment at the end of its term.",
    "An amendment to the schedule enters into force thirty days after its adoption.",
    "The list shall remain valid for ten years.",
]


@pytest.mark.parametrize(("article", "known"), LEAVING)
def test_how_one_leaves(article: str, known: dict[str, Any] | None) -> None:
    assert found(article)["withdrawal"] == known


@pytest.mark.parametrize(("article", "known"), LASTING)
def test_how_long_it_lasts(article: str, known: dict[str, Any]) -> None:
    assert found(article)["duration"] == known


@pytest.mark.parametrize(("article", "name", "known"), OTHERS)
def test_the_other_clauses(article: str, name: str, known: Any) -> None:
    assert found(article)[name] == known


@pytest.mark.parametrize(("article", "known"), WHOLE)
def test_other_wordings(article: str, known: dict[str, Any]) -> None:
    assert found(article) == known


@pytest.mark.parametrize("article", NONE)
def test_what_is_about_something_else_is_no_clause(article: str) -> None:
    assert found(article) == {}


def test_what_was_read_is_the_law_engines_own_data() -> None:
    text = (
        BEGUN + "This Treaty shall enter into force upon signature. Either Party may terminate this Treaty when the moon is full.\n"
    )
    read = final_clauses(text, first(structure(text)))
    assert list(read) == ["entry_into_force", "withdrawal"]
    final = as_data(read, ("English",))
    assert (final.withdrawal, final.languages) == (None, ("English",))
    assert final.entry_into_force
    assert final.entry_into_force.article == "2"


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("on the first dayof the second month following the deposit", Delay(nth_month=2)),
        ("on the last day of the month after the exchange", Delay(nth_month=1, last_day=True)),
        ("on the first day of January of the year following the deposit", Delay(first_of_year=True)),
        ("on the first day of the month following that in which a twelve month period from the receipt lapsed",
         Delay(months=12, first_of_month=True)),
        ("upon the expiration of sixty days from the deposit", Delay(days=60)),
        ("on the day following the deposit", Delay(days=1)),
        ("on the first day of the umpteenth month following the deposit", Delay()),
        ("hunderd and eighty days after the deposit", Delay()),
    ],
)  # fmt: skip
def test_delays(words: str, known: Delay) -> None:
    assert delay(words)[0] == known


def test_a_number_that_is_not_understood_is_no_other_number() -> None:
    assert list(lengths("one hunderd and eighty days after the first day of July")) == []


NOTE = """Excellency,

I have the honour to propose that nationals of either country may enter the other without a visa.

If this is acceptable, I propose that this note and your reply shall constitute an agreement between our two Governments,
which shall enter into force thirty days after the date of your reply and may be terminated by either of them on six months'
written notice.
"""


def test_an_exchange_of_notes_is_one_piece_with_clauses_of_its_own() -> None:
    (note,) = structure(NOTE)
    assert (note.kind, note.start, note.end) == (Kind.NOTE, 0, len(NOTE))
    read = final_clauses(NOTE, first(structure(NOTE)))
    assert {name: _plain(one.clause) for name, one in read.items()} == {
        "entry_into_force": {"rule": "last notification", "delay": {"days": 30}},
        "withdrawal": {"notice": {"months": 6}},
    }
    assert structure(NOTE.replace("constitute an agreement", "be read with care")) == ()


@given(st.lists(st.sampled_from([w for article, _ in LEAVING for w in article.split()]), max_size=30).map(" ".join))
def test_any_words_are_read_or_not_and_never_fail(words: str) -> None:
    found(words)


def test_that_notes_make_an_agreement_does_not_say_when_it_enters_into_force() -> None:
    text = NOTE.replace("thirty days after the date of your reply", "as the Governments shall arrange")
    entry = final_clauses(text, structure(text))["entry_into_force"]
    assert entry.clause is None
