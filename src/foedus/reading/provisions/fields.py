"""Articles, delays, durations and numbers of a provision, in standard form: "90 days", "one year", "5 years, renewed"."""

from __future__ import annotations

import re

from foedus.core.articles import arabic
from foedus.reading.claims.numbers import number as quantity
from foedus.reading.provisions.kinds import conditions_of_clauses

_ARTICLE = re.compile(r"\b[Aa]rticles?\s+(\d{1,3}|[IVXL]{1,6})\b")
_CHARTER = re.compile(r"\s+of\s+(?:the\s+)?(?:U\.?N\.?|United Nations)\s+Charter|\s+of\s+the\s+Charter")
COUNTS = {
    word: count
    for count, words in (
        (1, "a an one"),
        (2, "two"),
        (3, "three"),
        (4, "four"),
        (5, "five"),
        (6, "six"),
        (7, "seven"),
        (8, "eight"),
        (9, "nine"),
        (10, "ten"),
        (12, "twelve"),
        (15, "fifteen"),
        (20, "twenty"),
        (30, "thirty thirtieth"),
        (40, "forty"),
        (50, "fifty"),
        (60, "sixty sixtieth"),
        (90, "ninety ninetieth"),
        (100, "hundred"),
    )
    for word in words.split()
}
_AMOUNT = rf"(\d{{1,4}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
_SPAN = rf"\b{_AMOUNT}[\s-]+(day|week|month|year)s?(?:[’']s?)?"
_DELAY = re.compile(
    rf"{_SPAN}\s+(?:(?:written|prior|advance)\s+)?(?:notice|after|following|from|later|before)\b"
    rf"|within\s+{_SPAN}|on\s+the\s+(thirtieth|sixtieth|ninetieth)\s+day\b"
)
_FIRST_DAY = re.compile(r"first day of the (?:\w+ )?month")
_TERM = re.compile(rf"(?:term|period)\s+of\s+{_SPAN}|\bfor\s+{_SPAN}|\bby\s+{_SPAN}\s+at\s+a\s+time|^after\s+{_SPAN}")
_RENEWED = re.compile(r"\b(?:renew\w*|prolong\w*|extend\w*)\b")
_UNTIL = re.compile(r"\buntil\s+(?:the\s+end\s+of\s+)?(?:\w+\s+)?(\d{4})\b")
_FOREVER = re.compile(r"\b(?:open-ended|indefinite(?:ly)?|unlimited)\b")
_SHARE = re.compile(r"\b\d+ (?:percent|per cent|%) of [^,.;]+")
_NOTIFIED = re.compile(
    r"\b(all(?: \w+)?|both)(?: governments| parties| sides| states| countries| partners)? (?:have |had )?(?:notif|inform)"
)
_RATIFIED = re.compile(
    rf"\b(?:ratified by|ratification by|reached the|needs?|after|once)\s+(?:at least\s+)?{_AMOUNT}\s+(?:\w+\s+)?"
    r"(?:countries|states|ratifications|instruments|governments|parties)"
)


def article(text: str) -> str | None:
    """The number of the treaty's own article; one of the UN Charter is another treaty's."""
    found = next((m for m in _ARTICLE.finditer(text) if not _CHARTER.match(text, m.end())), None)
    return _number_of(found.group(1)) if found else None


def _number_of(word: str) -> str:
    return word if word.isdigit() else arabic(word)


def delay(low: str) -> str | None:
    """How long before or after: a notice, a term after the last act, "within a month"."""
    if first := _FIRST_DAY.search(low):
        return first.group().removesuffix("of the month") if first.group().endswith("of the month") else first.group()
    found = _DELAY.search(low)
    if not found:
        return None
    parts = [g for g in found.groups() if g]
    return _span(parts[0], parts[1] if len(parts) > 1 else "day")


def _span(amount: str, unit: str) -> str:
    count = int(amount) if amount.isdigit() else COUNTS.get(amount, 0)
    return f"one {unit}" if count == 1 else f"{count} {unit}s"


def duration(low: str) -> str | None:
    """How long it lasts: "30 years", "one year, renewed", "until 2042", "indefinite"."""
    if _FOREVER.search(low):
        return "indefinite"
    renewed = ", renewed" if _RENEWED.search(low) else ""
    if "from year to year" in low or "every year" in low or "annually" in low:
        return "one year" + (renewed or ", renewed")
    if found := _TERM.search(low):
        amount, unit = [g for g in found.groups() if g][:2]
        return _span(amount, unit) + renewed
    until = _UNTIL.search(low)
    return f"until {until.group(1)}" if until else None


def conditions(low: str) -> tuple[str, ...]:
    """On what a final clause makes its effect depend: "55 ratifications", "notification by all three"."""
    found = [label for label, pattern in conditions_of_clauses() if pattern.search(low)]
    if ratified := _RATIFIED.search(low):
        found.append(f"{COUNTS.get(ratified[1], ratified[1])} ratifications")
    found += [m.group() for m in _SHARE.finditer(low)]
    if notified := _NOTIFIED.search(low):
        found.append(f"notification by {notified[1]}")
    return tuple(found)


def number(text: str) -> str | None:
    """The quantity that the provision sets."""
    return quantity(text)
