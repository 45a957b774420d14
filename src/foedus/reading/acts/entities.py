"""The treaties of a text as it goes on: which one a phrase takes up, or that it names a new one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice

from foedus.reading.acts.naming import Naming, fits, naming, telling
from foedus.reading.acts.words import act_words
from foedus.reading.drafts import Entity
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.words.grammar import words

_KNOWN = 60  # treaties named last among which a phrase may take one up: no reader remembers more, and reading stays linear
_LEAD = 5  # sentences in which a report may describe its treaty anew each time


@dataclass
class Treaties:
    """The treaties spoken of so far; used while one text is read, then thrown away."""

    entities: list[Entity] = field(default_factory=list)
    counts: Counter[int] = field(default_factory=Counter)
    recent: dict[int, None] = field(default_factory=dict)  # the last named at the end
    top: int | None = None  # spoken of most
    places: dict[tuple[int, int], int] = field(default_factory=dict)  # of a phrase that speaks of one, the treaty
    current: int | None = None
    sentence: int = 0
    fresh: bool = True  # a new paragraph

    def main(self) -> int | None:
        """The treaty spoken of most; of several the first."""
        return self.top

    def parties(self, entity: int | None) -> tuple[str, ...]:
        """The parties as far as told."""
        return self.entities[entity].parties if entity is not None else ()

    def alias(self, phrase: Phrase) -> None:
        """The phrase stands in apposition to the treaty named just before."""
        if self.current is not None:
            self._add(self.current, Naming(phrase, telling(phrase)))

    def take_up(
        self,
        phrase: Phrase,
        parties: tuple[str, ...] = (),
        complement: frozenset[str] = frozenset(),
        year: int | None = None,
        but: int | None = None,
    ) -> int | None:
        """The treaty that a phrase speaks of: one known, or a new one; None where it speaks of none. It is not the one in `but`."""
        found = self._find(naming(phrase, parties, complement, year))
        if found is not None and found == but:
            found = self._new(naming(phrase, parties, complement, year))
        if found is not None:
            self._add(found, naming(phrase, parties, complement, year))
            self._count(found)
            self.current = found
        return found

    def _count(self, i: int) -> None:
        self.counts[i] += 1
        if self.top is None or (-self.counts[i], i) < (-self.counts[self.top], self.top):
            self.top = i

    def _add(self, i: int, named: Naming) -> None:
        old, phrase = self.entities[i], named.phrase
        self.recent.pop(i, None)
        self.recent[i] = None
        self.places.setdefault((phrase.start, phrase.end), i)
        self.entities[i] = replace(
            old,
            names=tuple(dict.fromkeys((*old.names, *((phrase.name,) if phrase.name else ())))),
            words=old.words | named.telling,
            parties=tuple(dict.fromkeys((*old.parties, *named.parties))),
            year=old.year or named.year,
            mentions=(*old.mentions, (phrase.start, phrase.end)),
        )

    def _find(self, named: Naming) -> int | None:
        phrase = named.phrase
        if phrase.sort in ("treaty_again", "pronoun"):
            return self._bare() if phrase.sort == "pronoun" or _pointing(phrase) else None
        if phrase.low in act_words("treaties", "relations") and phrase.det in ("a", "an") and not phrase.name:
            return None  # a state of relations, not an instrument
        fitting = [i for i in self._nearest() if fits(self.entities[i], named)]
        if named.name:
            return self._named(named, fitting)
        if named.indefinite:
            return self._described_anew(named, fitting)
        if fitting:
            return fitting[0] if named.telling or named.parties or named.year else self._bare()
        return self._new(named) if named.parties or named.year or self._other_sort(named) else self._bare()

    def _other_sort(self, named: Naming) -> bool:
        """ "The treaty on friendship" where only a memorandum has been spoken of."""
        if self.current is None:
            return not self.entities
        nouns = {named.phrase.low.split()[-1], self.entities[self.current].noun}
        return bool(named.telling) and len(nouns) > 1 and not nouns <= words("plain_treaties")

    def _described_anew(self, named: Naming, fitting: list[int]) -> int:
        """ "A pact": another one, save in a report's lead, where it may be the headline's."""
        lead = (
            i for i in fitting if self.sentence < _LEAD and (named.telling & self.entities[i].words or not self.entities[i].words)
        )
        found = next(lead, None)
        return found if found is not None else self._new(named)

    def _named(self, named: Naming, fitting: list[int]) -> int:
        if fitting:
            return fitting[0]
        return 0 if self._awaits_name(named) else self._new(named)

    def _awaits_name(self, named: Naming) -> bool:
        """The report's first treaty, described but not yet named, gets its name now."""
        phrase = named.phrase
        if len(self.entities) != 1 or self.entities[0].names or phrase.det not in ("the", "") or phrase.plural:
            return False
        noun = phrase.low.split()[-1]
        if noun != self.entities[0].noun and not {noun, self.entities[0].noun} <= words("plain_treaties"):
            return False
        known = self.entities[0].parties
        return not named.parties or not known or set(named.parties) == set(known)

    def _nearest(self) -> list[int]:
        """The last named first; at the head of a paragraph the report's main treaty before all."""
        main = self.main() if self.fresh else None
        last = [i for i in islice(reversed(self.recent), _KNOWN) if i != main]
        return last if main is None else [main, *last]

    def _bare(self) -> int | None:
        """ "The treaty", "it": the one spoken of, or the main one at the head of a paragraph."""
        if not self.entities:
            return None
        return self.main() if self.fresh or self.current is None else self.current

    def _new(self, named: Naming) -> int:
        self.entities.append(Entity(noun=named.phrase.low.split()[-1]))
        return len(self.entities) - 1


def _pointing(phrase: Phrase) -> bool:
    """ "The document", "these texts", "the two papers": words that take up what was named before."""
    return phrase.det in act_words("treaties", "pointing") or bool(phrase.mods & words("numbers"))
