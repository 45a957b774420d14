"""Who is bound by which treaty on a day, reckoned once for each treaty and state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar, cast

from foedus.core import saying
from foedus.core.answers import Answer, every, whether
from foedus.core.relations import role_of
from foedus.core.statements import Relation
from foedus.core.states import same, states
from foedus.core.treaties import Held, Treaty
from foedus.law.basics import days
from foedus.law.basics.facts import Case, ending, is_resolution, parties
from foedus.law.basics.names import full, listed, today
from foedus.law.basics.proofs import Proof, conjunction, proof
from foedus.law.basics.turns import ENDS, StateWord, Turn, Word, possible
from foedus.law.life.life import StateBond
from foedus.law.life.standing import bindingness, bond_of
from foedus.law.life.timeline import Life, only

T = TypeVar("T")
Spell = tuple[date, date, int]  # days, both inclusive, and the place of the treaty that binds, or may bind, then
PARTY = "⟨party⟩"  # some state that is bound by whatever treaty is asked about; its name is put in afterwards
NEAR = (StateWord.SIGNATORY, StateWord.CONSENTED, StateWord.SUSPENDED)

DAYS = 64  # of which what was reckoned is kept


@dataclass(frozen=True, slots=True)
class Bonds:
    """All treaties on a day. Who is bound is reckoned when asked for, and kept; the proof of it only where one is asked for."""

    treaties: Mapping[str, Treaty]
    on: date
    known: date | None = None
    _lives: dict[str, Life] = field(default_factory=dict)
    _words: dict[tuple[str, str], tuple[StateWord, ...]] = field(default_factory=dict)
    _members: dict[tuple[str, str], StateBond] = field(default_factory=dict)
    _brief: dict[tuple[str, str, int], Proof] = field(default_factory=dict)
    _parties: dict[str, list[int]] = field(default_factory=dict)
    _ordered: list[str] = field(default_factory=list)
    _ending: list[dict[str, list[Held[Relation]]]] = field(default_factory=list)  # one, once it is asked for
    _whole: dict[str, Answer] = field(default_factory=dict)
    _proofs: dict[tuple[str, tuple[str, ...]], Proof] = field(default_factory=dict)
    _involved: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    _spells: dict[str, list[Spell]] = field(default_factory=dict)
    _bound: dict[str, frozenset[int]] = field(default_factory=dict)
    _near: dict[str, frozenset[int]] = field(default_factory=dict)
    _once: dict[str, object] = field(default_factory=dict)
    _days: dict[date, Bonds] = field(default_factory=dict)

    @classmethod
    def of(cls, treaties: Iterable[Treaty], on: date, known: date | None = None) -> Bonds:
        """The treaties by their ids."""
        return cls({t.id: t for t in treaties}, on, known)

    def at(self, day: date) -> Bonds:
        """The same treaties on another day; their lives are reckoned once for all days."""
        if day == self.on:
            return self
        found = self._days.get(day)
        if found is None:
            if len(self._days) >= DAYS:
                self._days.clear()
            found = self._days[day] = self.anew(day)
        return found

    def anew(self, day: date) -> Bonds:
        """As `at`, but what is reckoned of that day alone is not kept here."""
        return Bonds(
            self.treaties, day, self.known, _lives=self._lives, _parties=self._parties, _ordered=self._ordered,
            _ending=self._ending, _near=self._near, _spells=self._spells, _brief=self._brief, _once=self._once, _days=self._days,
        )  # fmt: skip

    def compile(self) -> None:
        """Reckon the lives of all treaties' parties now, so that no question on any day waits for it."""
        for treaty in self.treaties.values():
            life = self._life(treaty)
            for state in life.parties:
                life.of(state)
        for state in states():
            self._spells_of(state)

    def member(self, treaty: Treaty, state: str) -> StateBond:
        """What the treaty is for the state, with its proof."""
        key = treaty.id, state
        if key not in self._members:
            self._members[key] = bond_of(state, self._life(treaty).turns_of(state), self.on)
        return self._members[key]

    def words(self, treaty: Treaty, state: str) -> tuple[StateWord, ...]:
        """The words that the state's standing may bear that day."""
        key = treaty.id, state
        if key not in self._words:
            self._words[key] = self._life(treaty).of(state).on(self.on)
        return self._words[key]

    def concerning(self, *states: str) -> list[Treaty]:
        """In their order, the treaties in which one of these has, or may have, a part, and those with duties toward outsiders."""
        return [self.treaties[key] for key in self.concerned(*states)]

    def concerned(self, *states: str) -> dict[str, set[str]]:
        """By the ids of these treaties, in their order, which of the states each concerns."""
        found: dict[int, set[str]] = {}
        for state in states:
            for place in self.places(state):
                found.setdefault(place, set()).add(state)
        return {self._ordered[place]: found[place] for place in sorted(found)}

    def places(self, state: str) -> frozenset[int]:
        """Where in their order the treaties stand that may concern the state."""
        if not self._parties:
            self._put_by_party()
        key = today(state)
        if key not in self._near:
            self._near[key] = frozenset((*self._parties.get("", ()), *self._parties.get(key, ())))
        return self._near[key]

    def bound_in(self, state: str) -> frozenset[int]:
        """Where in their order the treaties stand that bind, or may bind, the state that day."""
        if state not in self._bound:
            spells = self._spells_of(state)
            self._bound[state] = frozenset(place for first, last, place in spells if first <= self.on <= last)
        return self._bound[state]

    def _spells_of(self, state: str) -> list[Spell]:
        if state not in self._spells:
            each = ((place, self._life(self.treaties[self._ordered[place]]).of(state)) for place in self.places(state))
            self._spells[state] = [(*days, place) for place, timeline in each for days in timeline.where(_may_bind)]
        return self._spells[state]

    def once(self, what: str, make: Callable[[], T]) -> T:
        """What follows from the treaties whatever the day: made when it is first asked for, and kept for all days."""
        if what not in self._once:
            self._once[what] = make()
        return cast(T, self._once[what])

    def _put_by_party(self) -> None:
        """Put in at once when all is known, for another thread may be asking."""
        found: dict[str, list[int]] = {}
        ordered = list(self.treaties)
        for place, key in enumerate(ordered):
            treaty = self.treaties[key]
            if self._restated(treaty):
                continue
            anyone = _of_anyone(treaty)
            for party in {"" if anyone else today(state) for state in parties(treaty) or ("",)}:
                found.setdefault(party, []).append(place)
        self._ordered[:] = ordered
        self._parties.update(found)

    def _restated(self, treaty: Treaty) -> bool:
        """Does a treaty that is at hand tell the same of more parties?"""
        return any(role_of(h.content.kind) == "restates" and h.content.other in self.treaties for h in treaty.relations)

    def _life(self, treaty: Treaty) -> Life:
        if treaty.id not in self._lives:
            if not self._ending:
                self._ending.append(ending(self.treaties.values()))
            case = Case(treaty=treaty, others=self.treaties, known=self.known, ending=self._ending[0])
            self._lives[treaty.id] = Life(case)
        return self._lives[treaty.id]

    def case(self, treaty: Treaty) -> Case:
        """The treaty with what bears on it."""
        return self._life(treaty).case

    def turns(self, treaty: Treaty) -> tuple[Turn, ...]:
        """The treaty's own turning points."""
        return self._life(treaty).turns

    def turns_of(self, treaty: Treaty, state: str) -> tuple[Turn, ...]:
        """A state's turning points in the treaty."""
        return self._life(treaty).turns_of(state)

    def whole(self, treaty: Treaty) -> Answer:
        """Is the treaty in operation, whoever its parties are?"""
        if treaty.id not in self._whole:
            self._whole[treaty.id] = self._operates(treaty)
        return self._whole[treaty.id]

    def _operates(self, treaty: Treaty) -> Answer:
        return whether(w is Word.IN_FORCE for w in possible(Word, self._life(treaty).turns, self.on))

    def binding(self, treaty: Treaty, *states: str) -> Proof:
        """Is the treaty in force between these states, with the acts behind it?"""
        key = treaty.id, states
        if key not in self._proofs:
            self._proofs[key] = self._binding(treaty, *states)
        return self._proofs[key]

    def _binding(self, treaty: Treaty, *states: str) -> Proof:
        who, day = listed(map(full, states)), saying.day(self.on)
        if self.whole(treaty) is Answer.NO:
            steps = _before(treaty, self._life(treaty).turns, self.on)
            return proof("treaty in force", f"the treaty was not in force on {day}", Answer.NO, "VCLT art. 24", steps=steps)
        members = [self._told(treaty, s) for s in states]
        return conjunction("treaty in force", f"the treaty binds {who} on {day}", members, "VCLT art. 26")

    def _told(self, treaty: Treaty, state: str) -> Proof:
        """No day is told in it: the same serves all days between two on which something changes."""
        key = treaty.id, state, self._life(treaty).stretch(state, self.on)
        if key not in self._brief:
            self._brief[key] = _short(self.member(treaty, state))
        return self._brief[key]

    def may_bind(self, treaty: Treaty, *states: str) -> bool:
        """Can it not be excluded?"""
        return all(s == PARTY or _may_bind(self.words(treaty, s)) for s in states)

    def binds(self, treaty: Treaty, *states: str) -> Answer:
        """The answer of `binding`, without its proof."""
        whole = self.whole(treaty)
        return whole if whole is Answer.NO else every(bindingness(self.words(treaty, s)) for s in states)

    def near(self, treaty: Treaty, state: str) -> bool:
        """Does it bind the state, or did the state sign it, so that one asks why it does not?"""
        return self.may_bind(treaty, state) or only(self.words(treaty, state)) in NEAR

    def others(self, treaty: Treaty, *but: str) -> Iterator[str]:
        """Parties other than these, possible ones among them, as they are that day."""
        if treaty.id not in self._involved:
            near = [s for s in self._life(treaty).parties if self.near(treaty, s)]
            self._involved[treaty.id] = [(today(s), same(s, self.on)) for s in near]
        leave = {today(s) for s in but}
        return (state for heir, state in self._involved[treaty.id] if heir not in leave)


