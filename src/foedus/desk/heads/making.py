"""Heads of a ledger, and proofs of what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice

from foedus.desk.heads.files import private_key_of, text_of
from foedus.ledger.database import Database
from foedus.ledger.heads.finding import find
from foedus.ledger.heads.head import Head, head_of, head_over, noted
from foedus.ledger.heads.keys import PrivateKey, signed
from foedus.ledger.heads.leaves import leaves
from foedus.ledger.heads.note import Note, note_of
from foedus.ledger.heads.proofs import Proof, prove
from foedus.ledger.heads.tree import grow


@contextmanager
def opened(address: str) -> Iterator[Database]:
    """The ledger there. Refused, also while it is read, where there is none or it is damaged."""
    with Database(address, create=False) as ledger, ledger.rows.refusing():
        yield ledger


def made_head(address: str, key: str | None) -> Note:
    """The head of the ledger as it is now, signed with the key in that file, where one is named."""
    sign = private_key_of(key) if key else None
    with opened(address) as ledger:
        return _signed(noted(head_over(ledger.entries(), ledger.name, datetime.now(UTC)), address), sign)


def made_proof(address: str, wanted: str, head: str | None, key: str | None) -> Proof:
    """The proof of the entry of that id by the head in that file, or by one that is made and, where a key is named, signed."""
    sign = private_key_of(key) if key else None
    note = note_of(text_of(head), head) if head else None
    with opened(address) as ledger:
        entry, previous = find(ledger.rows, wanted)
        covered = islice(ledger.entries(), head_of(note, head).size if note and head else None)
        tree = grow(leaves(covered, address), entry.n - 1)
        made = Head(origin=ledger.name, size=tree.size, root=tree.root, made=datetime.now(UTC))
        return prove(entry, previous, tree, note or _signed(noted(made, address), sign), address)


def _signed(note: Note, sign: PrivateKey | None) -> Note:
    return signed(note, sign) if sign else note
