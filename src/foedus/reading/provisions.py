"""What treaties provide, as reported."""

from __future__ import annotations

from foedus.reading.drafts import DraftProvision
from foedus.reading.scan import Scan


def provisions(seen: Scan) -> tuple[DraftProvision, ...]:
    """All provisions told of, in order of place."""
    return ()
