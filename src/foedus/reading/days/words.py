"""The words of time expressions: a text as a string of word classes, one character each, with the tokens behind them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from foedus.reading.words import lexicon

GAP = " "  # stands for everything that is no word of time: no expression goes across it
_NUMBERS = ("NUM", "NTH", "YEAR", "DECADE", "ISO", "NUMERIC")
_TOKEN = (
    r"[a-z]+(?![\w-])"  # most words: tried first, though the last alternatives but one would read them, too
    r"|(?P<ISO>\d{{4}}([-/.])\d\d?\2\d\d?(?!\d))|(?P<NUMERIC>\d\d?([-/.])\d\d?\4\d{{4}}(?!\d))"
    r"|\b(?:{hyphened})\b|\d+(?:,\d{{3}}|[.:]\d+)+(?!\d)|(?P<NUMBER>\d+)(?P<SUFFIX>{suffixes})?(?!\w)"
    r"|(?P<HOLIDAY>\b(?:{holidays})\b)|['’]s(?!\w)|[^\W\d_]+(?![\d_])|\w+|[^\w\s]"
)


class Token(NamedTuple):
    """A word of time: its class, its value (month 1-12, weekday from Monday 0, ...), and where it stands."""

    kind: str
    value: Any
    start: int
    end: int


@cache
def table(language: str = "en") -> dict[str, Any]:
    """The table of words of that language, shipped with the package."""
    return dict(lexicon.table("times", language))


@cache
def codes(language: str = "en") -> dict[str, str]:
    """Word class → the character that stands for it."""
    classes = [name for name in table(language) if name.isupper()] + [*_NUMBERS, "HOLIDAY"]
    return {name: chr(0x100 + i) for i, name in enumerate(classes)}


@cache
def _vocabulary(language: str) -> dict[str, tuple[str, Any]]:
    titled, words = table(language)["title"], {}
    for kind, entries in table(language).items():
        for cell, value in entries.items() if kind.isupper() else ():
            for word in cell.split():
                forms = (word.title(), word.upper()) if kind in titled else (word, word.title())
                words.update(dict.fromkeys(forms, (kind, value)))
    return words


@cache
def _scanner(language: str) -> re.Pattern[str]:
    names = sorted(table(language)["holidays"], key=len, reverse=True)
    hyphened = [re.escape(word) for word in _vocabulary(language) if "-" in word[1:]]
    holidays = [re.escape(name).replace("'", "['’]") for name in names]
    shapes = {"hyphened": "|".join(hyphened) or "(?!)", "holidays": "|".join(holidays), "suffixes": table(language)["suffixes"]}
    return re.compile(_TOKEN.format(**shapes))


def lex(text: str, language: str = "en") -> tuple[str, list[Token]]:
    """The text as word classes (see `codes`), and as many tokens; linear in the length of the text."""
    string: list[str] = [GAP]
    tokens: list[Token] = [Token(GAP, None, 0, 0)]
    words, code, end = _vocabulary(language), codes(language), 0
    for found in _scanner(language).finditer(text):
        entry = words.get(found[0])
        if not (entry or found.lastgroup or string[-1] != GAP):
            continue  # no word of time, as most are
        if found.start() < end:  # the full stop of an abbreviation
            continue
        entry = entry or (_special(found, language) if found.lastgroup else None)
        if found[0] == "-" and text[found.start() - 1 : found.start()].isspace():  # a dateline's dash, no range
            entry = None
        if string[-1] != GAP and not (entry and _adjoins(text, end, found.start())):
            string.append(GAP)
            tokens.append(Token(GAP, None, end, end))
        if entry:
            string.append(code[entry[0]])
            end = found.end() + (entry[0] == "ABBREVIATED" and text[found.end() : found.end() + 1] == ".")
            tokens.append(Token(*entry, found.start(), end))
    return "".join(string), tokens


def _adjoins(text: str, end: int, start: int) -> bool:
    """Nothing but a little space lies between, and no blank line."""
    return start - end < 2 or (start - end < 80 and text.count("\n", end, start) < 2)


def _special(found: re.Match[str], language: str) -> tuple[str, Any] | None:
    if found["HOLIDAY"]:
        return "HOLIDAY", table(language)["holidays"][found[0].replace("’", "'")]
    if found["NUMBER"]:
        return _number(int(found["NUMBER"][:9]), found["SUFFIX"], len(found["NUMBER"]))
    kind = "ISO" if found["ISO"] else "NUMERIC"
    return kind, found[0]


def _number(value: int, suffix: str | None, digits: int) -> tuple[str, Any] | None:
    if suffix == "s":
        return ("DECADE", value) if digits == 4 and value % 10 == 0 else None
    if suffix:
        return ("NTH", value) if digits < 3 else None
    if digits == 4:
        return "YEAR", value
    return ("NUM", value) if digits < 4 else None
