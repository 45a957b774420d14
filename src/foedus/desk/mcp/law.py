"""What the law answers: the tools `status` and `what_if`."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.answers import Answer
from foedus.core.problems import Problem, Refused
from foedus.desk.lines import Verdict as VerdictLine
from foedus.desk.mcp.asking import Asked, chosen, short
from foedus.desk.mcp.bounds import STEPS, line, name, sentence, sentences, steps
from foedus.desk.mcp.shapes import StateStands, Status, Verdict, WhatIf
from foedus.desk.scenario_lines import supposed, unused
from foedus.desk.standing_lines import standing_line, state_proof, treaty_proof
from foedus.desk.views import StateLine
from foedus.law.life.standing import standing
from foedus.law.scenarios.happenings import keys
from foedus.law.scenarios.scenario_line import parse

HOPS = 4


def status(asked: Asked, treaty: str, state: str = "") -> Status:
    """Where the treaty stands, or one state toward it. Refused where it is not known, or the state has no part in it."""
    found = chosen(asked, treaty)
    answer = standing(found, asked.on, asked.books.treaties, asked.until)
    told = standing_line(answer, asked.shelf)
    key = _key(short("state", state)) if state else ""
    own = answer.of(key) if key else None
    if key and own is None:
        raise Refused(Problem(name(state), f"It has no part in {found.title}.", "Leave `state` empty to see who has."))
    proof = list(steps(state_proof(own, asked.shelf) if own else treaty_proof(answer, asked.shelf)))
    return Status(
        **asked.heading(), treaty=found.id, title=name(found.title), sentence=sentence(told.sentence), standing=told.word,
        in_force=told.answer.value, since=told.since.edtf if told.since else "", reason=sentence(told.reason),
        outstanding=sentences(told.outstanding[:STEPS]),
        states=asked.room.kept([s for s in told.states if not key or s.state == key], _state, "states"),
        proof=asked.room.kept(proof, lambda pair: line(*pair), "steps of the proof"),
        left_out=asked.room.left_out,
    )  # fmt: skip


def what_if(asked: Asked, scenario: str, given: Sequence[str] = (), hops: int = 2) -> WhatIf:
    """What the scenario would trigger. Refused where it cannot be read; a file is never opened."""
    if not 1 <= hops <= HOPS:
        raise Refused(Problem("hops", f"{hops} hops cannot be followed.", f"Give 1 to {HOPS}."))
    read = parse(short("scenario", scenario), asked.on, [short("given", fact) for fact in given])
    if isinstance(read, Problem):
        raise Refused(read)
    told = supposed(read, asked.books.treaties, asked.until, asked.shelf, hops)
    conflicts = [pair for clash in told.conflicts for pair in steps(clash)]
    return WhatIf(
        **asked.heading(), scenario=sentence(told.scenario),
        verdicts=asked.room.kept(told.verdicts, _verdict, "verdicts", share=0.75),
        conflicts=asked.room.kept(conflicts, lambda pair: line(*pair), "lines of conflicts"),
        remarks=sentences(map(str, unused(read.given, asked.books.treaties))),
        left_out=asked.room.left_out,
    )  # fmt: skip


def _state(told: StateLine) -> StateStands:
    return StateStands(
        state=told.state, name=name(told.name), standing=told.word, binds=told.binds.value,
        since=told.since.edtf if told.since else "", outstanding=sentences(told.outstanding[:STEPS]),
    )  # fmt: skip


def _verdict(told: VerdictLine) -> Verdict:
    """Of a duty that is not triggered the proof is one step, and the sentence says it."""
    proof = [pair for step in told.steps for pair in steps(step)] if told.answer is not Answer.NO else []
    return Verdict(
        **line(told).model_dump(), treaty=told.treaty, duty=told.duty, states=list(told.states), toward=told.toward, hop=told.hop,
        supposing=sentence(told.supposing), would_tell=sentences(told.decides[:STEPS]),
        proof=[line(*pair) for pair in proof[:STEPS]], more_steps=max(0, len(proof) - STEPS),
    )  # fmt: skip


def _key(words: str) -> str:
    """A state by its key or name; a key that no table has stands for itself, for an account may know it."""
    named = keys(words) or keys(words.upper())
    return named[0] if len(named) == 1 else words.upper()
