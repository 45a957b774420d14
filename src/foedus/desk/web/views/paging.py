"""A long list, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """What one page shows: page `at` of `pages`, of which there is at least one."""

    shown: Sequence[T]
    at: int
    pages: int


def sheet(rows: Sequence[T], at: int, size: int) -> Sheet[T]:
    """That page of the rows, `size` a page; the nearest one where there is no such."""
    pages = max(1, -(-len(rows) // size))
    at = min(max(at, 1), pages)
    return Sheet(rows[(at - 1) * size : at * size], at, pages)
