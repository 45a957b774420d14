"""An entry of a ledger by the id that a user knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus.core.problems import Problem, Refused
from foedus.ledger.chain import Entry
from foedus.ledger.records import FIRST, decision_of, source_key

_ENOUGH = 2  # that begin alike to ask for more


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, and the hash of the entry before it, on which its own rests."""

    entry: Entry
    previous: str
    key: str


def find(entries: Iterable[Entry], key: str, place: str) -> Found:
    """The entry of that id, or of as much of its beginning as tells it from others; of a source, its record in use.

    Refused where there is none, or several.
    """
    found: dict[str, Found] = {}
    for one in _matching(entries, key):
        if one.key in (key, *found) or len(found) < _ENOUGH:
            found[one.key] = one
    if key not in found and len(found) == _ENOUGH:
        raise Refused(Problem(place, f"Several entries have an id that begins with {key!r}.", "Give more of it."))
    for one in (found[key],) if key in found else found.values():
        return one
    raise Refused(Problem(place, f"No entry has the id {key!r}.", "Give the id of a statement, a source or a decision in it."))


def _matching(entries: Iterable[Entry], key: str) -> Iterator[Found]:
    previous = FIRST
    for entry in entries:
        if key in entry.id or (entry.kind == "source" and key in entry.record):
            name = known_as(entry)
            if name.startswith(key):
                yield Found(entry, previous, name)
        previous = entry.hash


def known_as(entry: Entry) -> str:
    """The id by which users know what the entry holds; the entry's own where its record is erased or tells none."""
    try:
        if entry.kind == "source":
            return source_key(entry.record)
        return decision_of(entry.record).id if entry.kind == "decision" else entry.id
    except (ValueError, KeyError, TypeError):
        return entry.id
