"""States in running text: hand-checked sentences and properties of the spans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.states import find_states, lexicon


@given(st.sampled_from(sorted(lexicon())))
def test_each_form_is_found_alone_in_its_place(form: str) -> None:
    found = find_states(f"({form}) and 'x{form}x'")
    assert found[0] == (1, 1 + len(form), lexicon()[form])


def _keys(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], mention.key) for start, end, mention in find_states(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("North Korea's army", [("North Korea", "PRK")]),
        ("the U.S. and USSR", [("U.S.", "USA"), ("USSR", "SUN")]),
        ("Latin American, South American and American leaders", [("American", "USA")]),
        ("Belorussia, then Russia", [("Belorussia", "BLR"), ("Russia", "RUS")]),
        (
            "Papua New Guinea, Equatorial Guinea, Guinea-Bissau and Guinea",
            [("Papua New Guinea", "PNG"), ("Equatorial Guinea", "GNQ"), ("Guinea-Bissau", "GNB"), ("Guinea", "GIN")],
        ),
        (
            "the People's Republic of China and the Republic of China",
            [("People's Republic of China", "CHN"), ("Republic of China", "TWN")],
        ),
        ("the Democratic People's Republic of Korea", [("Democratic People's Republic of Korea", "PRK")]),
        ("the Republic of Vietnam and the UAR", [("Republic of Vietnam", "RVN"), ("UAR", "EGY")]),
        ("Sudan and South Sudan", [("Sudan", "SDN"), ("South Sudan", "SSD")]),
        ("Northern Ireland and New Mexico", []),
        ("Korea and the Congo", []),
        ("the North Macedonian and the South African", [("North Macedonian", "MKD"), ("South African", "ZAF")]),
        ("the Republic of the Congo and DR Congo", [("Republic of the Congo", "COG"), ("DR Congo", "COD")]),
        ("Indiana, Nigerians in Niger", [("Nigerians", "NGA"), ("Niger", "NER")]),
        ("the Rome Statute, said Rome", [("Rome", "ITA")]),
        (
            "Russian-North Korean ties, Sino-Soviet split",
            [("Russian", "RUS"), ("North Korean", "PRK"), ("Sino-", "CHN"), ("Soviet", "SUN")],
        ),
        ("Côte d’Ivoire’s and Jordan’s", [("Côte d’Ivoire", "CIV"), ("Jordan", "JOR")]),
        ("help us, turkey", []),
        ("", []),
    ],
)
def test_mentions_in_text(text: str, found: list[tuple[str, str]]) -> None:
    assert _keys(text) == found


@given(st.text(alphabet="USRaiKore .'-’\n", max_size=60))
def test_spans_are_whole_words_in_order(text: str) -> None:
    spans = find_states(text)
    assert all(lexicon()[text[start:end]] == mention for start, end, mention in spans)
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(spans))
    assert not any(text[start - 1 : start].isalnum() for start, _, _ in spans)
