"""Names of files: readable, safe on every system, and no two alike where a file system ignores case."""

from __future__ import annotations

import re

from foedus.core.sources import Source
from foedus.ledger.entries.records import digest

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_ID = re.compile(r"[0-9a-f]{16}")
_TAKEN = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # devices of Windows
_SHOWN, _TOLD_APART = 40, 16  # characters of a name, hexadecimal digits of its hash


def of_treaty(treaty: str) -> str:
    """The treaty's key; a name as reported is shortened, with a hash after an underscore, which no key has."""
    plain = _KEY.fullmatch(treaty) and not _TAKEN.fullmatch(treaty)
    return treaty if plain else f"{_levelled(treaty)}_{digest(treaty)[:_TOLD_APART]}"


def of_source(source: Source) -> str:
    """The source's name, shortened, and its id."""
    key = source.id if _ID.fullmatch(source.id) else digest(source.id)
    return f"{_levelled(source.name.rpartition('/')[2])}_{key}"


def _levelled(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold())[:_SHOWN].strip("-")
