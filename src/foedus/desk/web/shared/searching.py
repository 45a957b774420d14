"""The index of the ledger as it is now: what was added since the last search is put in first."""

from __future__ import annotations

from itertools import islice
from threading import Lock

from foedus.desk.current.snapshot import Snapshot
from foedus.desk.search.index import Index


class Searching:
    """One index for the whole server, made at the first search."""

    def __init__(self) -> None:
        self._index: Index | None = None
        self._head = self._least = -1
        self._statements = 0
        self._adding = Lock()

    def index(self, now: Snapshot) -> Index:
        """The index of that snapshot, or of a later one."""
        made = self._index
        if made is None or self._new(now):
            with self._adding:
                made = self._index = self._index or Index()
                if self._new(now):
                    self._add(made, now)
        return made

    def clear(self, head: int) -> None:
        """Begin anew with the ledger at that entry or later; the former index goes as soon as nobody searches it any more."""
        with self._adding:
            self._index, self._head, self._least, self._statements = None, -1, head, 0

    def close(self) -> None:
        """Throw the index away."""
        if self._index:
            self._index.close()

    def _new(self, now: Snapshot) -> bool:
        return now.head > self._head and now.head >= self._least

    def _add(self, to: Index, now: Snapshot) -> None:
        fresh = tuple(islice(now.statements.values(), self._statements, None))
        to.add(now.sources.values(), now.books().treaties.values(), fresh)
        self._head, self._statements = now.head, len(now.statements)
