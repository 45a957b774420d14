"""The patterns of `data/en/clauses.toml`, with the parts that they name filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from foedus.reading.treaty.numerals import number
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import table

_PART = re.compile(r"(?<!\?P)<(\w+)>")


@cache
def pattern(section: str, name: str, lost: bool = False) -> re.Pattern[str]:
    """A pattern of the table, in any case; of a list any line. `lost`: blanks may be, as in scans: "on the first dayof"."""
    source = table("clauses")[section][name]
    return compiled(section, source if isinstance(source, str) else "|".join(source), lost)


def rows(section: str, name: str) -> Iterator[tuple[dict[str, Any], re.Pattern[str]]]:
    """The rows of a list of the table, each with its pattern, in their order."""
    for row in table("clauses")[section][name]:
        yield row, compiled(section, row["pattern"])


def compiled(section: str, source: str, lost: bool = False) -> re.Pattern[str]:
    """The pattern with the parts of its section filled in."""
    whole = filled(section, source)
    return re.compile(whole.replace(" ", r"\s*") if lost else whole, re.IGNORECASE)


def filled(section: str, source: str) -> str:
    """What it names put in its place: parts of its section, numbers that count, what a treaty calls itself."""
    made = {"NUMBER": number, "TREATY": treaty}
    return _PART.sub(
        lambda part: made[part[1]]() if part[1] in made else filled(section, table("clauses")[section][part[1]]), source
    )


@cache
def treaty() -> str:
    """What a treaty calls itself: this Agreement, the present Convention, the Free Trade Agreement."""
    nouns = "|".join(sorted(words("treaty_types") | words("text_types"), key=len, reverse=True))
    return filled("itself", "(?:<treaty>)").replace("NOUNS", nouns)
