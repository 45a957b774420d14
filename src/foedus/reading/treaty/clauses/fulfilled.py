"""What fulfils a clause on entry into force: a signature, an exchange, notifications, so many instruments."""

from __future__ import annotations

import re
from typing import NamedTuple

from foedus.core.words import EntryRule
from foedus.reading.treaty.numerals import whole

_COUNT = r"(?P<count>[a-z]+(?:-[a-z]+)?|\d+(?:st|nd|rd|th)?)(?:\s*\(\s*[\w-]+\s*\))?"
_WHO = r"(?:other\s+|signatory\s+|member\s+|contracting\s+)?(?:states?|members?|parties|countries|governments|signatories)\b"
_ACT = r"(?:ratif|accept|approv|deposit|consent|registered)"
_DAY = r"(?:the\s+)?(?:(?:date|day|moment|time)\s+of\s+)?(?:the\s+|its\s+)?"
_FORMS = (
    (EntryRule.INSTRUMENTS, rf"\b{_COUNT}\s+(?:such\s+)?instruments?\s+of\b"),
    (EntryRule.INSTRUMENTS, rf"\b(?:ratifications?|acceptances?)\s+(?:of|by)\s+(?:at\s+least\s+)?{_COUNT}\s+{_WHO}"),
    (EntryRule.INSTRUMENTS, rf"\b(?:at\s+least\s+)?{_COUNT}\s+{_WHO}[^.]*?\b{_ACT}"),
    (EntryRule.EXCHANGE, r"\bexchanged?\b[^.]*?\b(?:instruments?|ratifications?)|\binstruments?\b[^.]*?\bexchanged?\b"),
    (EntryRule.NOTIFICATIONS, r"\bnotif(?:y|ied|ies|ications?)\b|\binform(?:ed|s|ing)?\b|\bnot(?:es?|ices?)\b"),
    (EntryRule.SIGNATURE, rf"^\W*(?:(?:up)?on|from|as\s+of|at)?\s*{_DAY}sign(?:ature|ing)\b"),
)
_ALL = ("last", "all", "both")  # the number is that of the parties foreseen
_RULES = [(rule, re.compile(form, re.IGNORECASE)) for rule, form in _FORMS]
# a further condition, which is kept in words
_BESIDES = re.compile(
    r"\b(?:including|comprising|representing|represent|aggregate|per\s?cent|percent|provided\s+that|except|which|whose|unless|within\s+the)\b.*",
    re.IGNORECASE | re.DOTALL,
)


class Fulfilled(NamedTuple):
    """By what, and how many of it; `at` is where the words for it begin, `besides` a further condition in words."""

    rule: EntryRule
    number: int | None
    at: int
    besides: str | None


def fulfilled(words: str) -> Fulfilled | None:
    """What fulfils it, in words like "the date of deposit of the third instrument of ratification"."""
    for rule, form in _RULES:
        if found := form.search(words):
            count = whole(found["count"].lower()) if rule is EntryRule.INSTRUMENTS and len(found["count"]) > 1 else None
            if rule is not EntryRule.INSTRUMENTS or count or found["count"].lower() in _ALL:
                return Fulfilled(rule, count, found.start(), _besides(words, rule))
    return None


def _besides(words: str, rule: EntryRule) -> str | None:
    found = _BESIDES.search(re.sub(r"\b(?:on|in|by|through|with)\s+which\b", "", words)) if rule is EntryRule.INSTRUMENTS else None
    return " ".join(found[0].split())[:300] if found else None
