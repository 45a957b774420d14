"""What reservations leave of a duty between two parties (VCLT arts. 20, 21)."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.core.answers import Answer, some
from foedus.core.articles import touches
from foedus.core.treaties import Treaty
from foedus.core.words import ActKind
from foedus.law.basics.proofs import Proof, conjunction, proof
from foedus.law.pairs.between import Modified
from foedus.law.pairs.pairs import pair
from foedus.law.pairs.positions import Effect
from foedus.law.scenarios.matter import Matter


def as_reserved(m: Matter, bearer: str) -> Proof | None:
    """VCLT arts. 20(4)(b), 21: nothing is in force between a state and one that opposed its reservation; what is reserved falls
    away between the two, or is modified, so that its words must tell what is left of the duty.
    """
    if m.treaty.id not in m.bonds.once("treaties with reservations", lambda: _reserved(m.bonds.treaties.values())):
        return None
    found = pair(m.bonds, m.treaty, bearer, m.victim).modified
    steps = [step for modified in found if (step := _left(modified, m.provision.article or ""))]
    return conjunction("reservations", "reservations leave the duty as it is", steps, "VCLT art. 21") if steps else None


def _reserved(treaties: Iterable[Treaty]) -> frozenset[str]:
    return frozenset(t.id for t in treaties if any(held.content.kind is ActKind.RESERVATION for held in t.acts))


def _left(modified: Modified, article: str) -> Proof | None:
    """None where the reservation has nothing to do with this duty."""
    told = modified.in_force
    if told is Answer.YES:
        touched = some(touches(article, other) for other in (*modified.articles, *modified.further))
        if touched is Answer.NO or modified.effect == Effect.NONE:
            return None
        told = Answer.NO if touched is Answer.YES and modified.effect == Effect.EXCLUDED else Answer.UNKNOWN
    return proof("reservation", modified.says, told, modified.article, steps=[modified.proof])
