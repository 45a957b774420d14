"""Precision, recall and F1 of answers in two values, and how they hold over random halves of the wars."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Score:
    """Rightly called, wrongly called, wrongly not called, rightly not called."""

    hits: int
    false_calls: int
    missed: int
    rightly_not: int

    @property
    def precision(self) -> float:
        """The share of what is called that was coded so."""
        return _share(self.hits, self.false_calls)

    @property
    def recall(self) -> float:
        """The share of what was coded that is called."""
        return _share(self.hits, self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.hits, self.false_calls + self.missed)


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 0.0


def score(pairs: Iterable[tuple[bool, bool]]) -> Score:
    """The score of pairs (called, coded)."""
    told = list(pairs)
    return Score(*(told.count(pair) for pair in ((True, True), (True, False), (False, True), (False, False))))


def halves(rows: Sequence[R], war: Callable[[R], int], pair: Callable[[R], tuple[bool, bool]], times: int = 20) -> list[Score]:
    """The scores over random halves of the wars, always the same ones."""
    wars, chance = sorted({war(row) for row in rows}), random.Random(1816)
    chosen = [set(chance.sample(wars, len(wars) // 2)) for _ in range(times)]
    return [score(pair(row) for row in rows if war(row) in half) for half in chosen]
