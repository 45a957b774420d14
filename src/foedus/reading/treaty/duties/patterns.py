"""The patterns of `data/en/duties.toml`, with the parts that they name filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from foedus.reading.treaty.phrases import fill
from foedus.reading.words.lexicon import table
from foedus.reading.words.patterns import either


def rows(group: str) -> tuple[Mapping[str, Any], ...]:
    """The rows of a list of the table, in its order."""
    return tuple(table("duties")[group])


def entry(group: str, name: str) -> Any:
    """An entry of the table as it stands there."""
    return table("duties")[group][name]


@cache
def pattern(group: str, name: str = "pattern", after: str = "") -> re.Pattern[str]:
    """A pattern of the table; where the table gives a list, any of it. `after` must follow. In names of areas capitals count."""
    source = entry(group, name)
    flags = 0 if group == "area" else re.IGNORECASE
    return re.compile(f"(?:{filled(either(source))}){after}", flags)


@cache
def whole(source: str) -> re.Pattern[str]:
    """These words, with the parts that they name, where they stand as words of their own."""
    return re.compile(rf"(?<![\w-])(?:{filled(source)})(?![\w-])", re.IGNORECASE)


def filled(source: str) -> str:
    """The pattern with its parts filled in."""
    return fill(source, lambda name: str(table("duties")["parts"][name]))
