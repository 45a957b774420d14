"""What all pairs of a treaty's parties rest on, reckoned once for the treaty and the day."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from foedus.core.answers import Answer, every
from foedus.core.states import same
from foedus.core.treaties import Treaty
from foedus.law.basics.facts import parties
from foedus.law.basics.names import full, listed, today
from foedus.law.basics.turns import StateWord
from foedus.law.life.bonds import Bonds
from foedus.law.life.life import StateBond
from foedus.law.pairs.amendments import Amendment, amendments
from foedus.law.pairs.between import (
    AS_AMENDED,
    AS_MODIFIED,
    AS_WRITTEN,
    NOT_IN_FORCE,
    PROVISIONALLY,
    UNDETERMINED,
    Governing,
    Modified,
    Pair,
)
from foedus.law.pairs.positions import Effect, Position, positions
from foedus.law.pairs.reservations import Outcome, outcome
from foedus.law.pairs.successive import Beside, beside, resolutions


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What all pairs rest on, reckoned once: whom the treaty binds, what each reservation does, which other treaties bear on it."""

    bonds: Bonds
    members: dict[str, StateBond]
    authors: dict[str, list[Position]]
    reacted: dict[str, frozenset[str]]  # who did something about an author's reservations
    others: list[tuple[Amendment | Beside, dict[str, Answer]]]
    resolutions: list[tuple[frozenset[str], Governing]]
    _done: dict[Hashable, tuple[Modified, ...]] = field(default_factory=dict)
    _governed: dict[Hashable, Governing | None] = field(default_factory=dict)

    @classmethod
    def of(cls, bonds: Bonds, treaty: Treaty, more: Iterable[str] = ()) -> Ground:
        """For all parties, and further states that are asked for."""
        asked = dict.fromkeys((*(same(s, bonds.on) for s in parties(treaty)), *more))
        members = {s: bonds.member(treaty, s) for s in asked}
        bound = {s: member.binds for s, member in members.items()}
        authors: dict[str, list[Position]] = {}
        for position in positions(bonds.case(treaty), bonds.on, bound):
            authors.setdefault(position.reservation.state, []).append(position)
        related: list[Amendment | Beside] = [*amendments(bonds, treaty), *beside(bonds, treaty)]
        others = [(r, {s: r.binds(s) for s in bound}) for r in related]
        reacted = {author: frozenset(s for p in mine for s in p.reacted) for author, mine in authors.items()}
        named = resolutions(bonds, treaty)
        return cls(bonds=bonds, members=members, authors=authors, reacted=reacted, others=others, resolutions=named)

    def binds(self, state: str) -> Answer:
        """Does the treaty bind the state?"""
        return self.members[state].binds

    def pair(self, one: str, other: str) -> Pair:
        """Two states, with no proof."""
        base = self.binds(one) & self.binds(other)
        modified = (*self.toward(one, other), *self.toward(other, one)) if base is not Answer.NO else ()
        answer = every((base, *(m.in_force for m in modified)))
        governed = tuple(self.governing(one, other, answer))
        return Pair(
            state_a=one, state_b=other, answer=answer, modified=modified, governed_by=governed,
            version=PROVISIONALLY if self.provisional(one, other, answer) else _version(answer, modified, governed),
            reason=self.unbound(one, other, base) if base is not Answer.YES else _reason(answer, modified),
        )  # fmt: skip

    def provisional(self, one: str, other: str, answer: Answer) -> bool:
        """Art. 25: is it applied between the two while it is not yet in force for both?"""
        words = {self.members[one].word, self.members[other].word}
        return answer is Answer.YES and StateWord.PROVISIONAL in words

    def unbound(self, one: str, other: str, base: Answer) -> str:
        """Why it does not bind both, or that this cannot be told: the standing of each of whom it is not certain."""
        told = [s for s in (one, other) if self.binds(s) is base]
        if base is Answer.UNKNOWN:
            return f"whether it binds {listed(map(full, told))} cannot be told"
        return "; ".join(f"{full(s)}: {self.members[s].word.value}" for s in told)

    def toward(self, author: str, other: str) -> tuple[Modified, ...]:
        """What the author's reservations do between it and the other. States that have not reacted are alike."""
        mine = self.authors.get(today(author))
        if not mine:
            return ()
        key = author, today(other) if today(other) in self.reacted[today(author)] else ""
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


def _reason(answer: Answer, modified: Iterable[Modified]) -> str:
    """Why it is not in force between two whom it binds, or cannot be told."""
    why = ((m.says if answer is Answer.NO else m.reason or m.says) for m in modified if m.in_force is answer)
    return "; ".join(dict.fromkeys(why)) if answer is not Answer.YES else ""
