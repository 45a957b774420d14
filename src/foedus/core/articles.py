"""Articles and their parts: 4(1) is a part of 4, 40 of 36 to 46, and IV is 4."""

from __future__ import annotations

import re

from foedus.core.answers import Answer

_NUMBER, _SPAN = re.compile(r"\d+"), re.compile(r"(\d+) ?(?:to|-|–) ?(\d+)")
_ROMAN_HEAD = re.compile(r"[IVXLC]+(?![A-Za-z])")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LISTED = re.compile(r",|;|\band\b")


def arabic(roman: str) -> str:
    """A number in Roman letters in digits: XIV is 14."""
    values = [_ROMAN[letter] for letter in roman]
    return str(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))


def touches(one: str, other: str) -> Answer:
    """Is the first provision the second, or a part of it (66(a) of 66, 40 of 36 to 46)?

    Undetermined where it is the wider one, or not named.
    """
    one, other = _digits(one), _digits(other)
    if one == other or (other and one.startswith(f"{other}(")) or _within(one, other):
        return Answer.YES
    return Answer.UNKNOWN if not one or not other or other.startswith(f"{one}(") or _within(other, one) else Answer.NO


def meet(one: str, other: str) -> bool:
    """Is an article of the first list ("4, 5(1)") one of the second, or a part of it, or the other way round?"""
    pairs = [(a.strip(), b.strip()) for a in _LISTED.split(one) for b in _LISTED.split(other)]
    return any(Answer.YES in (touches(a, b), touches(b, a)) for a, b in pairs)


def _digits(article: str) -> str:
    head = _ROMAN_HEAD.match(article)
    return arabic(head[0]) + article[head.end() :] if head else article


def _within(one: str, span: str) -> bool:
    number, found = _NUMBER.match(one), _SPAN.fullmatch(span)
    return bool(number and found and int(found[1]) <= int(number[0]) <= int(found[2]))
