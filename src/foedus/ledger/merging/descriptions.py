"""One source as two ledgers describe it: which description is in use, and which are kept as former ones."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from foedus.ledger.entries.records import digest


@dataclass(frozen=True, slots=True)
class Described:
    """Records of theirs: those to be recorded, so that the last is in use, those that are only kept; do the two differ?"""

    recorded: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    differ: bool = False


def describe(ours: Sequence[str], theirs: Sequence[str], kept: Collection[str] = ()) -> Described:
    """What becomes of their records of a source of which we have some, each as it came; `kept` are digests of former ones.

    Whoever went on from the other's description is followed. Where neither did, the one that tells more is in use.
    """
    new = tuple(t for t in theirs if t not in ours and digest(t) not in kept)
    if not new or theirs[-1] in ours:
        return Described(former=new)
    if ours[-1] in theirs:
        return Described(recorded=new)
    if theirs[-1] in new and _tells(theirs[-1]) > _tells(ours[-1]):
        return Described(recorded=new, differ=True)
    return Described(former=new, differ=True)


def _tells(record: str) -> tuple[int, str]:
    """How much it tells; the same in both ledgers, whichever is merged into which."""
    return len(json.loads(record)), record
