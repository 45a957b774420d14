"""Time expressions of a report: where they stand and what they say, not yet which day they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from foedus.reading.days.build import build
from foedus.reading.days.context import plausible
from foedus.reading.days.dates import in_year_of, pair
from foedus.reading.days.figures import day_first, short_days
from foedus.reading.days.grammar import grammar
from foedus.reading.days.kinds import Expr
from foedus.reading.days.words import GAP, Token, lex, table

_RUN = re.compile(f"[^{GAP}]+")  # no expression goes across a gap
_GOES_ON = re.compile(r"\s{1,4}[\w“\"'‘]")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One time expression: `words` is text[start:end], `expr` what they say (see `times_kinds`)."""

    start: int
    end: int
    words: str
    expr: Expr


def times(text: str, first: bool | None = None, language: str = "en") -> list[TimeMention]:
    """All time expressions, in order and never overlapping. Takes any text; linear in its length.

    `first`: in figures the day stands before the month; found from the text where it is not given.
    """
    first = day_first(text, language) if first is None else first
    string, tokens = lex(text, language)
    rules, mentions = grammar(language), []
    for run in _RUN.finditer(string):
        at, end = run.end() if _says_nothing(run.group(), language) else run.start(), run.end()
        while found := rules.search(string, at, end):
            read = _mentions(text, str(found.lastgroup), tokens[found.start() : found.end()], first, language)
            mentions += read
            at = found.end() if read else found.start() + 1
    return _share_years(text, _merged(mentions, short_days(text, first), text), _joined(language))


@lru_cache(10_000)
def _says_nothing(run: str, language: str) -> bool:
    """Does no rule read these word classes? The same few stand in every text: "the", "of the", "in a"."""
    return grammar(language).search(run) is None


def _mentions(text: str, rule: str, inside: Sequence[Token], first: bool | None, language: str) -> list[TimeMention]:
    if rule == "pair":
        return [m for words, place in pair(inside) for m in _one(text, "day", words, place, first, language)]
    return _one(text, rule, inside, (inside[0].start, inside[-1].end), first, language)


def _one(
    text: str, rule: str, inside: Sequence[Token], place: tuple[int, int], first: bool | None, language: str
) -> list[TimeMention]:
    start, end = place
    likely = plausible(rule, inside, text, language)
    expr = build(rule, inside, _GOES_ON.match(text, end) is not None, first) if likely else None
    return [TimeMention(start, end, text[start:end], expr)] if expr else []


def _merged(mentions: list[TimeMention], days: Iterable[tuple[int, int, Expr]], text: str) -> list[TimeMention]:
    """Both in order; what the grammar reads goes before days in figures."""
    more = [TimeMention(start, end, text[start:end], expr) for start, end, expr in days]
    taken = {at for m in mentions for at in range(m.start, m.end)} if more else set()
    return sorted([*mentions, *(m for m in more if taken.isdisjoint(range(m.start, m.end)))], key=lambda m: m.start)


def _share_years(text: str, mentions: list[TimeMention], joined: re.Pattern[str]) -> list[TimeMention]:
    """In "April 14 and April 19, 2000" the year is said once for all."""
    for i in range(len(mentions) - 2, -1, -1):
        this, following = mentions[i], mentions[i + 1]
        if following.start - this.end < 12 and joined.fullmatch(text, this.end, following.start):
            mentions[i] = replace(this, expr=in_year_of(this.expr, following.expr))
    return mentions


@cache
def _joined(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,|,?\s+(?:{'|'.join(table(language)['context']['joining'])}))\s+")
