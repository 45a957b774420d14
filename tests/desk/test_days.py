"""Uncertain days in words: every form of EDTF that a brief can hold."""

import pytest

from foedus.core.when import When
from foedus.desk.days import words


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2024-11-09", "9 November 2024"),
        ("2024-06", "June 2024"),
        ("1997", "1997"),
        ("2024-10-21/2024-10-31", "21 to 31 October 2024"),
        ("2024-10-21/2024-11-03", "21 October to 3 November 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024"),
        ("../1994-11-10", "on or before 10 November 1994"),
        ("1994-11-10/..", "on or after 10 November 1994"),
        ("XXXX-11-06", "6 November, year not told"),
        ("XXXX-11", "November, year not told"),
        ("2024-06~", "about June 2024"),
    ],
)
def test_words(edtf: str, said: str) -> None:
    assert words(When.parse(edtf)) == said


def test_nothing_known() -> None:
    assert words(None) == words(When()) == "day not known"
