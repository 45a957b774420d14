"""Three answers: yes, no, and cannot be told."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Answer(StrEnum):
    """The answer to a question of law or fact, after Kleene's strong logic: an unknown is never silently false."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "undetermined"

    def __bool__(self) -> bool:
        raise TypeError("an Answer has three values: compare it with Answer.YES, NO or UNKNOWN")

    def __invert__(self) -> Answer:
        return Answer.NO if self is Answer.YES else Answer.YES if self is Answer.NO else Answer.UNKNOWN

    def __and__(self, other: Answer) -> Answer:
        return every((self, other))

    def __or__(self, other: Answer) -> Answer:
        return ~every((~self, ~other))


def every(answers: Iterable[Answer]) -> Answer:
    """Yes if all are yes, no if one is no, else undetermined; yes for none at all."""
    seen = set(answers)
    if Answer.NO in seen:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in seen else Answer.YES


def some(answers: Iterable[Answer]) -> Answer:
    """Yes if one is yes, no if all are no, else undetermined; no for none at all."""
    return ~every(~answer for answer in answers)


def whether(told: Iterable[bool | None]) -> Answer:
    """The answer that holds in all possible cases: undetermined where they differ, where one is not known, or for none at all."""
    found = set(told)
    return Answer.YES if found == {True} else Answer.NO if found == {False} else Answer.UNKNOWN
