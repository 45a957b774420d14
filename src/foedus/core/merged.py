"""That another ledger was merged into this one: which it was, how far it went, who did it and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Told after what the merge brought. `head` is the hash of the other's last entry, of which its signed heads bear witness."""

    ledger: str  # its name
    entries: int  # that it had
    head: str
    by: str
    at: datetime  # in UTC, to the second
    former: tuple[str, ...] = ()  # records of sources as described there, where the description here is the one in use

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", self.at.astimezone(UTC).replace(microsecond=0))
