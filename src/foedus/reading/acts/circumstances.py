"""When and where a clause says its act was done, and with which vote."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import attrgetter

from foedus.core.mentions import lexicon
from foedus.reading.days.kinds import Absolute, Duration, Range, Yearless
from foedus.reading.days.times import TimeMention
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.atoms import Atom


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The day's expression (counted back from `base` where one is given), the place, the vote."""

    time: TimeMention | None = None
    base: TimeMention | None = None
    place: str | None = None
    vote: str | None = None


def circumstances(parsed: Parsed, clause: Clause, text: str) -> Circumstances:
    """What one clause tells, with an adverbial at the head of the sentence where that still holds."""
    place, vote = _place(clause, text), _vote(" ".join(text[clause.start : clause.end].lower().split()))
    times = [t for t in _own_times(clause, text) if not _counts_from_clause(t, parsed, clause)]
    counted = None if times else _counted(parsed, clause)
    if counted:
        return Circumstances(*counted, place, vote)
    times = times or [n for n in _lead(parsed) if _leads(parsed, clause) and n.end <= clause.start] or _of_content(parsed, clause)
    return Circumstances(times[0].value if times else None, None, place, vote)


_CLOSE = 20  # characters before a day in which its preposition stands


def respective(parsed: Parsed, clause: Clause, text: str) -> list[TimeMention]:
    """The days of a clause that says "respectively", or names several days each after its "on"."""
    days = [p.value for p in (*_times(clause.phrases), *_of_content(parsed, clause))]
    days = [part for day in days for part in _ends(day)]
    if not days or "respectively" in text[clause.start : parsed.sentence.end].lower():
        return days
    return [day for day in days if text[max(day.start - _CLOSE, 0) : day.start].rstrip().endswith((" on", " in"))]


def _ends(day: TimeMention) -> list[TimeMention]:
    """ "5 and 19 October 1990": two days in one expression."""
    if not isinstance(day.expr, Range):
        return [day]
    return [TimeMention(day.start, day.end, day.words, expr) for expr in (day.expr.first, day.expr.last)]


def _times(nodes: Iterable[Node]) -> list[Phrase]:
    return [n for n in nodes if isinstance(n, Phrase) and n.sort == "time" and not isinstance(n.value.expr, Duration)]


def _own_times(clause: Clause, text: str) -> list[Phrase]:
    """The clause's own days, the telling one first: "the same day, April 27, 2010", "September 24, two weeks after ..."."""
    times = _times((*clause.after, *clause.before))
    if len(times) < 2:
        return times
    apposed = text[times[0].end : times[1].start].strip() == "," and isinstance(times[1].value.expr, Absolute | Yearless)
    return times[1:] if apposed or getattr(times[0].value.expr, "named", False) else times


def _counts_from_clause(time: Phrase, parsed: Parsed, clause: Clause) -> bool:
    """ "takes effect ninety days after it has been ratified": the day depends on what the next clause tells."""
    if not getattr(time.value.expr, "named", False):
        return False
    return any(c.link in ("after", "before") and c.hang == "subordinate" and c.start >= time.end for c in parsed.clauses)


def _lead(parsed: Parsed) -> list[Phrase]:
    """The times before the first verb of the sentence."""
    return _times(parsed.nodes[: parsed.clauses[0].verb.first if parsed.clauses else 0])


def _leads(parsed: Parsed, clause: Clause) -> bool:
    """Does an adverbial at the head of the sentence still hold for this clause?"""
    first = parsed.clauses[0]
    return (clause is first and clause.hang in ("main", "coordinated")) or (
        first.hang == "main" and clause.hang == "coordinated" and clause.outer == 0
    )


def _counted(parsed: Parsed, clause: Clause) -> tuple[TimeMention, TimeMention] | None:
    """ "On Saturday, a day after Jamaica had deposited its own": the time before "after", and the day it counts back from."""
    if clause.hang != "subordinate" or clause.outer is None or clause.link not in ("after", "before"):
        return None
    days = [n.value for n in _times((*_lead(parsed), *_above(parsed, clause.outer)))]
    span = next((d for d in days if getattr(d.expr, "named", False) and d.end <= clause.start), None)
    base = next((d for d in days if d is not span), None)
    return (span, base) if span and base else None


def _above(parsed: Parsed, k: int | None) -> list[Phrase]:
    """What stands behind a clause's verb and behind those it hangs on."""
    out: list[Phrase] = []
    while k is not None:
        out = [*parsed.clauses[k].phrases, *out]
        k = parsed.clauses[k].outer
    return out


def _of_content(parsed: Parsed, clause: Clause) -> list[Phrase]:
    """Days behind words that only describe: "signed a treaty calling for help if either is attacked Wednesday"."""
    k = bisect_left(parsed.clauses, clause.start, key=attrgetter("start"))  # clauses stand in the order of their beginnings
    while parsed.clauses[k].verb != clause.verb:
        k += 1
    return [p for c in parsed.clauses[k + 1 : k + 3] if _describes(c) for p in _times(c.phrases)]


def _describes(clause: Clause) -> bool:
    law = clause.hang == "gerund" and bool(clause.subject) and clause.subject[0].sort == "law"
    return law or clause.link == "if"


def _place(clause: Clause, text: str) -> str | None:
    """The city or country behind "in" or "at": "in Moscow", "in New York"."""
    for i, node in enumerate(clause.after[:-1]):
        if node.low in ("in", "at") and (place := _named_place(clause.after[i + 1 :], text)):
            return place
    return None


def _named_place(nodes: Sequence[Node], text: str) -> str | None:
    first = nodes[0]
    if isinstance(first, Phrase):
        words = text[first.start : first.end]
        known = lexicon().get(words)
        return words if known and known.sort in ("capital", "name") else None
    run = list(takewhile(lambda n: isinstance(n, Atom) and n.capital and n.low[0].isalpha(), nodes))
    return " ".join(text[run[0].start : run[-1].end].split()) if run else None


_SCORE = re.compile(r"\b(?:vot|by|passed|approved|ratified|adopted|backed|rejected)\w* (?:it )?(?:by )?\(?(\d{1,3})[-–](\d{1,3})\b")
_VOTE = re.compile(r"\b(\d[\d,]*|[a-z]+) (?:votes? )?(?:in favou?r )?to (\d[\d,]*|[a-z]+)\b")
_NUMBERS = {
    w: str(n)
    for n, w in enumerate(
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}


def _vote(words: str) -> str | None:
    if score := _SCORE.search(words):
        return "-".join(score.groups())
    for found in _VOTE.finditer(words):
        counts = [_NUMBERS.get(c, c.replace(",", "")) for c in found.groups()]
        if all(c.isdigit() for c in counts):
            return "-".join(counts)
    return "unanimous" if "unanimous" in words else None
