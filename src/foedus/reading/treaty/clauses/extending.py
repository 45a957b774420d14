"""To what land a treaty extends (VCLT art. 29), in its own words."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.reading.treaty.clauses.clause import Found, found
from foedus.reading.treaty.clauses.patterns import pattern
from foedus.reading.treaty.clauses.sentences import Sentence, mentioning

_EXTENDS = pattern("extending", "extends")
_LONG = 300  # characters of it


def territory(sentences: Iterable[Sentence]) -> Found[str] | None:
    """The first sentence by which the treaty applies or may be extended to territories or parts of a state."""
    one = next((one for one in mentioning(sentences, "territor", "kingdom", "antilles") if _EXTENDS.search(one.words)), None)
    return found(one, " ".join(one.words.split())[:_LONG]) if one else None
