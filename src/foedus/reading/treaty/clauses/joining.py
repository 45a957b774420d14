"""Who may join a treaty (VCLT art. 15), and who keeps it (art. 76), by its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedus.core.clauses import Accession
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.listed import listed
from foedus.reading.treaty.clauses.sentences import Sentence

_OPEN = re.compile(
    r"\bopen (?:for|to) (?:the )?(?:signature[^.;]{0,40}? and )?(?:accession|adherence|adhesion)(?: to (?:it|this \w+))? ?(?:by|to|of|for) (?P<who>[^.;]{3,200})"
    r"|(?P<any>\b(?:any|each|every|all|other|a) (?:other )?[^.;]{0,160}?)\b(?:may|shall be entitled to|can|shall be open to)\b[^.;]{0,60}\b(?:accede|adhere)\b"
    r"|\bopen (?:for|to) (?:the )?(?:accession|adherence) (?P<more>[^.;]{3,120})"
    r"|\binvite\b (?P<invited>[^.;]{3,160}?) to (?:accede|adhere)\b",
    re.IGNORECASE,
)
_DEPOSITED = re.compile(
    r"\b(?:deposit(?:ed|ing)?|lodged)\b[^.;]{0,80}? (?:with|in the archives of) (?:the )?(?P<who>[^.;,]{3,140})",
    re.IGNORECASE,
)
_IS_DEPOSITARY = re.compile(
    r"(?P<who>(?:the )?[^.;,:]{3,140}?) (?:shall (?:be|act as|serve as|perform the functions of)|is|acts as)(?: hereby)?(?: designated(?: as)?| appointed(?: as)?)? (?:the )?"
    r"depositar(?:y|ies)\b|\bdepositary\b[^.;]{0,60}? (?:shall be|is) (?P<named>(?:the )?[^.;,]{3,140})",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(r"^(?:the )?(?:governments?|ministry of foreign affairs|federal council) of (?:the )?", re.IGNORECASE)
_TRIM = re.compile(
    r"\s+(?:who|which|that|and|of ratification|not later|on|within|its|their|for|by|a|an)\b.*$|^(?:the\s+)", re.IGNORECASE
)
_NOBODY = re.compile(r"(?:articles?|states?|part(?:y|ies)|annex|such|any|each)\b", re.IGNORECASE)
_ITSELF = re.compile(r"\bdepositary\b", re.IGNORECASE)


def accession(sentences: Iterable[Sentence]) -> Found[Accession] | None:
    """Who may join, in the treaty's words."""
    hits = ((one, hit) for one in sentences if (hit := _OPEN.search(one.words)))
    return best(found(one, Accession(open_to=_said(hit), article=one.article.number)) for one, hit in hits)


def _said(hit: re.Match[str]) -> str:
    who = next(part for part in hit.groupdict().values() if part)
    return " ".join(who.split()).rpartition(" The ")[2].strip(" ,")


def depositary(sentences: Iterable[Sentence]) -> Found[str] | None:
    """Who keeps it: a state's key, or the words for an organisation or its officer."""
    said = list(sentences)
    for form in (_IS_DEPOSITARY, _DEPOSITED):
        for one in said:
            if (hit := form.search(one.words)) and (who := _keeper(_said(hit))):
                return found(one, who)
    return None


def _keeper(words: str) -> str | None:
    government = _GOVERNMENT.match(words)
    if government and (keys := listed(words[government.end() :])[0]):
        return keys[0]
    plain = _TRIM.sub("", words)
    return None if government or _ITSELF.search(plain) or not plain[:1].isupper() or _NOBODY.match(plain) else plain
