"""Heads of articles as a bad scan has them: ARTICTE 5, Artic1e IO, A R T I C L E  5. Which number it is the others tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.reading.treaty.numerals import Numeral, numeral

# what a scan makes of each letter of the word
_LETTERS = ("[A4ÀÂ]", "[RrnK]", "[TtlfIi1]", "[IiLlTtíj1!|]", "[CcGeoO(€]", "[LlIiTt1!|][,.']?", "[EeFcoCO€]")
_NUMBER = r"(?P<number>[IVXL](?: [IVXL]){1,6}|[\w|!]{1,7})(?![\w|!]|[.–-]\w)"
_WORD = re.compile(rf"\W{{0,3}}{r'[ ]?'.join(_LETTERS)}[.:]?(?:\s{{1,4}}|(?=\d)){_NUMBER}")
_DIGITS = str.maketrans("lIi|!OoQSsBZzg", "11111000558229")
_ROMAN = str.maketrans({"l": "I", "1": "I", "|": "I", "!": "I", "T": "I", "Y": "V", "H": "II", "n": "II", "m": "III", "U": "II"})


def damaged(words: str) -> re.Match[str] | None:
    """A line that begins with what may be the word and a number."""
    return _WORD.match(words)


def readings(written: str) -> Iterator[Numeral]:
    """The numbers that damaged signs may have been."""
    bare = (written.replace(" ", "").translate(table) for table in (_DIGITS, _ROMAN))
    whole = (one for one in bare if (one.isascii() and one.isdigit()) or set(one) <= set("IVXLC"))
    yield from dict.fromkeys(number for one in whole if (number := numeral(one)))
