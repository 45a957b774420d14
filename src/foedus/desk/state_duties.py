"""The duties of one state on a day, over all its treaties: what it owes, what it is owed, and under which treaty since when."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from foedus.core.answers import Answer
from foedus.core.when import When
from foedus.desk.titles import short_name
from foedus.law.basics.names import provisions
from foedus.law.duties.duty_course import Courses
from foedus.law.duties.duty_life import DutyLife, Lives
from foedus.law.duties.duty_state import state as state_of
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.match import duty_of

KINDS = {"help": "Help in war", "consultation": "Consultation", "restraint": "Neutrality and no attack", "": "Other duties"}
"""Kinds of duty as the drawings tell them apart, the gravest first."""
_OF_DUTY = {"help": "help", "consult": "consultation", "abstain": "restraint", "restraint": "restraint"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """Duties of one article that stand alike. `direction`: given, received, or mutual where both owe it to each other.

    `kind` is help, consultation, restraint or "" for any other; `others` are the states at the other end, none where the duty is
    owed to nobody in particular; `answer`: must it be kept that day, or can that not be told? `since` is the first day of the row,
    `later` are the others for whom it began later.
    """

    kind: str
    says: str
    direction: str
    others: tuple[str, ...]
    treaty: str
    name: str
    article: str | None
    act: str | None
    answer: Answer
    since: When | None
    state: str
    later: tuple[tuple[str, When], ...] = ()

    @property
    def place(self) -> str:
        """Where in the treaty, as "art. 5"."""
        return provisions((self.article,)) if self.article else ""


def duty_rows(state: str, bonds: Bonds, treaties: Iterable[str]) -> list[DutyRow]:
    """What must, or may have to, be kept that day, treaty by treaty."""
    chosen = (bonds.treaties[key] for key in treaties)
    return [row for t in chosen for row in _of_treaty(state, Lives(bonds, t, Courses(bonds, t)))]


def _of_treaty(state: str, lives: Lives) -> Iterator[DutyRow]:
    """Lives of one article and kind that stand alike in one row; those of both directions between the same two are mutual."""
    alike: dict[Hashable, tuple[dict[str, DutyLife], dict[str, DutyLife]]] = {}
    for side, found in enumerate((lives.all(state), lives.all(None, state))):
        for life in found:
            if life.operative is not Answer.NO:
                p = life.provision
                key = p.kind, p.article, p.act, p.modality, life.words, life.reasons
                alike.setdefault(key, ({}, {}))[side][life.bearer if side else life.toward] = life
    for given, received in alike.values():
        both = given.keys() & received.keys()
        ends = (("mutual", given, both), ("given", given, given.keys() - both), ("received", received, received.keys() - both))
        for direction, told_by, chosen in ends:
            if told := [life for other, life in told_by.items() if other in chosen]:
                yield _row(direction, told, tuple(other for other in told_by if other and other in chosen))


def _row(direction: str, lives: list[DutyLife], others: tuple[str, ...]) -> DutyRow:
    one, duty = min(lives, key=_begun), duty_of(lives[0].provision)
    ends = ((life.toward if direction != "received" else life.bearer, life.since) for life in sorted(lives, key=_begun))
    return DutyRow(
        kind=_OF_DUTY.get(duty.name, "") if duty else "", says=one.provision.kind, direction=direction, others=others,
        treaty=one.treaty, name=short_name(one.title, ()), article=one.provision.article, act=one.provision.act,
        answer=one.operative, since=one.since, state=state_of(one),
        later=tuple((other, since) for other, since in ends if since and since != one.since),
    )  # fmt: skip


def _begun(life: DutyLife) -> date:
    return (life.since.latest if life.since else None) or date.max
