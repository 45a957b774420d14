"""What stands beside a number or a name decides whether it is a date: "in 2000" is one, "2000 troops" is none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from foedus.reading.days.words import Token, table

_BEFORE = re.compile(r"([^\W\d_]+|\S)[.\s]*\Z")
_AFTER = re.compile(r"[\s-]*([^\W\d_]+|\S)?")
_AFTER_NAME = re.compile(r"\s[A-Z]")
_SIGNS = frozenset("$€£¥%#+=<>*_/\\@&")


@cache
def _lists(language: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table(language)["context"].items()}


def plausible(rule: str, tokens: Sequence[Token], text: str, language: str = "en") -> bool:
    """May these words be a date where they stand?"""
    lists = _lists(language)
    start, end = tokens[0].start, tokens[-1].end
    if rule == "bare_year":
        return len(tokens) > 1 or _year(tokens[0].value, start, end, text, lists)
    if rule == "bare_month":
        return len(tokens) > 1 or _month(tokens[0], text, lists)
    if rule == "grouping" and tokens[-1].kind == "SEASON":  # "the Winter War", but "in the winter"
        return text[tokens[-1].start].islower() or not _AFTER_NAME.match(text, end)
    if rule == "holiday" and len(tokens) == 1:  # "Easter Island"
        return not _AFTER_NAME.match(text, end)
    if rule == "month_day":  # "on the 29th floor" is none
        after = _after(text, end)
        return not after.isalpha() or after in lists["month_day_after"]
    if rule == "bare_weekday":
        return _before(text, start) not in lists["weekday_named_before"] and _after(text, end) not in lists["weekday_named_after"]
    return True


def _before(text: str, start: int) -> str:
    found = _BEFORE.search(text, max(0, start - 24), start)
    return found[1].lower() if found else ""


def _after(text: str, end: int) -> str:
    found = _AFTER.match(text, end, end + 24)
    return ((found and found[1]) or "").lower()


def _year(year: int, start: int, end: int, text: str, lists: Mapping[str, frozenset[str]]) -> bool:
    before, after = _before(text, start), _after(text, end)
    if before in lists["number_before"] or after in lists["number_after"]:
        return False
    if _SIGNS & {text[start - 1 : start], text[end : end + 1]}:
        return False
    # A round number, or one out of the way, is a year only after a word that a year follows; a name may stand behind it.
    usual = 1700 <= year < 2100 and year % 100
    counts = after.endswith("s") and not _AFTER_NAME.match(text, end)
    return bool(usual) or (1000 <= year < 2200 and before in lists["year_before"] and not counts)


def _month(token: Token, text: str, lists: Mapping[str, frozenset[str]]) -> bool:
    word = text[token.start : token.end].lower()
    if token.kind == "MONTH" and word not in lists["verbs"]:
        return True
    in_place = _before(text, token.start) in lists["month_before"] and _after(text, token.end) not in lists["month_named_after"]
    return in_place and (token.kind == "MONTH" or word.endswith("."))
