"""Is the chain whole? Each entry's hash rests on what it records and on the hash of the entry before it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from foedus.core.problems import Problem
from foedus.ledger.records import FIRST, digest, link

_REMEDY = "Go back to a copy made before it was changed; foedus export saves what can be read."


class Entry(NamedTuple):
    """One line of the ledger, as stored."""

    n: int
    kind: str
    id: str
    recorded: date
    record: str
    hash: str


def entry(n: int, kind: str, key: str, recorded: date, record: str, previous: str) -> Entry:
    """The next entry after the one with hash `previous`."""
    return Entry(n, kind, key, recorded, record, link(previous, str(n), kind, key, recorded.isoformat(), record))


def broken(entries: Iterable[Entry], text_of: Callable[[str], str | None], place: str) -> Iterator[Problem]:
    """Entries that are missing, changed or out of their place, and sources whose text is not the one recorded.

    An end cut off together with all that follows does not show; the hash of the last entry tells two copies apart.
    """
    previous, expected = FIRST, 1
    for found in entries:
        if found.n != expected:
            yield Problem(place, f"Entries {expected} to {found.n - 1} are missing.", _REMEDY)
        elif entry(*found[:5], previous) != found:
            yield Problem(place, f"Entry {found.n} is not what was recorded.", _REMEDY)
        if found.kind == "source" and not _has_text(found.record, text_of):
            yield Problem(place, f"The text of the source of entry {found.n} is not what was recorded.", _REMEDY)
        previous, expected = found.hash, found.n + 1


def _has_text(record: str, text_of: Callable[[str], str | None]) -> bool:
    try:
        source = json.loads(record)
        text = text_of(source["id"])
        return text is not None and digest(text) == source["text"]
    except (ValueError, KeyError, TypeError):
        return False
