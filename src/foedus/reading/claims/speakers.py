"""Speakers by name: persons in full, states by key, organs with their state; pronouns from what the text said before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedus.core.states import organisations
from foedus.reading.claims.memory import SPEAKING, Memory, common, named
from foedus.reading.claims.nouns import Noun
from foedus.reading.claims.words import listed
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.words.grammar import words

_ROMAN = re.compile(r"[ivxlc]+")  # "Article IV confirms"
UNATTRIBUTED = "(unattributed)"


def speakers(nouns: Iterable[Noun], memory: Memory) -> str | None:
    """All of them in one string, joined by "; "; None where they are nothing that speaks."""
    names = [n for n in (speaker(noun, memory) for noun in nouns) if n]
    return "; ".join(dict.fromkeys(names)) or None


def speaker(noun: Noun, memory: Memory) -> str | None:
    """One speaker's name."""
    if noun.person is not None:
        return noun.person.name
    if noun.pronoun:
        return _pronoun(noun.pronoun, memory)
    if noun.head in listed("sources", "bodies") and not noun.keys and memory.organisation:
        return memory.organisation
    if noun.head in listed("sources", "silent") or not noun.head[:1].isalpha() or _ROMAN.fullmatch(noun.head):
        return None
    if noun.head in listed("sources", "unattributed"):
        return UNATTRIBUTED
    if noun.head in listed("sources", "statement") and not (noun.phrase is not None and noun.phrase.sort == "organ"):
        return _owner(noun, memory) or (noun.head if noun.head.startswith("spokes") else memory.body)
    if noun.head in listed("sources", "authority"):
        return _authority(noun, memory)
    if noun.phrase is None or noun.phrase.sort not in SPEAKING:
        return _common(noun, memory)
    return _phrase(noun.phrase, noun, memory)


def _pronoun(word: str, memory: Memory) -> str | None:
    if word in listed("pronouns", "persons"):
        return memory.person or (memory.persons[-1][0] if memory.persons else None)
    if word == "it":
        return memory.body
    if word in listed("pronouns", "groups"):
        return memory.several
    return None


def _owner(noun: Noun, memory: Memory) -> str | None:
    if noun.owner is not None and noun.owner.sort == "person":
        return noun.owner.name
    if noun.owner is not None and noun.owner.sort == "organ" and noun.owner.name:
        return f"{noun.head} of {named(noun.owner.name, noun.keys or noun.owner.keys)}"
    return "; ".join(noun.keys) or None


def _authority(noun: Noun, memory: Memory) -> str | None:
    det = noun.phrase.det if noun.phrase is not None else ""
    keys = noun.keys or noun.place
    if noun.owner is not None and noun.owner.sort == "person" and noun.owner.name:
        return common(f"{noun.head} of {noun.owner.name}", keys)
    if keys:
        return "; ".join(keys)
    bare = noun.phrase is None or not noun.phrase.mods - words("determiners") - words("numbers")
    if det == "both" or (noun.head in listed("sources", "both") and bare):
        return "; ".join(k for k, _ in memory.counts.most_common(2)) or noun.head
    if not bare and noun.head in listed("sources", "both"):
        return noun.phrase.low if noun.phrase is not None else None
    return "; ".join(memory.states) or memory.body or noun.head


def _common(noun: Noun, memory: Memory) -> str | None:
    """Unknown nouns: "carmakers", "Norwegian officials"; a capitalised one is a name of its own."""
    if noun.phrase is not None:
        return None
    keys = noun.keys or noun.place or _owner_keys(noun)
    recalled = next((name for low, name in reversed(memory.bodies) if noun.head in low.split()), None)
    if recalled and not keys and not noun.head.endswith("s"):
        return recalled
    return common(noun.head, keys)


def _owner_keys(noun: Noun) -> tuple[str, ...]:
    return noun.owner.keys if noun.owner is not None else ()


def _phrase(phrase: Phrase, noun: Noun, memory: Memory) -> str | None:
    if phrase.sort == "state":
        return _states(phrase)
    if phrase.sort == "press":
        return phrase.name
    keys = phrase.keys or noun.place or (noun.owner.keys if noun.owner is not None else ())
    if phrase.sort == "organ" and phrase.name:
        return named(phrase.name, keys or _known(phrase.name, memory) or memory.states[:1])
    title = phrase.low.split()[-1]
    if title in listed("sources", "titles") and not phrase.plural:
        return _by_title(title, memory) or common(phrase.low, keys)
    if not phrase.plural and not keys and (found := _recalled(phrase, memory)):
        return found
    return common(phrase.low, keys)


def _states(phrase: Phrase) -> str:
    """States by their keys; an organisation by its name too, where the text has it: "World Bank (WB)"."""
    keys = "; ".join(phrase.keys)
    small = words("prepositions") | words("determiners")
    name = " ".join(w if w in small else w.capitalize() for w in phrase.low.split())
    return f"{name} ({keys})" if keys in organisations() and " " in name else keys


def _known(name: str, memory: Memory) -> tuple[str, ...]:
    full = next((known for low, known in reversed(memory.bodies) if low.startswith(name.lower()) and known.endswith(")")), None)
    return (full[full.rindex("(") + 1 : -1],) if full else ()


def _by_title(title: str, memory: Memory) -> str | None:
    """The last person with that office, else the last person at all unless known by another."""
    known = next((name for name, offices in reversed(memory.persons) if title in offices), None)
    other = any(name == memory.person and offices for name, offices in memory.persons)
    return known or (None if other else memory.person)


def _recalled(phrase: Phrase, memory: Memory) -> str | None:
    return next((name for low, name in reversed(memory.bodies) if phrase.low in low), None)
