"""Proofs: the rule, the article of law, the acts and the statements behind an answer, and what else was tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from foedus.core.answers import Answer, every
from foedus.core.sources import Source
from foedus.core.statements import Act, Clauses, Provision, Relation, Statement
from foedus.core.treaties import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One step: what it says, its answer, by which rule and article, on which statements, from which smaller steps."""

    rule: str
    says: str
    answer: Answer
    article: str | None = None
    acts: tuple[Act, ...] = ()
    statements: tuple[Statement, ...] = ()
    steps: tuple[Proof, ...] = ()


class _Blank:
    """A proof still to be filled in: of the same shape, but not frozen."""

    __slots__ = tuple(field.name for field in fields(Proof))


def upon(old: Proof, steps: tuple[Proof, ...], says: str | None = None) -> Proof:
    """The same step on other steps, and in other words where they are given.

    Filled in first and frozen then, in a tenth of the time that `replace` takes: the attacks of all states on all others
    have 600,000 proofs.
    """
    made: Any = _Blank()
    made.rule = old.rule
    made.says = old.says if says is None else says
    made.answer = old.answer
    made.article = old.article
    made.acts = old.acts
    made.statements = old.statements
    made.steps = steps
    made.__class__ = Proof
    return made  # type: ignore[no-any-return]


def proof(
    rule: str,
    says: str,
    answer: Answer,
    article: str | None = None,
    held: Iterable[Held[Act] | Held[Provision] | Held[Relation] | Held[Clauses]] = (),
    steps: Iterable[Proof] = (),
) -> Proof:
    """A step that rests on what is held, each statement once."""
    held = tuple(held)
    acts = tuple(h.content for h in held if isinstance(h.content, Act))
    statements = dict.fromkeys(s for h in held for s in (*h.statements, *h.disputed))
    return Proof(rule=rule, says=says, answer=answer, article=article, acts=acts, statements=tuple(statements), steps=tuple(steps))


def conjunction(rule: str, says: str, steps: Iterable[Proof], article: str | None = None) -> Proof:
    """A step that holds if all its smaller steps do."""
    steps = tuple(steps)
    return Proof(rule=rule, says=says, answer=every(s.answer for s in steps), article=article, steps=steps)


def deciding(whole: Proof) -> tuple[Proof, ...]:
    """The smallest steps that share the whole's answer: what a person must look at to agree or disagree."""
    below = [leaf for step in whole.steps if step.answer is whole.answer for leaf in deciding(step)]
    return tuple(dict.fromkeys(below)) or (whole,)


def every_statement(whole: Proof) -> tuple[Statement, ...]:
    """All statements that the proof and its steps rest on, each once, in order."""
    return tuple(dict.fromkeys(s for step in walk(whole) for s in step.statements))


def walk(whole: Proof) -> Iterator[Proof]:
    """The proof and its steps, parents first."""
    yield whole
    for step in whole.steps:
        yield from walk(step)


def proof_lines(whole: Proof, sources: Mapping[str, Source] | None = None) -> list[str]:
    """The proof as a tree in plain text, one line a step, each ending in its sources where these are given by id."""
    return [_line(whole, sources or {}), *_below(whole, "", sources or {})]


def _below(whole: Proof, margin: str, sources: Mapping[str, Source]) -> list[str]:
    lines = []
    for step in whole.steps:
        last = step is whole.steps[-1]
        lines.append(f"{margin}{'└─' if last else '├─'} {_line(step, sources)}")
        lines += _below(step, margin + ("   " if last else "│  "), sources)
    return lines


def _line(step: Proof, sources: Mapping[str, Source]) -> str:
    article = f" ({step.article})" if step.article else ""
    return f"{step.answer.value}: {step.says}{article}{_named(step, sources)}"


def _named(step: Proof, sources: Mapping[str, Source]) -> str:
    keys = list(dict.fromkeys(s.source for s in step.statements))
    known = "; ".join(sources[key].name for key in keys if key in sources)
    many = f"{len(keys)} source{'s' if len(keys) > 1 else ''}" if keys else ""
    return f" [{known or many}]" if keys else ""
