"""Standings and proofs, ready to show."""

from __future__ import annotations

from dataclasses import replace

from foedus.core.answers import Answer
from foedus.core.saying import day
from foedus.core.states import name_of
from foedus.desk.days import words
from foedus.desk.lines import Step
from foedus.desk.passages import Shelf
from foedus.desk.views import StandingLine, StateLine
from foedus.law.basics.proofs import Proof
from foedus.law.life.domestic import Progress
from foedus.law.life.life import Outstanding, Standing, StateStanding
from foedus.law.life.standing import sentence

MARKS = {Answer.YES: "", Answer.NO: "", Answer.UNKNOWN: " (cannot be told)"}


def standing_line(standing: Standing, shelf: Shelf) -> StandingLine:
    """Where the treaty stands, in a sentence, state by state, with its proof."""
    return StandingLine(
        word=standing.word.value,
        answer=standing.answer,
        sentence=lead(standing),
        since=standing.since,
        reason=standing.reason,
        may_be=tuple(word.value for word in standing.may_be),
        article=(standing.ground or standing.proof).article,
        rule=standing.ground.rule if standing.ground else "",
        outstanding=tuple(item(o) for o in standing.outstanding if not (o.state and o.kind == "domestic step")),
        states=tuple(_state(s, standing) for s in standing.states),
        proof=treaty_proof(standing, shelf),
    )


def lead(standing: Standing) -> str:
    """As "On 12 November 2024: signed, not in force; both ratified; exchange of instruments outstanding"."""
    head, _, rest = sentence(standing).partition(";")
    plain = standing.word.value == head  # "signed, not in force" says two things, and one day would be taken for both
    since = f", since {words(standing.since)}" if plain and standing.since and standing.since.edtf else ""
    return f"On {day(standing.on)}: {head}{since}" + (f";{rest}." if rest else ".")


def treaty_proof(standing: Standing, shelf: Shelf) -> Step:
    """Why it is in force, or not."""
    return replace(step(standing.proof, shelf), says=f"it is in force ({standing.proof.says})")


def state_proof(state: StateStanding, shelf: Shelf) -> Step:
    """Why it binds the state, or not."""
    return replace(step(state.proof, shelf), says=f"it binds {name_of(state.state)} ({state.proof.says})")


def step(proof: Proof, shelf: Shelf) -> Step:
    """A proof with the passages that its statements rest on."""
    return Step(
        says=proof.says,
        answer=proof.answer,
        rule=proof.rule,
        article=proof.article,
        passages=shelf.passages(proof.statements),
        steps=tuple(step(s, shelf) for s in proof.steps),
    )


def item(item: Outstanding) -> str:
    """What is outstanding, by whom and when."""
    who = f"{name_of(item.state)}: " if item.state else ""
    when = f" {words(item.when)}" if item.when and item.when.edtf else ""
    if item.says == "not before" and item.when and item.when.earliest:
        return f"could enter into force on {day(item.when.earliest)} at the earliest"
    return f"{who}{item.says}{':' if when and item.kind == 'deadline' else ''}{when}{MARKS[item.answer]}"


def since(state: StateLine) -> str:
    """Since when, in words; "" where that is not known."""
    return f"since {words(state.since)}" if state.since and state.since.edtf else ""


def _state(state: StateStanding, standing: Standing) -> StateLine:
    left = [o for o in standing.outstanding if o.state == state.state]
    return StateLine(
        state=state.state,
        name=name_of(state.state),
        word=state.word.value,
        binds=state.binds,
        since=state.since,
        done=tuple(_done(p) for p in state.steps if p.done is Answer.YES),
        outstanding=tuple(item(o).removeprefix(f"{name_of(state.state)}: ") for o in left),
    )


def _done(progress: Progress) -> str:
    when = f", {words(progress.when)}" if progress.when and progress.when.edtf else ""
    return f"{progress.step.label}{when}" + (" (a later act presupposes it)" if progress.implied else "")
