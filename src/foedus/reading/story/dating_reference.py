"""The day from which "three days later" or "the eve of the signing" counts."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.when import When
from foedus.core.words import About, ActKind, Status
from foedus.reading.days.kinds import Anchored, Expr, Holiday, Weekday, Within, Yearless
from foedus.reading.days.resolve import resolve
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
    """The act that the text names, else the last dated one before, of the same treaty if there is one, else a day before it."""
    act = draft.acts[i]
    if act.from_act is not None:
        return days[act.from_act]
    known = [k for k in reversed(range(i)) if days[k].edtf and not draft.acts[k].future and draft.acts[k].status != Status.EXPECTED]
    same = [k for k in known if draft.acts[k].treaty == act.treaty]
    if act.time and "sign" in act.time.words.lower():
        signed = [k for k in (*same, *range(i + 1, len(days))) if _signature(draft.acts[k], act) and days[k].edtf]
        same = signed or same
    chosen = next(iter(same or known), None)
    return _beside(draft, act, published) if chosen is None else days[chosen]


def _signature(act: DraftAct, of: DraftAct) -> bool:
    return act.kind == ActKind.SIGNATURE and act.about == About.TREATY and act.treaty == of.treaty


def _beside(draft: Draft, act: DraftAct, published: When) -> When:
    """The last day told a little before it, though of no act: "said on Friday ... which had left the pact a day earlier"."""
    time = act.time
    before = [m for m in draft.times if time and time.start - _BESIDE < m.end <= time.start and not counted(m.expr)]
    found = [day for m in before if (day := resolve(m.expr, published=published)).exact]
    return found[-1] if found else When()
