"""Time expressions of a report: where they stand and what they say, not yet which day they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from foedus.reading.times_build import build
from foedus.reading.times_context import plausible
from foedus.reading.times_dates import in_year_of
from foedus.reading.times_grammar import grammar
from foedus.reading.times_kinds import Expr
from foedus.reading.times_words import lex

_AND = re.compile(r"\s*(?:,|,?\s+(?:and|or))\s+")
_GOES_ON = re.compile(r"\s{1,4}[\w“\"'‘]")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One time expression: `words` is text[start:end], `expr` what they say (see `times_kinds`)."""

    start: int
    end: int
    words: str
    expr: Expr


def times(text: str) -> list[TimeMention]:
    """All time expressions, in order and never overlapping. Takes any text; linear in its length."""
    string, tokens = lex(text)
    rules, mentions, at = grammar(), [], 0
    while found := rules.search(string, at):
        inside = tokens[found.start() : found.end()]
        start, end, rule = inside[0].start, inside[-1].end, str(found.lastgroup)
        expr = build(rule, inside, _GOES_ON.match(text, end) is not None) if plausible(rule, inside, text) else None
        if expr:
            mentions.append(TimeMention(start, end, text[start:end], expr))
        at = found.end() if expr else found.start() + 1
    return _share_years(text, mentions)


def _share_years(text: str, mentions: list[TimeMention]) -> list[TimeMention]:
    """In "April 14 and April 19, 2000" the year is said once for all."""
    for i in range(len(mentions) - 2, -1, -1):
        this, following = mentions[i], mentions[i + 1]
        if following.start - this.end < 12 and _AND.fullmatch(text, this.end, following.start):
            mentions[i] = replace(this, expr=in_year_of(this.expr, following.expr))
    return mentions