def _may_bind(words: Sequence[StateWord]) -> bool:
    return bindingness(words) is not Answer.NO


def _of_anyone(treaty: Treaty) -> bool:
    """May it concern states that have no act in it: of unknown parties, a resolution, a duty toward outsiders?"""
    unknown = not (treaty.parties or treaty.open) or is_resolution(treaty)
    return unknown or any(h.content.toward for h in treaty.provisions)


def _before(treaty: Treaty, whole: tuple[Turn, ...], on: date) -> tuple[Proof, ...]:
    """Why it is not in force: its end, or the day on which it came into force later, else that nobody reports one."""
    over = [t.proof for t in whole if t.word in ENDS and t.holds(on) is Answer.YES]
    if over:
        return tuple(replace(p, answer=Answer.NO) for p in over[:1])
    later = [t for t in whole if t.word is Word.IN_FORCE and not t.doubt and t.holds(on) is Answer.NO]
    told = [replace(t.proof, says=f"it entered into force only {days.on(t.when)}", answer=Answer.NO, steps=()) for t in later[:1]]
    return tuple(told) or (proof("no entry into force", "no source reports its entry into force by then", Answer.NO),)


def _short(member: StateBond) -> Proof:
    """What speaks for the word; signatures and consents are left out where the entry into force for it is told."""
    told = tuple(s for s in member.proof.steps if s.answer is not Answer.NO)
    entered = tuple(s for s in told if "entry into force" in s.rule)
    if member.binds is Answer.YES and len(entered) == 1:
        return entered[0]
    since = f" {days.on(member.since).replace('on ', 'since ', 1)}" if member.since and member.since.exact else ""
    why = f": {member.proof.says.partition(': ')[2]}" if member.binds is Answer.UNKNOWN else since
    says = f"{full(member.state)}: {member.word.value}{why}"
    return replace(member.proof, says=says, answer=member.binds, steps=entered if member.binds is Answer.YES and entered else told)
