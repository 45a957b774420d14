"""The patterns of `data/en/clauses.toml`, with the parts that they name filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from foedus.reading.treaty.numerals import number
from foedus.reading.treaty.phrases import fill
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import table
from foedus.reading.words.patterns import either


@cache
def pattern(section: str, name: str, lost: bool = False) -> re.Pattern[str]:
    """A pattern of the table, in any case; of a list any line. `lost`: blanks may be, as in scans: "on the first dayof"."""
    source = table("clauses")[section][name]
    return compiled(section, either(source), lost)


def rows(section: str, name: str) -> Iterator[tuple[dict[str, Any], re.Pattern[str]]]:
    """The rows of a list of the table, each with its pattern, in their order."""
    for row in table("clauses")[section][name]:
        yield row, compiled(section, row["pattern"])


def compiled(section: str, source: str, lost: bool = False) -> re.Pattern[str]:
    """The pattern with the parts of its section filled in."""
    whole = fill(source, lambda name: _part(section, name))
    return re.compile(whole.replace(" ", r"\s*") if lost else whole, re.IGNORECASE)


def _part(section: str, name: str) -> str:
    """A part of its section or of [itself], numbers that count, or what a treaty calls itself."""
    made = {"NUMBER": number, "TREATY": treaty}
    return made[name]() if name in made else str(table("clauses")[section].get(name) or table("clauses")["itself"][name])


@cache
def treaty() -> str:
    """What a treaty calls itself: this Agreement, the present Convention, the Free Trade Agreement."""
    nouns = "|".join(sorted(words("treaty_types") | words("text_types"), key=len, reverse=True))
    return fill("(?:<treaty>)", lambda name: _part("itself", name)).replace("NOUNS", nouns)
