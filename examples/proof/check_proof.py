"""Checks a proof of an entry of a ledger without Foedus, from the published formats alone (docs/ledger.md).

    python check_proof.py FILE PUBLIC_KEY_LINE

Needs Python and the package `cryptography`. Prints the entry, or ends with an error.
"""

import json
import sys
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def root(node: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root of the tree, by the definition of an audit path in RFC 6962, 2.1.1."""
    if size == 1:
        assert not path, "the path is too long"
        return node
    half = 1 << (size - 1).bit_length() - 1
    *below, sibling = path
    if index < half:
        return sha256(b"\x01" + root(node, index, half, below) + sibling).digest()
    return sha256(b"\x01" + sibling + root(node, index - half, size - half, below)).digest()


above, _, checkpoint = Path(sys.argv[1]).read_bytes().decode().partition("\n\n")
form, extra, index, *path = above.split("\n")
text, _, signatures = checkpoint.rpartition("\n\n")
origin, size, expected, *more = text.split("\n")
assert form == "c2sp.org/tlog-proof@v1", "this is no tlog-proof"

# Who signed: the text of the note with its last newline, by the key of that name and id.
name, number, key = sys.argv[2].strip().split("+", 2)
its = [b64decode(line.split(" ")[2]) for line in signatures.splitlines() if line.startswith(f"— {name} ")]
(signature,) = [made[4:] for made in its if made[:4].hex() == number]
Ed25519PublicKey.from_public_bytes(b64decode(key)[1:]).verify(signature, f"{text}\n".encode())

# What is proved: the leaf is the hash that the ledger's chain gives the entry.
entry = b64decode(extra.removeprefix("extra "))
leaf = sha256(b"\x00" + sha256(entry).digest()).digest()
place = int(index.removeprefix("index "))
assert root(leaf, place, int(size), [b64decode(node) for node in path]) == b64decode(expected), "it is not in the tree"
previous, n, kind, key, recorded, record = json.loads(entry)
assert int(n) == place + 1, "it is not the entry that it says"
print(f"{name} signed that the ledger {origin} held, as entry {n} of {size}, recorded {recorded}, the {kind} {key}:")
print(record)
print(*more)
