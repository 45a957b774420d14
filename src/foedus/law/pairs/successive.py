"""Which of several treaties governs between two parties: successive treaties (VCLT arts. 30, 59) and the UN Charter (art. 103)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from foedus.core.answers import Answer
from foedus.core.relations import role_of
from foedus.core.statements import Relation
from foedus.core.treaties import Held, Treaty
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.law.basics.facts import facts, is_resolution
from foedus.law.basics.names import today
from foedus.law.basics.proofs import Proof, conjunction, proof
from foedus.law.basics.reckoning import first
from foedus.law.life.bonds import Bonds
from foedus.law.pairs.amendments import refers
from foedus.law.pairs.between import Governing

MIRRORED = {"yields": "prevails", "prevails": "yields", "ends": "ended", "successive": "successive"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another treaty on the subject; `role` is the treaty's own toward it (it yields, prevails, is ended, is successive)."""

    bonds: Bonds
    treaty: Treaty
    other: Treaty
    role: str
    held: Held[Relation]

    def binds(self, state: str) -> Answer:
        """Does the other treaty bind the state?"""
        return self.bonds.member(self.other, state).binds

    def between(self, mine: Answer, one: Answer, two: Answer) -> Governing | None:
        """Which of the two governs. `mine`: is the treaty in force between the two? `one`, `two`: does the other bind each?"""
        return next((found for rule in RULES if (found := rule(self, mine, one, two))), None)

    def later(self) -> Answer:
        """Is the other treaty the later one? By adoption or signature, as art. 30 is understood."""
        mine, theirs = concluded(self.bonds, self.treaty), concluded(self.bonds, self.other)
        if mine.precedes(theirs) is Answer.YES:
            return Answer.YES
        return Answer.NO if theirs.precedes(mine) is Answer.YES else Answer.UNKNOWN

    def governing(self, by: Treaty, answer: Answer, says: str, article: str, reason: str = "") -> Governing:
        """The treaty that governs, with its proof."""
        told = proof("successive treaties", says + (f": {reason}" if reason else ""), answer, article, [self.held])
        return Governing(
            kind="successive", treaty=by.id, title=by.title, answer=answer, says=says, article=article, reason=reason, proof=told
        )


Rule = Callable[[Beside, Answer, Answer, Answer], Governing | None]


def ended(b: Beside, mine: Answer, one: Answer, two: Answer) -> Governing | None:
    """Art. 59: the other took its place."""
    if b.role != "ended" or one & two is Answer.NO:
        return None
    return b.governing(b.other, one & two, f"{b.other.title} took its place", "VCLT art. 59")


def subject_to(b: Beside, mine: Answer, one: Answer, two: Answer) -> Governing | None:
    """Art. 30(2): the one that says that it is subject to the other yields, whichever is the later."""
    answer = mine & one & two
    if b.role not in ("yields", "prevails") or answer is Answer.NO:
        return None
    strong, weak = (b.other, b.treaty) if b.role == "yields" else (b.treaty, b.other)
    return b.governing(strong, answer, f"{strong.title} prevails, as {weak.title} is subject to it", "VCLT art. 30(2)")


def both_common(b: Beside, mine: Answer, one: Answer, two: Answer) -> Governing | None:
    """Art. 30(3), 30(4)(a): between parties to both the earlier applies only as far as it is compatible with the later."""
    answer = mine & one & two
    if b.role != "successive" or answer is Answer.NO:
        return None
    later = b.later()
    new, old = (b.other, b.treaty) if later is not Answer.NO else (b.treaty, b.other)
    article = "VCLT art. 30(3), (4)(a)"
    if later is Answer.UNKNOWN:
        reason = "which of the two was concluded later cannot be told"
        return b.governing(new, Answer.UNKNOWN, "the later of the two prevails as far as they are incompatible", article, reason)
    says = f"{new.title}, the later, prevails as far as {old.title} is incompatible with it"
    reason = "" if answer is Answer.YES else "whether both treaties bind both cannot be told"
    return b.governing(new, answer, says, article, reason)


def one_common(b: Beside, mine: Answer, one: Answer, two: Answer) -> Governing | None:
    """Art. 30(4)(b): between a party to both and a party to one only, the treaty that binds both governs."""
    if b.role != "successive" or (one, two) == (Answer.NO, Answer.NO):
        return None
    theirs = one & two
    if mine is Answer.NO and theirs is Answer.NO:
        return None
    by, only, answer = (b.treaty, b.other, mine) if theirs is Answer.NO else (b.other, b.treaty, theirs)
    return b.governing(by, answer, f"{by.title} governs, as {only.title} does not bind both", "VCLT art. 30(4)(b)")


RULES: tuple[Rule, ...] = (ended, subject_to, both_common, one_common)


def beside(bonds: Bonds, treaty: Treaty) -> Iterator[Beside]:
    """The treaties on its subject that some card relates to it."""
    for one in bonds.treaties.values():
        for held in one.relations:
            role = role_of(held.content.kind)
            if one.id == treaty.id and role in ("yields", "prevails", "successive"):
                for other in (t for t in bonds.treaties.values() if refers(held.content.other, t)):
                    yield Beside(bonds=bonds, treaty=treaty, other=other, role=role, held=held)
            elif one.id != treaty.id and role in MIRRORED and refers(held.content.other, treaty):
                yield Beside(bonds=bonds, treaty=treaty, other=one, role=MIRRORED[role], held=held)


def concluded(bonds: Bonds, treaty: Treaty) -> When:
    """The day of adoption or signature, else of the entry into force; nothing known where no act tells."""
    case = bonds.case(treaty)
    for kinds in ((ActKind.ADOPTION, ActKind.SIGNATURE), (ActKind.ENTRY_INTO_FORCE,)):
        if found := facts(case, *kinds):
            return first(f.when for f in found)
    return When()


def above(bonds: Bonds, treaty: Treaty) -> list[Governing]:
    """UN Charter art. 103: a treaty that prevails over any other, while it is in force."""
    if is_resolution(treaty) or _prevails(treaty):
        return []
    found = [t for t in bonds.treaties.values() if _prevails(t) and bonds.whole(t) is not Answer.NO]
    return [_above(bonds, t, f"obligations under the {t.title} prevail as far as they conflict") for t in found]


def resolutions(bonds: Bonds, treaty: Treaty) -> list[tuple[frozenset[str], Governing]]:
    """UN Charter arts. 25, 103: the resolutions of the Security Council in effect, with the states that they name."""
    if is_resolution(treaty) or _prevails(treaty):
        return []
    found = [t for t in bonds.treaties.values() if is_resolution(t) and bonds.whole(t) is not Answer.NO]
    told = [(_named(t), t) for t in found]
    return [(named, _above(bonds, t, f"what {t.title} decides prevails as far as it conflicts")) for named, t in told if named]


def _above(bonds: Bonds, by: Treaty, says: str) -> Governing:
    answer, article = bonds.whole(by), "UN Charter arts. 25, 103" if is_resolution(by) else "UN Charter art. 103"
    held = [h for h in by.provisions if h.content.kind == "prevails"]
    told: Proof = conjunction(
        "UN Charter prevails", says, [proof("in effect", f"{by.title} is in effect", answer, held=held)], article
    )
    return Governing(kind="charter", treaty=by.id, title=by.title, answer=answer, says=says, article=article, proof=told)


def _prevails(treaty: Treaty) -> bool:
    return any(h.content.kind == "prevails" for h in treaty.provisions)


def _named(treaty: Treaty) -> frozenset[str]:
    return frozenset(today(s) for h in treaty.provisions for s in (*h.content.bearers, *h.content.toward))
