"""What a model names, held against the source: states, speakers, treaties and days, or nothing where it does not stand there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from foedus.core.mentions import find_states
from foedus.core.states import organisations, states
from foedus.reading.claims.memory import Memory
from foedus.reading.claims.nouns import nouns
from foedus.reading.claims.speakers import UNATTRIBUTED, speakers
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import Entity
from foedus.reading.model.quotes import Found, Passage
from foedus.reading.syntax.scan import scan
from foedus.reading.words.grammar import words as closed


@dataclass(frozen=True, slots=True)
class Day:
    """Words for a day, and the expression of time that they hold or are part of; None where the reader knows none."""

    at: Found
    time: TimeMention | None

    @property
    def whole(self) -> bool:
        """Do the words hold the whole expression?"""
        return self.time is not None and self.at.start <= self.time.start and self.time.end <= self.at.end


@dataclass
class Shown:
    """What a model was shown of a text: words that stand nowhere in it are not the source's."""

    passage: Passage
    times: Sequence[TimeMention]

    def whole(self, told: str) -> str | None:
        """The words as the source has them; None where it has not."""
        found = self.passage.find(told)
        return " ".join(self.passage.text[found[0].start : found[0].end].split()) if found else None

    def actors(self, told: str) -> tuple[str, ...] | None:
        """The keys of the states and organisations in the words; None where the source does not name each of them.

        A body without a key is named as it stands if that is a proper name ("Somaliland"), else nothing ("the negotiators").
        """
        keys = self._keys(told)
        if keys:
            return tuple(keys) if self._mentioned.issuperset(keys) else None
        words = self.whole(told)
        name = bare(words) if words else ""
        return None if words is None else (name,) if name[:1].isupper() else ()

    def speaker(self, told: str) -> str | None:
        """The speaker in the reader's own form; None where the source does not name it, or by a pronoun alone."""
        if not told:
            return UNATTRIBUTED
        if told[0].lower() + told[1:] in closed("pronouns"):  # "It", not "US"
            return None
        if (words := self.whole(told)) is not None:
            return standard(words)
        keys = self._keys(told)
        return "; ".join(keys) if keys and self._mentioned.issuperset(keys) else None

    def day(self, told: str, place: int) -> Day | None:
        """The expression of time in the words for a day; None where the source has no such words.

        Of several places one where the words hold a whole expression goes first ("Tuesday", not "last Tuesday"), then the nearest.
        """
        found = [Day(at, self._time(at)) for at in self.passage.find(told)]
        return min(found, key=lambda day: (not day.whole, abs(day.at.start - place)), default=None)

    def _time(self, at: Found) -> TimeMention | None:
        first = bisect_left(self.times, at.start, key=lambda t: t.end)
        return next((t for t in self.times[first : first + 2] if t.start < at.end and at.start < t.end), None)

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        return frozenset(m.key for _, _, m in find_states(self.passage.text[self.passage.start : self.passage.end]))

    def _keys(self, told: str) -> list[str]:
        if told in states() or told in organisations():
            return [told]
        return list(dict.fromkeys(mention.key for _, _, mention in find_states(told)))


def standard(words: str) -> str:
    """A speaker as the reader names speakers: "Foreign Ministry (KEN)", a person's name, a state's key."""
    parsed = scan(words).parsed
    return (speakers(nouns(parsed[0].nodes), Memory()) if parsed else None) or words


def entity(words: str, at: Found) -> Entity:
    """A treaty that the rules do not know, by the words that stand for it."""
    name = bare(words)
    keys = tuple(dict.fromkeys(m.key for _, _, m in find_states(words)))
    parties = keys if len(keys) > 1 else ()
    return Entity(names=(name,), parties=parties, noun=name.split()[-1].lower(), mentions=((at.start, at.end),))


def bare(words: str) -> str:
    """The words without articles and the like before them."""
    kept = words.split()
    while len(kept) > 1 and kept[0].casefold() in closed("determiners"):
        kept = kept[1:]
    return " ".join(kept)
