"""Where and when a treaty was done, and in how many originals; read from English testimonia."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from foedus.core.concluded import Read
from foedus.core.tables import rows
from foedus.core.when import When
from foedus.reading.timex.timex import timex
from foedus.reading.treaty.conclusion.solemn import solemn_days
from foedus.reading.treaty.numerals import whole

_ABBREVIATED = r"(?:St|Ste|Mt|Ft)\."
_WORD = rf"(?:{_ABBREVIATED}|(?:[dl]['’])?[^\W\d_](?:[\w'’-]|\.(?=\w))*)"
_PARTICLE = r"(?:de|da|do|di|del|des|du|la|las|le|les|los|el|al|an|am|of|the|and|upon|sur|ob|bei)"
_CAPITAL = r"(?=[A-Z'’\u00c0-\u017d])"
_NAME = rf"{_CAPITAL}{_WORD}(?:[\s-]+(?:{_PARTICLE}[\s-]+){{0,2}}{_CAPITAL}{_WORD}){{0,4}}"
_AT = re.compile(rf"\b(?:[Aa]t|[Ii]n|AT|IN)\s+(?:the\s+(?:[Cc]ity|[Tt]own)\s+of\s+)?(?P<place>(?:[Tt]he\s+|THE\s+)?{_NAME})")
_ENDS_PLACE = re.compile(r"\s+(?:THIS|ON|IN|AT|THE\s+\w+\s+DAY)\b.*", re.DOTALL)
_COPIES = re.compile(
    r"\b(?:in|In|IN)\s+(?P<count>an?|one|single|[a-z]+|\d{1,2})(?:\s*\(\d+\))?\s+(?:(?:single|equal|original|authentic|identical|signed)\s+)*"
    r"(?:copy|copies|originals?|exemplars?|examples?|specimens?|counterparts?|sets?)\b",
    re.IGNORECASE,
)


def place(text: str, start: int, end: int) -> Read[str] | None:
    """The place: the first name after "at" or "in" that is no language and no number of copies."""
    while found := _AT.search(text, start, end):
        words = _ENDS_PLACE.sub("", found["place"])
        if not _no_place(words):
            return Read(" ".join(words.split()), (found.start("place"), found.start("place") + len(words)))
        start = found.start() + 1
    return None


def _no_place(words: str) -> bool:
    first = words.lower().split()
    bare = first[1] if first[0] == "the" and len(first) > 1 else first[0]
    return bare in _no_places() or whole(bare) is not None


@cache
def _no_places() -> frozenset[str]:
    """Words that stand after "in" in a testimonium and are no place: languages, copies, witness."""
    names = {row["words"].lower() for row in rows("language_names", "foedus.reading")}
    return frozenset(names | set(_counts()) | {"witness", "faith", "testimony", "original", "single", "the", "case"})


def day(text: str, start: int, end: int) -> Read[str] | None:
    """The day; where only its month or year can be read, that."""
    part = text[start:end]
    exact = [Read(day.isoformat(), (start + a, start + b)) for a, b, day in solemn_days(part)]
    return next(iter(exact), None) or max(_times(part, start), key=lambda read: len(read.value), default=None)


def _times(part: str, start: int) -> Iterator[Read[str]]:
    for time in timex(part):
        if time.edtf and When.parse(time.edtf).earliest:
            yield Read(time.edtf, (start + time.start, start + time.end))


def originals(text: str, start: int, end: int) -> Read[int] | None:
    """How many were signed: in duplicate, in two originals, in a single copy."""
    if found := _multiple().search(text, start, end):
        return Read(_counts()[found[1].lower()], found.span())
    for found in _COPIES.finditer(text, start, end):
        words = found["count"].lower()
        count = 1 if words in ("a", "an", "single") else whole(words)
        if count:
            return Read(count, found.span())
    return None


@cache
def _counts() -> dict[str, int]:
    return {row["words"]: int(row["count"]) for row in rows("copies_words", "foedus.reading")}


@cache
def _multiple() -> re.Pattern[str]:
    return re.compile(rf"\bin\s+({'|'.join(_counts())})\b", re.IGNORECASE)
