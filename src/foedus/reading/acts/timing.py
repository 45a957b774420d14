"""Which day of a sentence is an act's: one of its own clause, else of the clauses that it hangs on or that only describe it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from foedus.core.words import Status
from foedus.reading.acts.actnouns import act_nouns
from foedus.reading.days.kinds import Absolute, Deictic, Duration, Range, Unit, Weekday, Within, Yearless
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import control

_CLOSE = 20  # characters before a day in which its preposition stands
_START = attrgetter("start")


def timed(parsed: Parsed, clause: Clause, text: str) -> tuple[TimeMention | None, TimeMention | None]:
    """The day's expression, and the day from which it is counted back where one is given."""
    own = [t for t in _own(clause, text) if not (_counts_from_clause(t, parsed, clause) or _quoted(t, parsed, text))]
    if not own and (counted := _counted(parsed, clause)):
        return counted
    k = _index(parsed, clause)
    inside = _times(parsed.nodes[clause.verb.first : clause.verb.last])  # "has today deposited"
    found = own or inside or _led(parsed, clause) or _of_content(parsed, k) or _beneath(parsed, k) or _above(parsed, k, text)
    return (found[0].value if found else None), None


def respective(parsed: Parsed, clause: Clause, text: str) -> list[TimeMention]:
    """The days of a clause that says "respectively", or names several days each after its "on"."""
    days = [p.value for p in (*_times(clause.phrases), *_of_content(parsed, _index(parsed, clause)))]
    days = [part for day in days for part in _ends(day)]
    if not days or "respectively" in text[clause.start : parsed.sentence.end].lower():
        return days
    return [day for day in days if text[max(day.start - _CLOSE, 0) : day.start].rstrip().endswith((" on", " in"))]


def _ends(day: TimeMention) -> list[TimeMention]:
    """ "5 and 19 October 1990": two days in one expression."""
    if not isinstance(day.expr, Range):
        return [day]
    return [TimeMention(day.start, day.end, day.words, expr) for expr in (day.expr.first, day.expr.last)]


def _index(parsed: Parsed, clause: Clause) -> int:
    k = bisect_left(parsed.clauses, clause.start, key=_START)  # clauses stand in the order of their beginnings
    while parsed.clauses[k].verb.first != clause.verb.first:
        k += 1
    return k


def _times(nodes: Sequence[Node]) -> list[Phrase]:
    """The days among the nodes, save those of nouns set apart: "since its accession in 1991"."""
    found = [n for n in nodes if isinstance(n, Phrase) and n.sort == "time" and not isinstance(n.value.expr, Duration)]
    nouns = {n.day for n in act_nouns(nodes) if n.apart} | set(_years_of_things(nodes)) if found else set()
    return [n for n in found if n not in nouns]


def _years_of_things(nodes: Sequence[Node]) -> Iterator[Phrase]:
    """ "Signed the declaration of 1991": the year of the thing, not of the act."""
    for i, node in enumerate(nodes[2:], 2):
        owner = nodes[i - 2]
        dated = isinstance(node, Phrase) and node.sort == "time" and nodes[i - 1].low == "of"
        if dated and isinstance(node, Phrase) and isinstance(owner, Phrase) and owner.sort in words("dated_things"):
            yield node


def _own(clause: Clause, text: str) -> list[Phrase]:
    """The clause's own days, the telling one first: "the same day, April 27, 2010", "in six months, on December 27"."""
    times = [*_times(clause.after), *_times(clause.before)]
    if len(times) < 2:
        return times
    exact = isinstance(times[1].value.expr, Absolute | Yearless)
    apposed = exact and text[times[0].end : times[1].start].strip() in (",", ", on", ", i.e.", "(")
    same = times[0].low == "the same day" and " as " in text[times[0].end : times[1].start]  # "the same day as the pact, July 22"
    return times[1:] if apposed or (same and exact) or getattr(times[0].value.expr, "named", False) else times


def _quoted(time: Phrase, parsed: Parsed, text: str) -> bool:
    """ "Today" in somebody's words is the day on which they were spoken."""
    before = text[parsed.sentence.start : time.start]
    inside = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return inside and isinstance(time.value.expr, Deictic)


def _counts_from_clause(time: Phrase, parsed: Parsed, clause: Clause) -> bool:
    """ "takes effect ninety days after it has been ratified": the day depends on what the next clause tells."""
    if not getattr(time.value.expr, "named", False):
        return False
    if time.value.expr.unit in (Unit.MONTH, Unit.YEAR) and not time.value.expr.counted:
        return True  # "the month after the sixtieth instrument"
    return any(c.link in ("after", "before") and c.hang == "subordinate" and c.start >= time.end for c in parsed.clauses)


def _lead(parsed: Parsed) -> list[Phrase]:
    """The times before the first verb of the sentence."""
    return _times(parsed.nodes[: parsed.clauses[0].verb.first if parsed.clauses else 0])


