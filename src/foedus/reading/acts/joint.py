"""What the acts of a text say together: parties of a treaty, actors of joint acts, signatures that are ratifications."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.core.words import About, ActKind, Status
from foedus.reading.drafts import DraftAct, Entity

# acts of all parties together: where a report names no actor, they are the parties' (VCLT arts. 9-11, 24, 39, 54)
JOINT = frozenset(
    [
        ActKind.SIGNATURE,
        ActKind.INITIALLING,
        ActKind.EXCHANGE,
        ActKind.ENTRY_INTO_FORCE,
        ActKind.PROVISIONAL_APPLICATION,
        ActKind.AMENDMENT,
        ActKind.EXTENSION,
        ActKind.TERMINATION,
        ActKind.SUPERSESSION,
        ActKind.NEGOTIATION,
    ]
)
MAKING = frozenset([ActKind.SIGNATURE, ActKind.INITIALLING, ActKind.EXCHANGE])  # what parties do together to make a treaty

_OPEN = MAKING | {ActKind.RATIFICATION, ActKind.ACCESSION, ActKind.ACCEPTANCE, ActKind.DEPOSIT}


def completed(told: Sequence[DraftAct], entities: Sequence[Entity]) -> tuple[DraftAct, ...]:
    """The acts with what other acts of the same text tell of them."""
    parties = {i: _parties(i, entity, told) for i, entity in enumerate(entities)}
    return tuple(_complete(_domestic(act, told), parties) for act in told)


def _parties(i: int, entity: Entity, told: Sequence[DraftAct]) -> tuple[str, ...]:
    signed = [
        a.actors
        for a in told
        if a.treaty == i and a.kind in MAKING and a.status == Status.DONE and len(a.actors) > 1 and (a.time or a.place)
    ]
    named = tuple(dict.fromkeys(k for group in signed for k in group))
    if any(a.treaty == i and a.kind in _OPEN and not set(a.actors) <= set(named) for a in told):
        named = ()  # others have consented to it too: those who signed together are not all
    return named or (entity.parties if len(entity.parties) > 1 else ())


def _complete(act: DraftAct, parties: dict[int, tuple[str, ...]]) -> DraftAct:
    known = parties.get(act.treaty, ()) if act.treaty is not None else ()
    if act.kind not in JOINT or not known:
        return act
    if not act.actors or (
        len(act.actors) == 1 and len(known) == 2 and act.kind in MAKING and act.actors[0] in known and act.about == About.TREATY
    ):
        return replace(act, actors=known)
    return act


def _domestic(act: DraftAct, told: Sequence[DraftAct]) -> DraftAct:
    """A head of state who alone signs what the parliament has approved, or others signed before, completes ratification."""
    if act.kind != ActKind.SIGNATURE or act.organ != "head of state" or len(act.actors) > 1 or len(act.persons) > 1:
        return act
    approved = any(
        a.kind == ActKind.PARLIAMENTARY_APPROVAL
        and a.status == Status.DONE
        and set(a.actors) & set(act.actors)
        and a.treaty == act.treaty
        for a in told
    )
    return replace(act, kind=ActKind.RATIFICATION) if approved else act
