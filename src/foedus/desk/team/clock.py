"""The time, as whole seconds since 1970 in UTC."""

from __future__ import annotations

import time
from collections.abc import Callable

Clock = Callable[[], int]


def now() -> int:
    """The time of this machine."""
    return int(time.time())