def _led(parsed: Parsed, clause: Clause) -> list[Phrase]:
    """The adverbial at the head of the sentence where it still holds for this clause."""
    first = parsed.clauses[0]
    leads = (clause is first and clause.hang in ("main", "coordinated")) or (
        first.hang == "main" and clause.hang == "coordinated" and clause.outer == 0
    )
    return [n for n in _lead(parsed) if leads and n.end <= clause.start]


def _counted(parsed: Parsed, clause: Clause) -> tuple[TimeMention, TimeMention] | None:
    """ "On Saturday, a day after Jamaica had deposited its own": the time before "after", and the day it counts back from."""
    if clause.hang != "subordinate" or clause.outer is None or clause.link not in ("after", "before"):
        return None
    days = [n.value for n in _times((*_lead(parsed), *_behind_outer(parsed, clause.outer)))]
    span = next((d for d in days if getattr(d.expr, "named", False) and d.end <= clause.start), None)
    base = next((d for d in days if d is not span), None)
    return (span, base) if span and base else None


def _behind_outer(parsed: Parsed, k: int | None) -> list[Phrase]:
    """What stands behind a clause's verb and behind those it hangs on."""
    out: list[Phrase] = []
    while k is not None:
        out = [*parsed.clauses[k].phrases, *out]
        k = parsed.clauses[k].outer
    return out


def _of_content(parsed: Parsed, k: int) -> list[Phrase]:
    """Days behind words that only describe: "signed a treaty calling for help if either is attacked Wednesday"."""
    ceasing = parsed.clauses[k].verb.lemma in words("ceasing")  # "ceased to be parties on 8 and 20 December"
    return [p for c in parsed.clauses[k + 1 : k + 3] if _describes(c) or (ceasing and c.outer == k) for p in _times(c.phrases)]


def _describes(clause: Clause) -> bool:
    law = clause.hang == "gerund" and bool(clause.subject) and clause.subject[0].sort == "law"
    return law or clause.link == "if"


def _beneath(parsed: Parsed, k: int) -> list[Phrase]:
    """Days of a participle that tells no act of its own: "rejected it, mustering only 48 votes on Wednesday"."""
    hanging = (c for c in parsed.clauses[k + 1 : k + 3] if (c.outer == k and c.hang == "gerund" and not c.link) or _names(c))
    return [p for c in hanging if not any(n.sort in _ACTED for n in c.phrases) for p in _times(c.phrases) if _of_the_news(p)]


def _names(clause: Clause) -> bool:
    """ "(signed the pact,) known as X, in Vienna on June 18": an aside that only names."""
    return clause.verb.lemma in words("naming") and clause.verb.participle


_ACTED = words("themes") | {"force"}


def _of_the_news(time: Phrase) -> bool:
    expr = time.value.expr
    return isinstance(expr, Weekday | Deictic | Yearless | Within | Absolute) and getattr(expr, "offset", 0) <= 0


def _above(parsed: Parsed, k: int, text: str) -> list[Phrase]:
    """Days of the clause on which this one hangs: "on Thursday refused to ratify it", "on February 26, when they approved it"."""
    clause = parsed.clauses[k]
    outer = parsed.clauses[clause.outer] if clause.outer is not None else None
    if outer is None:
        return []
    if clause.hang == "infinitive" and control(outer.verb.lemma) in (None, "refuse"):
        return _own(outer, text) or _led(parsed, outer) or _above(parsed, clause.outer or 0, text)
    if clause.hang == "gerund" and not clause.link:
        return _own(outer, text) or _led(parsed, outer)
    last = next((n for n in reversed(outer.after) if n.low != ","), None)
    when = clause.link == "when" and clause.hang == "subordinate" and last is not None
    return _times((last,)) if when and last is not None else []


_LIMIT = re.compile(r"(?:\b(by|no later than|not later than|at the latest by)|\b(before|prior to|ahead of))(?: the)?\s+\Z")


def limited(act: DraftAct, text: str) -> DraftAct:
    """An act that is awaited "by July 1" or "before July 1" is of no later day, or of an earlier one."""
    if act.time is None or act.status is Status.DONE:
        return act
    found = _LIMIT.search(text, max(0, act.time.start - _CLOSE), act.time.start)
    latest = text[act.time.end : act.time.end + len(_LATEST)] == _LATEST
    return replace(act, limit="by" if latest or (found and found[1]) else "before" if found else "")


_LATEST = " at the latest"


def shared(told: Sequence[tuple[Clause, DraftAct]], text: str) -> list[DraftAct]:
    """The acts, each with the day behind the verb joined to its own: "signed and ratified the treaty in 1999"."""
    return [_with_next(clause, act, told[i + 1 :], text) for i, (clause, act) in enumerate(told)]


def _with_next(clause: Clause, act: DraftAct, later: Sequence[tuple[Clause, DraftAct]], text: str) -> DraftAct:
    joined = next(((c, a) for c, a in later[:1] if c.hang == "coordinated" and c.link == "and"), None)
    if act.time or joined is None or not text[clause.end : joined[0].start].isspace():
        return act
    alike = (act.kind, act.about) == (joined[1].kind, joined[1].about) or not clause.after
    return replace(act, time=joined[1].time) if alike and act.status == joined[1].status else act
