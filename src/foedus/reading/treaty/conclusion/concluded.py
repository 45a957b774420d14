"""What a treaty's opening and testimonium say, as data: its parties, place and day, copies and languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedus.core.concluded import Concluded, Read
from foedus.core.states import as_of, find_states
from foedus.core.texts import Element, Kind
from foedus.core.when import When
from foedus.reading.treaty.conclusion.languages import equally, languages
from foedus.reading.treaty.conclusion.testimonium import done
from foedus.reading.treaty.parts.structure import further

_CALLED = re.compile(
    r"\([^()]{0,400}\)|\bhere(?:in)?after\b[^,;:]{0,400}|\bhaving\s+been\b.*|\bmembers?\s+(?:states?\s+)?of\b[^,;:]{0,400}",
    re.IGNORECASE | re.DOTALL,
)
_BEARER = re.compile(r"\s+(?:Republic|Confederation|Federation|Kingdom|Government|Union|Empire)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:\b(?:in\s+respect\s+of|for\s+and\s+on\s+behalf\s+of|region\s+of|organi[sz]ation\s+of)\s+(?:the\s+)?)$", re.IGNORECASE
)
_CROWN = re.compile(r"\b(?:king|queen|emperor|empress|grand\s+duke|grand\s+duchess)\s+of\s+the\s+$", re.IGNORECASE)
_BEFORE = 40  # characters in front of a name that tell what it stands for
_CAPITALS = re.compile(r"\b(?:OF|AND|THE|[A-Z]{4,})\b")  # ASCII: as many characters in small letters
_LAST = 3  # articles at the end that may say which texts are authentic
_NAMES = ("name", "organisation")


def concluded(text: str, parts: Sequence[Element]) -> Concluded:
    """Of the first treaty of the text."""
    end = next(iter(further(parts)), len(text))
    own = [one for part in parts for one in part.all() if one.start < end]
    signed = next((one for one in own if one.kind is Kind.TESTIMONIUM), None)
    said = done(text, signed.start, signed.end) if signed else Concluded()
    if not said.languages:
        said = _in_articles(
            text, [one for one in own if one.kind is Kind.ARTICLE and (not signed or one.end <= signed.start)], said
        )
    return replace(said, parties=_parties(text, own, said.day))


def _in_articles(text: str, articles: Sequence[Element], said: Concluded) -> Concluded:
    """Where the last article says which texts are authentic, as in the United Nations' conventions."""
    for article in reversed(articles[-_LAST:]):
        equal = equally(text, article.start, article.end)
        if equal and (found := languages(text, article.start, equal[1])):
            return replace(said, languages=found, equal=equal)
    return said


def _parties(text: str, own: Sequence[Element], day: Read[str] | None) -> tuple[Read[str], ...]:
    """The states named as those who conclude, or else those of a title "between" them; one alone is no answer."""
    named = {one.kind: one for one in reversed(own) if one.kind in (Kind.PARTIES, Kind.TITLE)}
    stated = named.get(Kind.PARTIES)
    found = _named(text, stated.start, stated.end, day) if stated else ()
    if len(found) > 1:
        return found
    title = named.get(Kind.TITLE)
    between = re.compile(r"\bbetween\b", re.IGNORECASE).search(text, title.start, title.end) if title else None
    found = _named(text, between.end(), title.end, day) if between and title else ()
    return found if len(found) > 1 else ()


def _named(text: str, start: int, end: int, day: Read[str] | None) -> tuple[Read[str], ...]:
    found: dict[str, Read[str]] = {}
    for at, until, key in _mentions(text[start:end]):
        then = When.parse(day.value).earliest if day else None
        known = as_of(key, then) if then else key
        found.setdefault(known, Read(known, (start + at, start + until)))
    return tuple(found.values())


def _mentions(words: str) -> Iterator[tuple[int, int, str]]:
    """As many spaces as may be stand between the words of a name; what a party is called, or a member of, is none."""
    words = _CALLED.sub(lambda called: " " * len(called[0]), words)
    kept = [at for at, sign in enumerate(words) if not (sign.isspace() and at and words[at - 1].isspace())]
    plain = _CAPITALS.sub(_small, "".join(" " if words[at].isspace() else words[at] for at in kept))
    for start, end, mention in find_states(plain):
        before = plain[max(0, start - _BEFORE) : start]
        if (mention.sort in _NAMES or _BEARER.match(plain, end) or _CROWN.search(before)) and not _ASIDE.search(before):
            yield kept[start], kept[end - 1] + 1, mention.key


def _small(found: re.Match[str]) -> str:
    """GOVERNMENT OF CANADA as it is written elsewhere."""
    return found[0].lower() if found[0] in ("OF", "AND", "THE") else found[0].capitalize()
