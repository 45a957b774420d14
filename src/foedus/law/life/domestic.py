"""A state's domestic procedure, step by step, and how far the reported acts have come. It is not consent (VCLT arts. 14, 16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from foedus.core.answers import Answer, some
from foedus.core.statements import Act
from foedus.core.treaties import Held
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.law.basics.facts import CONSENT, Case, Fact, by_state, facts
from foedus.law.basics.reckoning import first
from foedus.law.basics.tables import table

APPROVALS = (ActKind.PARLIAMENTARY_APPROVAL, ActKind.SUBMISSION, ActKind.GOVERNMENT_APPROVAL)
WHOLE = ("both chambers", "both houses")
ANY_PARLIAMENT = ("parliament", None)
RATIFIED = (ActKind.RATIFICATION, ActKind.ACCEPTANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What an organ must do. `house` is lower, upper or whole, for a chamber of parliament."""

    state: str
    act: ActKind
    organ: str
    label: str
    source: str
    house: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A step on a day: done or not, when, by which acts. `implied` where a later act presupposes it."""

    step: Step
    done: Answer
    when: When | None = None
    acts: tuple[Held[Act], ...] = ()
    implied: bool = False


@cache
def procedures() -> dict[str, tuple[Step, ...]]:
    """The known procedures by state, for treaties that need ratification; see `data/domestic.csv` for their sources."""
    found: dict[str, list[tuple[int, Step]]] = {}
    for row in table("domestic"):
        step = Step(
            state=row["state"],
            act=ActKind(row["act"]),
            organ=row["organ"],
            label=row["label"],
            source=row["source"],
            house=row["house"],
        )
        found.setdefault(row["state"], []).append((int(row["order"]), step))
    return {state: tuple(step for _, step in sorted(steps, key=lambda pair: pair[0])) for state, steps in found.items()}


def progress(case: Case, state: str, on: date) -> tuple[Progress, ...]:
    """Each step of the state's procedure on that day; none where it is not known. A later step presupposes the earlier."""
    steps = procedures().get(state, ())
    found = _after_signature(case, by_state(case, state, facts(case, *APPROVALS, *RATIFIED, *CONSENT)))
    told = [_told(found, step, steps) for step in steps]
    consents = [f for f in found if f.act.kind in CONSENT]
    unnamed = [f for f in found if f.act.kind is ActKind.PARLIAMENTARY_APPROVAL and f.act.organ in ANY_PARLIAMENT]
    later = [[f for facts in told[number + 1 :] for f in facts] + consents for number in range(len(steps))]
    return tuple(_progress(*each, unnamed, on) for each in zip(steps, told, later, strict=True))


def _told(found: list[Fact], step: Step, steps: tuple[Step, ...]) -> list[Fact]:
    """The step's own acts where they are reported; "both chambers approved" says the same once more, and less exactly."""
    told = [f for f in found if covers(f.act, step, steps)]
    return [f for f in told if f.act.organ == step.organ and not f.doubt] or told


def _after_signature(case: Case, found: list[Fact]) -> list[Fact]:
    """What only has a last day came no earlier than the signature that it follows."""
    signed = [f.when.earliest for f in facts(case, ActKind.SIGNATURE) if f.when.earliest]
    open_days = [f for f in found if signed and f.when.earliest is None and (f.when.latest or date.max) >= min(signed)]
    return [replace(f, when=When(min(signed), f.when.latest)) if f in open_days else f for f in found]


def _progress(step: Step, told: list[Fact], later: list[Fact], unnamed: list[Fact], on: date) -> Progress:
    done = some(f.when.by(on) for f in (*told, *later))
    if told and some(f.when.by(on) for f in told) is done:
        return Progress(step=step, done=done, when=first(f.when for f in told), acts=tuple(f.held for f in told))
    if done is Answer.NO and step.house and any(f.when.by(on) is not Answer.NO for f in unnamed):
        return Progress(step=step, done=Answer.UNKNOWN, acts=tuple(f.held for f in unnamed))  # which chamber it was, nobody says
    return Progress(step=step, done=done, implied=done is not Answer.NO)


def covers(act: Act, step: Step, steps: tuple[Step, ...]) -> bool:
    """Is the act this step? An approval by both chambers is each one's; one by "parliament" is the only chamber's."""
    if act.kind in RATIFIED:
        return step.act is ActKind.RATIFICATION or (step is steps[-1] and all(s.act is not ActKind.RATIFICATION for s in steps))
    if ActKind.SUBMISSION in (act.kind, step.act):
        return step.act is ActKind.SUBMISSION and act.kind in APPROVALS
    if not step.house or act.kind is not ActKind.PARLIAMENTARY_APPROVAL:
        return act.kind is step.act and act.organ == step.organ
    if act.organ in ANY_PARLIAMENT:
        return len([s for s in steps if s.house]) == 1
    return act.organ in WHOLE or act.organ in (step.organ, f"{step.house} house")


def completed(case: Case, state: str, on: date) -> Answer:
    """Is the domestic procedure done: its last step, or consent given, which presupposes it?"""
    steps = progress(case, state, on)
    if steps:
        return steps[-1].done
    return some(f.when.by(on) for f in by_state(case, state, facts(case, *RATIFIED, *CONSENT)))
