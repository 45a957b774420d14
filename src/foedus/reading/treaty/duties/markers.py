"""Where the conditions, limits and exceptions of a sentence stand: "if", "in accordance with", "unless"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from foedus.reading.treaty.duties.events import events
from foedus.reading.treaty.duties.patterns import entry, pattern, rows, whole

_COMMA = re.compile(r"[,;]")
_FEW = 2  # words between a word of duty and a condition, where the deed is still to come
_VERBS = ("verbal", "inverted", "nominal")


class Marked(NamedTuple):
    """Where one begins, where its own words do, where it ends; its sort: exception, limit, condition."""

    start: int
    after: int
    stop: int
    sort: str


def marked(text: str, inside: bool) -> Iterator[Marked]:
    """All, in their order. Inside a predicate one that stands before the deed ends at a comma."""
    found = sorted((m.start(), m.end(), sort) for sort in ("exception", "limit", "condition") for m in marks(text, sort))
    starts, done = [start for start, _, sort in found if sort != "limit"], 0
    for start, after, sort in found:
        if start < done:
            continue  # within the limit before it
        end = next(other for other in (*starts, len(text)) if other >= after)
        done = _stop(text, after, end, sort, inside and len(text[:start].replace(",", " ").split()) < _FEW)
        if sort != "limit":
            done = min(done, next((one for one, _, other in found if one >= after and other == "limit"), done))
        yield Marked(start, after, done, sort)


def _stop(text: str, after: int, end: int, sort: str, between: bool) -> int:
    """Where it ends: a limit at the next comma, what stands before the deed likewise, once it has told something."""
    comma = _COMMA.search(text, after, end)
    if comma and (sort == "limit" or (between and _told(text[after : comma.start()]))):
        end = comma.start()
    if sort != "condition":
        return end
    deed = pattern("marker", "deed").search(text, after, end)
    end = deed.start() if deed and _told(text[after : deed.start()]) else end
    purpose = whole(entry("marker", "purpose")).search(text, after, end)
    return purpose.start() if purpose else end


def _told(words: str) -> bool:
    return bool(whole(entry("marker", "verb")).search(words) or events(words))


def marks(text: str, sort: str) -> Iterator[re.Match[str]]:
    """The words that open one of the sort."""
    sources = [entry("marker", name) for name in (_VERBS if sort == "condition" else (sort,))]
    return whole("|".join(sources)).finditer(text)


def known(region: str, since: int = 0) -> tuple[str, tuple[str, ...]]:
    """The words with blanks where the table names a condition, and those names; some count only after this place."""
    found: list[str] = []
    region = whole(entry("marker", "idle")).sub(_blank, region)
    for row in rows("condition"):
        at = since if row.get("within") else 0
        rest = whole(row["pattern"]).sub(_blank, region[at:])
        if rest != region[at:]:
            found.append(row["name"])
            region = region[:at] + rest
    return region, tuple(found)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
