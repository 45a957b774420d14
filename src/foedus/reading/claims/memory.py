"""Who was spoken of, as far as a reader of one text would recall, and how speakers are named."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from foedus.core.states import organisations
from foedus.reading.claims.nouns import Noun
from foedus.reading.claims.words import endings, listed
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.words.grammar import words
from foedus.reading.words.personnames import Person

_KEPT = 200  # names that a reader would still recall
SPEAKING = frozenset(["state", "organ", "press", "committee", "chamber", "government", "group", "head"])


@dataclass
class Memory:
    """Who was spoken of, while one text is read."""

    person: str | None = None  # the last person that was a subject, else the last named
    persons: deque[tuple[str, frozenset[str]]] = field(default_factory=lambda: deque(maxlen=_KEPT))
    body: str | None = None  # the last state or organ that was a subject, as a speaker's name
    bodies: deque[tuple[str, str]] = field(default_factory=lambda: deque(maxlen=_KEPT))  # lower-case words and name of organs
    organisation: str | None = None  # the international organisation last named
    homes: dict[str, frozenset[str]] = field(default_factory=dict)  # states that persons were named with
    states: tuple[str, ...] = ()  # of the last subject
    several: str | None = None
    counts: Counter[str] = field(default_factory=Counter)

    def see(self, phrases: Iterable[Phrase]) -> None:
        """Take note of all phrases of a sentence."""
        for p in phrases:
            if p.sort == "person" and p.name:
                offices = p.value.offices if isinstance(p.value, Person) else frozenset()
                self.persons.append((p.name, offices))
                self.homes[p.name] = self.homes.get(p.name, frozenset()) | frozenset(p.keys)
            elif p.sort in ("organ", "press") and p.name:
                self.bodies.append((f"{p.name} {p.low}".lower(), named(p.name, p.keys)))
            if p.sort == "state":
                self.counts.update(p.keys)
                self.organisation = next((k for k in p.keys if k in organisations()), self.organisation)

    def note(self, subject: Iterable[Phrase], leading: bool) -> None:
        """Take note of a clause's subject; only a leading clause's is taken up by "it"."""
        for p in subject:
            if p.sort == "person":
                self.person = p.name or self.person
            elif leading and p.sort in ("treaty", "law", "treaty_again"):
                self.body = None
            elif leading and p.keys and p.sort in SPEAKING:
                self.states = p.keys
                self.body = "; ".join(p.keys) if p.sort == "state" or not p.name else named(p.name, p.keys)

    def nearby(self, persons: Iterable[Phrase]) -> None:
        """Persons named earlier in the sentence: where its subject is none of them, "she" is the last."""
        names = [p.name for p in persons if p.name]
        if names and self.person not in names:
            self.person = names[-1]

    def spoke(self, nouns: Iterable[Noun], name: str) -> None:
        """Take note of who spoke."""
        for noun in nouns:
            if noun.person is not None:
                self.person = noun.person.name or self.person
            elif noun.pronoun:
                continue
            elif human(noun.head):
                self.person = name
            elif _several(noun, name):
                self.several = name
            else:
                self.body = name
                self.states = noun.keys or self.states


def human(head: str) -> bool:
    """Does the noun mean one person: an office, a title, or by its ending somebody who does something?"""
    if head in words("title_words") - listed("sources", "impersonal"):
        return True
    return head.endswith(endings("sources", "doers")) and not head.endswith("s")


def _several(noun: Noun, name: str) -> bool:
    return ";" in name or (noun.head.endswith("s") and not noun.keys) or (noun.phrase is None and noun.head.endswith("s"))


def named(name: str, keys: tuple[str, ...]) -> str:
    """An organ with its state behind it: "Foreign Ministry (KEN)"."""
    plain = name.title() if name.islower() else name[:1].upper() + name[1:]
    return f"{plain} ({keys[0]})" if keys else plain


def common(noun: str, keys: tuple[str, ...]) -> str:
    """Others by what they are: "ministers (KEN)"."""
    return f"{noun} ({keys[0]})" if keys else noun
