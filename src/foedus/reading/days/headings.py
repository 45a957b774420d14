"""Years that stand as headings: under "1998" alone on its line, "14 January – ..." is a day of that year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedus.core.when import When
from foedus.reading.days.kinds import Absolute, Yearless
from foedus.reading.days.resolve_recurring import inside
from foedus.reading.days.times import TimeMention

_BULLET = re.compile(r"[ \t•*·>–—-]{0,8}\Z")
_LEAD = 8  # characters of a bullet before an entry's day


def under_years(text: str, mentions: Sequence[TimeMention]) -> list[TimeMention]:
    """The same mentions; days and months that open a line under a year's heading have that year."""
    return list(_dated(text, mentions)) if any(_heads(text, m) for m in mentions) else list(mentions)


def _dated(text: str, mentions: Sequence[TimeMention]) -> Iterator[TimeMention]:
    year = When()
    for mention in mentions:
        expr = mention.expr
        if _heads(text, mention) and isinstance(expr, Absolute):
            year = expr.when
        if year.edtf and isinstance(expr, Yearless) and expr.which is None and _opens(text, mention):
            yield replace(mention, expr=Absolute(inside(expr, year)))
        else:
            yield mention


def _heads(text: str, mention: TimeMention) -> bool:
    """Does a year stand alone on its line?"""
    year = isinstance(mention.expr, Absolute) and len(mention.words) == len("1998")
    return year and _opens(text, mention) and text[mention.end : mention.end + 1] in ("\n", "")


def _opens(text: str, mention: TimeMention) -> bool:
    """Does the mention open its line, but for a bullet?"""
    start = text.rfind("\n", max(0, mention.start - _LEAD - 1), mention.start) + 1
    at_start = start > 0 or mention.start <= _LEAD
    return at_start and _BULLET.fullmatch(text, start, mention.start) is not None
