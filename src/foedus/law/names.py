"""Plain names for the keys of states, lists of them, and who is who after a succession."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from foedus.core.states import as_of, name_of

UNNAMED = "X"  # some state, not named


def name(key: str) -> str:
    """What a state or organisation is called in English; the key itself where the table has none."""
    return "an unnamed state" if key == UNNAMED else name_of(key)


@cache
def full(key: str) -> str:
    """The name as it stands within a sentence: the United States."""
    said = name(key)
    return f"the {said}" if said.startswith("United ") or said.endswith(("Islands", "Netherlands", "Union", "Nations")) else said


def short(title: str) -> str:
    """A treaty's title without the parties' full names: "Treaty of Friendship between ..." is the Treaty of Friendship."""
    head = title.split(" between ")[0]
    return head if " " in head else title


def listed(keys: Iterable[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    names = list(keys)
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def possessive(word: str) -> str:
    """The genitive: Russia's, United States'."""
    return word + ("'" if word.endswith("s") else "'s")


@cache
def today(key: str) -> str:
    """The state that carries on that one's treaties now (SUN: RUS), by which acts of both are put together."""
    return as_of(key, date.max)
