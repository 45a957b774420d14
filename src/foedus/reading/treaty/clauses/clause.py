"""What was found of a final clause: where it stands, and what it says; None where it could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from foedus.core.texts import Element
from foedus.reading.treaty.clauses.sentences import Sentence

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """The clause, and the characters of the text that say it."""

    article: Element
    start: int
    end: int
    clause: T | None


def found(sentence: Sentence, clause: T | None) -> Found[T]:
    """It in that sentence."""
    return Found(article=sentence.article, start=sentence.start, end=sentence.end, clause=clause)


def best(every: Iterable[Found[T]]) -> Found[T] | None:
    """The first that could be read, else the first of all."""
    some = list(every)
    return next((one for one in some if one.clause is not None), some[0] if some else None)
