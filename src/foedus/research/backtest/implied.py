"""Who promises to help a partner against any attack may not be the attacker: a duty that the promise implies."""

from __future__ import annotations

from dataclasses import replace

from foedus.core.statements import Provision
from foedus.core.treaties import Held, Treaty

HELP = "mutual defence"
RESTRAINT = "non-aggression"


def with_restraint(treaty: Treaty, named: str) -> Treaty:
    """The treaty with a duty of its helpers not to attack each other (VCLT art. 26: good faith), where it does not state one.

    `named` are the words by which a promise is one against certain adversaries only; such a promise implies no more (art. 31(1)).
    """
    if any(held.content.kind == RESTRAINT for held in treaty.provisions):
        return treaty
    general = [held for held in treaty.provisions if held.content.kind == HELP and not _certain(held.content, named)]
    return replace(treaty, provisions=(*treaty.provisions, *map(_restraint, general)))


def _certain(promise: Provision, named: str) -> bool:
    return bool(promise.by) or named in promise.conditions


def _restraint(held: Held[Provision]) -> Held[Provision]:
    told = held.content
    own = Provision(kind=RESTRAINT, treaty=told.treaty, bearers=told.bearers, words="implied by the promise of help")
    return replace(held, content=own)
