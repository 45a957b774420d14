"""Who may join a treaty (VCLT art. 15), and who keeps it (art. 76), by its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedus.core.clauses import Accession
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.listed import listed
from foedus.reading.treaty.clauses.patterns import pattern
from foedus.reading.treaty.clauses.sentences import Sentence, mentioning

_OPEN = pattern("joining", "open")
_DEPOSITED = pattern("joining", "deposited")
_IS_DEPOSITARY = pattern("joining", "is_depositary")
_GOVERNMENT = pattern("joining", "government")
_TRIM = pattern("joining", "trim")
_NOBODY = pattern("joining", "nobody")
_ITSELF = pattern("joining", "itself")


def accession(sentences: Iterable[Sentence]) -> Found[Accession] | None:
    """Who may join, in the treaty's words."""
    hits = (
        (one, hit) for one in mentioning(sentences, "accession", "accede", "adhere", "adhesion") if (hit := _OPEN.search(one.words))
    )
    return best(found(one, Accession(open_to=_said(hit), article=one.article.number)) for one, hit in hits)


def _said(hit: re.Match[str]) -> str:
    who = next(part for part in hit.groupdict().values() if part)
    return " ".join(who.split()).rpartition(" The ")[2].strip(" ,")


def depositary(sentences: Iterable[Sentence]) -> Found[str] | None:
    """Who keeps it: a state's key, or the words for an organisation or its officer."""
    said = list(mentioning(sentences, "deposit", "lodged"))
    for form, stem in ((_IS_DEPOSITARY, "depositar"), (_DEPOSITED, "")):
        for one in mentioning(said, stem):
            if (hit := form.search(one.words)) and (who := _keeper(_said(hit))):
                return found(one, who)
    return None


def _keeper(words: str) -> str | None:
    government = _GOVERNMENT.match(words)
    if government and (keys := listed(words[government.end() :])[0]):
        return keys[0]
    plain = _TRIM.sub("", words)
    return None if government or _ITSELF.search(plain) or not plain[:1].isupper() or _NOBODY.match(plain) else plain
