"""When a treaty enters into force, read from its clause. What each sentence says was written by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.ledger.cards.form import sparse
from foedus.reading.treaty.clauses.entry import entry_into_force, read
from foedus.reading.treaty.clauses.sentences import sentences
from foedus.reading.treaty.parts.structure import first, structure

SIGNATURE, NOTES, EXCHANGE = {"rule": "signature"}, {"rule": "last notification"}, {"rule": "exchange of instruments"}


def some(count: int | None, **delay: Any) -> dict[str, Any]:
    return {"rule": "number of instruments"} | ({"count": count} if count else {}) | ({"delay": delay} if delay else {})


READ: list[tuple[str, dict[str, Any]]] = [
    ("on the date of its signature.", SIGNATURE),
    ("upon signature.", SIGNATURE),
    ("on the day of the exchange of the instruments of ratification, which shall take place at Vienna.", EXCHANGE),
    ("on the date on which the instruments of ratification are exchanged.", EXCHANGE),
    ("on the date on which both Governments have informed each other in writing that their procedures are complete.", NOTES),
    ("upon exchange of diplomatic notes.", NOTES),
    ("on the first day of the second month following the date of the later notification.", NOTES | {"delay": {"nth_month": 2}}),
    (
        "on the first day of the month following the date on which the Parties have notified each other.",
        NOTES | {"delay": {"first_of_month": True}},
    ),
    (
        "on the thirtieth day after the latter of the dates on which the States have notified each other.",
        NOTES | {"delay": {"days": 30}},
    ),
    ("sixty (60) days after an exchange of written notifications.", NOTES | {"delay": {"days": 60}}),
    ("on the day after both Parties have notified each other.", NOTES | {"delay": {"days": 1}}),
    ("three months after the date of deposit of the third instrument of ratification or acceptance.", some(3, months=3)),
    ("on the ninetieth day following the date of deposit of the thirty-fifth instrument of accession.", some(35, days=90)),
    ("30 days after five States have expressed their consent to be bound.", some(5, days=30)),
    ("twelve months after the date on which the ratifications of two Members have been registered.", some(2, months=12)),
    (
        "on the first day of the month following the expiration of a period of three months after ten States have deposited it.",
        some(10, months=3, first_of_month=True),
    ),
    ("on the date of deposit of the last instrument of ratification.", some(None)),
    ("after the deposit of 20 (twenty) instruments of ratification.", some(20)),
    ("one year after the deposit of the second instrument of approval.", some(2, years=1)),
    ("two weeks after signature.", SIGNATURE | {"delay": {"days": 14}}),
    (
        "on the last day of the month following the month in which the later notification has been received.",
        NOTES | {"delay": {"nth_month": 1, "last_day": True}},
    ),
    ("for the first three States thirty days after the third instrument of ratification has been deposited.", some(3, days=30)),
    (
        "between A and B on the thirtieth day from the date on which they have exchanged the instruments of ratification.",
        EXCHANGE | {"delay": {"days": 30}},
    ),
    (
        "on the first day of the year following the deposit of the thirty-first instrument of acceptance.",
        some(31, first_of_year=True),
    ),
    (
        "on the first dayof the month following the expiration of a period of one month after 5 signatories have ratified it.",
        some(5, months=1, first_of_month=True),
    ),
    ("on the deposit of instruments of ratification by all signatory States.", some(None)),
    ("on the first day of the month following the deposit of the latter instrument of approval.", some(None, first_of_month=True)),
    ("definitively upon ratification by the contracting States.", some(None)),
    ("one hundred and eighty days after the twentysecond instrument of acceptance.", some(22, days=180)),
    ("upon signature and shall remain in force for ten years.", SIGNATURE),
    (
        "on the date on which the Kingdom of the Netherlands notifies the Government of Canada that its procedures are complete.",
        NOTES | {"named": ["NLD"]},
    ),
    (
        "upon the deposit of ratifications by France and the Soviet Union, and by a majority of the other signatory States.",
        some(None) | {"named": ["FRA", "SUN"], "conditions": [{"majority": True, "of": "signatories"}]},
    ),
    ("when ratified by two-thirds of the signatories.", some(None) | {"conditions": [{"fraction": "2/3", "of": "signatories"}]}),
    (
        "on 1 July 2001 in relation to those States which by then have deposited their instruments, provided that Croatia has "
        "deposited its instrument of ratification.",
        some(None) | {"named": ["HRV"], "date": "2001-07-01"},
    ),
    ("upon receipt of notifications of acceptance from six Members.", NOTES | {"count": 6}),
    (
        "upon signature by the Governments of Canada, Ruritania and France.",
        SIGNATURE | {"named": ["CAN"], "note": "upon signature by the Governments of Canada, Ruritania and France."},
    ),
    (
        "upon signature by the Governments of the Kingdom of Belgium, the Republic of Cuba and Canada.",
        SIGNATURE | {"named": ["BEL", "CUB", "CAN"]},
    ),
    ("from the date of receipt by the depositary of a third member state's notification.", NOTES | {"count": 3}),
    (
        "upon the notifications of two Parties, one of which is Kazakhstan.",
        NOTES | {"count": 2, "note": "one of which is Kazakhstan."},
    ),
    (
        "upon the deposit of the instruments of the Member States and of two thirds of the other States.",
        some(None)
        | {
            "conditions": [{"fraction": "2/3", "of": "parties"}],
            "note": "upon the deposit of the instruments of the Member States and of two thirds of the other States.",
        },
    ),
    (
        "at a date to be fixed by an exchange of notes.",
        {"rule": "other event", "note": "at a date to be fixed by an exchange of notes."},
    ),
    ("on the same date as the Agreement.", {"rule": "other event", "note": "on the same date as the Agreement."}),
    (
        "three months after ten members of the one Union and seven members of the other Union have ratified it.",
        some(10, months=3) | {"note": "ten members of the one Union and seven members of the other Union have ratified it."},
    ),
    ("on 1 July 1994.", {"rule": "date", "date": "1994-07-01"}),
    ("on 1 January 1973 if the Parties have notified each other before that day.", NOTES | {"date": "1973-01-01"}),
]
UNREAD = [
    "within thirty days after the last notification.",
    "on the thirtieth day.",
    "on the last day of the month following the month after the later of the notifications.",
    "not earlier than three months after signature.",
    "when the moon is full.",
    "",
]


@pytest.mark.parametrize(("words", "known"), READ)
def test_what_a_clause_says(words: str, known: dict[str, Any]) -> None:
    assert sparse(read(f" {words}")) == known


@pytest.mark.parametrize("words", UNREAD)
def test_what_cannot_be_read_is_not_guessed(words: str) -> None:
    assert read(f" {words}") is None


def test_a_further_condition_stays_in_words() -> None:
    clause = read(" on the date on which 55 States have deposited their instruments, which account for 55 per cent of emissions.")
    assert clause
    assert (clause.count, clause.note) == (55, "which account for 55 per cent of emissions.")


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("This Agreement shall be ratified. It shall enter into force on the day of signature.", "signature"),
        ("The present Convention shall be ratified and shall come into force on the day of signature.", "signature"),
        ("1. This Treaty enters into force upon signature.", "signature"),
        ("Any amendment shall enter into force on the day of signature.", None),
        ("This Agreement shall remain open until it enters into force on signature.", None),
        ("Decisions shall be binding when this Agreement shall enter into force on signature.", None),
        ("This Agreement shall cease to be in force on the day of signature.", None),
        ("The Depositary shall inform the Parties of the entry into force of this Agreement.", None),
    ],
)
def test_only_the_treatys_own_clause_counts(article: str, found: str | None) -> None:
    text = f"Article 1\nPeace.\n\nArticle 2\n{article}\n"
    clause = entry_into_force(sentences(text, first(structure(text))))
    assert (clause and clause.clause and (clause.clause.rule.value, clause.clause.article)) == (found and (found, "2"))


def test_a_clause_is_told_with_its_words_where_it_cannot_be_read() -> None:
    text = "Article 1\nPeace.\n\nArticle 2\nThe end. This Agreement shall enter into force when the moon is full; so be it.\n"
    found = entry_into_force(sentences(text, first(structure(text))))
    assert found
    assert (found.clause, found.article.number) == (None, "2")
    assert text[found.start : found.end].strip() == "This Agreement shall enter into force when the moon is full;"


def test_an_annex_has_clauses_of_its_own() -> None:
    text = "Article 1\nPeace.\n\nANNEX\nArticle 1\nThis Agreement shall enter into force upon signature.\n"
    assert entry_into_force(sentences(text, first(structure(text)))) is None


def test_who_joins_later_is_told_from_the_sentence_of_its_own() -> None:
    text = (
        "Article 1\nPeace.\n\nArticle 2\n1. This Convention shall enter into force three months after the deposit of the tenth "
        "instrument of ratification.\n2. For each State ratifying after that deposit, the Convention shall enter into force on the "
        "thirtieth day after the deposit of its own instrument.\n3. In respect of a territory it shall enter into force at once.\n"
    )
    clause = entry_into_force(sentences(text, first(structure(text))))
    assert clause
    assert sparse(clause.clause) == some(10, months=3) | {"article": "2", "later": {"days": 30}}


@pytest.mark.parametrize(
    "later",
    [
        "For each State which subsequently accedes to it the Convention shall enter into force thirty days after its deposit.",
        "Thereafter this Convention shall enter into force - a) for each State acceding, thirty days after its deposit.",
        "After that, any State shall become a Party to it on the thirtieth day following the deposit of its instrument.",
        "For other States, this Convention shall enter into force on that date, or thirty days following the deposit of their "
        "instruments, whichever is later.",
    ],
)
def test_ways_to_say_from_when_who_joins_later_is_bound(later: str) -> None:
    own = "1. This Convention shall enter into force three months after the deposit of the tenth instrument of accession."
    text = f"Article 1\nPeace.\n\nArticle 2\n{own}\n2. {later}\n"
    clause = entry_into_force(sentences(text, first(structure(text))))
    assert clause
    assert sparse(clause.clause) == some(10, months=3) | {"article": "2", "later": {"days": 30}}


def test_where_nothing_was_fulfilled_by_the_day_the_delay_counts() -> None:
    text = (
        "Article 1\nPeace.\n\nArticle 2\n1. This Protocol shall enter into force on 1 January 1989, provided that at least "
        "eleven instruments of ratification have been deposited.\n2. In the event that this has not been fulfilled by then, "
        "the Protocol shall enter into force on the ninetieth day following the date of deposit of the last of these instruments.\n"
    )
    clause = entry_into_force(sentences(text, first(structure(text))))
    assert clause
    assert sparse(clause.clause) == some(11, days=90) | {"article": "2", "date": "1989-01-01"}


@given(st.lists(st.sampled_from([w for words, _ in READ for w in words.split()]), max_size=14).map(" ".join))
def test_any_words_are_read_or_not_and_never_fail(words: str) -> None:
    clause = read(words)
    assert clause is None or clause.rule
