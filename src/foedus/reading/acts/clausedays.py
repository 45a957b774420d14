"""The days that stand in a clause, and in words that only describe what it speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from foedus.reading.acts.actnouns import act_nouns
from foedus.reading.days.kinds import Absolute, Duration, Yearless
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words

_START = attrgetter("start")


def index_of(parsed: Parsed, clause: Clause) -> int:
    """The place of the clause in its sentence."""
    k = bisect_left(parsed.clauses, clause.start, key=_START)  # clauses stand in the order of their beginnings
    while parsed.clauses[k].verb.first != clause.verb.first:
        k += 1
    return k


def times_of(nodes: Sequence[Node]) -> list[Phrase]:
    """The days among the nodes, save those of nouns set apart: "since its accession in 1991"."""
    found = [n for n in nodes if isinstance(n, Phrase) and n.sort == "time" and not isinstance(n.value.expr, Duration)]
    nouns = {n.day for n in act_nouns(nodes) if n.apart} | set(_years_of_things(nodes)) if found else set()
    return [n for n in found if n not in nouns]


def _years_of_things(nodes: Sequence[Node]) -> Iterator[Phrase]:
    """ "Signed the declaration of 1991", "suspended the 1994 extradition accord": the year of the thing, not of the act."""
    for i, node in enumerate(nodes[1:], 1):
        if not isinstance(node, Phrase) or node.sort != "time":
            continue
        owner = nodes[i - 2] if nodes[i - 1].low == "of" and i > 1 else None
        next_ = nodes[i + 1] if nodes[i - 1].low in words("determiners") and i + 1 < len(nodes) else None
        if any(isinstance(thing, Phrase) and thing.sort in words("dated_things") for thing in (owner, next_)):
            yield node


def days_of_clause(clause: Clause, text: str) -> list[Phrase]:
    """The clause's own days, the telling one first: "the same day, April 27, 2010", "in six months, on December 27"."""
    times = [*times_of(clause.after), *times_of(clause.before)]
    if len(times) < 2:
        return times
    exact = isinstance(times[1].value.expr, Absolute | Yearless)
    apposed = exact and text[times[0].end : times[1].start].strip() in (",", ", on", ", i.e.", "(")
    same = times[0].low == "the same day" and " as " in text[times[0].end : times[1].start]  # "the same day as the pact, July 22"
    return times[1:] if apposed or (same and exact) or getattr(times[0].value.expr, "named", False) else times


def of_content(parsed: Parsed, k: int) -> list[Phrase]:
    """Days behind words that only describe: "signed a treaty calling for help if either is attacked Wednesday"."""
    ceasing = parsed.clauses[k].verb.lemma in words("ceasing") | {"vote"}  # "ceased to be parties on 8 and 20 December"
    return [
        p for c in parsed.clauses[k + 1 : k + 3] if _describes(c, parsed) or (ceasing and c.outer == k) for p in times_of(c.after)
    ]


def _describes(clause: Clause, parsed: Parsed) -> bool:
    law = clause.hang == "gerund" and bool(clause.subject) and clause.subject[0].sort == "law"
    outer = parsed.clauses[clause.outer].after[-1:] if clause.outer is not None and clause.hang == "infinitive" else ()
    law |= any(n.sort == "law" for n in outer)  # "signed the bill to quit the treaty on Monday"
    return law or clause.link == "if"
