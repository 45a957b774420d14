"""Quantities that a claim bears: "at least 3,000" is ">=3000", "80 or 90" is "80-90", "11 billion" is "11000000000"."""

from __future__ import annotations

import re
from functools import cache

from foedus.reading.words.lexicon import table

_PLAIN = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,3})?|\d{1,15}(?:\.\d{1,3})?"
_DAYS = r"(?!\s*(?:years?|months?|weeks?|days?|hours?|minutes?|percent|per cent|%|o’clock|st|nd|rd|th|a\.m|p\.m))"
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May"
    r"|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_BEFORE = re.compile(rf"(?:{_MONTHS}|[Aa]rticles?|[Rr]esolution|[Cc]hapter|[Nn]o\.|[Ss]ection|[Tt]able)\s*\Z")
_AFTER = re.compile(rf"\s+{_MONTHS}\b")


def number(text: str) -> str | None:
    """The first quantity of things in the text; days, years, articles and shares are none."""
    return next((_written(found) for found in _pattern().finditer(text) if _counts(text, found)), None)


def _counts(text: str, found: re.Match[str]) -> bool:
    if _BEFORE.search(text[max(0, found.start() - 14) : found.start()]) or _AFTER.match(text, found.end()):
        return False
    if found["bound"] or found["scale"] or found["second"] or found["more"]:
        return True
    first = found["first"]
    year = re.fullmatch(r"1[5-9]\d\d|20\d\d", first) is not None
    return not (year or first.lower() in _words() or len(first) < 3)


def _written(found: re.Match[str]) -> str:
    scale = _scales().get((found["scale"] or "").lower(), 1)
    first = _value(found["first"], scale)
    if found["second"]:
        return f"{first}-{_value(found['second'], scale)}"
    sign = ">=" if found["more"] else _signs().get(" ".join((found["bound"] or "").lower().split()), "")
    return sign + first


def _value(text: str, scale: int) -> str:
    plain = float(_words().get(text.lower(), 0) or text.replace(",", ""))
    return f"{plain * scale:.0f}" if (plain * scale).is_integer() else str(plain * scale)


@cache
def _pattern() -> re.Pattern[str]:
    bounds = "|".join(re.escape(b).replace(r"\ ", r"\s+") for b in sorted(_signs(), key=len, reverse=True))
    amount = rf"(?:{_PLAIN}|(?:{'|'.join(_words())})\b)"
    scale = "|".join(_scales())
    return re.compile(
        rf"(?:(?P<bound>\b(?:{bounds}))\s+(?:about\s+|some\s+|[“\"])?)?(?<![\w,.$€£-])[$€£]?(?P<first>{amount})(?:\s*(?P<scale>{scale}))?\b"
        rf"(?:(?P<more>\s+or\s+more\b)|\s*(?:\bor\b|–|-)\s*(?P<second>{amount})\b)?{_DAYS}",
        re.IGNORECASE,
    )


@cache
def _signs() -> dict[str, str]:
    rows = table("claims")["numbers"]
    marks = {"at_least": ">=", "more": ">", "at_most": "<=", "less": "<"}
    return {form: mark for name, mark in marks.items() for form in rows[name]}


@cache
def _words() -> dict[str, int]:
    return dict(table("claims")["numbers"]["words"])


@cache
def _scales() -> dict[str, int]:
    return dict(table("claims")["numbers"]["scales"])
