"""The grammar of time expressions, as patterns over word classes; the first rule of the table that fits a place is taken.

Names in capitals are word classes of the table of words, names in small letters are patterns of the table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from foedus.reading.days.words import codes, table


@cache
def grammar(language: str = "en") -> re.Pattern[str]:
    """All rules as one pattern over the characters of `codes()`; the group that matched is the rule's name."""
    rules, patterns = table(language)["rules"], table(language)["patterns"]
    return re.compile("|".join(f"(?P<{name}>{_compiled(rule, patterns, codes(language))})" for name, rule in rules.items()))


def _compiled(pattern: str, patterns: Mapping[str, str], code: Mapping[str, str]) -> str:
    names = re.sub(r"[a-z]+", lambda name: _compiled(patterns[name[0]], patterns, code), pattern)
    return re.sub(r"[A-Z]+", lambda name: code[name[0]], names).replace(" ", "")
