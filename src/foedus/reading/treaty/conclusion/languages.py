"""In which languages a treaty's text is authentic, whether equally, and which decides where they diverge (VCLT art. 33)."""

from __future__ import annotations

import re
from functools import cache

from foedus.core.concluded import Read
from foedus.core.tables import rows
from foedus.core.texts import Span
from foedus.reading.words.patterns import spaced

_EQUAL = re.compile(
    r"\b(?:equally\s+(?:authentic|authoritative|valid|binding|original|official)|(?:being|are|is|be)\s+(?:authentic|authoritative)"
    r"|(?:texts?|versions?|them|each|these|which|both|all)\s+(?:being\s+)?authentic"
    r"|(?:the\s+same|equal)\s+(?:legal\s+)?(?:force|validity|value|authority|authenticity))\b",
    re.IGNORECASE,
)
_DECIDES = (
    r"(?:prevail(?:s|ing)?|(?:have|take)\s+(?:precedence|prevalence)|govern"
    r"|be\s+(?:(?:the\s+)?(?:operative|decisive|authoritative|used)|preferable|preferred|regarded))"
)


def languages(text: str, start: int, end: int) -> tuple[Read[str], ...]:
    """Those that a sentence says it is done in, each once: "in the Russian and Korean languages", "the French texts"."""
    found: dict[str, Read[str]] = {}
    for group in _list().finditer(text, start, end):
        if group["before"] or group["after"]:
            for name in _name().finditer(text, group.start("names"), group.end("names")):
                value = _names()[_level(name[0])]
                found.setdefault(value, Read(value, name.span()))
    return tuple(found.values())


def equally(text: str, start: int, end: int) -> Span | None:
    """Where all of them are said to be authentic alike."""
    found = _EQUAL.search(text, start, end)
    return found.span() if found else None


def prevailing(text: str, start: int, end: int) -> Read[str] | None:
    """The language of the text that decides where the others diverge."""
    found = _prevails().search(text, start, end)
    group = next((name for name in ("one", "two", "three", "four") if found and found[name]), None)
    return Read(_names()[_level(found[group])], found.span(group)) if found and group else None


def _level(name: str) -> str:
    return " ".join(name.lower().split())


@cache
def _names() -> dict[str, str]:
    return {row["words"].lower(): row["name"] for row in rows("language_names", "foedus.reading")}


@cache
def _any() -> str:
    """A name of a language, in capitals as names are, and not of a state: "the French Republic" is none."""
    words = sorted((row["words"] for row in rows("language_names", "foedus.reading")), key=len, reverse=True)
    both = "|".join(spaced(form) for word in words for form in (word, word.upper()))
    state = "Republic|Federation|Government|Confederation|Kingdom|Union|Part|Antill|Ministr|Ambassador"
    return rf"(?<!\w)(?:{both})(?!\w)(?!\s+(?:{state}))"


@cache
def _name() -> re.Pattern[str]:
    return re.compile(_any())


@cache
def _list() -> re.Pattern[str]:
    more = rf"(?:(?:\s*[,/;]\s*|\s+)(?:and\s+|as\s+well\s+as\s+|or\s+)?(?:(?:in|the|both)\s+){{0,2}}(?:{_any()}))*"
    before = r"(?P<before>\b(?:[Ii]n|IN|whose|of\s+which|to)\s+(?:both\s+|each\s+)?(?:the\s+|THE\s+)?(?:official\s+)?)?"
    after = r"(?P<after>\s+(?:[Ll]anguages?|LANGUAGES?|[Tt]exts?|TEXTS?|[Vv]ersions?|[Ll]angages?|[Oo]riginals?|copies)\b)?"
    return re.compile(rf"{before}(?P<names>{_any()}{more}){after}")


@cache
def _prevails() -> re.Pattern[str]:
    name, text = _any(), r"(?i:(?:text|version|language|one|original)s?)"
    return re.compile(
        rf"(?P<one>{name})(?:\s+language)?(?:\s+{text})?\s+(?:(?:shall|will|should|is\s+to|must)\s+)?(?i:{_DECIDES})"
        rf"|{text}\s+in\s+(?:the\s+)?(?P<two>{name})(?:\s+language)?\s+(?:shall|will|should)\s+(?i:{_DECIDES})"
        rf"|{text}\s+of\s+reference\s+(?:shall|will)\s+be\s+(?:in\s+)?(?:the\s+)?(?P<four>{name})"
        rf"|(?:use|prevail\w*)\s+(?:the\s+)?(?:{text}\s+in\s+)?(?:the\s+)?(?P<three>{name})"
    )
