"""Each rule of the grammar has its builder."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from foedus.reading.days import dates, relative
from foedus.reading.days.found import Words
from foedus.reading.days.kinds import Anchored, Deictic, Expr, Unit
from foedus.reading.days.words import Token

_BUILDERS: dict[str, Callable[[Words], Expr | None]] = {
    "hyphened": dates.day,
    "range": dates.span,
    "day": dates.day,
    "day_of": dates.month_day,
    "month_day": dates.month_day,
    "bare_month": dates.month,
    "holiday": dates.named_day,
    "grouping": dates.grouping,
    "ago": relative.ago,
    "eve": lambda _: Anchored(Unit.DAY, -1, named=True),
    "nearday": lambda words: Anchored(Unit.DAY, words.get("NEARDAY")),
    "deadline": relative.duration,
    "ahead": lambda words: relative.shift(Deictic, words, 1),
    "duration": relative.duration,
    "short_weekday": relative.weekday,
    "bare_weekday": relative.weekday,
    "weekend": relative.weekend,
    "relative": relative.relative,
    "decade": dates.decades,
    "bare_year": dates.year,
}


def build(rule: str, tokens: Sequence[Token], follows: bool, first: bool | None = None) -> Expr | None:
    """What these words say by this rule, None where they are no date; `follows`: the sentence goes on right after.

    `first`: in figures the day stands before the month; None where that is not known.
    """
    words = Words(tokens)
    if rule == "iso":
        return dates.figures(words, first)
    return relative.later(words, follows) if rule == "later" else _BUILDERS[rule](words)
