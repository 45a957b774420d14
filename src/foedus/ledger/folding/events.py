"""Which statements speak of one happening: the same act told by several sources is told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from foedus.core.answers import Answer
from foedus.core.organs import organ_lexicon
from foedus.core.sources import Source
from foedus.core.statements import Act, Statement
from foedus.core.words import About, ActKind, Stance, Status
from foedus.ledger.folding.independence import Witnesses
from foedus.ledger.folding.kinds import kinds

_RANK = {Status.DONE: 0, Status.CLAIMED: 1, Status.DISPUTED: 2, Status.EXPECTED: 3, Status.NOT_DONE: 4}
_RESERVING = frozenset({ActKind.RESERVATION, ActKind.OBJECTION})
_PARLIAMENT = "parliament"  # in general words: any chamber, or all
_CHAMBERS = frozenset({"parliament", "lower chamber", "upper chamber"})


@dataclass(frozen=True, slots=True)
class Said:
    """An act as one statement has it; where a statement tells several states' own acts, one for each."""

    act: Act
    statement: Statement


@dataclass(slots=True)
class Happening:
    """What is taken for one happening, and who denies it."""

    said: list[Said]
    denied: list[Statement] = field(default_factory=list)


def happenings(acts: Iterable[tuple[Act, Statement]], bilateral: bool, witnesses: Witnesses) -> list[Happening]:
    """The happenings behind statements on acts of one treaty, kind and matter.

    A statement that fits several happenings and cannot be told to mean one of them stays apart. Denials go to every
    happening that they fit. That something has not been done is kept, unless a later day brought it.
    """
    said = sorted((s for act, statement in acts for s in _split(act, statement)), key=_order)
    denials = [s for s in said if s.statement.stance is Stance.DENIES]
    undone = [s for s in said if s not in denials and s.act.status is Status.NOT_DONE]
    found = _cluster([s for s in said if s not in denials and s not in undone], bilateral)
    still = [s for s in undone if not any(_outdated(s, h, witnesses) for h in found)]
    return _deny(found, denials) + _cluster(still, bilateral)


def _split(act: Act, statement: Statement) -> list[Said]:
    if statement.stance in (Stance.EXPECTS, Stance.NEITHER):
        act = replace(act, status=Status.EXPECTED if statement.stance is Stance.EXPECTS else Status.CLAIMED)
    if not kinds()[act.kind].alone or len(act.actors) < 2:
        return [Said(act, statement)]
    return [Said(replace(act, actors=(actor,)), statement) for actor in act.actors]


def _order(said: Said) -> tuple[int, int, bool, bool, str]:
    """The surest first: done, narrow in time, with organ and actors; else as they came."""
    act, width = said.act, (said.act.when.width or 10**8) if said.act.when else 10**9
    return _RANK[act.status], width, act.organ is None, not act.actors, act.when.edtf if act.when else ""


def _cluster(said: Sequence[Said], bilateral: bool) -> list[Happening]:
    found = _Found()
    for one in said:
        fitting = [h for h in found.near(one.act) if all(_same(one, other, bilateral) for other in h.said)]
        for alike in (_same_actors, _same_day):
            fitting = [h for h in fitting if len(fitting) == 1 or any(alike(one.act, other.act) for other in h.said)]
        found.add(one, fitting[0] if len(fitting) == 1 else None)
    return found.all


class _Found:
    """Happenings found so far, by actor: the act of one state is none of another's, in a treaty of two hundred parties."""

    def __init__(self) -> None:
        self.all: list[Happening] = []
        self._place: dict[int, int] = {}  # by identity
        self._of: dict[str, set[int]] = {}  # places by actor; "" where somebody tells the happening without one

    def near(self, act: Act) -> Iterable[Happening]:
        """In their order, all that the act may belong to: anyone's where it names nobody."""
        places = {place for actor in ("", *act.actors) for place in self._of.get(actor, ())}
        return (self.all[place] for place in sorted(places)) if act.actors else self.all

    def add(self, one: Said, happening: Happening | None) -> None:
        """To that happening, or as a new one."""
        if happening is None:
            happening = Happening([])
            self._place[id(happening)] = len(self.all)
            self.all.append(happening)
        happening.said.append(one)
        for actor in one.act.actors or ("",):
            self._of.setdefault(actor, set()).add(self._place[id(happening)])


