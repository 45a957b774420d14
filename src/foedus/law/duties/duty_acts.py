"""Which provision, owed by whom to whom, an invocation, a performance or an alleged breach concerns."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.core.answers import Answer, every
from foedus.core.articles import meet
from foedus.core.statements import Act, Provision
from foedus.core.treaties import Treaty
from foedus.core.words import ActKind
from foedus.law.basics.facts import bilateral
from foedus.law.scenarios.match import duty_of
from foedus.law.scenarios.matter import does, open_to

CALLED_ON = ("help", "consult")  # what an invocation without an article calls for


def concerns(treaty: Treaty, act: Act, provision: Provision, bearer: str, toward: str) -> Answer:
    """By the articles that the act names, else by its kind; and by whom and for whom it is done. Undetermined where ambiguous."""
    sides = _sides(treaty, act, bearer, toward)
    return sides if sides is Answer.NO else every((sides, _provision(treaty, act, provision, bearer, toward)))


def _provision(treaty: Treaty, act: Act, provision: Provision, bearer: str, toward: str) -> Answer:
    every_one = [held.content for held in treaty.provisions]
    if act.articles:
        named = [p for p in every_one if p.article and any(meet(p.article, a) for a in act.articles)]
        return Answer.YES if provision in named else Answer.NO if named or provision.article else Answer.UNKNOWN
    fitting = [p for p in every_one if _fits(act.kind, p) and _owed(p, bearer, toward)]
    if not fitting:
        return Answer.UNKNOWN
    if provision not in fitting:
        return Answer.NO
    return Answer.YES if len(fitting) == 1 else Answer.UNKNOWN


def _fits(kind: ActKind, provision: Provision) -> bool:
    """Can an act of that kind concern it, so far as the kind tells?"""
    duty = duty_of(provision)
    if kind is ActKind.INVOCATION:
        return bool(duty and duty.name in CALLED_ON)
    if kind is ActKind.PERFORMANCE:  # who keeps from what is forbidden does nothing
        return provision.modality != "shall not" and not (duty and duty.name in ("restraint", "abstain"))
    return provision.modality in ("shall", "shall not", None)


def _owed(provision: Provision, bearer: str, toward: str) -> bool:
    return open_to(bearer, provision.bearers) and open_to(toward, provision.toward)


def _sides(treaty: Treaty, act: Act, bearer: str, toward: str) -> Answer:
    """`toward` of an act is to whom the duty is owed. Who invokes a treaty for nobody else calls on the others for itself."""
    if act.kind is ActKind.INVOCATION:
        owed_to = act.toward or act.actors
        of_others = act.toward and act.actors and not all(does(a, act.toward) for a in act.actors)
        bound = _among(act.actors, bearer) if of_others else Answer.YES
        return bound & _among(owed_to, toward)
    only_other = bilateral(treaty) and act.actors and not act.toward
    return _among(act.actors, bearer) & (Answer.YES if only_other else _among(act.toward, toward))


def _among(named: Iterable[str], state: str) -> Answer:
    """Undetermined where nobody is named."""
    keys = tuple(named)
    return Answer.UNKNOWN if not keys else Answer.YES if does(state, keys) else Answer.NO
