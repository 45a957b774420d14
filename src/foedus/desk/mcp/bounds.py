"""Answers of a bounded size, which say what they leave out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from foedus.desk.lines import Passage, Step
from foedus.desk.mcp.shapes import Citation, Line
from foedus.desk.safe import one_line

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)
SIZE = 30_000  # characters of an answer's lists, as JSON
SENTENCE, NAME, WORDS = 500, 200, 240  # characters of a sentence, a name, quoted words
CITED = 3  # passages of one line
STEPS = 8  # of the proof of one of many verdicts, and other lists of a few


class Room:
    """What is left of an answer's size; what has no place is told in `left_out`."""

    def __init__(self, size: int = SIZE) -> None:
        self.left, self.left_out = size, list[str]()

    def kept(self, things: Sequence[T], make: Callable[[T], M], what: str, share: float = 1) -> list[M]:
        """The first of these, as long as there is room: of what is left this share."""
        made: list[M] = []
        least = self.left * (1 - share)
        for thing in things:
            one = make(thing)
            size = len(one.model_dump_json())
            if self.left - size < least:
                self.left_out.append(f"{len(things) - len(made)} of {len(things)} {what}")
                break
            self.left -= size
            made.append(one)
        return made


def citation(passage: Passage) -> Citation:
    """A passage with its words, cut where they are long."""
    return Citation(
        source=name(passage.name), source_id=passage.source, start=passage.start, end=passage.end,
        words=one_line(passage.words, WORDS), speaker=name(passage.speaker or ""), stance=passage.stance,
        removed=one_line(passage.removed, WORDS),
    )  # fmt: skip


def cited(passages: Sequence[Passage]) -> dict[str, Any]:
    """The fields of `Cited`: the first passages, and how many more there are."""
    return {"citations": list(map(citation, passages[:CITED])), "more_citations": max(0, len(passages) - CITED)}


def line(step: Step, depth: int = 0) -> Line:
    """One step without those that it rests on."""
    return Line(
        says=sentence(step.says), answer=step.answer.value, rule=name(step.rule), article=name(step.article or ""), depth=depth,
        **cited(step.passages),
    )  # fmt: skip


def steps(step: Step, depth: int = 0) -> Iterator[tuple[Step, int]]:
    """The step and all that it rests on, each with its depth."""
    yield step, depth
    for inner in step.steps:
        yield from steps(inner, depth + 1)


def sentence(text: str) -> str:
    """A sentence on one line, without characters that act."""
    return one_line(text, SENTENCE)


def name(text: str) -> str:
    """A name on one line, without characters that act."""
    return one_line(text, NAME)


def sentences(texts: Iterable[str]) -> list[str]:
    """Several."""
    return [sentence(text) for text in texts]
