"""Days that stand for several acts, or bound one: "respectively", in parentheses, shared by two verbs, "by July 1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from foedus.reading.acts.clausedays import index_of, of_content, times_of
from foedus.reading.acts.words import act_words
from foedus.reading.days.kinds import Range
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.syntax.scan import Parsed

_CLOSE = 20  # characters before a day in which its preposition stands


def respective(parsed: Parsed, clause: Clause, text: str) -> list[TimeMention]:
    """The days of a clause that says "respectively", or names several days each after its "on"."""
    days = [p.value for p in (*times_of(clause.phrases), *of_content(parsed, index_of(parsed, clause)))]
    days = [part for day in days for part in _ends(day)]
    if not days or "respectively" in text[clause.start : parsed.sentence.end].lower():
        return days
    return [day for day in days if text[max(day.start - _CLOSE, 0) : day.start].rstrip().endswith((" on", " in"))]


def _ends(day: TimeMention) -> list[TimeMention]:
    """ "5 and 19 October 1990": two days in one expression."""
    if not isinstance(day.expr, Range):
        return [day]
    return [TimeMention(day.start, day.end, day.words, expr) for expr in (day.expr.first, day.expr.last)]


def limited(act: DraftAct, text: str) -> DraftAct:
    """An act that is awaited "by July 1" or "before July 1" is of no later day, or of an earlier one."""
    if act.time is None:
        return act
    found = _limit().search(text, max(0, act.time.start - _CLOSE), act.time.start)
    latest = any(text.startswith(f" {form}", act.time.end) for form in act_words("limits", "latest"))
    return replace(act, limit="by" if latest or (found and found[1]) else "before" if found else "")


def in_parentheses(clause: Clause) -> list[tuple[tuple[str, ...], TimeMention]]:
    """ "Brazil (29 January 1968) and Chile (9 October 1974) ratified it": each state with its day."""
    nodes = [*clause.before, *clause.after]
    return [
        (node.keys, day.value)
        for node, mark, day in zip(nodes, nodes[1:], nodes[2:], strict=False)
        if isinstance(node, Phrase) and node.sort == "state" and mark.low == "(" and isinstance(day, Phrase) and day.sort == "time"
    ]


def shared(told: Sequence[tuple[Clause, DraftAct]], text: str) -> list[DraftAct]:
    """The acts, each with the day behind the verb joined to its own: "signed and ratified the treaty in 1999"."""
    return [_with_next(clause, act, told[i + 1 :], text) for i, (clause, act) in enumerate(told)]


def _with_next(clause: Clause, act: DraftAct, later: Sequence[tuple[Clause, DraftAct]], text: str) -> DraftAct:
    joined = next(((c, a) for c, a in later[:1] if c.hang == "coordinated" and c.link == "and"), None)
    if act.time or joined is None or not text[clause.end : joined[0].start].isspace():
        return act
    alike = (act.kind, act.about) == (joined[1].kind, joined[1].about) or not clause.after
    return replace(act, time=joined[1].time) if alike and act.status == joined[1].status else act


@cache
def _limit() -> re.Pattern[str]:
    """The words before a day that bound an act by it."""
    by, before = ("|".join(sorted(act_words("limits", name), key=len, reverse=True)) for name in ("by", "before"))
    return re.compile(rf"(?:\b({by})|\b({before}))(?: the)?\s+\Z")
