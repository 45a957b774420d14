"""Organs and presses in running text: whole words, leftmost and longest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from foedus.core.organs import Organ, Outlet, organ_lexicon, press_lexicon


def find_organs(text: str) -> list[tuple[int, int, Organ]]:
    """Mentions of organs in order of place as (start, end, organ)."""
    return list(_longest(text, _automaton("organs")))


def find_press(text: str) -> list[tuple[int, int, Outlet]]:
    """Mentions of agencies, newspapers and broadcasters in order of place."""
    return list(_longest(text, _automaton("press")))


def _longest(text: str, automaton: Any) -> Iterator[tuple[int, int, Any]]:
    hits = ((last + 1 - length, last + 1, what) for last, (length, what) in automaton.iter(text))
    reached = 0
    for start, end, what in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start >= reached and _whole(text, start) and _whole(text, end):
            reached = end
            yield start, end, what


def _whole(text: str, place: int) -> bool:
    return not (0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum())


@cache
def _automaton(which: str) -> Any:
    from ahocorasick import Automaton  # used only where a text is read

    forms: Mapping[str, Any] = organ_lexicon() if which == "organs" else press_lexicon()
    automaton = Automaton()
    for form, what in forms.items():
        bare = form.removeprefix("the ").removeprefix("The ") if which == "organs" else form
        automaton.add_word(bare, (len(bare), what))
    automaton.make_automaton()
    return automaton
