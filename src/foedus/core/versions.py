"""The version of a part of the program: the package's version and a short hash of its code and tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

_SHOWN = 8  # hexadecimal digits: enough to tell apart the versions that anybody will ever compare


def version_of(*rooms: str) -> str:
    """As "0.1.0+3f9a1c2b", of the rooms of that name ("foedus.law"). Two answers that bear the same one come from the same code."""
    whole = hashlib.sha256()
    for room in rooms:
        for name, file in sorted(_parts(files(room), "")):
            whole.update(f"{name}\0".encode() + file.read_bytes() + b"\0")
    return f"{version('foedus')}+{whole.hexdigest()[:_SHOWN]}"


def _parts(room: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for part in room.iterdir():
        name = f"{path}/{part.name}"
        if part.is_dir() and not part.name.startswith("_"):
            yield from _parts(part, name)
        elif part.name.endswith((".py", ".csv", ".toml", ".txt", ".yaml")):
            yield name, part
