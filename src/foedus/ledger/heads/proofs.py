"""Proofs: one entry of a ledger, and that it is in the tree of a head, without the rest (https://c2sp.org/tlog-proof)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from foedus.core.problems import Problem, Refused
from foedus.ledger.entries.chain import Entry, preimage
from foedus.ledger.entries.records import digest
from foedus.ledger.heads.encoding import from_base64, to_base64
from foedus.ledger.heads.head import head_of
from foedus.ledger.heads.leaves import leaf_of
from foedus.ledger.heads.note import Note, note_of
from foedus.ledger.heads.tree import Tree, proved_root

_FORM = "c2sp.org/tlog-proof@v1"
_HASH = 32  # bytes
_LINES = 3  # before the path


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """An entry, the hash of the entry before it, its path in the tree, sibling first, and the head of the tree."""

    entry: Entry
    previous: str
    path: tuple[bytes, ...]
    note: Note

    def __str__(self) -> str:
        """As it stands in a file."""
        extra = to_base64(preimage(*self.entry[:5], self.previous).encode())
        lines = (_FORM, f"extra {extra}", f"index {self.entry.n - 1}", *map(to_base64, self.path), "")
        return "".join(f"{line}\n" for line in lines) + str(self.note)

    def holds(self, place: str) -> bool:
        """Is the entry, as it is told here, in the tree of the head? Refused where the note holds no head."""
        head = head_of(self.note, place)
        leaf = leaf_of(preimage(*self.entry[:5], self.previous))
        return proved_root(leaf, self.entry.n - 1, head.size, self.path) == head.root


def prove(entry: Entry, previous: str, tree: Tree, note: Note, place: str) -> Proof:
    """The proof of an entry by the tree grown with its path. Refused where the note's head is not of that tree."""
    head = head_of(note, place)
    if not entry.record:
        raise _unproved(place, f"The record of entry {entry.n} was erased.", "A proof made before it was erased still holds.")
    if entry.n > head.size:
        raise _unproved(place, f"Entry {entry.n} came after the head, which covers {head.size}.", "Make a new head.")
    proof = Proof(entry=entry, previous=previous, path=tree.path, note=note)
    if (tree.size, tree.root) != (head.size, head.root) or not proof.holds(place):
        raise _unproved(place, "The ledger is not the one that the head was made of.", "`foedus ledger check-head` tells more.")
    return proof


def proof_of(text: str, place: str) -> Proof:
    """The proof that a file holds, which `holds` then checks. Refused where it is none."""
    above, _, note = text.partition("\n\n")
    try:
        proof = _read(above.split("\n"), note_of(note, place))
    except (ValueError, TypeError, RecursionError):
        raise _no_proof(place) from None
    if str(proof) != text:
        raise _no_proof(place)
    return proof


def _read(lines: list[str], note: Note) -> Proof:
    extra = _bytes(lines[1].removeprefix("extra ")).decode("ascii") if len(lines) >= _LINES else ""
    previous, n, kind, key, recorded, record = _strings(json.loads(extra))
    entry = Entry(int(n), kind, key, date.fromisoformat(recorded), record, digest(extra))
    return Proof(entry=entry, previous=previous, path=tuple(_bytes(line, _HASH) for line in lines[_LINES:]), note=note)


def _strings(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise ValueError
    return value


def _bytes(text: str, size: int | None = None) -> bytes:
    data = from_base64(text, size)
    if data is None:
        raise ValueError
    return data


def _no_proof(place: str) -> Refused:
    return _unproved(place, "It is damaged: this is no proof of an entry of a ledger.", "`foedus ledger prove` makes one.")


def _unproved(place: str, sentence: str, remedy: str) -> Refused:
    return Refused(Problem(place, sentence, remedy))
