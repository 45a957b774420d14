"""What is said to happen: an armed attack, aggression, a threat, war."""

from __future__ import annotations

import re
from functools import cache

from foedus.core.words import Event
from foedus.reading.treaty.duties.patterns import filled, pattern, rows


def placed(words: str) -> list[tuple[int, int, Event]]:
    """Events in order of place. A threat or a crisis must concern security, peace, a territory or the like."""
    secure = bool(pattern("security").search(words))
    found, negated = [], pattern("negated", "before", r"\Z")
    for one in _pattern().finditer(words):
        row = rows("event")[int((one.lastgroup or "")[1:])]
        if (secure or not row.get("secures")) and not negated.search(words, 0, one.start()):
            found.append((one.start(), one.end(), Event(row["name"])))
    return found


def events(words: str) -> tuple[Event, ...]:
    """Each once, in their order."""
    return tuple(dict.fromkeys(event for _, _, event in placed(words)))


@cache
def _pattern() -> re.Pattern[str]:
    forms = (rf"(?P<e{n}>(?<![\w-])(?:{row['pattern']})(?![\w-]))" for n, row in enumerate(rows("event")))
    return re.compile(filled("|".join(forms)), re.IGNORECASE)
