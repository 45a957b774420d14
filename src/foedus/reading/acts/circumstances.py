"""When and where a clause says its act was done, and with which vote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from foedus.core.mentions import lexicon
from foedus.reading.acts.timing import timed
from foedus.reading.days.times import TimeMention
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.atoms import Atom
from foedus.reading.words.lexicon import table
from foedus.reading.words.numerals import cardinals


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The day's expression (counted back from `base` where one is given), the place, the vote."""

    time: TimeMention | None = None
    base: TimeMention | None = None
    place: str | None = None
    vote: str | None = None


def circumstances(parsed: Parsed, clause: Clause, text: str) -> Circumstances:
    """What one clause tells; its day may stand in a clause beside it."""
    time, base = timed(parsed, clause, text)
    return Circumstances(time, base, _place(clause, text), vote(" ".join(text[clause.start : clause.end].lower().split())))


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


def vote(words: str) -> str | None:
    """The numbers of a vote, told in lower case: "by 243 votes to 30"."""
    if score := _votes("score").search(words):
        return "-".join(score.groups())
    for found in _votes("tally").finditer(words):
        counts = [_figure(c) for c in found.groups()]
        if all(c.isdigit() for c in counts):
            return "-".join(counts)
    return "unanimous" if "unanimous" in words else None


def _figure(word: str) -> str:
    numbers = {**cardinals(), **table("acts")["votes"]["numbers"]}
    return str(numbers.get(word, word.replace(",", "")))


@cache
def _votes(name: str) -> re.Pattern[str]:
    """A way to tell the numbers of a vote."""
    return re.compile(table("acts")["votes"][name])
