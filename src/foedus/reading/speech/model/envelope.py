"""A model's file: a line that says what it is, a line with the hash of the rest, then the model as CRFsuite writes it.

CRFsuite trusts what it opens and falls over a damaged file; the hash lets us find the damage first.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from foedus.core.problems import Problem

_FIRST = b"foedus says 1\n"
_REMEDY = "Make one: foedus says --train FOLDER -o FILE."


def wrap(model: bytes) -> bytes:
    """The bytes of the file."""
    return _FIRST + sha256(model).hexdigest().encode() + b"\n" + model


def unwrap(path: Path) -> bytes | Problem:
    """The model in the file, or what is wrong with the file."""
    try:
        found = path.read_bytes()
    except OSError as error:
        return Problem(str(path), f"It cannot be read ({error.strerror}).", _REMEDY)
    if not found.startswith(_FIRST):
        return Problem(str(path), "It is no model of this version of foedus says.", _REMEDY)
    said, _, model = found.removeprefix(_FIRST).partition(b"\n")
    whole = said == sha256(model).hexdigest().encode()
    return model if whole else Problem(str(path), "It is damaged: its contents are not those that were written.", _REMEDY)
