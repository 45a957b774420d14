"""Lives compiled: the days on which the words that a treaty or a state may bear change, and the words between them.

Nothing here knows law: the turning points come from the rules, and between two of their bounds nothing changes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Generic

from foedus.core.answers import Answer
from foedus.core.resting import resting
from foedus.core.states import borders, same
from foedus.core.treaties import Treaty
from foedus.law.basics.facts import Case, is_resolution, parties
from foedus.law.basics.names import today
from foedus.law.basics.reckoning import first
from foedus.law.basics.turns import StateWord, Turn, W, Word, possible
from foedus.law.life.membership import Member, state_turns
from foedus.law.life.ordinary import Ordinary
from foedus.law.life.standing import bindingness, force, life, made

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Timeline(Generic[W]):
    """From each of `days` on (the first is the calendar's first) the `words` of the same place, until the next."""

    days: tuple[date, ...]
    words: tuple[tuple[W, ...], ...]

    def on(self, day: date) -> tuple[W, ...]:
        """The words that the day may bear, lowest rank first; one only, where it is certain."""
        return self.words[bisect_right(self.days, day) - 1]

    def where(self, holds: Callable[[Sequence[W]], bool]) -> list[tuple[date, date]]:
        """The stretches of days, both inclusive, whose words are such."""
        stretches = _stretches(self.days[0], self.days[1:], date.max)
        return [days for days, words in zip(stretches, self.words, strict=True) if holds(words)]

    def during(self, first: date, last: date) -> list[Span[W]]:
        """The stretches between two days, both inclusive."""
        begin, end = bisect_right(self.days, first), bisect_right(self.days, last)
        if begin == end:
            return [Span(first, last, self.words[begin - 1])]
        stretches = _stretches(first, self.days[begin:end], last)
        return [Span(low, high, words) for (low, high), words in zip(stretches, self.words[begin - 1 : end], strict=True)]


@dataclass(frozen=True, slots=True)
class Span(Generic[W]):
    """Days, both inclusive, that may bear the same words."""

    first: date
    last: date
    words: tuple[W, ...]


def _stretches(first: date, cuts: Sequence[date], last: date) -> list[tuple[date, date]]:
    if not cuts:
        return [(first, last)]
    return list(zip((first, *cuts), (*(day - DAY for day in cuts), last), strict=True))


def cut(kind: type[W], turns: Sequence[Turn]) -> Timeline[W]:
    """The timeline that follows from turning points."""
    turns = _joined(turns)
    return _merged((day, tuple(possible(kind, turns, day))) for day in bounds(turns))


def bounds(turns: Iterable[Turn]) -> list[date]:
    """The days on which something may change, the calendar's first among them: between two of them nothing does."""
    whens = (when for turn in turns for when in (turn.when, turn.until) if when)
    found: set[date | None] = {bound for when in whens for bound in (when.earliest, when.latest)}
    return sorted({date.min, *(bound for bound in found if bound)})


def _joined(turns: Iterable[Turn]) -> list[Turn]:
    """Those of one word that never pass again are one: it has come when the first of them has."""
    lasting: dict[Word | StateWord, list[Turn]] = {}
    passing = []
    for turn in turns:
        if turn.until:
            passing.append(turn)
        else:
            lasting.setdefault(turn.word, []).append(turn)
    return [*passing, *(replace(each[0], when=first(t.when for t in each)) for each in lasting.values())]


def _merged(told: Iterable[tuple[date, tuple[W, ...]]]) -> Timeline[W]:
    kept: list[tuple[date, tuple[W, ...]]] = []
    for day, words in told:
        if not kept or kept[-1][1] != words:
            kept.append((day, words))
    days, words_of = zip(*kept, strict=True)
    return Timeline(days, words_of)


@dataclass(frozen=True)
class Life:
    """One treaty's timelines: its own, and each state's when it is asked for. Equal to `standing` on every day, without proofs."""

    case: Case
    _states: dict[str, Timeline[StateWord]] = field(default_factory=dict, repr=False, compare=False)
    _turned: dict[str, tuple[Turn, ...]] = field(default_factory=dict, repr=False, compare=False)
    _bounds: dict[str, list[date]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The treaty's turning points."""
        return life(self.case)

    @cached_property
    def whole(self) -> Timeline[Word]:
        """The treaty's own standing; what was never reported as made cannot be told."""
        found = cut(Word, self.turns)
        if made(self.case.treaty):
            return found
        told = ((Word.UNDETERMINED,) if Word.NOT_SIGNED in words else words for words in found.words)
        return _merged(zip(found.days, told, strict=True))

    @cached_property
    def ordinary(self) -> Ordinary:
        """The way to read off its ordinary members."""
        return Ordinary.of(self.case, self.turns)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The parties foreseen and whoever acts toward the treaty."""
        return parties(self.case.treaty)

    def of(self, key: str) -> Timeline[StateWord]:
        """The standing of the state of this key, on the days on which the key is its own."""
        if key not in self._states:
            read = None if self._apart(key) else self.ordinary.moments(key)
            self._states[key] = Timeline(*read) if read else cut(StateWord, self._turns(key))
        return self._states[key]

    def on(self, key: str, day: date) -> tuple[StateWord, ...]:
        """The same on one day, where no other is asked for."""
        read = self.ordinary.moments(key)
        return Timeline(*read).on(day) if read else tuple(possible(StateWord, self.turns_of(key), day))

    def turns_of(self, key: str) -> tuple[Turn, ...]:
        """The state's turning points in the treaty, reckoned once for all days."""
        if key not in self._turned:
            self._turned[key] = self._turns(key)
        return self._turned[key]

    def stretch(self, key: str, day: date) -> int:
        """Which of the stretches of days it is, within each of which nothing changes for the state."""
        if key not in self._bounds:
            self._bounds[key] = bounds(self.turns_of(key))
        return bisect_right(self._bounds[key], day)

    @cached_property
    def _acting(self) -> frozenset[str]:
        actors = (state for held in self.case.treaty.acts for state in (*held.content.actors, *held.content.toward))
        return frozenset(map(today, (*self.parties, *actors)))

    def _apart(self, key: str) -> bool:
        """Has the state no part in a treaty whose parties are known, so that nothing can have turned for it?"""
        treaty = self.case.treaty
        return bool(treaty.open or treaty.parties) and not is_resolution(treaty) and today(key) not in self._acting

    def _turns(self, key: str) -> tuple[Turn, ...]:
        return () if self._apart(key) else state_turns(Member(case=self.case, state=key, whole=self.turns))

    def words(self, state: str, on: date) -> tuple[StateWord, ...]:
        """The words that the day may bear for a state, or for who bore its obligations that day."""
        return self.of(same(state, on)).on(on)

    def during(self, state: str, first: date, last: date) -> list[Span[StateWord]]:
        """The state's stretches between two days, both inclusive, also across the birth or end of a state."""
        cuts = borders(first, last)
        key, *keys = (same(state, day) for day in (first, *cuts))
        if all(other == key for other in keys):
            return self.of(key).during(first, last)
        lives = (self.of(same(state, low)).during(low, high) for low, high in _stretches(first, cuts, last))
        told = _merged((span.first, span.words) for spans in lives for span in spans)
        return [Span(*days, words) for days, words in zip(_stretches(first, told.days[1:], last), told.words, strict=True)]

    def binds(self, state: str, on: date) -> Answer:
        """Is the state bound by the treaty in operation that day?"""
        return bindingness(self.words(state, on))

    def answer(self, on: date) -> Answer:
        """Is the treaty in force that day?"""
        return force(self.whole.on(on))


def only(words: Sequence[W]) -> W:
    """The word, where one is left; else "undetermined"."""
    return words[0] if len(words) == 1 else type(words[0])("undetermined")


def lives(treaties: Iterable[Treaty], known: date | None = None) -> dict[str, Life]:
    """All treaties' lives by id, compiled to the last party. The collector of garbage rests meanwhile: what is made here stays."""
    by_id = {treaty.id: treaty for treaty in treaties}
    found = {key: Life(Case(treaty=treaty, others=by_id, known=known)) for key, treaty in by_id.items()}
    with resting():
        for life in found.values():
            for state in life.parties if life.whole else ():
                life.of(state)
    return found
