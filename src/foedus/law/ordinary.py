"""The ordinary member of a treaty between many, read off without a proof: signatures, instruments, nothing taken back.

A shortcut for tables of thousands of states. It takes only lives in which no other rule of `membership` has a part,
and says None for the others; `tests/law/test_lives.py` holds it equal to those rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.core.clauses import Delay
from foedus.core.statements import Act
from foedus.core.states import states
from foedus.core.treaties import Held
from foedus.core.words import About, ActKind, Status
from foedus.law.clauses import operative
from foedus.law.facts import CONSENT, DEFINITIVE, Case, acting, bilateral
from foedus.law.names import today
from foedus.law.reckoning import NEVER, after
from foedus.law.turns import ENDS, StateWord, Turn, Word

Moments = tuple[tuple[date, ...], tuple[tuple[StateWord, ...], ...]]
RANK = {word: rank for rank, word in enumerate(StateWord)}
SIGNED, SUCCEEDED = frozenset({ActKind.SIGNATURE}), frozenset({ActKind.SUCCESSION})
JOINED = frozenset(CONSENT) - SUCCEEDED
ENTERED = frozenset({ActKind.ENTRY_INTO_FORCE})
KNOWN = SIGNED | JOINED | SUCCEEDED | ENTERED
ALONE = {word: (word,) for word in StateWord}


@dataclass(frozen=True, slots=True)
class Ordinary:
    """What the treaty does to such members: in force from `entry` (None: not), `later` for who joins afterwards."""

    acts: dict[str, list[Held[Act]]]  # of each state, by today's key; empty where the treaty's own life is not ordinary
    entry: date | None
    fulfilled: date | None  # who consented by then is party from the entry on; None where the clause does not tell
    later: Delay
    open: bool

    @classmethod
    def of(cls, case: Case, whole: Sequence[Turn]) -> Ordinary:
        """A treaty between many that came into force on a known day, or on none, and was never suspended or ended."""
        entries = [t.when for t in whole if t.word is Word.IN_FORCE]
        clause, _ = operative(case)
        later = clause.later if clause and clause.later else Delay()
        done = [t.fulfilled for t in whole if t.word is Word.IN_FORCE and t.fulfilled]
        plain = all(w.earliest and w.earliest == w.latest for w in (*entries, *done)) and _plain(case, whole)
        days = [w.earliest for w in entries if w.earliest]
        fulfilled = done[0].earliest if len(entries) == 1 and done else None
        return cls(_by_state(case) if plain else {}, min(days, default=None), fulfilled, later, case.treaty.open)

    def moments(self, key: str) -> Moments | None:
        """The days on which the state's word changes, with the words; None where its life is not ordinary."""
        mine, state = self.acts.get(today(key), ()), states().get(key)
        if not mine or (state and state.end and state.end < date.max):
            return None
        days = [day for kinds in (SIGNED, JOINED, SUCCEEDED, ENTERED) if (day := _first_day(mine, kinds))]
        if len(days) < 4 or any(h.content.kind not in KNOWN or h.content.instrument == DEFINITIVE for h in mine):
            return None
        signed, joined, succeeded, entered = days
        if succeeded < NEVER and min(signed, joined) < NEVER:
            return None
        joined = min(joined, succeeded)
        return _ranked(self._moments(signed, joined, entered)) if min(joined, entered) < NEVER or self.open else None

    def _moments(self, signed: date, joined: date, entered: date) -> Iterable[tuple[date, StateWord]]:
        if signed < NEVER:
            yield signed, StateWord.SIGNATORY
        if joined < NEVER:
            yield joined, StateWord.CONSENTED
        if entered < NEVER:
            yield entered, StateWord.PARTY
        elif joined < NEVER and self.entry:
            first = self.fulfilled is not None and joined <= self.fulfilled
            yield self.entry if first else max(self.entry, after(joined, self.later)), StateWord.PARTY


def _plain(case: Case, whole: Sequence[Turn]) -> bool:
    treaty = case.treaty
    return not (
        bilateral(treaty)
        or treaty.incomplete
        or treaty.clauses.provisional_application
        or "resolution" in treaty.kind.lower()
        or any(t.word in ENDS for t in whole)
        or any(h.content.kind is ActKind.SUSPENSION for h in treaty.acts)
    )


def _by_state(case: Case) -> dict[str, list[Held[Act]]]:
    found: dict[str, list[Held[Act]]] = {}
    for held in case.treaty.acts:
        whose = held.content.actors if held.content.kind in ENTERED else acting(case.treaty, held.content)
        for key in dict.fromkeys(map(today, whose)):
            found.setdefault(key, []).append(held)
    return found


def _first_day(mine: Iterable[Held[Act]], kinds: frozenset[ActKind]) -> date | None:
    """The first of the days of these acts of a state; NEVER for none at all; None where one is doubted or not known to the day."""
    day = NEVER
    for held in mine:
        act = held.content
        if act.kind in kinds:
            when = act.when
            if not when or not when.earliest or when.earliest != when.latest:
                return None
            if act.status is not Status.DONE or act.about is not About.TREATY or held.disputed:
                return None
            day = min(day, when.earliest)
    return day


def _ranked(told: Iterable[tuple[date, StateWord]]) -> Moments:
    """The highest word that has come, from each day on which it changes."""
    days, words = [date.min], [StateWord.NONE]
    for day, word in sorted(told, key=lambda pair: (pair[0], RANK[pair[1]])):
        if RANK[word] > RANK[words[-1]]:
            if day == days[-1]:
                words[-1] = word
            else:
                days.append(day)
                words.append(word)
    return tuple(days), tuple(ALONE[word] for word in words)
