"""To what land a treaty extends (VCLT art. 29), in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from foedus.reading.treaty.clauses.clause import Found, found
from foedus.reading.treaty.clauses.sentences import Sentence, treaty

_LONG = 300  # characters of it


def territory(sentences: Iterable[Sentence]) -> Found[str] | None:
    """The first sentence by which the treaty applies or may be extended to territories or parts of a state."""
    one = next((one for one in sentences if _extends().search(one.words)), None)
    return found(one, " ".join(one.words.split())[:_LONG]) if one else None


@cache
def _extends() -> re.Pattern[str]:
    land = r"(?:territor\w+|part of the kingdom|whole (?:of the )?kingdom|kingdom (?:in europe|as a whole)|netherlands antilles)"
    which = r"(?:(?:all|any|each|the|its|their|those|one|or|more|some|of|an?|only|other|customs?|metropolitan|whole|entire|national|european) )*"
    return re.compile(
        rf"{treaty()}[^.;]{{0,120}}? (?:appl(?:y|ies|icable|ied)|extend\w*)\b(?:, [^.;]{{0,120}},)?(?: \w+)? (?:to|in respect of) {which}{land}"
        rf"|\bappl(?:y|ication of) {treaty()}[^.;]{{0,60}}? to {which}{land}|\bextend {treaty()}[^.;]{{0,60}}? to {which}{land}",
        re.IGNORECASE,
    )
