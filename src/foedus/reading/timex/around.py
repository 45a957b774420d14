"""What stands around a time, as patterns from the table of words."""

from __future__ import annotations

import re
from functools import cache

from foedus.reading.days.words import table


@cache
def around(name: str) -> re.Pattern[str]:
    """A pattern of `[timex.around]` by its name."""
    return re.compile(table()["timex"]["around"][name], re.IGNORECASE)
