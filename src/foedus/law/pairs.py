"""Is a treaty in force between two parties on a day, how modified, and what else governs (VCLT arts. 19-24, 26, 30, 40)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from foedus.core import saying
from foedus.core.answers import Answer, every
from foedus.core.states import as_of, continued
from foedus.core.treaties import Treaty
from foedus.law.amendments import Amendment, amendments
from foedus.law.between import (
    AS_AMENDED,
    AS_MODIFIED,
    AS_WRITTEN,
    NOT_IN_FORCE,
    UNDETERMINED,
    Governing,
    Modified,
    Pair,
    Relations,
)  # fmt: skip
from foedus.law.bonds import Bonds
from foedus.law.facts import Case, parties
from foedus.law.names import full, listed, today
from foedus.law.positions import Effect, Position, positions
from foedus.law.proofs import conjunction
from foedus.law.reservations import Outcome, outcome
from foedus.law.successive import Beside, above, beside, resolutions


def relations(bonds: Bonds, treaty: Treaty, state: str | None = None) -> Relations:
    """All pairs of the states that the treaty binds, or may bind, on the day of `bonds`; those of one state where it is given."""
    ground = Ground.of(bonds, treaty, (state,) if state else ())
    bound = [s for s in ground.bound if ground.bound[s] is not Answer.NO]
    pairs = combinations(bound, 2) if state is None else ((state, s) for s in ground.bound if s != state)
    return Relations(
        treaty=treaty.id, title=treaty.title, on=bonds.on, states=tuple(bound), above=tuple(above(bonds, treaty)),
        unsure=tuple(s for s in bound if ground.bound[s] is Answer.UNKNOWN),
        not_bound=tuple(s for s in ground.bound if ground.bound[s] is Answer.NO),
        pairs=tuple(ground.pair(a, b) for a, b in pairs), incomplete=treaty.incomplete or "",
    )  # fmt: skip


def two(bonds: Bonds, treaty: Treaty, one: str, other: str) -> Relations:
    """The pair of these two states only, with its proof."""
    found = pair(bonds, treaty, one, other)
    binds = {s: bonds.member(treaty, s).binds for s in (one, other)}
    return Relations(
        treaty=treaty.id, title=treaty.title, on=bonds.on, pairs=(found,), above=tuple(above(bonds, treaty)),
        states=tuple(s for s in binds if binds[s] is not Answer.NO), incomplete=treaty.incomplete or "",
        unsure=tuple(s for s in binds if binds[s] is Answer.UNKNOWN),
        not_bound=tuple(s for s in binds if binds[s] is Answer.NO),
    )  # fmt: skip


def pair(bonds: Bonds, treaty: Treaty, one: str, other: str) -> Pair:
    """The pair of these two states, with its proof."""
    ground = Ground.of(bonds, treaty, (one, other))
    found = ground.pair(one, other)
    bound = bonds.binding(treaty, one, other)
    steps = [bound, *(m.proof for m in found.modified), *(g.proof for g in found.governed_by)]
    says = f"it is in force between {listed(map(full, (one, other)))} on {saying.day(bonds.on)}, {found.version}"
    if found.answer is not Answer.YES:
        says = says.removesuffix(f", {found.version}") + (f" ({found.reason})" if found.reason else "")
    whole = conjunction("in force between two", says, steps, "VCLT arts. 20-24, 26")
    return replace(found, proof=replace(whole, answer=found.answer))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What all pairs rest on, reckoned once: whom the treaty binds, what each reservation does, which other treaties bear on it."""

    bonds: Bonds
    bound: dict[str, Answer]
    authors: dict[str, list[Position]]
    reacted: dict[str, frozenset[str]]  # who did something about an author's reservations
    others: list[tuple[Amendment | Beside, dict[str, Answer]]]
    resolutions: list[tuple[frozenset[str], Governing]]
    _done: dict[Hashable, tuple[Modified, ...]] = field(default_factory=dict)
    _governed: dict[Hashable, Governing | None] = field(default_factory=dict)

    @classmethod
    def of(cls, bonds: Bonds, treaty: Treaty, more: Iterable[str] = ()) -> Ground:
        """For all parties, and further states that are asked for."""
        asked = dict.fromkeys((*(as_of(s, bonds.on) for s in parties(treaty)), *more))
        bound = {s: bonds.member(treaty, s).binds for s in asked}
        case = Case(treaty=treaty, others=bonds.treaties, known=bonds.known)
        authors: dict[str, list[Position]] = {}
        for position in positions(case, bonds.on, bound):
            authors.setdefault(position.reservation.state, []).append(position)
        related: list[Amendment | Beside] = [*amendments(bonds, treaty), *beside(bonds, treaty)]
        others = [(r, {s: r.binds(s) for s in bound}) for r in related]
        reacted = {author: frozenset(s for p in mine for s in p.reacted) for author, mine in authors.items()}
        named = resolutions(bonds, treaty)
        return cls(bonds=bonds, bound=bound, authors=authors, reacted=reacted, others=others, resolutions=named)

    def pair(self, one: str, other: str) -> Pair:
        """Two states, with no proof."""
        base = self.bound[one] & self.bound[other]
        modified = (*self.toward(one, other), *self.toward(other, one)) if base is not Answer.NO else ()
        answer = every((base, *(m.in_force for m in modified)))
        governed = tuple(self.governing(one, other, answer))
        return Pair(
            state_a=one, state_b=other, answer=answer, version=_version(answer, modified, governed), modified=modified,
            governed_by=governed, reason=_reason(base, answer, modified),
        )  # fmt: skip

    def toward(self, author: str, other: str) -> tuple[Modified, ...]:
        """What the author's reservations do between it and the other. States that have not reacted are alike."""
        mine = self.authors.get(continued(author))
        if not mine:
            return ()
        key = author, continued(other) if continued(other) in self.reacted[continued(author)] else ""
        if key not in self._done:
            self._done[key] = tuple(_modified(author, [outcome(p, key[1]) for p in mine]))
        return self._done[key]

    def governing(self, one: str, other: str, answer: Answer) -> Iterator[Governing]:
        """Amendments, other treaties on the subject, and resolutions that name one of the two."""
        for number, (related, binds) in enumerate(self.others):
            key = number, answer, binds[one], binds[other]
            if key not in self._governed:
                self._governed[key] = related.between(answer, binds[one], binds[other])
            if found := self._governed[key]:
                yield found
        if answer is not Answer.NO:
            yield from (found for named, found in self.resolutions if named & {today(one), today(other)})


