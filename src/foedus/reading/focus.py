"""What a text speaks of as it goes on: its treaties, the last actor, law, way out and act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from foedus.core.mentions import find_states
from foedus.reading.drafts import DraftAct, Entity
from foedus.reading.grammar import words
from foedus.reading.personnames import Person
from foedus.reading.phrase import Phrase

_PLAIN = frozenset(
    [
        "new",
        "old",
        "landmark",
        "historic",
        "strategic",
        "bilateral",
        "multilateral",
        "international",
        "controversial",
        "key",
        "major",
        "said",
        "same",
        "original",
        "current",
        "existing",
        "present",
        "first",
        "last",
        "own",
        "latest",
        "so-called",
        "proposed",
        "signed",
        "ratified",
        "amended",
        "draft",
        "final",
        "formal",
        "such",
        "whole",
        "entire",
        "accord",
        "early",
        "earlier",
        "previous",
        "separate",
        "further",
        "united",
    ]
)
_YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b")


@dataclass
class Focus:
    """The state of the discourse; used while one text is read, then thrown away."""

    entities: list[Entity] = field(default_factory=list)
    counts: Counter[int] = field(default_factory=Counter)
    current: int | None = None
    states: tuple[str, ...] = ()
    person: Person | None = None  # the last person who acted or spoke
    person_states: tuple[str, ...] = ()
    thing: str = ""  # class of the last law, treaty or instrument named: what "it" stands for as an object
    topic: str = ""  # class of the last subject that was no pronoun
    antecedent: tuple[str, ...] = ()  # states that "which both" takes up
    subject: tuple[str, ...] = ()  # states of the clause being read
    group: str = "none"  # class of the last actor
    organ: str | None = None
    law: str | None = None  # what the last law concerned: treaty, withdrawal, termination, suspension
    exit: str = "treaty"  # the last way out spoken of
    last: DraftAct | None = None
    organs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    here: tuple[str, ...] = ()  # states of the place named at the head of this sentence
    spoken: tuple[str, ...] = ()  # states the text speaks of, the most often named first
    place: tuple[str, ...] = ()  # states of the place where the report was written
    sentence: int = 0
    fresh: bool = True  # a new paragraph

    def remember(self, subject: Sequence[Phrase], states: tuple[str, ...], organ: str | None, group: str, *, passing: bool) -> None:
        """Keep who acted and what was spoken of; a verb mentioned in passing ("in writing") leaves the actor as it was."""
        person = next((p.value for p in subject if p.sort == "person"), None)
        if person is not None:
            self.person, self.person_states = person, states
        if subject and subject[0].low not in words("pronouns"):
            self.topic = subject[0].sort
        if not states or passing:
            return
        self.states, self.organ, self.group = states, organ, group if group != "none" else self.group
        for phrase in subject:
            if phrase.sort in ("organ", "chamber", "person"):
                self.organs.setdefault(phrase.name or phrase.low, states)

    def main(self) -> int | None:
        """The treaty spoken of most; of several the first."""
        return min(self.counts, key=lambda i: (-self.counts[i], i), default=None)

    def parties(self, entity: int | None) -> tuple[str, ...]:
        """The parties as far as told."""
        return self.entities[entity].parties if entity is not None else ()

    def alias(self, phrase: Phrase) -> None:
        """The phrase stands in apposition to the treaty named just before."""
        if self.current is not None:
            entity = self.entities[self.current]
            names = (*entity.names, phrase.name) if phrase.name and phrase.name not in entity.names else entity.names
            self.entities[self.current] = replace(
                entity, names=names, words=entity.words | _telling(phrase), mentions=(*entity.mentions, (phrase.start, phrase.end))
            )

    def take_up(
        self, phrase: Phrase, parties: tuple[str, ...] = (), complement: frozenset[str] = frozenset(), year: int | None = None
    ) -> int | None:
        """The treaty that a phrase speaks of: one known, or a new one."""
        found = self._find(phrase, parties, complement, year)
        if found is None:
            return None
        entity = self.entities[found]
        names = (*entity.names, phrase.name) if phrase.name and phrase.name not in entity.names else entity.names
        telling = entity.words | _telling(phrase) | complement
        merged = tuple(dict.fromkeys((*entity.parties, *parties)))
        self.entities[found] = replace(
            entity,
            names=names,
            words=telling,
            parties=merged,
            year=entity.year or year,
            mentions=(*entity.mentions, (phrase.start, phrase.end)),
        )
        self.counts[found] += 1
        self.current = found
        return found

    def _find(self, phrase: Phrase, parties: tuple[str, ...], complement: frozenset[str], year: int | None) -> int | None:
        if phrase.sort == "treaty_again" or phrase.sort == "pronoun":
            return (
                self._bare()
                if phrase.sort == "pronoun"
                or phrase.det in ("the", "this", "that", "these", "those", "both", "'s")
                or phrase.mods & words("numbers")
                else None
            )
        telling = _telling(phrase) | complement
        if phrase.low in ("alliance", "arrangement") and phrase.det in ("a", "an") and not phrase.name:
            return None  # a state of relations, not an instrument
        fits = [i for i in self._nearest() if self._fits(self.entities[i], phrase, telling, parties, year)]
        if phrase.name and phrase.name[:1].isupper():
            if fits:
                return fits[0]
            return 0 if self._awaits_name(phrase, parties) else self._new(phrase, telling, parties, year)
        indefinite = (
            phrase.det in words("indefinite")
            or (phrase.plural and not phrase.det)
            or phrase.mods & {"another", "separate", "further", "sister", "earlier"}
        )
        if indefinite:
            lead = [i for i in fits if self.sentence < 5 and (telling & self.entities[i].words or not self.entities[i].words)]
            return lead[0] if lead else self._new(phrase, telling, parties, year)
        if fits:
            return fits[0] if telling or parties or year else self._bare()
        return (
            self._new(phrase, telling, parties, year)
            if parties or year or not self.entities or (complement and not phrase.det)
            else self._bare()
        )

    def _awaits_name(self, phrase: Phrase, parties: tuple[str, ...]) -> bool:
        """The report's first treaty, described but not yet named, gets its name now."""
        if len(self.entities) != 1 or self.entities[0].names or phrase.det not in ("the", "") or phrase.plural:
            return False
        known = self.entities[0].parties
        return not parties or not known or set(parties) == set(known)

    def _nearest(self) -> list[int]:
        order = list(range(len(self.entities)))
        main = self.main()
        if self.fresh and main is not None:
            order.sort(key=lambda i: (i != main, -self._last_mention(i)))
        else:
            order.sort(key=lambda i: -self._last_mention(i))
        return order

    def _last_mention(self, i: int) -> int:
        return self.entities[i].mentions[-1][0] if self.entities[i].mentions else 0

    def _bare(self) -> int | None:
        if not self.entities:
            return None
        return self.main() if self.fresh or self.current is None else self.current

    def _fits(self, entity: Entity, phrase: Phrase, telling: frozenset[str], parties: tuple[str, ...], year: int | None) -> bool:
        if (year and entity.year and year != entity.year) or (
            parties and entity.parties and not set(parties) <= set(entity.parties) and not set(entity.parties) <= set(parties)
        ):
            return False
        if phrase.name and (phrase.name in entity.names or not telling):
            return phrase.name in entity.names
        if phrase.name and any(_abbreviates(phrase.name, n) or _abbreviates(n, phrase.name) for n in entity.names):
            return True
        if phrase.name and entity.names:
            return bool(telling) and any(telling <= t or t <= telling for t in (_tokens(n) for n in entity.names) if t)
        shared = len(telling & entity.words)
        alike = shared > 0 and 2 * shared >= min(len(telling), len(entity.words))
        return alike or not telling or (bool(parties) and set(parties) == set(entity.parties) and not phrase.name)

    def _new(self, phrase: Phrase, telling: frozenset[str], parties: tuple[str, ...], year: int | None) -> int:
        parties = parties or _named_parties(phrase.name)
        self.entities.append(
            Entity(
                names=(phrase.name,) if phrase.name else (), words=telling, parties=parties, year=year, noun=phrase.low.split()[-1]
            )
        )
        return len(self.entities) - 1