def _same(one: Said, other: Said, bilateral: bool) -> bool:
    """Can both be one happening?"""
    a, b = one.act, other.act
    apart = _told_apart(one, other)
    return _actors_fit(a, b, bilateral) and _organs_fit(a, b) and _matter_fits(a, b, apart) and _days_fit(a, b, bilateral, apart)


def _matter_fits(one: Act, other: Act, told_apart: bool) -> bool:
    """Reservations to two articles, or objections toward two states, are two; a report may leave out which (VCLT arts. 19-23)."""
    if not (_RESERVING & {one.kind} or one.about in (About.RESERVATION, About.OBJECTION)):
        return True
    left_out = not told_apart and not (one.articles and other.articles)
    toward = not one.toward or not other.toward or not set(one.toward).isdisjoint(other.toward)
    return toward and (left_out or set(one.articles) == set(other.articles))


def _told_apart(one: Said, other: Said) -> bool:
    """Two votes on two days in one source, or two acts in cards, are no contradiction: they are two."""
    cards = one.statement.method == other.statement.method == "card"
    rows = one.act == other.act and one.statement.start != other.statement.start  # the rows of a data set tell one act of all
    return (cards and not rows) or (kinds()[one.act.kind].once == "organ" and one.statement.source == other.statement.source)


def _same_actors(one: Act, other: Act) -> bool:
    return (set(one.actors), one.organ) == (set(other.actors), other.organ)


def _same_day(one: Act, other: Act) -> bool:
    return _same_actors(one, other) and (one.when and one.when.edtf) == (other.when and other.when.edtf)


def _actors_fit(one: Act, other: Act, bilateral: bool) -> bool:
    """Where one names nobody, it is the same act if two parties act together, or if the days meet."""
    if bool(one.actors) == bool(other.actors):
        return _overlap(one, other)
    together = bilateral and not kinds()[one.kind].alone
    return together or bool(one.when and other.when and one.when.meets(other.when))


def _overlap(one: Act, other: Act) -> bool:
    return not one.actors or not other.actors or not set(one.actors).isdisjoint(other.actors)


def _organs_fit(one: Act, other: Act) -> bool:
    """Equal, or one unnamed, or one in general words for the other: the Senate for the US Senate, parliament for a chamber."""
    if one.organ is None or other.organ is None or one.organ == other.organ:
        return True
    first, second = organ_lexicon().get(one.organ), organ_lexicon().get(other.organ)
    if first is None or second is None:
        return False
    general = "" in (first.state, second.state) and first.kind == second.kind != "parliament"
    return general or bool({_PARLIAMENT} & {first.name, second.name} and {first.kind, second.kind} <= _CHAMBERS)


def _days_fit(one: Act, other: Act, bilateral: bool, told_apart: bool) -> bool:
    """An act that was planned for another day is still the same act."""
    once = kinds()[one.kind].once
    planned = one.status is not other.status and Status.EXPECTED in (one.status, other.status)
    if planned and once != "no":
        return True
    if not one.when or not other.when:
        return once != "no" or one.when is other.when
    if one.when.meets(other.when):
        return True
    sure = once == "yes" or (once == "organ" and one.organ == other.organ is not None)
    return sure and not told_apart and (bilateral or bool(one.actors and other.actors))


def _outdated(undone: Said, happening: Happening, witnesses: Witnesses) -> bool:
    """Was it done after the report that it had not been? A failed vote, with its own day, stays."""
    source: Source | None = witnesses.sources.get(undone.statement.source)
    told = source.published if source else None
    done = [s.act.when for s in happening.said if s.act.status is Status.DONE and s.act.when]
    fits = all(_overlap(undone.act, s.act) and _organs_fit(undone.act, s.act) for s in happening.said)
    return bool(fits and told and not undone.act.when and any(told.precedes(day) is Answer.YES for day in done))


def _deny(found: list[Happening], denials: Sequence[Said]) -> list[Happening]:
    alone: list[Happening] = []
    for denial in denials:
        fitting = [h for h in found if all(_same(denial, s, True) for s in h.said)]
        for happening in fitting:
            happening.denied.append(denial.statement)
        if not fitting:
            alone.append(Happening([replace(denial, act=replace(denial.act, status=Status.NOT_DONE))]))
    return found + alone
