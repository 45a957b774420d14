"""Files of heads, proofs and keys."""

from __future__ import annotations

import os
from pathlib import Path

from foedus.core.problems import Problem, Refused
from foedus.ledger.heads.keys import PrivateKey, PublicKey, private_key, public_key

_LARGEST = 20_000_000  # bytes; a proof holds one record and some forty hashes
_PUBLIC = ".pub"


def text_of(path: str) -> str:
    """What stands in the file. Refused where it cannot be read, or is too large or not in UTF-8, as no head, proof or key is."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) <= _LARGEST:
            return data.decode()
        why = f"it is larger than {_LARGEST} bytes"
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no text in UTF-8"
    raise Refused(Problem(path, f"It cannot be read ({why}).", "Name a file that `foedus ledger head`, `prove` or `keys` wrote."))


def private_key_of(path: str) -> PrivateKey:
    """The private key that the file holds. Refused where it holds none."""
    return private_key(text_of(path), path)


def public_key_of(given: str) -> PublicKey:
    """The public key, given as its line or as a file with the line. Refused where it is neither."""
    line = "+" in given and not os.path.lexists(given)
    return public_key(given if line else text_of(given), "the public key" if line else given)


def write_keys(key: PrivateKey, path: str) -> str:
    """Write the private key to the file, for its owner's eyes, and the public one beside it; where that is.

    Refused where either is there already: a key that is lost signs no more.
    """
    public = path + _PUBLIC
    if there := next((one for one in (path, public) if os.path.lexists(one)), None):
        raise Refused(Problem(there, "It is there already, and keys are not overwritten.", "Name another file."))
    _create(path, key.written(), 0o600)
    _create(public, str(key.public), 0o644)
    return public


def _create(path: str, line: str, mode: int) -> None:
    from foedus.desk.writing import refusing

    with refusing(path), os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
        file.write(f"{line}\n")
