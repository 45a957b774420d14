"""What follows a noun and belongs to it: "lower house of parliament", "Parliament in Skopje"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.reading.syntax.phrase import BODIES, Node, Phrase
from foedus.reading.syntax.verbgroup import low_at
from foedus.reading.words.atoms import Atom
from foedus.reading.words.grammar import words


def complements(found: list[Node]) -> list[Node]:
    """Join "lower house of parliament", "Parliament in Skopje", "leaders of the three countries" to one phrase."""
    out: list[Node] = []
    i = 0
    while i < len(found):
        node = found[i]
        while isinstance(node, Phrase) and (more := _complement(node, found, i)):
            node, i = more
        out.append(node)
        i += 1
    return out


_CHAMBERS = frozenset(["parliament", "lower chamber", "upper chamber"])


def _complement(head: Phrase, found: Sequence[Node], i: int) -> tuple[Phrase, int] | None:
    if i + 2 >= len(found) or head.sort not in BODIES | {"person", "instrument", "ratification", "talks", "vote", "procedure"}:
        return None
    link, other = found[i + 1], found[i + 2]
    if not (isinstance(link, Atom) and link.low in words("owning") and isinstance(other, Phrase)):
        return None
    if head.sort in ("instrument", "ratification", "talks", "vote", "procedure"):
        return (
            (replace(head, end=other.end, mods=head.mods | mods_of(other), keys=head.keys or other.keys), i + 2)
            if link.low == "of" and other.sort in ("ratification", "state")
            else None
        )
    if head.sort == "person" and (link.low != "of" or other.sort != "state"):
        return None
    if head.sort == "group" and link.low not in ("of", "from"):
        return None
    if head.low in words("members") and other.sort == "organ" and other.value in _CHAMBERS:
        return replace(other, start=head.start, plural=head.plural, det=head.det), i + 2
    if head.plural and other.sort == "state" and head.sort in ("chamber", "organ", "government", "head", "group"):
        return _several(head, found, i + 2)
    if other.sort == "state" or (link.low == "of" and other.sort in BODIES):
        mods = head.mods | mods_of(other)
        return replace(head, end=other.end, keys=head.keys or other.keys, mods=mods), i + 2
    return None


def _several(head: Phrase, found: Sequence[Node], i: int) -> tuple[Phrase, int]:
    """ "The parliaments in Riga, Vilnius and Tallinn": one body for each of the states named."""
    keys, last = list(head.keys), i
    while i < len(found):
        node = found[i]
        if isinstance(node, Phrase) and node.sort == "state":
            keys += node.keys
            last = i
        elif node.low not in (",", "and"):
            break
        i += 1
    return replace(head, end=found[last].end, keys=tuple(dict.fromkeys(keys))), last


_LONGEST_TITLE = 6  # nodes of "Minister of Foreign Affairs and Trade"


def titled(found: Sequence[Node]) -> list[Node]:
    """Join "Secretary of State Ada Roe", "Minister for Trade Bo Li" to one person."""
    out: list[Node] = []
    for node in found:
        start = _title(out) if isinstance(node, Phrase) and node.sort == "person" else None
        if start is not None and isinstance(node, Phrase):
            node = replace(node, start=out[start].start, keys=node.keys or out[start].keys)
            del out[start:]
        out.append(node)
    return out


def _title(out: Sequence[Node]) -> int | None:
    """Where a title with "of" or "for" begins that goes up to here, with the state before it."""
    places = range(len(out) - 3, max(-1, len(out) - 2 - _LONGEST_TITLE), -1)
    start = next((i for i in places if low_at(out, i) in words("offices_of") and low_at(out, i + 1) in ("of", "for")), None)
    if start is None or not all(map(_names_office, out[start + 2 :])):
        return None
    beside = out[start - 1] if start else None
    return start - 1 if isinstance(beside, Phrase) and beside.sort == "state" else start


def _names_office(node: Node) -> bool:
    return node.low == "and" or (node.sort != "time" if isinstance(node, Phrase) else node.capital)


def mods_of(phrase: Phrase) -> frozenset[str]:
    """All that stands before a phrase's head, with the head itself."""
    return frozenset((phrase.low, phrase.sort, *phrase.mods))
