"""What the tree is over: of each entry of a ledger the hash that the chain gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from foedus.core.problems import Problem, Refused
from foedus.ledger.entries.chain import Entry, linked
from foedus.ledger.entries.records import FIRST, digest

_HASH = re.compile("[0-9a-f]{64}")


def leaf_of(preimage: str) -> bytes:
    """The leaf of the entry whose hash is of that text."""
    return bytes.fromhex(digest(preimage))


def leaves(entries: Iterable[Entry], place: str) -> Iterator[bytes]:
    """The leaves in order. Refused where an entry is missing or is not what was recorded.

    An entry whose record was erased keeps its hash, and with it the tree its root (docs/decisions/signed-heads.md).
    """
    previous = FIRST
    for number, entry in enumerate(entries, 1):
        whole = entry.n == number and _HASH.fullmatch(entry.hash)
        if not whole or (entry.record and linked(*entry[:5], previous) != entry.hash):
            said = f"Entry {number} is missing or is not what was recorded."
            raise Refused(Problem(place, said, "`foedus ledger verify` tells more; go back to a copy made before it was changed."))
        previous = entry.hash
        yield bytes.fromhex(entry.hash)


def kept_leaf(entry: Entry) -> bytes:
    """The leaf by the hash that stands in the ledger; empty, as no leaf is, where that is no hash."""
    return bytes.fromhex(entry.hash) if _HASH.fullmatch(entry.hash) else b""
