"""Articles, delays, durations and numbers of a provision, in standard form: "90 days", "one year", "5 years, renewed"."""

from __future__ import annotations

from foedus.core.articles import arabic
from foedus.reading.claims.numbers import number as quantity
from foedus.reading.provisions.kinds import conditions_of_clauses
from foedus.reading.provisions.turns import counts, turn


def article(text: str) -> str | None:
    """The number of the treaty's own article; one of the UN Charter is another treaty's."""
    found = next((m for m in turn("fields", "article").finditer(text) if not turn("fields", "charter").match(text, m.end())), None)
    return _number_of(found.group(1)) if found else None


def _number_of(word: str) -> str:
    return word if word.isdigit() else arabic(word)


def delay(low: str) -> str | None:
    """How long before or after: a notice, a term after the last act, "within a month"."""
    if first := turn("fields", "first_day").search(low):
        return first.group().removesuffix("of the month") if first.group().endswith("of the month") else first.group()
    found = turn("fields", "delay").search(low)
    if not found:
        return None
    parts = [g for g in found.groups() if g]
    return _span(parts[0], parts[1] if len(parts) > 1 else "day")


def _span(amount: str, unit: str) -> str:
    count = int(amount) if amount.isdigit() else counts().get(amount, 0)
    return f"one {unit}" if count == 1 else f"{count} {unit}s"


def duration(low: str) -> str | None:
    """How long it lasts: "30 years", "one year, renewed", "until 2042", "indefinite"."""
    if turn("fields", "forever").search(low):
        return "indefinite"
    renewed = ", renewed" if turn("fields", "renewed").search(low) else ""
    if turn("fields", "yearly").search(low):
        return "one year" + (renewed or ", renewed")
    if found := turn("fields", "term").search(low):
        amount, unit = [g for g in found.groups() if g][:2]
        return _span(amount, unit) + renewed
    until = turn("fields", "until").search(low)
    return f"until {until.group(1)}" if until else None


def conditions(low: str) -> tuple[str, ...]:
    """On what a final clause makes its effect depend: "55 ratifications", "notification by all three"."""
    found = [label for label, pattern in conditions_of_clauses() if pattern.search(low)]
    if ratified := turn("fields", "ratified").search(low):
        found.append(f"{counts().get(ratified[1], ratified[1])} ratifications")
    found += [m.group() for m in turn("fields", "share").finditer(low)]
    if notified := turn("fields", "notified").search(low):
        found.append(f"notification by {notified[1]}")
    return tuple(found)


def number(text: str) -> str | None:
    """The quantity that the provision sets."""
    return quantity(text)
