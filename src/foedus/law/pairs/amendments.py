"""Amendments that bind some parties only (VCLT arts. 30(4), 39-40)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.core.answers import Answer
from foedus.core.relations import role_of
from foedus.core.statements import Relation
from foedus.core.treaties import Held, Treaty
from foedus.core.when import When
from foedus.law.basics.names import today
from foedus.law.basics.proofs import proof
from foedus.law.basics.reckoning import first
from foedus.law.basics.turns import Word
from foedus.law.life.bonds import Bonds
from foedus.law.pairs.between import Governing
from foedus.law.pairs.reserved import Consents, consents


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """An agreement that amends a treaty, on a day. `force`: the day on which it entered into force, None where no act shows one."""

    bonds: Bonds
    treaty: Treaty
    agreement: Treaty
    held: Held[Relation]
    force: When | None
    consents: Consents

    def binds(self, state: str) -> Answer:
        """Is the state's treaty the amended one? Its own consent, or one of the two rules below."""
        whole = self.bonds.whole(self.agreement)
        return self.bonds.member(self.agreement, state).binds | (whole & (self.for_all() | self.joined_later(state)))

    def for_all(self) -> Answer:
        """Art. 40(1): the treaty itself may let an amendment that is in force bind all parties."""
        clause = self.treaty.clauses.amendment
        return Answer.YES if clause and clause.binds == "all" else Answer.NO

    def joined_later(self, state: str) -> Answer:
        """Art. 40(5): who becomes a party afterwards becomes one to the treaty as amended, unless the treaty says otherwise."""
        clause = self.treaty.clauses.amendment
        given = [f.when for f in self.consents.get(today(state), ())]
        if not self.force or not given or (clause and clause.later_joiners is False):
            return Answer.NO
        return self.force.precedes(first(given))

    def between(self, mine: Answer, one: Answer, other: Answer) -> Governing | None:
        """Is the treaty between two parties (`mine`: is it in force?) the amended one? `one`, `other`: does it bind each?"""
        if mine is Answer.NO or (one, other) == (Answer.NO, Answer.NO):
            return None
        title, both = self.agreement.title, one & other
        if both is Answer.NO:
            clause = self.treaty.clauses.amendment
            unknown = "" if clause and clause.binds else " (no source says whether the treaty lets amendments bind all)"
            says = f"the treaty governs unamended, as {title} does not bind both{unknown}"
            return self._governing("unamended", self.treaty, mine, says, "VCLT arts. 30(4)(b), 40(4)")
        answer = mine & both
        reason = (
            "" if answer is Answer.YES else f"whether {title if both is Answer.UNKNOWN else 'the treaty'} binds both cannot be told"
        )
        return self._governing(
            "amended", self.agreement, answer, f"the treaty governs as amended by {title}", "VCLT art. 40", reason
        )

    def _governing(self, kind: str, by: Treaty, answer: Answer, says: str, article: str, reason: str = "") -> Governing:
        told = proof("amendment", says + (f": {reason}" if reason else ""), answer, article, [self.held])
        return Governing(
            kind=kind, treaty=by.id, title=by.title, answer=answer, says=says, article=article, reason=reason, proof=told
        )


def amendments(bonds: Bonds, treaty: Treaty) -> Iterator[Amendment]:
    """The agreements that amend the treaty."""
    given = consents(bonds.case(treaty))
    for agreement in bonds.treaties.values():
        for held in agreement.relations:
            amends = role_of(held.content.kind) == "amends" and held.content.treaty == agreement.id
            if amends and refers(held.content.other, treaty):
                force = [t.when for t in bonds.turns(agreement) if t.word is Word.IN_FORCE]
                day = first(force) if force else None
                yield Amendment(bonds=bonds, treaty=treaty, agreement=agreement, held=held, force=day, consents=given)


def refers(name: str, treaty: Treaty) -> bool:
    """Does a relation's `other` mean this treaty, by its id or a name?"""
    return name == treaty.id or name.casefold() in (n.casefold() for n in (treaty.title, *treaty.names))