def _telling(phrase: Phrase) -> frozenset[str]:
    return _tokens(phrase.name or "") | frozenset(
        m
        for m in phrase.mods
        if m.isalpha()
        and m not in _PLAIN
        and m not in words("determiners")
        and m not in words("numbers")
        and m not in _CLASSES
        and len(m) > 2
    )


def _named_parties(name: str | None) -> tuple[str, ...]:
    """The states in a treaty's own name ("United States-Mexico-Canada Agreement")."""
    found = tuple(dict.fromkeys(m.key for _, _, m in find_states(name or "")))
    return found if len(found) > 1 else ()


_CLASSES = frozenset(
    [
        "adjective",
        "treaty",
        "treaty_again",
        "law",
        "ratification",
        "exit",
        "end",
        "signing",
        "head",
        "name",
        "people",
        "capital",
        "state",
        "word",
        "time",
        "person",
        "organ",
        "group",
        "instrument",
    ]
)


def _abbreviates(short: str, long: str) -> bool:
    """ "ABM Treaty" for "Anti-Ballistic Missile Treaty", "GSOMIA" for "General Security of Military Information Agreement"."""
    acronym = next((w for w in re.findall(r"[\w-]+", short) if len(w) > 2 and w.isupper()), None)
    initials = "".join(w[0] for w in re.split(r"[\s-]+", long) if w[:1].isupper())
    return acronym is not None and len(initials) > 2 and (initials.startswith(acronym) or acronym == initials)


def _tokens(name: str) -> frozenset[str]:
    """The telling words of a name: no types, no states, no numbers."""
    for start, end, _ in reversed(find_states(name)):
        name = name[:start] + name[end:]
    stop = words("treaty_types") | words("determiners") | words("prepositions") | words("coordinators")
    return frozenset(w for w in re.findall(r"[\w-]+", name.lower()) if w not in stop and not w.isdigit())


def year_in(text: str) -> int | None:
    """A year in a treaty's description ("its 1955 Treaty of Amity")."""
    found = _YEAR.search(text)
    return int(found.group()) if found else None
