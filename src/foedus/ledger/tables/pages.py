"""A table read so many rows at once: each page goes on from the last row of the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


def pages(ask: Callable[[Any], Sequence[T]], key: Callable[[T], Any]) -> Iterator[Sequence[T]]:
    """What is asked for after the last key, None at first, until there is nothing more.

    ValueError where a page does not lead on: the order of a damaged file can go in a circle.
    """
    last = None
    while found := ask(last):
        if last is not None and not key(found[-1]) > last:
            raise ValueError("its rows come in no order")
        last = key(found[-1])
        yield found
