"""Expressions that TimeML marks and that date no act: "now", "every day", "ten minutes", "the quarter", "nineteen ninety-six"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from foedus.core.when import When
from foedus.reading.days.kinds import Absolute, Anchored, Deictic, Duration, Expr, Unit
from foedus.reading.days.timex_kinds import Kind
from foedus.reading.days.words import table


@dataclass(frozen=True, slots=True)
class Fixed:
    """Its value hangs on no day: PRESENT_REF, P1D, PT10M; a time of day without its day, T10:00."""

    kind: Kind
    value: str


def phrases(text: str) -> Iterator[tuple[int, int, Expr | Fixed]]:
    """Where each stands, and what it says; in order and never overlapping."""
    for found in _pattern().finditer(text):
        name = str(found.lastgroup)
        said = _READERS[name](found[0].lower())
        if said:
            yield found.start(), found.end(), said


def _reference(words: str) -> Fixed | None:
    return next((Fixed(Kind.DATE, name) for name in _REFERENCES if re.fullmatch(_any(name), words)), None)


def _set(words: str) -> Fixed:
    fixed = table()["timex"]["often"].get(words)
    return Fixed(Kind.SET, fixed or f"P1{words.split()[-1][0].upper()}")


def _weekly(words: str) -> Fixed:
    return Fixed(Kind.SET, f"XXXX-WXX-{table()['WEEKDAY'][words.split()[-1].rstrip('s')] + 1}")


def _minutes(words: str) -> Fixed:
    number, unit = words.replace("-", " ").rsplit(None, 1)
    count = table()["WORDNUM"].get(number, 1 if number in ("a", "an") else number)
    return Fixed(Kind.DURATION, f"PT{count if str(count).isdigit() else 'X'}{unit[0].upper()}")


def _clock(words: str) -> Fixed | None:
    hour, minute = (int(part) for part in [*re.findall(r"\d+", words), "0"][:2])
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return Fixed(Kind.TIME, f"T{hour % 12 + 12 * ('p' in words):02}:{minute:02}")


def _year(words: str) -> Absolute:
    """ "Nineteen ninety-six", "two thousand"."""
    numbers = [table()["WORDNUM"][word] for word in re.findall(r"[a-z]+", words) if word in table()["WORDNUM"]]
    first = 2000 if "thousand" in words else 100 * numbers[0]
    return Absolute(When.year(first + sum(numbers[1:])))


def _decade(words: str) -> Absolute:
    name = re.findall(r"\w+", words)[-1]
    digits = int(name[:2]) if name[0].isdigit() else table()["WORDNUM"][f"{name.removesuffix('ies')}y"]
    return Absolute(When.parse(f"19{digits // 10}X"))


_READERS: dict[str, Callable[[str], Expr | Fixed | None]] = {
    "reference": _reference,
    "often": _set,
    "weekly": _weekly,
    "minutes": _minutes,
    "clock": _clock,
    "year": _year,
    "decade": _decade,
    "quarter": lambda _: Anchored(Unit.QUARTER, 0),
    "yearago": lambda _: Deictic(Unit.YEAR, -1, counted=True),
    "present": lambda words: Deictic(Unit(words.split()[-1]), 0),
    "plural": lambda words: Duration(None, Unit(table()["UNITS"][words.split()[-1]])),
}
_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


@lru_cache(8)
def _any(name: str) -> str:
    return "|".join(table()["timex"][name])


@lru_cache(1)
def _pattern() -> re.Pattern[str]:
    names = table()["timex"]["patterns"]
    fill = {"reference": "|".join(map(_any, _REFERENCES)), "often": "|".join(table()["timex"]["often"])}
    fill["number"] = "|".join(table()["WORDNUM"])
    fill["weekday"] = "|".join(table()["WEEKDAY"])
    rules = (re.sub(r"<(\w+)>", lambda m: fill[m[1]], pattern) for pattern in names.values())
    either = "|".join(f"(?P<{name}>{rule})" for name, rule in zip(names, rules, strict=True))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE | re.ASCII)
