"""The day from which "three days later" or "the eve of the signing" counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter

from foedus.core.when import When
from foedus.core.words import About, ActKind, Status
from foedus.reading.days.kinds import Anchored, Expr, Holiday, Weekday, Within, Yearless
from foedus.reading.days.resolve import resolve
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import Draft, DraftAct

_BESIDE = 300  # characters before, in which a day may stand though it is no act's


def counted(expr: Expr) -> bool:
    """Does it count from an act spoken of?"""
    match expr:
        case Within(_, outer):
            return isinstance(outer, Anchored)
        case Weekday() | Yearless() | Holiday():
            return expr.anchored
        case _:
            return isinstance(expr, Anchored)


def reference(i: int, draft: Draft, days: Sequence[When], published: When) -> When:
    """The act that the text names, else the last day told a little before, else the last dated act, of the same treaty if any."""
    act = draft.acts[i]
    if act.from_act is not None:
        return days[act.from_act]
    known = [k for k in reversed(range(i)) if days[k].edtf and not _ahead(draft.acts[k])]
    same = [k for k in known if draft.acts[k].treaty == act.treaty]
    if act.time and "sign" in act.time.words.lower():
        later: list[int] = [*same, *range(i + 1, len(days))]
        signed = [k for k in later if _signature(draft.acts[k], act) and days[k].edtf]
        if signed:
            return days[signed[0]]
    near: list[When] = [*islice(_beside(draft, act.time, days, published), 1)] if act.time else []
    told: list[When] = [*near, *(days[k] for k in (same or known)[:1])]
    return told[0] if told else When()


def _ahead(act: DraftAct) -> bool:
    return act.future or act.status == Status.EXPECTED


def _signature(act: DraftAct, of: DraftAct) -> bool:
    return act.kind == ActKind.SIGNATURE and act.about == About.TREATY and act.treaty == of.treaty


def _beside(draft: Draft, time: TimeMention, days: Sequence[When], published: When) -> Iterator[When]:
    """The days told a little before, the nearest first, of acts or not: "applied in May 2022, signed in July of that year"."""
    of_acts = {a.time.start: k for k, a in enumerate(draft.acts) if a.time}
    first = bisect_left(draft.times, time.start - _BESIDE, key=attrgetter("start"))
    for mention in reversed(draft.times[first : bisect_left(draft.times, time.start, key=attrgetter("start"))]):
        k = of_acts.get(mention.start)
        if k is not None:
            found = When() if _ahead(draft.acts[k]) else days[k]
        else:
            found = When() if counted(mention.expr) else resolve(mention.expr, published=published)
        if found.width:
            yield found
