"""Expressions that TimeML marks and that date no act: "now", "every day", "ten minutes", "the quarter", "nineteen ninety-six".

Their patterns stand in the table of words; no pattern repeats anything without bound.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import lru_cache

from foedus.reading.days.kinds import Expr
from foedus.reading.days.words import table
from foedus.reading.timex.kinds import Fixed
from foedus.reading.timex.readers import READERS, REFERENCES

_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)  # lower() may change the length
_CLASSES = {"number": "WORDNUM", "ordinal": "ORDINAL", "month": "MONTH", "short": "ABBREVIATED", "weekday": "WEEKDAY"}
_CLASSES |= {"season": "SEASON"}


def phrases(text: str) -> Iterator[tuple[int, int, Expr | Fixed]]:
    """Where each stands, and what it says; never overlapping, those with signs of an era first."""
    for pattern, form in ((_pattern("cased"), text), (_pattern("patterns"), text.translate(_SMALL))):
        for found in pattern.finditer(form):
            said = READERS[str(found.lastgroup)](" ".join(found[0].lower().split()))
            if said:
                yield found.start(), found.end(), said


@lru_cache(2)
def _pattern(kind: str) -> re.Pattern[str]:
    rules = {name: re.sub(r"<(\w+)>", lambda m: _lists()[m[1]], rule) for name, rule in table()["timex"][kind].items()}
    either = "|".join(f"(?P<{name}>{rule})" for name, rule in rules.items())
    spaced = re.sub(r"\[ -\]", r"[\\s-]{1,3}", either)
    spaced = re.sub(r" (?!\?)", r"\\s{1,3}", spaced).replace(" ?", r"\s?")
    return re.compile(rf"(?<![\w-])(?:{spaced})(?![\w-])", re.ASCII)


@lru_cache(1)
def _lists() -> dict[str, str]:
    """The words that "<number>", "<month>" ... stand for."""
    lists = {name: "(?:" + "|".join(table()[kind]) + ")" for name, kind in _CLASSES.items()}
    lists["Month"] = lists["month"].title()
    references = "|".join(rule for name in REFERENCES for rule in table()["timex"][name])
    lists["daypart"] = "|".join(table()["timex"]["daytime"])
    return {**lists, **table()["timex"]["signs"], "reference": references, "often": "|".join(table()["timex"]["often"])}
