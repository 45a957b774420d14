"""Is a ledger, as far as a head goes, the one that the head was made of, and did a key sign the head?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from foedus.core.problems import Problem
from foedus.ledger.entries.chain import Entry
from foedus.ledger.heads.head import Head
from foedus.ledger.heads.keys import PublicKey
from foedus.ledger.heads.leaves import kept_leaf
from foedus.ledger.heads.note import Note
from foedus.ledger.heads.tree import grow


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A ledger beside a head. `known` is the last day on which an entry that the head covers was recorded.

    With `--known` that day a ledger answers from what the head covers, and from `late`: entries that came after it and were
    recorded on that day or, where somebody told the ledger so, before.
    """

    covered: int  # entries that the head covers and the ledger has
    erased: int  # of these, whose records a redaction erased
    same: bool
    known: date | None
    since: int  # entries that came after the head
    late: int


def compare(head: Head, entries: Iterable[Entry]) -> Compared:
    """The ledger with these entries beside the head, by the hashes that stand in it; whether they are right `verify` tells."""
    passing = iter(entries)
    known: date | None = None
    erased = 0

    def under_it() -> Iterator[bytes]:
        nonlocal known, erased
        for entry in islice(passing, head.size):
            known = entry.recorded if known is None else max(known, entry.recorded)
            erased += not entry.record
            yield kept_leaf(entry)

    tree = grow(under_it())
    since = late = 0
    for entry in passing:
        since += 1
        late += known is not None and entry.recorded <= known
    return Compared(covered=tree.size, erased=erased, same=tree.root == head.root, known=known, since=since, late=late)


def differing(head: Head, compared: Compared, origin: str, place: str) -> Problem | None:
    """Why the ledger of that name is not the one that the head was made of, if it is not. A copy may bear another name."""
    if compared.same and (head.size or head.origin == origin):
        return None
    if head.origin != origin:
        said = f"The head is of the ledger {head.origin}, this is the ledger {origin}."
        return Problem(place, said, "Name the ledger that the head was made of, or a copy of it.")
    if compared.covered < head.size:
        said = f"Entries {compared.covered + 1} to {head.size} are missing, which the ledger had when the head was made."
        return Problem(place, said, "Go back to a copy that has them.")
    said = f"The ledger is not the one that the head was made of: in entries 1 to {head.size} something was changed."
    return Problem(place, said, "What, a head cannot tell: compare with a copy to which it fits.")


def unsigned(note: Note, key: PublicKey, place: str) -> Problem | None:
    """Why the note is not signed by that key, if it is not."""
    its = [one for one in note.signatures if (one.name, one.key) == (key.name, key.id)]
    if not its:
        by = ", ".join(f"{one.name} (key {one.key.hex()})" for one in note.signatures) or "nobody"
        said = f"It is not signed by {key.name} (key {key.id.hex()}), but by {by}."
        return Problem(place, said, "Ask who signed it for the public key.")
    if all(key.made(one, note.text) for one in its):
        return None
    said = f"The signature is not {key.name}'s, or what is signed was changed."
    return Problem(place, said, "Ask for a copy as it was made, to the byte.")
