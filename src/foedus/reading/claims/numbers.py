"""Quantities that a claim bears: "at least 3,000" is ">=3000", "80 or 90" is "80-90", "11 billion" is "11000000000"."""

from __future__ import annotations

import re
from functools import cache

from foedus.reading.words.lexicon import table
from foedus.reading.words.numerals import cardinals, months, scales
from foedus.reading.words.patterns import spaced

_PLAIN = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,3})?|\d{1,15}(?:\.\d{1,3})?"


def number(text: str) -> str | None:
    """The first quantity of things in the text; days, years, articles and shares are none."""
    return next((_written(found) for found in _pattern().finditer(text) if _counts(text, found)), None)


def _counts(text: str, found: re.Match[str]) -> bool:
    if _before().search(text[max(0, found.start() - 14) : found.start()]) or _after().match(text, found.end()):
        return False
    if found["bound"] or found["scale"] or found["second"] or found["more"]:
        return True
    first = found["first"]
    year = re.fullmatch(r"1[5-9]\d\d|20\d\d", first) is not None
    return not (year or first.lower() in _amounts() or len(first) < 3)


def _written(found: re.Match[str]) -> str:
    scale = scales().get((found["scale"] or "").lower(), 1)
    first = _value(found["first"], scale)
    if found["second"]:
        return f"{first}-{_value(found['second'], scale)}"
    sign = ">=" if found["more"] else _signs().get(" ".join((found["bound"] or "").lower().split()), "")
    return sign + first


def _value(text: str, scale: int) -> str:
    plain = float(_amounts().get(text.lower(), 0) or text.replace(",", ""))
    return f"{plain * scale:.0f}" if (plain * scale).is_integer() else str(plain * scale)


@cache
def _pattern() -> re.Pattern[str]:
    bounds = "|".join(spaced(b) for b in sorted(_signs(), key=len, reverse=True))
    amount = rf"(?:{_PLAIN}|(?:{'|'.join(_amounts())})\b)"
    scale = "|".join(scales())
    return re.compile(
        rf"(?:(?P<bound>\b(?:{bounds}))\s+(?:(?:{_one_of('about')})\s+|[“\"])?)?"
        rf"(?<![\w,.$€£-])[$€£]?(?P<first>{amount})(?:\s*(?P<scale>{scale}))?\b"
        rf"(?:(?P<more>\s+(?:{_one_of('or_more')})\b)|\s*(?:\b(?:{_one_of('or')})\b|–|-)\s*(?P<second>{amount})\b)?"
        rf"(?!\s*(?:{_one_of('no_things')}))",
        re.IGNORECASE,
    )


@cache
def _signs() -> dict[str, str]:
    rows = table("claims")["numbers"]
    marks = {"at_least": ">=", "more": ">", "at_most": "<=", "less": "<"}
    return {form: mark for name, mark in marks.items() for form in rows[name]}


@cache
def _amounts() -> dict[str, int]:
    return {word: number for word, number in cardinals().items() if word not in scales()}


def _one_of(name: str) -> str:
    return "|".join(spaced(form) for form in table("claims")["numbers"][name])


@cache
def _before() -> re.Pattern[str]:
    """What says before a figure that it counts nothing: a month, "Article"."""
    return re.compile(rf"(?:(?:{'|'.join(months())})\.?|(?i:{_one_of('titled')}))\s*\Z")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(months())})\.?\b")
