"""What a merge is asked to do, and what it brought."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from foedus.core.apart import Apart
from foedus.core.redactions import Redaction
from foedus.ledger.store import Added


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Who merges when, and the day on which this ledger learns it: None for the days on which the other did."""

    by: str
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    day: date | None = field(default_factory=date.today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What was new, and what a person should look at."""

    added: Added
    apart: tuple[Apart, ...] = ()  # decisions put beside this ledger's own on the same statements
    redacted: tuple[Redaction, ...] = ()  # there; what they erase is still here
    described: tuple[str, ...] = ()  # ids of sources that each ledger describes in its own way
    left: int = 0  # decisions on what was erased there, and is still here
