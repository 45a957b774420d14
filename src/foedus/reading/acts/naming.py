"""How a text names a treaty: its telling words, abbreviations, the states in its name, and when two namings are of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from foedus.core.mentions import find_states
from foedus.reading.drafts import Entity
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import nouns

_WORD = re.compile(r"[\w-]+")
_YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Naming:
    """A phrase that names a treaty, with what stands beside it. `telling` tells it from other treaties of the text."""

    phrase: Phrase
    telling: frozenset[str] = frozenset()
    parties: tuple[str, ...] = ()
    year: int | None = None

    @property
    def name(self) -> str | None:
        """The proper name, if it is one."""
        return self.phrase.name if self.phrase.name and self.phrase.name[:1].isupper() else None

    @property
    def indefinite(self) -> bool:
        """Does it speak of a treaty not named before ("a pact", "another treaty", "two agreements")?"""
        phrase = self.phrase
        return phrase.det in words("indefinite") or (phrase.plural and not phrase.det) or bool(phrase.mods & words("further_ones"))


def naming(phrase: Phrase, parties: tuple[str, ...], complement: frozenset[str], year: int | None) -> Naming:
    """The naming that a phrase makes with its complements."""
    return Naming(phrase, telling(phrase) | complement, parties or _named_parties(phrase.name), year)


def fits(entity: Entity, named: Naming) -> bool:
    """Can the naming be of this treaty?"""
    if _conflict(entity, named):
        return False
    if named.phrase.name:
        if named.phrase.name in entity.names or not named.telling:
            return named.phrase.name in entity.names
        if any(_abbreviates(named.phrase.name, n) or _abbreviates(n, named.phrase.name) for n in entity.names):
            return True
        if entity.names:
            return any(named.telling <= t or t <= named.telling for t in map(_tokens, entity.names) if t)
    shared = len(named.telling & entity.words)
    alike = shared > 0 and 2 * shared >= min(len(named.telling), len(entity.words))
    same_parties = bool(named.parties) and set(named.parties) == set(entity.parties) and not named.phrase.name
    return alike or not named.telling or same_parties


def _conflict(entity: Entity, named: Naming) -> bool:
    """Other years, or parties of which neither set holds the other."""
    ours, theirs = set(entity.parties), set(named.parties)
    years = bool(named.year and entity.year and named.year != entity.year)
    return years or bool(ours and theirs and not theirs <= ours and not ours <= theirs)


def telling(phrase: Phrase) -> frozenset[str]:
    """The words of a phrase that tell its treaty from others."""
    own = frozenset(m for m in phrase.mods if m.isalpha() and len(m) > 2 and m not in _dull())
    return _tokens(phrase.name) | own if phrase.name else own


@cache
def _dull() -> frozenset[str]:
    """Words that tell no treaty from another."""
    return frozenset().union(*map(words, ("untelling", "determiners", "numbers", "node_sorts")), nouns().values())


def year_in(text: str) -> int | None:
    """A year in a treaty's description ("its 1955 Treaty of Amity")."""
    found = _YEAR.search(text)
    return int(found.group()) if found else None


def _named_parties(name: str | None) -> tuple[str, ...]:
    """The states in a treaty's own name ("United States-Mexico-Canada Agreement")."""
    found = tuple(dict.fromkeys(m.key for _, _, m in find_states(name or "")))
    return found if len(found) > 1 else ()


def _abbreviates(short: str, long: str) -> bool:
    """ "ABM Treaty" for "Anti-Ballistic Missile Treaty": an acronym of the long name's capitals."""
    acronym = next((w for w in _WORD.findall(short) if len(w) > 2 and w.isupper()), None)
    initials = "".join(w[0] for w in re.split(r"[\s-]+", long) if w[:1].isupper())
    return acronym is not None and len(initials) > 2 and initials.startswith(acronym)


@lru_cache(1_000)  # a text names its treaty again and again
def _tokens(name: str) -> frozenset[str]:
    """The telling words of a name: no types, no states, no numbers."""
    for start, end, _ in reversed(find_states(name)):
        name = name[:start] + name[end:]
    return frozenset(w for w in _WORD.findall(name.lower()) if w not in _common() and not w.isdigit())


@cache
def _common() -> frozenset[str]:
    """Words that stand in the names of many treaties."""
    return frozenset().union(*map(words, ("treaty_types", "determiners", "prepositions", "coordinators")))
