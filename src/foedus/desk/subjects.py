"""What reports are about: the treaties that they report acts or provisions of, told apart from those that they only mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from foedus.core.statements import Act, Claim, Provision, Statement

_FIFTH = 5  # over all reports a subject is told at least a fifth as much as what the same report tells most of
_MOST = 100  # treaties told in full; a page with more is no longer read


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """Treaties by id, those that are told most first; `home` is the chief treaty of each source that has one."""

    chief: tuple[str, ...]
    other: tuple[str, ...]
    home: Mapping[str, str]


def subjects(statements: Iterable[Statement], wanted: frozenset[str]) -> Subjects:
    """Of the `wanted` treaties those that some report is chiefly about, and the others.

    A report is about the treaties of which it tells more than half as many acts and provisions as of the one that it tells
    most of, but for those that are background to it in all reports together. A claim gives a treaty no weight: whoever
    quotes the Charter does not report on it.
    """
    told = _told(statements, wanted)
    total = sum(told.values(), Counter())
    about = {key for counts in told.values() for key in _about(counts, total)}
    ranked = sorted(wanted, key=lambda key: (-total[key], key))
    chief = tuple(key for key in ranked if key in about)[:_MOST]
    home = {source: _first(counts, chief) for source, counts in told.items() if counts.keys() & set(chief)}
    return Subjects(chief=chief, other=tuple(key for key in ranked if key not in chief), home=home)


def rehomed(statements: Iterable[Statement], found: Subjects) -> tuple[Statement, ...]:
    """The statements, claims that bear on a mere mention or on no treaty put to the treaty that their report is about."""
    return tuple(_rehomed(s, found) for s in statements)


def _rehomed(said: Statement, found: Subjects) -> Statement:
    claim = said.content
    if not isinstance(claim, Claim) or claim.treaty in found.chief:
        return said
    return replace(said, content=replace(claim, treaty=found.home.get(said.source)))


def _told(statements: Iterable[Statement], wanted: frozenset[str]) -> dict[str, Counter[str]]:
    """How many acts and provisions each source tells of each treaty."""
    told: dict[str, Counter[str]] = {}
    for s in statements:
        if isinstance(s.content, Act | Provision) and s.content.treaty in wanted:
            told.setdefault(s.source, Counter())[s.content.treaty] += 1
    return told


def _about(counts: Counter[str], total: Counter[str]) -> Iterator[str]:
    top = max(counts, key=lambda key: (counts[key], total[key]))
    return (key for key, n in counts.items() if 2 * n > counts[top] and _FIFTH * total[key] >= total[top])


def _first(counts: Counter[str], chief: tuple[str, ...]) -> str:
    return max((key for key in chief if key in counts), key=lambda key: counts[key])
