"""Names before a report's day: city, country, agency, reference number; never the beginning of a sentence."""

from __future__ import annotations

import re
from functools import cache

from foedus.reading.dateline.kinds import UPPER, one_of, words
from foedus.reading.words.surfaces import find_press

_WORD = rf"[{UPPER}][\w.'’/-]*"
_NAME = re.compile(rf"{_WORD}(?: (?:[^\W\d_A-Z]{{2,4}} )?{_WORD}){{0,4}}\Z")
_REFERENCE = re.compile(r"(?:[A-Z]{1,8}[/-])*\w*\d[\w/.-]*\s+(?=[A-Z])")
_AGENCY = re.compile(r"\s*\([^()\n]{2,40}\)[\s,]*\Z")


def is_name(before: str, language: str = "en") -> bool:
    """Names alone, set off from the day by a comma or written in capitals: "KYIV, Ukraine,", "(Reuters, Ankara,", "RIGA"."""
    bare = _bare(before)
    parts = bare.rstrip(" ,").split(", ")
    first = parts[0].split(" ")[0].lower().rstrip(".")
    set_off = bare.endswith(",") or (parts[-1].isupper() and len(parts[-1]) > 2) or before.rstrip().endswith((")", "("))
    return set_off and len(parts) < 5 and all(map(_NAME.match, parts)) and first not in words(language)["no_place"]


def place_of(before: str) -> str | None:
    """The city: the first of the names that is no agency."""
    for name in () if _owner().match(before.strip()) else _bare(before).strip(" ,").split(", "):
        press = find_press(name)
        if name and not (press and press[0][0] == 0 and press[0][1] == len(name)):
            return name.title() if name.isupper() else name
    return None


def _bare(before: str) -> str:
    """Without an opening bracket, the owner's sign, a reference number and the agency behind the city."""
    inner = _owner().sub("", before.strip().lstrip("([").removesuffix("(").strip(), count=1)
    return _AGENCY.sub(",", _REFERENCE.sub("", inner, count=1))


@cache
def _owner() -> re.Pattern[str]:
    """The sign or word before an owner's name, with its year."""
    return re.compile(rf"{one_of('owner')}(?!\w)\s*(?:(?:19|20)\d\d\s+)?", re.IGNORECASE)
