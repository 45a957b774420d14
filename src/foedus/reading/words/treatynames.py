"""Proper names of treaties in a text: capitalised names, names of the register, abbreviations that the text itself explains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from foedus.reading.text.tokens import Token
from foedus.reading.words.atoms import Atom
from foedus.reading.words.grammar import words
from foedus.reading.words.patterns import spaced

_LONGEST = 24  # words of a treaty's name to either side of its noun


def treaty_names(text: str, tokens: Sequence[Token], times: Sequence[tuple[int, int]]) -> list[Atom]:
    """All proper names of treaties, in order, e.g. "Treaty on Open Skies", "Kyoto Protocol", "Zurich protocols"."""
    blocked = {i for start, end in times for i in range(start, end)}
    types = words("treaty_types")
    found = [a for i, t in enumerate(tokens) if t.low in types and (a := _name(text, tokens, i, blocked))]
    return [*found, *_register_names(text)]


def _name(text: str, tokens: Sequence[Token], i: int, blocked: set[int]) -> Atom | None:
    first, last = _left(tokens, i, text), i
    if tokens[i].capital and tokens[i].low != "act":
        last = _right(tokens, i, blocked, text)
    if first == last or (not tokens[i].capital and tokens[i].low in words("capital_types")):
        return None
    if not any(t.capital for t in tokens[first:last] if t is not tokens[i]) and last == i:
        return None
    start, end = tokens[first].start, tokens[last].end
    return Atom(
        start=start, end=end, sort="treaty", low=text[start:end].lower(), capital=True, name=" ".join(text[start:end].split())
    )


def _left(tokens: Sequence[Token], i: int, text: str) -> int:
    """The first token of the name that ends in token i: capitalised words joined by "and", "of" within."""
    first = j = i
    while j > max(0, i - _LONGEST) and _adjacent(text, tokens[j - 1], tokens[j]):
        j -= 1
        token = tokens[j]
        if token.capital and not _opens(tokens, j) and token.low not in words("person_titles"):
            first = j
        elif token.low not in ("and", "of", "military") or j == 0 or not tokens[j - 1].capital or not tokens[i].capital:
            break
    return first


def _opens(tokens: Sequence[Token], j: int) -> bool:
    """Is it a word that is capitalised only because it opens a sentence, or a determiner?"""
    low = tokens[j].low
    return any(low in words(c) for c in ("determiners", "prepositions", "coordinators", "subordinators", "pronouns", "relatives"))


def _right(tokens: Sequence[Token], i: int, blocked: set[int], text: str) -> int:
    """The last token of the name: "of", "on", "for" … and capitalised words, ending in a capitalised one."""
    last = i
    for j in range(i + 1, min(len(tokens), i + _LONGEST)):
        if not _adjacent(text, tokens[j - 1], tokens[j], comma=True) or tokens[j].start in blocked:
            break
        if tokens[j].capital:
            last = j
        elif not _within(tokens, i, j, blocked):
            break
    return last


def _within(tokens: Sequence[Token], i: int, j: int, blocked: set[int]) -> bool:
    """May the lower-case word or mark j stand within the name whose noun is i?"""
    low = tokens[j].low
    if low == ",":
        return j + 1 < len(tokens) and tokens[j + 1].capital and _listed(tokens, j, blocked)
    if j == i + 1:
        return low in words("name_tail")
    region = low == "in" and j + 1 < len(tokens) and tokens[j + 1].low in words("regions")  # "Conventional Forces in Europe"
    return low in words("name_inner") or low in words("genitive_s") or region


def _listed(tokens: Sequence[Token], comma: int, blocked: set[int]) -> bool:
    """Is the comma one of a list within the name ("Friendship, Alliance and Mutual Assistance")?"""
    ahead = tokens[comma + 1 : comma + 6]
    joined = next((k for k, t in enumerate(ahead) if t.low == "and"), None)
    return (
        joined is not None
        and all(t.capital or t.low == "," for t in ahead[:joined])
        and ahead[joined + 1 : joined + 2] != []
        and ahead[joined + 1].capital
    )


def _adjacent(text: str, left: Token, right: Token, comma: bool = False) -> bool:
    between = text[left.end : right.start]
    return between.isspace() or (between == "" and (comma or (left.low not in ',.;:!?()“”"' and right.low not in ',.;:!?()“”"')))


def _register_names(text: str) -> list[Atom]:
    return [
        Atom(start=m.start(), end=m.end(), sort="treaty", low=m.group().lower(), capital=True, name=" ".join(m.group().split()))
        for m in _pattern().finditer(text)
    ]


@cache
def _pattern() -> re.Pattern[str]:
    """The register's names that show by their capitals that they are names ("New START", "NPT")."""
    names = _names_by_acronym()
    alternatives = "|".join(spaced(n) for n in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w|-)" if names else r"(?!)")


def acronyms() -> frozenset[str]:
    """The acronyms in these names, one of each: where none of them stands, none of the names does."""
    return frozenset(_names_by_acronym().values())


@cache
def _names_by_acronym() -> dict[str, str]:
    """The register's names that hold an acronym → their first acronym."""
    from foedus.ledger.cards.register import register

    names = {name for card in register().values() for name in (card.title, *card.names) if "NATO" not in name}
    return {name: found for name in names if (found := next((w for w in name.split() if w.isupper() and len(w) > 2), None))}
