"""Surface forms in running text: whole words, leftmost and longest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def automaton(forms: Mapping[str, Any]) -> Any:
    """A machine that finds all these forms in one pass over a text, each with what it stands for."""
    from ahocorasick import Automaton  # used only where a text is read

    machine = Automaton()
    for form, what in forms.items():
        machine.add_word(form, (len(form), what))
    machine.make_automaton()
    return machine


def longest(text: str, machine: Any) -> Iterator[tuple[int, int, Any]]:
    """The forms found, in order, as (start, end, what it stands for); of two that overlap the first, then the longer."""
    hits = ((last + 1 - length, last + 1, what) for last, (length, what) in machine.iter(text))
    reached = 0
    for start, end, what in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start >= reached and bounded(text, start) and bounded(text, end):
            reached = end
            yield start, end, what


def bounded(text: str, place: int) -> bool:
    """Does no word go on across this place?"""
    return not (0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum())
