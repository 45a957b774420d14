"""The chain of entries: each one's hash rests on what it records and on the hash of the entry before it."""

from __future__ import annotations

from datetime import date
from json.encoder import encode_basestring_ascii
from typing import NamedTuple

from foedus.ledger.entries.about import NOTHING, About
from foedus.ledger.entries.records import digest

_word = encode_basestring_ascii  # as `encode` does, of which a ledger of a million lines would feel each call


class Entry(NamedTuple):
    """One line of the ledger, as stored. `record` is "" where a redaction erased it; the hash then cannot be worked out again."""

    n: int
    kind: str
    id: str
    recorded: date
    record: str
    hash: str
    treaty: str | None = None
    source: str | None = None


def entry(n: int, kind: str, key: str, recorded: date, record: str, previous: str, about: About = NOTHING) -> Entry:
    """The next entry after the one with hash `previous`."""
    return Entry(n, kind, key, recorded, record, linked(n, kind, key, recorded, record, previous), *about)


def linked(n: int, kind: str, key: str, recorded: date, record: str, previous: str) -> str:
    """The hash of an entry after the one with hash `previous`."""
    return digest(preimage(n, kind, key, recorded, record, previous))


def preimage(n: int, kind: str, key: str, recorded: date, record: str, previous: str) -> str:
    """The text that this hash is of: the hash of the entry before it and what it records, in canonical JSON."""
    return f'[{_word(previous)},"{n}",{_word(kind)},{_word(key)},"{recorded.isoformat()}",{_word(record)}]'
