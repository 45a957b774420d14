"""The grammar of English time expressions, as patterns over word classes; the first rule that fits a place is taken.

Names in capitals are word classes of the table of words, names in small letters are patterns defined here.
No pattern repeats anything without bound, so reading stays linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from foedus.reading.days.words import codes, table

_PATTERNS = {
    "month": "(?: MONTH | ABBREVIATED )",
    "d": "(?: NUM | NTH )",
    "weekday": "(?: (?: WEEKDAY | SHORTDAY ) COMMA? )",
    "year": "(?: COMMA? YEAR )",
    "count": ("(?: WORDNUM DASH WORDNUM | (?: ARTICLE | WORDNUM ) WORDNUM | ARTICLE? FEW OF? | ARTICLE | WORDNUM | NUM )"),
    "unit": "(?: UNIT | WEEK | ANNUM )",
    "any": "(?: unit | UNITS )",
    "timely": "(?: FISCAL | THE | ARTICLE | YEAR | DECADE | NUM | NTH | ORDINAL | counting | spoken | month | SEASON | UNIT )",
    "nth": "(?: ORDINAL | LATTER | LAST )",
    "part": ("(?: THE? EARLY (?: IN | DASH )? | THE? BEGIN (?: OF | DASH )| THE? nth HALF OF (?! YEAR ) )"),
    "loose": "(?: LATER IN? | EARLY DASH? IN? | THE? BEGIN OF )",
    "counting": "(?: THAT SAME? | THE SAME | THE? FOLLOWING | THE? PREVIOUS | THE NEXT )",
    "spoken": "(?: (?<! THE ) (?: THIS | LAST | NEXT ) )",
    "anno": "(?: COMMA? (?: OF | LATER | EARLY | IN )* (?: counting | spoken ) ANNUM )",
    "pointer": "(?: counting | (?: THIS | LAST | NEXT ) PAST? )",
    "simple": "(?: part? (?: month THE? d (?! UNITS ) | d OF? month | month ) )",
}

_RULES = {
    "hyphened": "NUM DASH month DASH YEAR",
    "range": (
        "BETWEEN simple year? AND simple year? | FROM simple year? (?: TO | UNTIL ) simple year?"
        "| (?: BETWEEN | FROM ) d (?: AND | TO ) simple year?"
        "| BETWEEN part? YEAR AND part? YEAR | FROM part? YEAR (?: TO | UNTIL ) part? YEAR"
        "| simple year? DASH simple year? | simple year? DASH d year? | d (?: DASH | TO ) simple year?"
        "| month d TO d year? | part? YEAR DASH (?: YEAR | NUM )"
    ),
    "pair": "month d AND d year | (?: d COMMA )? THE? d AND THE? d OF? month (?: year | anno )?",
    "day": (
        "weekday? spoken? month THE? d (?! UNITS ) (?: year | anno | LAST (?! DASH ) )?"
        "| weekday? THE? d OF? month (?: year | anno | LAST (?! DASH ) )?"
    ),
    "day_of": "THE NTH OF (?: counting | spoken ) UNIT",
    "month_day": "(?<= ON ) THE NTH",
    "iso": "ISO | NUMERIC",
    "bare_month": "part? month (?: COMMA? OF? YEAR | anno | LAST (?! DASH ) )? | pointer MONTH",
    "holiday": "(?: pointer HOLIDAY | HOLIDAY (?: year | anno )? )",
    "grouping": (
        "part? THE? nth (?: HALF | UNIT ) (?: OF | IN ) (?: FISCAL? YEAR | THE ANNUM | (?: counting | spoken ) ANNUM )"
        "| (?: YEAR | (?: counting | spoken ) ANNUM ) POSSESSIVE? ORDINAL (?: HALF | DASH? UNIT )"
        "| THE? FISCAL? ORDINAL DASH? UNIT (?: YEAR | (?! OF timely ) ) | THE ORDINAL HALF (?! OF )"
        "| part? (?: THE? SEASON (?: OF? YEAR (?: DASH (?: NUM | YEAR ) )? | anno )"
        "| pointer SEASON | THE SEASON (?! OF | IN ) | (?<= IN ) SEASON )"
        "| THE? EARLY DASH? SEASON (?! OF | IN | YEAR )"
    ),
    "ago": "count any AGO | UNITS AGO | THE UNIT AFTER DEICTIC | count any FROM (?: DEICTIC | NOW )",
    "later": "count any (?: LATER | AFTER ) | UNITS (?: LATER | AFTER ) | THE unit AFTER",
    "eve": "THE? EVE OF",
    "deadline": "WITHIN (?: THE? (?: NEXT | FOLLOWING ) )? (?: count | THE )? any",
    "ahead": "IN count any (?! OF )",
    "duration": "THE? (?: LAST | NEXT | PAST | FOLLOWING | PREVIOUS | THIS ) PAST? count any | THE? PAST unit | count DASH? any",
    "short_weekday": "pointer SHORTDAY DAYTIME? | SHORTDAY DAYTIME",
    "bare_weekday": (
        "(?: EARLY ON? | LATER ON? )? pointer? WEEKDAY EARLY? DAYTIME?"
        "(?: OF? (?: counting | spoken ) WEEK | LAST (?! (?: DASH | unit ) ) )?"
    ),
    "weekend": "(?: pointer | THE ) WEEKEND",
    "relative": (
        "loose? (?: counting | spoken ) FISCAL? unit | loose THE unit | EARLY DASH unit | unit DASH BEGIN | ANNUM BEGIN (?! OF )"
        "| DEICTIC DAYTIME? | (?: counting | spoken ) DAYTIME"
    ),
    "decade": "part? THE? DECADE | part? THE? (?: NTH | ORDINAL ) DASH? UNIT",
    "bare_year": "part? YEAR",
}


@cache
def grammar(language: str = "en") -> re.Pattern[str]:
    """All rules as one pattern over the characters of `codes()`; the group that matched is the rule's name."""
    rules, patterns = table(language).get("rules", _RULES), table(language).get("patterns", _PATTERNS)
    return re.compile("|".join(f"(?P<{name}>{_compiled(rule, patterns, codes(language))})" for name, rule in rules.items()))


def _compiled(pattern: str, patterns: Mapping[str, str], code: Mapping[str, str]) -> str:
    names = re.sub(r"[a-z]+", lambda name: _compiled(patterns[name[0]], patterns, code), pattern)
    return re.sub(r"[A-Z]+", lambda name: code[name[0]], names).replace(" ", "")
