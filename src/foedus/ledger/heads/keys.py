"""Keys that sign heads: Ed25519, written as by golang.org/x/mod/sumdb/note and c2sp.org/signed-note."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from foedus.core.problems import Problem, Refused
from foedus.ledger.heads.encoding import from_base64, to_base64
from foedus.ledger.heads.note import Note, Signature, named

_ED25519 = b"\x01"  # the type of signature, as signed-note numbers them
_SIZE = 32  # bytes of a key, public or private
_PRIVATE = "PRIVATE+KEY+"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What a signature is checked with. Whoever has it should have it from the signer, not from the file that it checks."""

    name: str
    raw: bytes

    @property
    def id(self) -> bytes:
        """The first four bytes of a hash of name and key: tells keys apart, and proves nothing."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.raw).digest()[:4]

    def __str__(self) -> str:
        """The line by which it is given to others."""
        return f"{self.name}+{self.id.hex()}+{to_base64(_ED25519 + self.raw)}"

    def made(self, signature: Signature, text: str) -> bool:
        """Did this key make the signature, of this text?"""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature.value, text.encode())
        except (InvalidSignature, ValueError):
            return False
        return (signature.name, signature.key) == (self.name, self.id)


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """What signs. Never shown but in its own file."""

    name: str
    seed: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """Its other half."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return PublicKey(self.name, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())

    def written(self) -> str:
        """The line that its file holds."""
        return f"{_PRIVATE}{self.name}+{self.public.id.hex()}+{to_base64(_ED25519 + self.seed)}"

    def sign(self, text: str) -> Signature:
        """Its signature of the text."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Signature(self.name, self.public.id, Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode()))


def new_key(name: str) -> PrivateKey:
    """A new key of that name. Refused where a key cannot have the name."""
    from secrets import token_bytes

    if not named(name):
        raise Refused(Problem(name, "No key can have this name.", "Give one without spaces and plus signs: desk.example.org."))
    return PrivateKey(name, token_bytes(_SIZE))


def public_key(line: str, place: str) -> PublicKey:
    """The public key of that line. Refused where it is none."""
    key = PublicKey(*_parts(line.strip(), place))
    if line.strip() != str(key):
        raise _no_key(place)
    return key


def private_key(line: str, place: str) -> PrivateKey:
    """The private key of that line. Refused, without a word of what stands there, where it is none."""
    if not line.startswith(_PRIVATE):
        raise _no_key(place)
    key = PrivateKey(*_parts(line.strip().removeprefix(_PRIVATE), place))
    if line.strip() != key.written():
        raise _no_key(place)
    return key


def signed(note: Note, key: PrivateKey) -> Note:
    """The note with a signature of that key added."""
    return Note(note.text, (*note.signatures, key.sign(note.text)))


def _parts(line: str, place: str) -> tuple[str, bytes]:
    """Name and raw key; its id is compared by who asks."""
    name, _, rest = line.partition("+")
    raw = from_base64(rest.partition("+")[2], 1 + _SIZE)
    if raw is None or raw[:1] != _ED25519 or not named(name):
        raise _no_key(place)
    return name, raw[1:]


def _no_key(place: str) -> Refused:
    return Refused(Problem(place, "This is no such key, or it is damaged.", "`foedus ledger keys NAME FILE` makes a pair of keys."))
