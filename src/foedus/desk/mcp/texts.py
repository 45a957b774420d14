"""Answers in a short text, for clients that show no data: Foedus' own sentences, and quoted words between marks."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.desk.mcp.shapes import ActTold, Answer, Citation, Cited, Found, Status, Voice, WhatIf, WhoSays
from foedus.desk.safe import one_line

LONG = 6_000  # characters of a text
_MARKS = str.maketrans({"“": "'", "”": "'"})  # no quoted word ends its quotation


def text(answer: Answer) -> str:
    """The answer line by line, each with where it stands; what is cut is said at the end."""
    left = list(answer.left_out)
    lines, size = list[str](), 0
    for line in _lines(answer):
        size += len(line) + 1
        if size > LONG:
            left.append("further lines of this text, which the structured answer has")
            break
        lines.append(line)
    return "\n".join([*lines, *(f"Left out: {item}." for item in left)])


def _lines(answer: Answer) -> Iterator[str]:
    if isinstance(answer, Status):
        yield from _status(answer)
    elif isinstance(answer, WhatIf):
        yield from _what_if(answer)
    elif isinstance(answer, WhoSays):
        yield from _who_says(answer)
    elif isinstance(answer, Found):
        yield from _found(answer)


def _status(answer: Status) -> Iterator[str]:
    yield f"{quoted(answer.title)}. {answer.sentence}"
    if answer.reason:
        yield f"Cannot be told: {answer.reason}."
    yield from (f"Outstanding: {item}." for item in answer.outstanding)
    for state in answer.states:
        yield f"{state.name} ({state.state}): {state.standing}" + (f" since {state.since}" if state.since else "") + "."
    for line in answer.proof:
        yield f"{'  ' * line.depth}- {line.says}: {line.answer}{_by(line.article)}{_where(line)}"


def _what_if(answer: WhatIf) -> Iterator[str]:
    yield f"Suppose: {answer.scenario}."
    if not answer.verdicts:
        yield "No duty of a treaty known here would be triggered."
    for verdict in answer.verdicts:
        yield f"- {verdict.says}: {verdict.answer}{_by(verdict.article)}{_where(verdict)}"
        yield from (f"  - {step.says}: {step.answer}{_by(step.article)}{_where(step)}" for step in verdict.proof)
        yield from (f"  - would tell: {item}" for item in verdict.would_tell)
    for line in answer.conflicts:
        yield f"{'  ' * line.depth}- {'' if line.depth else 'conflict: '}{line.says}{_by(line.article)}{_where(line)}"
    yield from answer.remarks


def _who_says(answer: WhoSays) -> Iterator[str]:
    if not (answer.acts or answer.claims):
        yield "Nobody says anything of this here."
    for act in answer.acts:
        yield f"- {act.act} ({act.status}{f', {act.day}' if act.day else ''}; {_support(act)}){_where(act)}"
        yield from (f"  - denied: {_place(one)}" for one in act.denied)
    for voice in answer.claims:
        number = f" ({quoted(voice.number)})" if voice.number else ""
        yield f"- {quoted(voice.speaker)} {voice.stance}: {quoted(voice.about)}{number} ({_support(voice)}){_where(voice)}"


def _found(answer: Found) -> Iterator[str]:
    if not (answer.named or answer.passages):
        yield "Nothing is found." + (f" Perhaps: {', '.join(map(quoted, answer.perhaps))}." if answer.perhaps else "")
    for one in answer.named:
        yield f"- {one.kind} {quoted(one.key)}: {quoted(one.name)}" + (f" ({quoted(one.note)})" if one.note else "")
    yield from (f"- passage: {_place(one)}" for one in answer.passages)


def quoted(words: str) -> str:
    """Between marks of quotation that it cannot close."""
    return f"“{one_line(words).translate(_MARKS)}”"


def _support(one: ActTold | Voice) -> str:
    """A citation of the register is no report."""
    many = "report" if one.reports == 1 else "reports"
    return f"{one.reports} {many}, {one.independent} independent" if one.reports else "by citation"


def _by(article: str) -> str:
    return f" [{article}]" if article else ""


def _where(line: Cited) -> str:
    further = f"; and {line.more_citations} more" if line.more_citations else ""
    return f" — {'; '.join(map(_place, line.citations))}{further}" if line.citations else ""


def _place(one: Citation) -> str:
    span = f", characters {one.start}-{one.end}: {quoted(one.words)}" if one.words else ""
    removed = f" ({quoted(one.removed)})" if one.removed else ""
    return f"{quoted(one.source)}{span}{removed}"
