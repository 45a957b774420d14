"""Organs and presses in running text: whole words, leftmost and longest."""

from __future__ import annotations

from functools import cache
from typing import Any

from foedus.core.finding import automaton, longest
from foedus.core.organs import Organ, Outlet, organ_lexicon, press_lexicon


def find_organs(text: str) -> list[tuple[int, int, Organ]]:
    """Mentions of organs in order of place as (start, end, organ)."""
    return list(longest(text, _automaton("organs")))


def find_press(text: str) -> list[tuple[int, int, Outlet]]:
    """Mentions of agencies, newspapers and broadcasters in order of place."""
    return list(longest(text, _automaton("press")))


@cache
def _automaton(which: str) -> Any:
    if which == "press":
        return automaton(press_lexicon())
    return automaton({form.removeprefix("the ").removeprefix("The "): organ for form, organ in organ_lexicon().items()})
