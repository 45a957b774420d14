"""Words in a text: where they stand, and never where they only nearly do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.reading.model.quotes import Passage

TEXT = "He said: “Kenya’s senate\n ratified it.” It was unratified; the\u00a0pact is  void. It was ratified."


def found(words: str, text: str = TEXT) -> list[str]:
    return [text[f.start : f.end] for f in Passage(text, 0, len(text)).find(words)]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("It was unratified", ["It was unratified"]),
        ("ratified it", ["ratified it"]),
        ("ratified", ["ratified", "ratified"]),  # not the one in "unratified"
        ("Kenya's senate ratified it", ["Kenya’s senate\n ratified it"]),
        ("\"Kenya's senate", ["“Kenya’s senate"]),
        ("the pact is void", ["the\u00a0pact is  void"]),
        ("The pact is void", []),  # another letter
        ("Kenya's senate ratifies it", []),
        ("the pact ... void", []),
        ("the pact is void . It", []),
        ("", []),
        (" . ", []),
        ("enya", []),
    ],
)
def test_words_are_found_as_they_stand(words: str, places: list[str]) -> None:
    assert found(words) == places


def test_exact_words_go_before_those_but_for_spacing() -> None:
    text = 'the "pact" and the “pact” and the "pact"'
    assert [f.start for f in Passage(text, 0, len(text)).find('the "pact"')] == [0, 30]


def test_words_begin_within_the_part_asked_for_and_end_within_the_passage() -> None:
    text = "one two one two one"
    passage = Passage(text, 4, 15)  # two one two
    assert [f.start for f in passage.find("two")] == [4, 12]
    assert [f.start for f in passage.find("two", 5, 15)] == [12]
    assert passage.find("two one two one") == []
    assert [f.start for f in passage.find("two\tone", 0, 5)] == [4]


_LETTERS = "ab’'\"“” \n\u00a0\u200b`.\u202e"


@given(st.text(_LETTERS, max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_what_is_found_are_the_words_but_for_spaces_and_quotation_marks(text: str, start: int, length: int) -> None:
    words = text[start : start + length]
    for place in Passage(text, 0, len(text)).find(words):
        assert level(text[place.start : place.end]) == level(words.strip())
        assert not place.exact or text[place.start : place.end] == words.strip()


@given(st.text(_LETTERS, max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_words_of_the_text_are_found_at_their_own_place(text: str, start: int, length: int) -> None:
    words = text[start : start + length]
    bare = words.strip()
    cut = any(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in (start, start + len(words)))
    if bare == words and any(map(str.isalnum, words)) and not cut:
        assert start in [f.start for f in Passage(text, 0, len(text)).find(words)]


def level(words: str) -> str:
    """Written apart from the code under test."""
    words = re.sub(r"``|''|“|”", '"', words)
    return re.sub("[`’]", "'", re.sub(r"\s+", " ", words))
