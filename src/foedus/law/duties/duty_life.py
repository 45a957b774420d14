"""The life of a duty: created, in effect, suspended, triggered, performed, violated, discharged (VCLT arts. 26, 42, 57-60, 70)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.core.answers import Answer
from foedus.core.statements import Provision
from foedus.core.states import as_of, same
from foedus.core.treaties import Held, Treaty
from foedus.core.when import When
from foedus.law.basics import days
from foedus.law.basics.facts import parties
from foedus.law.basics.names import today
from foedus.law.basics.proofs import Proof, proof
from foedus.law.duties.duty_course import Course, Courses
from foedus.law.duties.duty_events import DutyWord, LifeEvent, doubt, moving
from foedus.law.duties.duty_state import LASTING, DutyLife, sentence, state
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.matter import does

__all__ = ["DutyLife", "Lives", "sentence", "state"]
_CLAUSE = re.compile(r"\bclause$|^duration$")  # reported provisions on the treaty's own life oblige nobody


@dataclass(frozen=True, slots=True)
class Lives:
    """The duties of one treaty on a day."""

    bonds: Bonds
    treaty: Treaty
    courses: Courses

    @classmethod
    def of(cls, treaty: Treaty, on: date, others: Mapping[str, Treaty] | None = None, known: date | None = None) -> Lives:
        """`others` and `known` as for `standing`."""
        return cls.by(Bonds.of({**(others or {}), treaty.id: treaty}.values(), on, known), treaty)

    @classmethod
    def by(cls, bonds: Bonds, treaty: Treaty) -> Lives:
        """By what is reckoned of all treaties on the day."""
        return cls(bonds, treaty, Courses(bonds, treaty))

    def all(self, state: str | None = None, toward: str | None = None) -> Iterator[DutyLife]:
        """Each duty that had, or may have, been created by the day: of that state and toward that state only, where given."""
        for held in (h for h in self.treaty.provisions if not _CLAUSE.search(h.content.kind)):
            for bearer in self._bearers(held.content, state):
                for owed in self._owed_to(held.content, bearer, toward):
                    life = self._life(held, bearer, owed)
                    if life.words != (DutyWord.NONE,):
                        yield life

    def proof(self, life: DutyLife) -> Proof:
        """Why it stands so: the treaty's creation, what binds both or not, and each act that moves the duty."""
        between = [life.bearer, *filter(None, [self._party(life.provision, life.toward)])]
        made = self.courses.proof_of_creation()
        moved = [_step(e) for e in life.events if e.held]
        steps = [*filter(None, [made]), self.bonds.binding(self.treaty, *between), *moved]
        return proof("life of a duty", sentence(life), life.operative, "VCLT arts. 26, 42", [life.held], steps)

    def _party(self, provision: Provision, toward: str) -> str:
        """Who else must be bound: a state outside the treaty, named by the provision, need not be (VCLT art. 36).

        One that has joined by another day is no outsider: it is owed the duty while it is a party.
        """
        if not toward or not provision.toward or self.bonds.near(self.treaty, toward):
            return toward
        return toward if today(toward) in map(today, parties(self.treaty)) else ""

    def _bearers(self, provision: Provision, state: str | None) -> Iterable[str]:
        named = self._today(provision.bearers or parties(self.treaty))
        if state is None:
            return named
        asked = as_of(state, self.bonds.on)
        return [asked] if not provision.bearers or does(asked, named) else []

    def _owed_to(self, provision: Provision, bearer: str, toward: str | None) -> Iterable[str]:
        named = [s for s in self._named(provision) if today(s) != today(bearer)]
        if toward is not None:
            asked = as_of(toward, self.bonds.on)
            return [asked] if today(asked) != today(bearer) and (not provision.toward or does(asked, tuple(named))) else []
        return named or ([] if provision.toward else [""])

    def _named(self, provision: Provision) -> tuple[str, ...]:
        """Who is named is meant itself, not the state from which it came: Croatia's place is not Yugoslavia's."""
        if not provision.toward:
            return self._today(parties(self.treaty))
        return tuple(dict.fromkeys(same(key, self.bonds.on) for key in provision.toward))

    def _today(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(as_of(key, self.bonds.on) for key in keys))

    def _life(self, held: Held[Provision], bearer: str, toward: str) -> DutyLife:
        course = self.courses.of(bearer, self._party(held.content, toward))
        acts = tuple(moving(self.bonds, self.treaty, held.content, bearer, toward))
        words, since = _now(course, acts)
        return DutyLife(
            treaty=self.treaty.id,
            title=self.treaty.title,
            held=held,
            bearer=bearer,
            toward=toward,
            on=self.bonds.on,
            words=words,
            since=since,
            events=_in_order((*_told(course), *acts)),
            reasons=self._reasons(bearer, toward, course, acts),
        )

    def _reasons(self, bearer: str, toward: str, course: Course, acts: Sequence[LifeEvent]) -> tuple[str, ...]:
        """What is not known of the two states' standings, or of a suspension between them, and of the acts."""
        told: list[str] = []
        if len(course.words) > 1:
            members = [self.bonds.member(self.treaty, s).proof.says for s in (bearer, toward) if s]
            own = [reason for says in members for reason in says.partition(": ")[2].split("; ")]
            told = list(filter(None, own)) or [doubt(e) for e in _told(course) if e.come is Answer.UNKNOWN]
        return tuple(dict.fromkeys((*told, *(doubt(e) for e in acts if e.come is Answer.UNKNOWN))))


