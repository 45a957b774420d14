"""The treaty that a model names in the source's words: one that the rules know in this text, or another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from foedus.ledger.cards import titles
from foedus.ledger.cards.register import match
from foedus.reading.drafts import Draft, Entity
from foedus.reading.model.quotes import Found
from foedus.reading.model.sources import Shown, entity

_START = itemgetter(0)
_LONGEST = 500  # characters of a mention


@dataclass
class Treaties:
    """The treaties of one text: those of the rules under their numbers, behind them those that the model adds."""

    draft: Draft
    known: Mapping[int, str]  # the key of each treaty of the rules
    entities: list[Entity] = field(init=False)
    places: list[tuple[int, int, int]] = field(init=False)  # start and end of each mention, and whose it is

    def __post_init__(self) -> None:
        self.entities = list(self.draft.treaties)
        self.places = sorted((*place, i) for i, one in enumerate(self.entities) for place in one.mentions)

    def number(self, told: str, place: int, shown: Shown) -> int | None:
        """The number of the treaty of that name, nearest to a place of the text; None where the source has no such words."""
        found = sorted(shown.passage.find(told), key=lambda f: abs(f.start - place))
        if not found:
            return None
        by_place = next((i for f in found for i in self._at(f)), None)
        return by_place if by_place is not None else self._named(told, found[0])

    def keys(self) -> dict[int, str]:
        """The key of each: the rules', the register's, or the name as reported."""
        added = {i: self.entities[i] for i in range(len(self.draft.treaties), len(self.entities))}
        return {**self.known, **{i: match(one.label, one.parties, one.year) or one.label for i, one in added.items()}}

    def _at(self, found: Found) -> Iterator[int]:
        """Those of which a mention overlaps these characters."""
        first, last = (bisect_left(self.places, at, key=_START) for at in (found.start - _LONGEST, found.end))
        return (i for _, end, i in self.places[first:last] if found.start < end)

    def _named(self, told: str, at: Found) -> int:
        one = entity(told, at)
        names = {titles.words(name): i for i, known in reversed(list(enumerate(self.entities))) for name in known.names}
        old = names.get(titles.words(one.label))
        if old is not None:
            return old
        self.entities.append(one)
        return len(self.entities) - 1
