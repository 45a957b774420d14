"""Checks of heads and proofs, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.core.problems import Problem
from foedus.desk.heads.files import public_key_of, text_of
from foedus.ledger.heads.checking import Compared, compare, differing, unsigned
from foedus.ledger.heads.head import Head, head_of
from foedus.ledger.heads.keys import PublicKey
from foedus.ledger.heads.note import Note, Signature, note_of
from foedus.ledger.heads.proofs import Proof, proof_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A signature under a head; `checked` is None where nobody gave its public key, which would tell."""

    name: str
    key: str
    checked: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadCheck:
    """A head beside a ledger."""

    head: Head
    signatures: tuple[Signed, ...]
    ledger: str  # its name
    compared: Compared
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofCheck:
    """A proof, and the head that it is by."""

    head: Head
    signatures: tuple[Signed, ...]
    proof: Proof
    problems: tuple[Problem, ...]

    @property
    def proved(self) -> bool | None:
        """None where the entry is under the head, but nobody gave the key that would tell whose head it is."""
        if self.problems:
            return False
        return any(one.checked for one in self.signatures) or None


def check_head(file: str, address: str, public: str | None) -> HeadCheck:
    """Is the ledger, as far as the head goes, the one that the head was made of, and whole, and did that key sign the head?"""
    from foedus.desk.heads.making import opened

    note, key = note_of(text_of(file), file), public_key_of(public) if public else None
    head = head_of(note, file)
    with opened(address) as ledger:
        compared = compare(head, ledger.entries())
        found = [differing(head, compared, ledger.name, file), _unsigned(note, key, file), *ledger.verify()]
        return HeadCheck(
            head=head,
            signatures=_signatures(note, key),
            ledger=ledger.name,
            compared=compared,
            problems=tuple(problem for problem in found if problem),
        )


def check_proof(file: str, public: str | None) -> ProofCheck:
    """Is the entry in the tree of the head that comes with it, and did that key sign the head?"""
    proof, key = proof_of(text_of(file), file), public_key_of(public) if public else None
    said = "The entry, as it is told here, is not one that the head covers."
    broken = None if proof.holds(file) else Problem(file, said, "Ask for a copy as it was made, to the byte.")
    found = (broken, _unsigned(proof.note, key, file))
    return ProofCheck(
        head=head_of(proof.note, file),
        signatures=_signatures(proof.note, key),
        proof=proof,
        problems=tuple(problem for problem in found if problem),
    )


def _unsigned(note: Note, key: PublicKey | None, place: str) -> Problem | None:
    return unsigned(note, key, place) if key else None


def _signatures(note: Note, key: PublicKey | None) -> tuple[Signed, ...]:
    return tuple(Signed(name=one.name, key=one.key.hex(), checked=_checked(one, note, key)) for one in note.signatures)


def _checked(one: Signature, note: Note, key: PublicKey | None) -> bool | None:
    return key.made(one, note.text) if key and (one.name, one.key) == (key.name, key.id) else None
