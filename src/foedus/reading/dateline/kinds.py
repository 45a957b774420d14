"""A day that a report bears as its own, the ground it rests on, and the table of words that introduce one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from foedus.core.when import When
from foedus.reading.words.lexicon import table
from foedus.reading.words.patterns import spaced

UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁ"  # capitals, for patterns


class Ground(StrEnum):
    """On what a report's own date rests, strongest first."""

    PUBLISHED = "line “published”"
    DATELINE = "dateline"
    DATE_LINE = "line with a date"
    OWN_ADDRESS = "address named as its own"
    ADDRESS = "address"
    YEARLESS = "dateline without a year"
    UPDATED = "line “updated”"


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A day that the report bears as its own: text[start:end] says so. `place` is the dateline's city, the report's "here"."""

    when: When
    start: int
    end: int
    ground: Ground
    place: str | None = None


def words(language: str = "en") -> Mapping[str, list[str]]:
    """The table of introducing words."""
    return table("datelines", language)


@cache
def one_of(name: str, language: str = "en") -> str:
    """A list of the table as one pattern, the longest forms first; a gap in a form may be of any length."""
    forms = sorted(words(language)[name], key=len, reverse=True)
    return "(?:" + "|".join(spaced(form) for form in forms) + ")"
