"""Numbers of articles as treaties write them: 5, V, 5 bis, 5A, 1.2, 1-2, the fifth, FIVE."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from foedus.core.articles import arabic
from foedus.reading.words.numerals import cardinals, ordinals

_LATIN = ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies"]
_FIRST = ("premier", "première", "eerste", "erste", "primero", "primo", "unique")  # "article premier" is the common form
_TEN, _HUNDRED = 10, 100
_BIS = 2  # bis is the second of that number
_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,4}|C{1,3}(?:XC|XL|L?X{0,4}))(?:IX|IV|V?I{0,4})"
_BETWEEN = r"[.\-–]"
_ONE = rf"(?:\d{{1,4}}|(?-i:{_ROMAN}))(?:\s?(?:{'|'.join(_LATIN)})|er|[a-z])?(?!\w)"
PATTERN = rf"(?:{_ONE}(?:{_BETWEEN}{_ONE})*|(?-i:[A-Z])|(?:the\s+)?[a-z]+(?:[\s-][a-z]+th|-[a-z]+)?)(?!\w)"  # in any case
_HUNDREDS = re.compile(
    r"(?:(?P<many>[a-z]+)[\s-]+)?hundred(?:th|(?:[\s-]+and)?[\s-]+(?P<rest>[a-z]+(?:[\s-][a-z]+)?))?", re.IGNORECASE
)
_PART = re.compile(rf"(?P<digits>\d+)|(?P<roman>{_ROMAN})")


class Part(NamedTuple):
    """One number of it, in an order that sorts; `suffix` counts bis, ter and letters after it; or it is a letter itself."""

    value: int
    suffix: int = 0
    letter: bool = False


Numeral = tuple[Part, ...]


def numeral(text: str) -> Numeral | None:
    """What number that is, its parts from the left; None where it is none."""
    bare = re.sub(r"^the\s+", "", text.strip(), flags=re.IGNORECASE)
    if value := counting().get(re.sub(r"\s+", "-", bare.lower())):
        return (Part(value),)
    if re.fullmatch("[A-Z]", bare) and bare not in "IVX":
        return (Part(ord(bare) - ord("A") + 1, letter=True),)
    parts = [_part(part) for part in re.split(_BETWEEN, bare)]
    return tuple(filter(None, parts)) if all(parts) else None


def follows(one: Numeral | None, other: Numeral) -> bool:
    """Is the second the number after the first (after none, the first of all)?"""
    last = other[-1]
    if one is None:
        return last.value == 1 and last.suffix <= 1
    if len(one) != len(other) or one[-1].letter != last.letter:
        return False
    if one[:-1] == other[:-1]:
        before = one[-1]
        again = last.suffix == before.suffix + 1 or (before.suffix == 0 and last.suffix == _BIS)
        return again if last.value == before.value else last.value == before.value + 1 and last.suffix <= 1
    return last.value == 1 and follows(one[:-1], other[:-1])


@cache
def number() -> str:
    """A pattern of the numbers that count: three, thirtieth, 20, 20th, one hundred and eighty."""
    words = "|".join(sorted({word.replace("-", "[ -]?") for word in counting()}, key=len, reverse=True))
    return rf"(?:(?:(?:an?|one|two) )?hundred(?:(?: and)? (?:{words}))?|\b(?:{words})|\d+(?: ?(?:st|nd|rd|th))?)\b"


def whole(written: str) -> int | None:
    """A number that counts: "three", "thirtieth", "20", "20th", "one hundred and eighty"; None where it is another or none."""
    if found := _HUNDREDS.fullmatch(written.strip()):
        many = whole(found["many"]) if found["many"] and found["many"].lower() != "a" else 1
        rest = whole(found["rest"]) if found["rest"] else 0
        return None if many is None or rest is None else _HUNDRED * many + rest
    value = numeral(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", written, flags=re.IGNORECASE))
    return value[0].value if value and len(value) == 1 and not value[0].letter else None


def _part(text: str) -> Part | None:
    found = _PART.match(text)
    if not found:
        return None
    value = int(found["digits"] or arabic(found["roman"]))
    suffix = text[found.end() :].strip().lower()
    if suffix in ("", "er"):  # 1er is French
        return Part(value)
    if suffix in _LATIN:
        return Part(value, _LATIN.index(suffix) + _BIS)
    return Part(value, ord(suffix) - ord("a") + 1) if len(suffix) == 1 and suffix.isascii() and suffix.isalpha() else None


@cache
def counting() -> dict[str, int]:
    """Words of number and of rank below a hundred."""
    made = {word: value for word, value in cardinals().items() if value < _HUNDRED}
    units = {word: value for words in (made, ordinals()) for word, value in words.items() if value < _TEN}
    tens = {word: value for word, value in made.items() if value >= 2 * _TEN}
    made |= dict(ordinals()) | {f"{word[:-1]}ieth": value for word, value in tens.items()}
    made |= dict.fromkeys(_FIRST, 1)
    joined = {(ten, unit): value + more for ten, value in tens.items() for unit, more in units.items()}
    return made | {between.join(pair): value for pair, value in joined.items() for between in ("-", "")}  # "twentysecond" occurs
