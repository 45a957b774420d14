"""Times of the desk's own doings, as pages show them."""

from __future__ import annotations

from datetime import UTC, datetime

from foedus.core.saying import day


def moment(at: int | float | datetime | None) -> str:
    """A time, given as seconds since 1970 or whole, in words of UTC; "" for none."""
    if at is None:
        return ""
    time = at if isinstance(at, datetime) else datetime.fromtimestamp(at, UTC)
    return f"{day(time.date())}, {time:%H:%M} UTC"
