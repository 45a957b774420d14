"""The last few of what was made, so that it need not be made again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Of more than `most` the one asked for longest ago is let go. Any thread may ask; two that ask at once may both make it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """What is kept under that key, else what is made now."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        return self.put(key, make())

    def put(self, key: K, made: V) -> V:
        """Keep it, unless another did meanwhile."""
        with self._lock:
            made = self._kept.setdefault(key, made)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return made

    def clear(self) -> None:
        """Let go of all."""
        with self._lock:
            self._kept.clear()

    def items(self) -> list[tuple[K, V]]:
        """All that is kept, the one asked for longest ago first."""
        with self._lock:
            return list(self._kept.items())
