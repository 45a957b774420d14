"""Days that a clause names."""

from __future__ import annotations

import re
from datetime import date

from foedus.core.when import When
from foedus.reading.timex.timex import timex

_DAY, _YEAR = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}")


def days(words: str) -> list[tuple[When, int, int]]:
    """Each day that is told with its year, and where it stands."""
    found = timex(words, None) if _YEAR.search(words) else ()
    return [(When.on(date.fromisoformat(one.edtf)), one.start, one.end) for one in found if _DAY.fullmatch(one.edtf)]
