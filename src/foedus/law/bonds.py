"""Who is bound by which treaty on a day, reckoned once for each treaty and state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from foedus.core.answers import Answer
from foedus.core.treaties import Treaty
from foedus.law.facts import Case, parties
from foedus.law.life import StateStanding
from foedus.law.names import name, today
from foedus.law.proofs import Proof, conjunction
from foedus.law.standing import life, member
from foedus.law.turns import Turn, Word, possible


@dataclass(frozen=True, slots=True)
class Bonds:
    """All treaties on a day. Membership is reckoned when asked for, and kept."""

    treaties: Mapping[str, Treaty]
    on: date
    known: date | None = None
    _lives: dict[str, tuple[Case, tuple[Turn, ...]]] = field(default_factory=dict)
    _members: dict[tuple[str, str], StateStanding] = field(default_factory=dict)

    @classmethod
    def of(cls, treaties: Iterable[Treaty], on: date, known: date | None = None) -> Bonds:
        """The treaties by their ids."""
        return cls({t.id: t for t in treaties}, on, known)

    def member(self, treaty: Treaty, state: str) -> StateStanding:
        """The state's standing toward the treaty."""
        key = treaty.id, today(state)
        if key not in self._members:
            case, whole = self._life(treaty)
            self._members[key] = member(case, state, whole, self.on)
        return self._members[key]

    def _life(self, treaty: Treaty) -> tuple[Case, tuple[Turn, ...]]:
        if treaty.id not in self._lives:
            case = Case(treaty=treaty, others=self.treaties, known=self.known)
            self._lives[treaty.id] = case, life(case)
        return self._lives[treaty.id]

    def whole(self, treaty: Treaty) -> Answer:
        """Is the treaty in operation, whoever its parties are?"""
        words = {w is Word.IN_FORCE for w in possible(Word, self._life(treaty)[1], self.on)}
        return Answer.UNKNOWN if len(words) > 1 else Answer.YES if words == {True} else Answer.NO

    def binding(self, treaty: Treaty, *states: str) -> Proof:
        """Is the treaty in force between these states, with the acts behind it?"""
        members = [self.member(treaty, s) for s in states]
        says = f"{treaty.title} binds {' and '.join(map(name, states))} on {self.on}"
        return conjunction("treaty in force", says, [_short(m) for m in members], "VCLT art. 26")

    def may_bind(self, treaty: Treaty, *states: str) -> bool:
        """Can it not be excluded?"""
        return all(self.member(treaty, s).binds is not Answer.NO for s in states)

    def others(self, treaty: Treaty, *but: str) -> Iterator[str]:
        """Parties other than these, possible ones among them."""
        leave = {today(s) for s in but}
        return (s for s in parties(treaty) if today(s) not in leave and self.may_bind(treaty, s))


def _short(member: StateStanding) -> Proof:
    steps = tuple(s for s in member.proof.steps if s.answer is not Answer.NO)
    old = member.proof
    return Proof(rule=old.rule, says=f"{name(member.state)}: {old.says}", answer=member.binds, article=old.article, steps=steps)
