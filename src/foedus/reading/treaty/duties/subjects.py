"""What stands before a word of duty as its subject: "the other Party", "each of them, in exercise of its right,", "France"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from foedus.core.mentions import find_states
from foedus.reading.treaty.duties.patterns import entry, filled, pattern

_NEAR, _FAR = 160, 400  # characters before a word of duty in which its subject stands, without and with words between commas
_PREPOSITIONS = "on|upon|against|of|by|to|with|for|from|between|towards?|in|which|whom|what"
_GOVERNED = re.compile(rf"\b(?:{_PREPOSITIONS})\s+\Z", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(
    r"(?:,|\s|\b(?:and|or|also|the|reciprocally|governments?|kingdom|republic|empire|of|as well as)\b)*", re.IGNORECASE
)
_ASIDE = re.compile(r"(?:,[^;]{2,150})?")  # "France, acting in application of the Covenant,"
_FORMAL = "government|kingdom|republic|empire|people’s republic"
_BEFORE_NAME = re.compile(rf"(?:\bthe )?(?:\b(?:{_FORMAL}) of )?(?:the )?\Z", re.IGNORECASE)


class Subject(NamedTuple):
    """Where it begins, its words, the states that it names; whether it is an organ of the parties."""

    start: int
    words: str
    names: tuple[str, ...] = ()
    organ: bool = False
    alone: bool = False  # one party, by its office: which one it is cannot be told


def subject(words: str, end: int) -> Subject | None:
    """The subject that ends there, adverbs and words between commas left aside."""
    at = max(0, end - _NEAR)
    window = words[at:end]
    if named := _named(words, at, end, aside=False):
        return named
    for name in ("parties", "organ"):
        found = form(name, r"(?:,? <adverb>)*,?\s*\Z").search(window)
        if found and not _GOVERNED.search(window[: found.start()]):
            alone = pattern("subject", "alone").search(found["who"])
            names = tuple(one.key for _, _, one in find_states(found["who"]) if one.sort == "name") if alone else ()
            return Subject(at + found.start(), found["who"], names, name == "organ", bool(alone and not names))
    return _named(words, at, end, aside=True) or _apart(words, end)


def _apart(words: str, end: int) -> Subject | None:
    """ "Each of them, in exercise of its right, will"; "… all the Parties, which in exercise of their right shall"."""
    at = max(0, words.rfind(";", 0, end) + 1, end - _FAR)
    window = words[at:end]
    if which := _which().search(window):
        return Subject(at + which.start(), which["who"])
    adverbs = _adverbs().search(window)
    if "," not in (window[adverbs.start() :] if adverbs else window[-2:]):
        return None
    fits = [one for one in form("parties", r"(?=\s*,)").finditer(window) if not _GOVERNED.search(window[: one.start()])]
    return Subject(at + fits[-1].start(), fits[-1]["who"]) if fits else None


def _named(words: str, at: int, end: int, aside: bool) -> Subject | None:
    """States named as subject; `aside`: with words between commas behind them."""
    window = words[at:end]
    names = [(start, stop, one.key) for start, stop, one in find_states(window) if one.sort == "name"]
    adverbs = _adverbs().search(window)
    if not names or not adverbs or not _ASIDE.fullmatch(window, names[-1][1], adverbs.start()):
        return None
    if not aside and names[-1][1] != adverbs.start():
        return None
    first = _first(window, names)
    start = _lead(window, names[first][0])
    if _GOVERNED.search(window[:start]):
        return None
    keys = tuple(dict.fromkeys(key for _, _, key in names[first:]))
    return Subject(at + start, window[start:].strip(" ,"), keys)


def _first(window: str, names: list[tuple[int, int, str]]) -> int:
    """The first of the names that belong together. Of "by an attack on Turkey, France and Italy shall" it is France."""
    last = len(names) - 1
    first = comma = last
    while first and _BETWEEN_NAMES.fullmatch(window, names[first - 1][1], names[first][0]):
        if comma == last and window[names[first - 1][1] : names[first][0]].strip() == ",":
            comma = first
        first -= 1
    return comma if _GOVERNED.search(window[: _lead(window, names[first][0])]) else first


def _lead(window: str, name: int) -> int:
    """Where "the Kingdom of" before a name begins, or the name itself."""
    lead = _BEFORE_NAME.search(window, 0, name)
    return lead.start() if lead else name


@cache
def form(name: str, after: str) -> re.Pattern[str]:
    """A subject of the table's name, with what must follow it."""
    return re.compile(filled(rf"(?<![\w-])(?P<who>{entry('subject', name)}){after}"), re.IGNORECASE)


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(filled(r"(?:,? <adverb>)*,?\s*\Z"), re.IGNORECASE)


@cache
def _which() -> re.Pattern[str]:
    return re.compile(filled(r"(?<![\w-])(?P<who><parties>), (?:which|who)\b[^;]{0,250}\Z"), re.IGNORECASE)
