"""A treaty of two states: who leaves it ends it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from foedus.core.words import About, ActKind
from foedus.reading.drafts import DraftAct, Entity

_LEAVING = frozenset({ActKind.WITHDRAWAL, ActKind.DENUNCIATION, ActKind.TERMINATION})
_TWO = 2


def bilateral(told: Sequence[DraftAct], entities: Sequence[Entity]) -> tuple[DraftAct, ...]:
    """The acts, those about leaving a treaty of two states told as about its termination."""
    leaving: dict[int | None, set[str]] = defaultdict(set)
    for act in told:
        if act.about is not About.TREATY or act.kind in _LEAVING:
            leaving[act.treaty].update(act.actors)
    two = {i for i, entity in enumerate(entities) if entity.parties and len({*entity.parties, *leaving[i]}) == _TWO}
    return tuple(_ending(act) if act.treaty in two else act for act in told)


def _ending(act: DraftAct) -> DraftAct:
    if act.about is About.WITHDRAWAL:
        return replace(act, about=About.TERMINATION)
    return replace(act, kind=ActKind.TERMINATION) if act.kind is ActKind.WITHDRAWAL and not act.actors else act
