"""Dates in a report's own address. The address of another article is no evidence of this one's day.

An address is the report's own where a label says so ("Original url:", "Source:"), or where it stands alone on its line and its
words are the report's. It is another's where a label says that ("Related", "Read more"), where its words are those of a related
headline, or where it stands in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from foedus.core.when import When
from foedus.reading.dateline.kinds import Ground, OwnDate, one_of, words

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]{4,2000}")
_DAY = re.compile(r"(?<=[/_-])((?:19|20)\d\d)([/-]?)(\d\d)\2(\d\d)(?=[/_.?-]|\Z)|/((?:19|20)\d\d)/(\d\d?)(?:/(\d\d?))?(?=/)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHARE = 0.4  # of an address's words that must be the report's own


@dataclass(frozen=True, slots=True)
class _Address:
    start: int
    end: int
    when: When
    label: str | None
    alone: bool
    share: float


def own_addresses(text: str) -> Iterator[OwnDate]:
    """The dates of the addresses that are the report's own; none where two of them contradict each other."""
    found = [a for a in _dated(text) if a.label != "other" and (a.label == "own" or a.alone)]
    named = [a for a in found if a.label == "own"]
    alike = [a for a in found if a.share >= _SHARE]
    chosen = named or ([a for a in alike if a.share == max(b.share for b in alike)] if alike else found)
    if len({a.when.edtf for a in chosen}) == 1 and (named or alike or len(_addresses(text)) == 1):
        ground = Ground.OWN_ADDRESS if named else Ground.ADDRESS
        yield OwnDate(chosen[0].when, chosen[0].start, chosen[0].end, ground)


def _addresses(text: str) -> set[str]:
    return {found.group() for found in _ADDRESS.finditer(text)}


def _dated(text: str) -> Iterator[_Address]:
    own, related = _vocabulary(text)
    for found in _ADDRESS.finditer(text):
        day = _DAY.search(found.group())
        when = _when(day) if day else None
        if when is None:
            continue
        slug = {word.lower() for word in _WORD.findall(found.group()[day.end() if day else 0 :])}
        others, ours = _share(slug, related), _share(slug, own)
        label = "other" if others > ours else _label(text, found.start())
        alone = not text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip()
        yield _Address(found.start(), found.end(), when, label, alone, ours)


def _when(found: re.Match[str]) -> When | None:
    year, month, day = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
    try:
        return When.on(date(int(year), int(month), int(day))) if day else When.month(int(year), int(month))
    except ValueError:
        return None


def _share(slug: set[str], vocabulary: set[str]) -> float:
    return len(slug & vocabulary) / len(slug) if slug else 0.0


def _vocabulary(text: str) -> tuple[set[str], set[str]]:
    """Words of the report, and words of headlines that it introduces as another article's; addresses count for neither."""
    own: set[str] = set()
    related: set[str] = set()
    in_related = False
    for line in _ADDRESS.sub(" ", text).split("\n"):
        label = _label_of_line().match(line)
        in_related = bool(label and label[1].lower() in words()["other_address"]) or (in_related and bool(line.strip()))
        (related if in_related else own).update(word.lower() for word in _WORD.findall(line))
    return own, related


def _label(text: str, start: int) -> str | None:
    """What the line, or the last line before it that is not blank, says of the address."""
    before = text[max(0, start - 200) : start].rstrip()
    line = before.rpartition("\n")[2].strip().rstrip(":").strip().lower()
    if line in words()["own_address"]:
        return "own"
    return (
        "other" if line in words()["other_address"] or line.startswith(tuple(f"{w}:" for w in words()["other_address"])) else None
    )


@cache
def _label_of_line() -> re.Pattern[str]:
    """ "Related:", "Original article:"."""
    return re.compile(rf"\s*([A-Za-z][A-Za-z ]{{1,24}}?)(?:\s+{one_of('article')})?\s*:")
