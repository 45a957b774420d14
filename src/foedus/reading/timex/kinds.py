"""A time expression as TimeML marks it, and one whose value hangs on no day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The four types of TIMEX3: a day or longer unit of the calendar, a length, a time of day, what comes back."""

    DATE = "DATE"
    DURATION = "DURATION"
    TIME = "TIME"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression: `words` is text[start:end]; `edtf` the days it means, `value` the same as TimeML writes it.

    Both are "" where it cannot be told: a value counted from an act that is not dated is none.
    """

    start: int
    end: int
    words: str
    kind: Kind
    edtf: str
    value: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """Its value hangs on no day: PRESENT_REF, P1D, PT10M, BC0490; a time of day without its day, T10:00."""

    kind: Kind
    value: str
    edtf: str = ""
