"""Redactions: a source that had to go. Its text is erased; that it was there, its hash and who erased it when and why stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """The text of one source is erased, and with `statements` also the records of all that was read in it by then."""

    source: str  # id
    by: str
    at: datetime  # in UTC, to the second
    why: str
    statements: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", self.at.astimezone(UTC).replace(microsecond=0))
