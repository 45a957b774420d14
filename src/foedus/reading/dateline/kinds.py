"""A day that a report bears as its own, the ground it rests on, and the table of words that introduce one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from foedus.core.when import When

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


@cache
def words(language: str = "en") -> dict[str, list[str]]:
    """The table of introducing words."""
    return tomllib.loads(files("foedus.reading").joinpath("data", language, "datelines.toml").read_text("utf-8"))
