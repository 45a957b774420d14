"""Where the treaty's own life leaves a duty between two states: created, in effect, suspended, discharged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from foedus.core.answers import Answer, some
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.law.basics.proofs import Proof
from foedus.law.basics.reckoning import first, last
from foedus.law.basics.turns import StateWord, Turn, Word, possible
from foedus.law.duties.duty_events import DutyWord
from foedus.law.life.bonds import Bonds
from foedus.law.life.standing import BINDING
from foedus.law.pairs.pair_pauses import between

ENTERED = (StateWord.PARTY, StateWord.PROVISIONAL)


@dataclass(frozen=True, slots=True)
class Profile:
    """A state's possible words on the day, and since when it is bound, suspended, no longer bound."""

    words: tuple[StateWord, ...]
    bound: When | None = None
    paused: When | None = None
    over: When | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """The words that the day leaves for a duty, and the days of its creation, effect, suspension and end so far."""

    words: tuple[DutyWord, ...]
    created: When | None = None
    in_effect: When | None = None
    paused: When | None = None
    over: When | None = None


@dataclass(frozen=True, slots=True)
class Courses:
    """The courses of one treaty's duties on the day of the bonds; states that stand alike are reckoned once."""

    bonds: Bonds
    treaty: Treaty
    _profiles: dict[str, Profile] = field(default_factory=dict)
    _known: dict[tuple[Profile, Profile], Course] = field(default_factory=dict)

    def of(self, bearer: str, toward: str) -> Course:
        """The course between these two; toward nobody in particular, the bearer's own."""
        one = self._profile(bearer)
        other = self._profile(toward) if toward else one
        pauses = between(self.bonds.case(self.treaty), bearer, toward) if toward else ()
        if pauses:
            return self._course(one, other, pauses)
        if (one, other) not in self._known:
            self._known[one, other] = self._course(one, other, ())
        return self._known[one, other]

    def creation(self) -> Turn | None:
        """The signature, adoption or other act by which the treaty came about, if it has or may have come by the day."""
        made = [t for t in self.bonds.turns(self.treaty) if t.word is not Word.NEGOTIATED or t.proof.rule == "adoption"]
        come = [t for t in made if t.holds(self.bonds.on) is not Answer.NO or t.when.by(self.bonds.on) is not Answer.NO]
        return min(come, key=lambda t: first([t.when]).latest or self.bonds.on.max, default=None)

    def proof_of_creation(self) -> Proof | None:
        """What tells of it."""
        made = self.creation()
        return made.proof if made else None

    def _profile(self, state: str) -> Profile:
        if state not in self._profiles:
            self._profiles[state] = _profile(self.bonds.turns_of(self.treaty, state), self.bonds)
        return self._profiles[state]

    def _course(self, one: Profile, other: Profile, pauses: Sequence[Turn]) -> Course:
        paused = some(t.holds(self.bonds.on) for t in pauses)
        words = {word for pair in product(one.words, other.words) for word in _words(*pair, paused)}
        made = self.creation()
        if made is None or made.when.by(self.bonds.on) is Answer.UNKNOWN:
            words = (words - {DutyWord.CREATED} if made is None else words) | {DutyWord.NONE}
        alone = [t.when for t in pauses if t.holds(self.bonds.on) is not Answer.NO]
        return Course(
            words=tuple(w for w in DutyWord if w in words),
            created=made.when if made else None,
            in_effect=last([one.bound, other.bound]) if one.bound and other.bound else None,
            paused=_earliest((one.paused, other.paused, *alone)),
            over=_earliest((one.over, other.over)),
        )


def _words(one: StateWord, other: StateWord, paused: Answer) -> tuple[DutyWord, ...]:
    """What the two states' standings make of a duty between them (arts. 18, 26, 57, 58, 70)."""
    both = (one, other)
    if StateWord.NONE in both:
        return (DutyWord.NONE,)
    if StateWord.FORMER in both:
        return (DutyWord.DISCHARGED,)
    if StateWord.SUSPENDED in both:
        return (DutyWord.SUSPENDED,)
    if not all(word in BINDING for word in both):
        return (DutyWord.CREATED,)
    answers = {Answer.YES: (DutyWord.SUSPENDED,), Answer.NO: (DutyWord.IN_EFFECT,)}
    return answers.get(paused, (DutyWord.IN_EFFECT, DutyWord.SUSPENDED))


def _profile(turns: Sequence[Turn], bonds: Bonds) -> Profile:
    come = [t for t in turns if t.holds(bonds.on) is not Answer.NO]
    back = [t.until for t in turns if t.word in (StateWord.FORMER, StateWord.SUSPENDED) and t.until and _sure(t.until, bonds)]
    entered = [t.when for t in turns if t.word in ENTERED and t.when.by(bonds.on) is not Answer.NO]
    return Profile(
        words=tuple(possible(StateWord, turns, bonds.on)),
        bound=last([first(entered), *back]) if entered else None,
        paused=_earliest(t.when for t in come if t.word is StateWord.SUSPENDED),
        over=_earliest(t.when for t in come if t.word is StateWord.FORMER),
    )


def _sure(when: When, bonds: Bonds) -> bool:
    return when.by(bonds.on) is Answer.YES


def _earliest(whens: Iterable[When | None]) -> When | None:
    told = [w for w in whens if w]
    return first(told) if told else None
