"""Plain names for the keys of states, lists of them, and who is who after a succession."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from foedus.core.states import name_of, same

_NUMBER = re.compile(r"\d|[IVXLCDM]+\b")
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


def cited(article: str | None, law: str) -> str:
    """Where a rule stands: in the treaty's own article where it is known ("art. 49"), else in the law."""
    return f"art. {article}" if article else law


def listed(keys: Iterable[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    names = list(keys)
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def provisions(articles: Iterable[str]) -> str:
    """As "art. 9", "arts. 9 and 12", "Annex", "art. 66 and Part V"; "" for none."""
    named = [a for a in articles if a]
    numbered = [a for a in named if _NUMBER.match(a)]
    arts = f"art{'s' if len(numbered) > 1 else ''}. {listed(numbered)}" if numbered else ""
    return listed(filter(None, (arts, *(a for a in named if a not in numbered))))


def possessive(word: str) -> str:
    """The genitive: Russia's, United States'."""
    return word + ("'" if word.endswith("s") else "'s")


@cache
def today(key: str) -> str:
    """The name that this subject of law bears now (SUN: RUS), by which acts under all its names are put together."""
    return same(key, date.max)
