"""The ids by which users know what a ledger's entries hold."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.core.problems import Problem, Refused
from foedus.ledger.entries.chain import Entry
from foedus.ledger.entries.records import decision_of, source_key


def pick(entries: Iterable[Entry], key: str, place: str) -> Entry:
    """The entry of that id, or of as much of its beginning as tells it from others; of a source, its record in use.

    Refused where there is none, or several.
    """
    named = {name: entry for entry in entries if (name := known_as(entry)).startswith(key)}
    if key not in named and len(named) > 1:
        raise Refused(Problem(place, f"Several entries have an id that begins with {key!r}.", "Give more of it."))
    for name, entry in named.items():
        if key not in named or name == key:
            return entry
    raise Refused(Problem(place, f"No entry has the id {key!r}.", "Give the id of a statement, a source or a decision in it."))


def known_as(entry: Entry) -> str:
    """The id by which users know what the entry holds; the entry's own where its record is erased or tells none."""
    try:
        if entry.kind == "source":
            return entry.source or source_key(entry.record)
        return decision_of(entry.record).id if entry.kind == "decision" else entry.id
    except (ValueError, KeyError, TypeError):
        return entry.id
