"""Signed notes: a text and the signatures under it (https://c2sp.org/signed-note)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.core.problems import Problem, Refused
from foedus.ledger.heads.encoding import from_base64, to_base64

MOST = 100  # signatures in one note; the specification asks for at least 16
_ID = 4  # bytes of a key's id
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
_DASH = "\N{EM DASH}"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature, with the name and the id of the key that is said to have made it."""

    name: str
    key: bytes
    value: bytes

    def __str__(self) -> str:
        return f"{_DASH} {self.name} {to_base64(self.key + self.value)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text of whole lines, and its signatures: none for a text that nobody signed."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __str__(self) -> str:
        """As it stands in a file."""
        return self.text + ("\n" + "".join(map(str, self.signatures)) if self.signatures else "")


def note_of(written: str, place: str) -> Note:
    """The note again. Refused where it is none: what stands in `Note` is then the file, to the byte."""
    text, blank, below = written.rpartition("\n\n")
    signatures = [_signature(line) for line in below.removesuffix("\n").split("\n")] if blank else []
    note = Note(text + "\n" if blank else written, tuple(s for s in signatures if s))
    sound = written.endswith("\n") and not _CONTROL.search(written) and _in_unicode(written) and len(signatures) <= MOST
    if not sound or str(note) != written:
        raise Refused(Problem(place, "It is damaged: this is no signed note.", "Use a copy as it was made, to the byte."))
    return note


def named(name: str) -> bool:
    """Can a key have this name?"""
    return bool(name) and "+" not in name and not _CONTROL.search(name) and not any(map(str.isspace, name)) and _in_unicode(name)


def _signature(line: str) -> Signature | None:
    dash, _, rest = line.partition(" ")
    name, _, value = rest.partition(" ")
    data = from_base64(value) if dash == _DASH and named(name) else None
    return Signature(name, data[:_ID], data[_ID:]) if data and len(data) > _ID else None


def _in_unicode(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)
