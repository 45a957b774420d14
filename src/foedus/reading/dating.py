"""The days of a text's acts, given the day on which it was written. An undated act never borrows a day that is not told."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.when import When
from foedus.core.words import About, ActKind, Status
from foedus.reading.drafts import Draft, DraftAct
from foedus.reading.resolve import inverse, resolve
from foedus.reading.times_kinds import Anchored, Expr, Weekday, Within, Yearless

UNKNOWN = When()
_PASSES = 3  # a told link may point to an act that follows in the text, and that one to another


def dated(draft: Draft, published: When | None, seen_from: When | None = None) -> tuple[When, ...]:
    """The day of each act of the draft, in their order; `When()` where the text does not tell it.

    `seen_from` is the day from which days without a year are read where `published` leaves the year open.
    """
    days = [UNKNOWN] * len(draft.acts)
    for _ in range(_PASSES):
        before = list(days)
        for i, act in enumerate(draft.acts):
            days[i] = _day(i, act, draft.acts, days, _writing(act, published, seen_from))
        if days == before:
            break
    return tuple(days)


def _writing(act: DraftAct, published: When | None, seen_from: When | None) -> When | None:
    yearless = act.time is not None and isinstance(act.time.expr, Yearless) and not act.future
    return seen_from if seen_from and yearless and not (published and published.width) else published


def tense(act: DraftAct) -> str:
    """That of the act's own words: what is expected lies ahead."""
    return "future" if act.future else "past"


def _day(i: int, act: DraftAct, acts: Sequence[DraftAct], days: Sequence[When], published: When | None) -> When:
    if act.time:
        return _told(i, act, acts, days, published)
    if act.with_act is not None and act.with_act != i:
        return days[act.with_act]
    if act.by_act is not None and act.by_act != i and act.status == Status.DONE:
        return When(None, days[act.by_act].latest)
    return UNKNOWN


def _told(i: int, act: DraftAct, acts: Sequence[DraftAct], days: Sequence[When], published: When | None) -> When:
    assert act.time is not None
    expr: Expr = act.time.expr
    if act.base:
        reference = resolve(act.base.expr, published=published, tense=tense(act))
        expr = inverse(expr) if isinstance(expr, Anchored) else expr
    else:
        reference = _reference(i, act, acts, days) if _counted(expr) else UNKNOWN
    return resolve(expr, published=published, reference=reference, tense=tense(act))


def _counted(expr: Expr) -> bool:
    """Does it count from another act?"""
    match expr:
        case Within(_, outer):
            return isinstance(outer, Anchored)
        case Weekday():
            return expr.anchored
        case _:
            return isinstance(expr, Anchored)


def _reference(i: int, act: DraftAct, acts: Sequence[DraftAct], days: Sequence[When]) -> When:
    """The act counted from: the one that the text names, else the last dated one before, of the same treaty if there is one."""
    if act.from_act is not None:
        return days[act.from_act]
    assert act.time is not None
    named = "sign" in act.time.words.lower()
    known = [k for k in reversed(range(i)) if days[k].edtf and not acts[k].future and acts[k].status != Status.EXPECTED]
    same = [k for k in known if acts[k].treaty == act.treaty]
    if named:
        same = [k for k in range(len(acts)) if _signature(acts[k], act) and days[k].edtf] or same
    chosen = next(iter(same or known), None)
    return UNKNOWN if chosen is None else days[chosen]


def _signature(act: DraftAct, of: DraftAct) -> bool:
    return act.kind == ActKind.SIGNATURE and act.about == About.TREATY and act.treaty == of.treaty and act is not of
