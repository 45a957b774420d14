"""A standing in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from foedus.core.answers import Answer
from foedus.core.words import ActKind
from foedus.law.basics import days
from foedus.law.basics.names import full, listed, name, possessive
from foedus.law.basics.turns import StateWord, Word
from foedus.law.life.domestic import Progress
from foedus.law.life.life import Outstanding, Standing, StateStanding

MANY = 4  # more states than this are counted, not named


def sentence(standing: Standing) -> str:
    """One line: the word, and for a treaty signed and not in force what each side has still to do."""
    return "; ".join(parts(standing))


def parts(standing: Standing) -> Iterator[str]:
    """The parts of the sentence, the standing first."""
    yield _head(standing)
    if standing.reason:
        yield standing.reason
    yield from (o.says for o in standing.outstanding if o.kind == "would tell")
    if standing.answer is not Answer.YES and standing.signed is Answer.YES and standing.outstanding:
        yield from _progress(standing)
    if standing.answer is Answer.YES:
        yield from (_leaving(o) for o in standing.outstanding if o.kind == "deadline" and o.state)


def _head(standing: Standing) -> str:
    if standing.word is Word.UNDETERMINED and standing.signed is Answer.YES:
        before = {Word.NOT_SIGNED, Word.NEGOTIATED, Word.SIGNED}
        words = [str(w) for w in standing.may_be if w not in before]
        unborn = len(words) < len(standing.may_be) and standing.answer is Answer.UNKNOWN
        return "signed; whether it is in force cannot be told" if unborn else f"{' or '.join(words)}, which cannot be told"
    signed = standing.word in (Word.SIGNED, Word.PROVISIONAL)
    return f"{standing.word.value}, not in force" if signed else standing.word.value


def _progress(standing: Standing) -> Iterator[str]:
    states = [s for s in standing.states if s.word is not StateWord.NONE or s.ratified is not Answer.NO]
    if standing.open:
        yield from _international(standing.outstanding)
        return
    if not _begun(states):
        return
    if all(s.ratified is Answer.YES for s in states):
        yield "both ratified" if len(states) == 2 else f"all {len(states)} ratified"
    elif len(states) <= MANY:
        yield from (line for state in states if (line := _state(state, standing.outstanding)))
    else:
        yield f"{sum(s.ratified is Answer.YES for s in states)} of {len(states)} signatories ratified"
    if all(s.ratified is Answer.YES for s in states) or len(states) > MANY:
        yield from _international(standing.outstanding)


def _begun(states: Iterable[StateStanding]) -> bool:
    return any(s.ratified is Answer.YES or any(p.done is Answer.YES for p in s.steps) for s in states)


def _international(items: Sequence[Outstanding]) -> Iterator[str]:
    missing = [o for o in items if o.kind == "entry into force" and not o.when]
    joint, own = [o for o in missing if not o.state], [o for o in missing if o.state]
    yield from (o.says for o in joint)
    if own:
        who = listed(name(o.state or "") for o in own) if len(own) <= MANY else f"{len(own)} states"
        yield f"{own[0].says} for {who}"
    yield from (
        f"{o.says} {days.on(o.when)}" for o in items if o.kind == "entry into force" and o.when and o.says == "enters into force"
    )


def _state(state: StateStanding, items: Sequence[Outstanding]) -> str:
    if state.ratified is Answer.YES:
        return f"{possessive(name(state.state))} domestic steps done"
    open_steps = [p for p in state.steps if p.done is not Answer.YES]
    done = [p for p in state.steps if p.done is Answer.YES]
    if not done:
        unknown = "" if state.steps_known else " (domestic steps not known)"
        unsure = state.ratified is Answer.UNKNOWN
        return f"{name(state.state)}: " + ("whether it ratified cannot be told" if unsure else "ratification outstanding") + unknown
    return f"{name(state.state)}: {_done(done)}, {_left(open_steps)}"


def _done(done: Sequence[Progress]) -> str:
    if {p.step.house for p in done if p.step.act is ActKind.PARLIAMENTARY_APPROVAL} >= {"lower", "upper"}:
        return "both chambers approved"
    return listed(f"{p.step.organ} approved" if p.step.house else f"{p.step.label} done" for p in done)


def _left(steps: Sequence[Progress]) -> str:
    sure = [p.step.label for p in steps if p.done is Answer.NO]
    unsure = [p.step.label for p in steps if p.done is Answer.UNKNOWN]
    said = (f"{listed(sure)} outstanding" if sure else "", f"{listed(unsure)} cannot be told" if unsure else "")
    return ", ".join(filter(None, said))


def _leaving(item: Outstanding) -> str:
    when = f" {days.on(item.when)}" if item.when else ""
    return f"{possessive(full(item.state or ''))} {item.says.removeprefix('its ')}{when}"