def _modified(author: str, outcomes: Iterable[Outcome]) -> Iterator[Modified]:
    """What has, or may have, an effect or is worth showing; provisions of one reservation that fare alike together."""
    groups: dict[Hashable, list[Outcome]] = {}
    for found in outcomes:
        if found.effects != {Effect.NONE} or found.shown:
            key = id(found.position.reservation.fact), found.effects, found.says, found.reason, found.further
            groups.setdefault(key, []).append(found)
    for alike in groups.values():
        one, articles = alike[0], tuple(a for o in alike if (a := o.position.reservation.article))
        effects = [e.value for e in Effect if e in one.effects]
        yield Modified(
            state=author, articles=articles, effect=" or ".join(effects), in_force=one.answer, says=one.sentence(articles),
            answer=Answer.YES if len(effects) == 1 else Answer.UNKNOWN, article=one.article, reason=one.reason,
            note=one.position.reservation.fact.act.note or "", further=one.further, shown=one.shown, proof=one.proof(articles),
        )  # fmt: skip


def _version(answer: Answer, modified: Iterable[Modified], governed: Iterable[Governing]) -> str:
    """The treaty's text between the two, in words."""
    if answer is not Answer.YES:
        return NOT_IN_FORCE if answer is Answer.NO else UNDETERMINED
    effects = [m.effect.split(" or ") for m in modified]
    amended = [g.answer for g in governed if g.kind == "amended"]
    told = [Effect.NONE.value not in e for e in effects]
    if Answer.UNKNOWN in amended or (not any(told) and any(len(e) > 1 for e in effects)):
        return UNDETERMINED
    text = AS_AMENDED if amended else ""
    return (f"{text} and modified" if text else AS_MODIFIED) if any(told) else text or AS_WRITTEN


def _reason(base: Answer, answer: Answer, modified: Iterable[Modified]) -> str:
    """Why it is not in force between the two, or cannot be told."""
    if base is not Answer.YES:
        return "it does not bind both" if base is Answer.NO else "whether it binds both cannot be told"
    why = ((m.says if answer is Answer.NO else m.reason or m.says) for m in modified if m.in_force is answer)
    return "; ".join(dict.fromkeys(why)) if answer is not Answer.YES else ""
