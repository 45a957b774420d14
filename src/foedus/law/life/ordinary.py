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
from foedus.law.basics.facts import CONSENT, DEFINITIVE, Case, acting, bilateral, is_resolution
from foedus.law.basics.names import today
from foedus.law.basics.reckoning import after
from foedus.law.basics.turns import ENDS, StateWord, Turn, Word
from foedus.law.entry.clauses import operative

Moments = tuple[tuple[date, ...], tuple[tuple[StateWord, ...], ...]]
RANK = {word: rank for rank, word in enumerate(StateWord)}
SIGNED, JOINED, SUCCEEDED, ENTERED = "signed", "joined", "succeeded", "entered"
SORTS = {
    **dict.fromkeys(CONSENT, JOINED),
    ActKind.SIGNATURE: SIGNED,
    ActKind.SUCCESSION: SUCCEEDED,
    ActKind.ENTRY_INTO_FORCE: ENTERED,
}
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
        days = _first_days(mine)
        if days is None or (SUCCEEDED in days and (SIGNED in days or JOINED in days)):
            return None
        joined, entered = days.get(JOINED) or days.get(SUCCEEDED), days.get(ENTERED)
        return _ranked(self._moments(days.get(SIGNED), joined, entered)) if joined or entered or self.open else None

    def _moments(self, signed: date | None, joined: date | None, entered: date | None) -> Iterable[tuple[date, StateWord]]:
        if signed:
            yield signed, StateWord.SIGNATORY
        if joined:
            yield joined, StateWord.CONSENTED
        if entered:
            yield entered, StateWord.PARTY
        elif joined and self.entry:
            first = self.fulfilled is not None and joined <= self.fulfilled
            yield self.entry if first else max(self.entry, after(joined, self.later)), StateWord.PARTY


def _plain(case: Case, whole: Sequence[Turn]) -> bool:
    treaty = case.treaty
    return not (
        bilateral(treaty)
        or treaty.incomplete
        or treaty.clauses.provisional_application
        or is_resolution(treaty)
        or any(t.word in ENDS for t in whole)
        or any(h.content.kind is ActKind.SUSPENSION for h in treaty.acts)
    )


def _by_state(case: Case) -> dict[str, list[Held[Act]]]:
    found: dict[str, list[Held[Act]]] = {}
    for held in case.treaty.acts:
        whose = held.content.actors if held.content.kind is ActKind.ENTRY_INTO_FORCE else acting(case.treaty, held.content)
        for key in dict.fromkeys(map(today, whose)):
            found.setdefault(key, []).append(held)
    return found


def _first_days(mine: Iterable[Held[Act]]) -> dict[str, date] | None:
    """The first day of each sort of act; None where one is of another sort, doubted, or not known to the day."""
    found: dict[str, date] = {}
    for held in mine:
        act, when = held.content, held.content.when
        sort = SORTS.get(act.kind)
        if not sort or not when or not when.earliest or when.earliest != when.latest:
            return None
        if act.status is not Status.DONE or act.about is not About.TREATY or held.disputed or act.instrument == DEFINITIVE:
            return None
        if sort not in found or when.earliest < found[sort]:
            found[sort] = when.earliest
    return found


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
