"""Two treaties' texts article by article; which answers to which was written by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.reading.treaty.comparing import Change, changes, pairs
from foedus.reading.treaty.parts.structure import articles, structure

OLD = """Article 1
Borders
Each Party respects the borders of the other.

Article 2
Consultation
The Parties consult once a year on trade, customs and fisheries.

Art. 3. A Party under armed attack is given military help with all means.

Article 4
This Treaty enters into force on the exchange of instruments of ratification.
"""
NEW = """Article 1
A Party under armed attack is given military and other help without delay.

Article 2
Each Party respects the borders of the other.

Article 3
Young scientists are given scholarships and laboratories.

Article 4
This Treaty enters into force on the exchange of instruments of ratification.
"""


def test_each_article_answers_to_the_likest_wherever_it_stands() -> None:
    one, other = articles(structure(OLD)), articles(structure(NEW))
    found = [(p.one and p.one.number, p.other and p.other.number) for p in pairs(OLD, one, NEW, other)]
    assert found == [("1", "2"), ("2", None), ("3", "1"), ("4", "4"), (None, "3")]


def test_a_text_is_like_itself() -> None:
    one = articles(structure(OLD))
    assert [(p.one, p.other, round(p.likeness, 9)) for p in pairs(OLD, one, OLD, one)] == [(e, e, 1.0) for e in one]


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ("The Parties consult once a year.", "The Parties consult twice a year.", "=The Parties consult|-once|+twice|=a year."),
        ("A (b), c.", "A (b), c.", "=A (b), c."),
        ("A b", "A", "=A|-b"),
        ("", "New words", "+New words"),
        ("", "", ""),
    ],
)
def test_which_words_changed(one: str, other: str, known: str) -> None:
    marks = {Change.KEPT: "=", Change.DROPPED: "-", Change.ADDED: "+"}
    assert "|".join(f"{marks[change]}{words}" for change, words in changes(one, other)) == known


words = st.lists(st.sampled_from(["the", "Party", "shall", "not", "attack", "5"]), max_size=30).map(" ".join)


@given(words, words)
def test_both_texts_can_be_read_out_of_the_changes(one: str, other: str) -> None:
    runs = list(changes(one, other))
    assert " ".join(said for change, said in runs if change is not Change.ADDED) == one
    assert " ".join(said for change, said in runs if change is not Change.DROPPED) == other