def _now(course: Course, acts: Sequence[LifeEvent]) -> tuple[tuple[DutyWord, ...], When | None]:
    """The words that remain; the last act that has come names a duty in effect, and where it may have come, both remain."""
    moved = _last(acts) if DutyWord.IN_EFFECT in course.words else []
    sure = [e for e in acts if e.come is Answer.YES]
    base = {word for word in course.words if word is not DutyWord.IN_EFFECT or not sure}
    words = base | {e.word for e in moved}
    ordered = tuple(word for word in DutyWord if word in words)
    if len(ordered) > 1:
        return ordered, None
    starts = {
        DutyWord.CREATED: course.created, DutyWord.IN_EFFECT: course.in_effect, DutyWord.SUSPENDED: course.paused,
        DutyWord.DISCHARGED: course.over,
    }  # fmt: skip
    return ordered, moved[0].when if moved else starts.get(ordered[0])


def _last(acts: Sequence[LifeEvent]) -> list[LifeEvent]:
    """Those after which none certainly came; of one day the one that presupposes the others."""
    sure = [e for e in acts if e.come is Answer.YES]
    return [e for e in acts if not any(_follows(later, e) for later in sure if later is not e)]


def _follows(later: LifeEvent, event: LifeEvent) -> bool:
    same_day = later.when.exact and later.when.earliest == event.when.earliest and later.when.latest == event.when.latest
    order = list(DutyWord)
    return event.when.precedes(later.when) is Answer.YES or (same_day and order.index(later.word) > order.index(event.word))


def _told(course: Course) -> Iterator[LifeEvent]:
    """What the treaty's own life tells, so far as it has or may have come by the day."""
    before = (DutyWord.NONE, DutyWord.CREATED)
    rows = (
        (DutyWord.CREATED, course.created, "the treaty was made", "VCLT arts. 9-12", before[:1]),
        (DutyWord.IN_EFFECT, course.in_effect, "the treaty took effect for it", "VCLT arts. 24, 26", before),
        (DutyWord.SUSPENDED, course.paused, "its operation was suspended", "VCLT arts. 57, 58", (DutyWord.IN_EFFECT,)),
        (DutyWord.DISCHARGED, course.over, "the treaty ended for it", "VCLT art. 70", (*before, *LASTING)),
    )
    for word, when, says, article, instead in rows:
        if when:
            unsure = bool(set(instead) & set(course.words)) and len(course.words) > 1
            yield LifeEvent(word=word, when=when, says=says, come=Answer.UNKNOWN if unsure else Answer.YES, article=article)


def _in_order(events: Sequence[LifeEvent]) -> tuple[LifeEvent, ...]:
    return tuple(sorted(events, key=lambda e: (e.when.latest or date.max, e.when.earliest or date.min)))


def _step(event: LifeEvent) -> Proof:
    why = f" ({event.doubt})" if event.doubt else ""
    held = [event.held] if event.held else []
    return proof(event.word.value, f"{event.says} {days.on(event.when)}{why}", event.come, event.article, held)
