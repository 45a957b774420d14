"""The day from which "three days later" or "the eve of the signing" counts."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.when import When
from foedus.core.words import About, ActKind, Status
from foedus.reading.drafts import Draft, DraftAct
from foedus.reading.resolve import resolve
from foedus.reading.times import TimeMention
from foedus.reading.times_kinds import Anchored, Expr, Weekday, Within

_SENTENCE = 200  # characters before, in which a day of the same sentence may stand


def counted(expr: Expr) -> bool:
    """Does it count from an act spoken of?"""
    match expr:
        case Within(_, outer):
            return isinstance(outer, Anchored)
        case Weekday():
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
    beside = _beside(draft, act, published)
    if beside.edtf and (not known or draft.acts[known[0]].sentence != act.sentence):
        return beside
    chosen = next(iter(same or known), None)
    return When() if chosen is None else days[chosen]


def _signature(act: DraftAct, of: DraftAct) -> bool:
    return act.kind == ActKind.SIGNATURE and act.about == About.TREATY and act.treaty == of.treaty


def _beside(draft: Draft, act: DraftAct, published: When) -> When:
    """A day told before it in the same sentence, though of no act."""
    time = act.time
    if time is None:
        return When()
    before = [m for m in draft.times if time.start - _SENTENCE < m.end <= time.start and _one_sentence(draft.text, m, time)]
    found = [day for m in before if not counted(m.expr) and (day := resolve(m.expr, published=published)).edtf]
    return found[-1] if found else When()


def _one_sentence(text: str, one: TimeMention, other: TimeMention) -> bool:
    between = text[one.end : other.start]
    return ". " not in between and "\n" not in between
