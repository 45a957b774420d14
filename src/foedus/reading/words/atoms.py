"""Atoms: the smallest spans that mean something by themselves: states, organs, presses, names, days, treaty names, words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from foedus.reading.text.tokens import Token
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import noun_starts, nouns, verbs


class Atom(NamedTuple):
    """`text[start:end]`, with its sort.

    Sorts: "name", "adjective", "people", "capital", "metonym", "organisation" (a state or organisation in `keys`);
    "organ", "press", "person", "time", "treaty" (a proper name), a noun class of `nouns.toml`, or "word".
    """

    start: int
    end: int
    sort: str
    low: str
    capital: bool = False
    keys: tuple[str, ...] = ()
    name: str | None = None
    value: Any = None  # the organ's kind, the TimeMention, the person


STATES = frozenset(["name", "adjective", "people", "capital", "metonym", "organisation"])


def atoms(tokens: Sequence[Token], spans: Iterable[Atom]) -> list[Atom]:
    """Tokens with the recognised spans put over them; of spans that overlap, the one listed first stays."""
    chosen = _without_overlaps(spans)
    out: list[Atom] = []
    rest = iter(chosen)
    span = next(rest, None)
    for token in tokens:
        while span and span.end <= token.start:
            out.append(span)
            span = next(rest, None)
        if span is None or token.end <= span.start:
            out.append(Atom(token.start, token.end, "word", token.low, token.capital))
    if span:
        out.append(span)
    out.extend(rest)
    return _nouns(out)


def _without_overlaps(spans: Iterable[Atom]) -> list[Atom]:
    taken: list[tuple[int, int]] = []
    kept: list[Atom] = []
    marks: set[int] = set()
    for span in spans:
        covered = range(span.start, span.end)
        if marks.isdisjoint(covered):
            marks.update(covered)
            taken.append((span.start, span.end))
            kept.append(span)
    return sorted(kept, key=lambda a: a.start)


def _nouns(found: list[Atom]) -> list[Atom]:
    """Join words into the class nouns of the table, longest first."""
    table, starts, out, i = nouns(), noun_starts(), [], 0
    while i < len(found):
        longest = starts.get(found[i].low, 0)
        if longest and (_gerund(found, i) or _infinitive(found, i)):
            longest = 0
        length = next((n for n in range(longest, 0, -1) if _noun(found[i : i + n], table, n)), 0)
        if length:
            low = " ".join(a.low for a in found[i : i + length])
            out.append(found[i]._replace(end=found[i + length - 1].end, sort=table[low], low=low))
        else:
            out.append(found[i])
            length = 1
        i += length
    return out


def _gerund(found: list[Atom], i: int) -> bool:
    """ "signing a protocol": a verb, where "the signing" is a noun."""
    after = found[i + 1].low if i + 1 < len(found) else ""
    return found[i].low.endswith("ing") and after in words("determiners")


def _infinitive(found: list[Atom], i: int) -> bool:
    """ "Will exit the treaty", "to formally end it": a verb, where "the exit" is a noun."""
    form = verbs().get(found[i].low) if i and found[i].sort == "word" else None
    if form is not None and found[i].low.endswith("s") and found[i - 1].sort in _DOERS:
        return i + 1 < len(found) and found[i + 1].low in words("behind_present")  # "the Rada votes to end it"
    if form is None or not form.base:
        return False
    before = found[i - 2] if found[i - 1].low.endswith("ly") and i > 1 else found[i - 1]
    if before.low == "to":  # "the right to withdrawal" has a noun
        return i + 1 < len(found) and not found[i].low.endswith("al")
    return before.low in words("future")


_DOERS = frozenset(["organ", "name", "capital", "person"])


def _noun(part: list[Atom], table: dict[str, str], length: int) -> bool:
    return len(part) == length and all(a.sort == "word" for a in part) and " ".join(a.low for a in part) in table
