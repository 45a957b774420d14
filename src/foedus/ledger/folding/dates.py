"""One day from what several sources say of it: what all allow, or the best supported, or the widest bounds."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from foedus.core.statements import Statement
from foedus.core.when import When
from foedus.ledger.folding.independence import Witnesses


@dataclass(frozen=True, slots=True)
class Dated:
    """A day as one statement has it."""

    when: When
    statement: Statement


def reconcile(dated: Sequence[Dated], witnesses: Witnesses) -> tuple[When | None, tuple[str, ...]]:
    """The day, and a sentence where the sources contradict each other.

    Days that agree are narrowed to what they share. Where they contradict, the day that more independent sources give
    is taken; where none has more, the widest bounds. None where nobody gives a day.
    """
    if not dated:
        return None, ()
    camps = _camps(dated)
    if len(camps) == 1:
        return _shared(camps[0]), ()
    weights = [_weight(camp, witnesses) for camp in camps]
    best = [camp for camp, weight in zip(camps, weights, strict=True) if weight == max(weights)]
    day = _shared(best[0]) if len(best) == 1 else _hull([_shared(camp) for camp in best])
    return day, (_sentence(camps, day, len(best) == 1, witnesses),)


def _camps(dated: Sequence[Dated]) -> list[list[Dated]]:
    """The largest sets of days that can all be true together."""
    camps: list[list[Dated]] = []
    for one in sorted(dated, key=_narrowness):
        fitting = [camp for camp in camps if _shared(camp).meets(one.when)]
        for camp in fitting:
            camp.append(one)
        if not fitting:
            camps.append([one])
    return camps


def _narrowness(one: Dated) -> tuple[int, str]:
    return one.when.width or 10**9, one.when.edtf


def _shared(camp: Sequence[Dated]) -> When:
    return reduce(_meet, (one.when for one in camp))


def _meet(one: When, other: When) -> When:
    """Both together; a day without its year takes the year that the other leaves it."""
    patterns = [w for w in (one, other) if w.yearless]
    met = one.meets(other) or one
    return _pinned(met, patterns[0].yearless or "") if len(patterns) == 1 and met.earliest and met.latest else met


def _pinned(span: When, yearless: str) -> When:
    """The day in the one year that the span leaves it; the span where it leaves several."""
    first, last = span.earliest or date.min, span.latest or date.max
    month, day = (int(part) for part in [*yearless.split("-"), "0"][1:3])
    found = [w for year in range(first.year, last.year + 1) if (w := _inside(year, month, day, span))]
    return replace(found[0], words=span.words) if len(found) == 1 else span


def _inside(year: int, month: int, day: int, span: When) -> When | None:
    last = monthrange(year, month)[1]
    if day > last:
        return None
    whole = When.on(date(year, month, day)) if day else When.month(year, month)
    return whole.meets(When(span.earliest, span.latest))


def _weight(camp: Sequence[Dated], witnesses: Witnesses) -> int:
    said = [one.statement for one in camp]
    return len(witnesses.speakers(said)) + len({s.source for s in said if s.method == "card"})


def _hull(days: Sequence[When]) -> When:
    """From the earliest to the latest; open where one of them is."""
    first, last = [d.earliest for d in days if d.earliest], [d.latest for d in days if d.latest]
    return When(min(first) if len(first) == len(days) else None, max(last) if len(last) == len(days) else None)


def _sentence(camps: Sequence[Sequence[Dated]], day: When, settled: bool, witnesses: Witnesses) -> str:
    sides = (f"{_shared(camp)} ({'; '.join(sorted({witnesses.name(one.statement) for one in camp}))})" for camp in camps)
    chosen = "more independent sources say so" if settled else "no side has more independent sources, so the bounds are kept wide"
    return f"Sources disagree on the day: {' against '.join(sides)}; taken as {day}, because {chosen}."
