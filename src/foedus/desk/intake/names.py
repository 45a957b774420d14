"""What users call their files: words to show, and an ending that chooses the reader. Never a path on the server."""

from __future__ import annotations

from foedus.desk.safe import one_line

_LONGEST = 200  # characters
_ENDING = 8


def file_name(given: str) -> str:
    """The name in one visible line; of a longer one the beginning and the ending."""
    name = one_line(given[: 50 * _LONGEST] if len(given) <= 50 * _LONGEST else given[:_LONGEST] + given[-_ENDING:])
    if len(name) > _LONGEST:
        name = f"{name[: _LONGEST - _ENDING - 1]}…{name[-_ENDING:]}"
    return name or "without a name"
