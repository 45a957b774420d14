"""Is what happens on a day without its year past or to come? The verb of its clause tells, else which day is nearer."""

from __future__ import annotations

import re
from functools import lru_cache

from foedus.core.when import When
from foedus.reading.days.kinds import Absolute, Anchored, Duration, Expr, Holiday, Weekday, Yearless
from foedus.reading.days.resolve import resolve
from foedus.reading.days.words import table

_BREAK = re.compile(r"[.?!;:]['\"”’]?\s+(?=[A-Z\"“'`])|\n\s*\n|[;]")
_FROM_NOW = re.compile(r"from\s+(?:now|today)\Z", re.IGNORECASE)
_OWN = ("'s", "’s")
_BEFORE, _AFTER = 150, 120  # characters
_NEAR = 60  # days: who names a day farther away that has a namesake nearer than that tells its year


def meant(expr: Expr, text: str, start: int, end: int, published: When, reference: When) -> When:
    """The day meant by the expression that stands there."""
    if isinstance(expr, Anchored) and expr.named:  # by an act, which is not dated here
        return When()
    if isinstance(expr, Absolute | Anchored | Duration):
        return resolve(expr, published=published, reference=reference)
    told = "past" if text[end : end + 2] in _OWN and isinstance(expr, Weekday) else tense(text, start, end)
    when = resolve(expr, published=published, reference=reference, tense=told or "past")
    if not isinstance(expr, Yearless | Holiday) or expr.which is not None:
        return when
    other = resolve(expr, published=published, reference=reference, tense="past" if told == "future" else "future")
    return other if _distance(other, published) < min(_distance(when, published), _NEAR if told else 10**6) else when


def tense(text: str, start: int, end: int) -> str | None:
    """The tense, "past" or "future", of the verb nearest to the words in their clause; None where none is found."""
    if _FROM_NOW.search(text, start, end):
        return "future"
    before = _BREAK.split(text[max(0, start - _BEFORE) : start])[-1]
    after = _BREAK.split(text[end : end + _AFTER])[0]
    found = [*(m.lastgroup for m in reversed([*_cues().finditer(before)])), *(m.lastgroup for m in _cues().finditer(after))]
    told = next((name for name in found if name in ("past", "future")), None)
    return told or ("future" if "ahead" in found else None)


@lru_cache(1)
def _cues() -> re.Pattern[str]:
    tenses = table()["tenses"]
    return re.compile("|".join(rf"(?P<{name}>{'|'.join(patterns)})" for name, patterns in tenses.items()), re.IGNORECASE)


def _distance(when: When, published: When) -> int:
    """Days between them; very many where that is not known."""
    if not (when.earliest and when.latest and published.earliest and published.latest):
        return 10**9
    return max((when.earliest - published.latest).days, (published.earliest - when.latest).days, 0)
