"""What reads the parts of a scan: processes of this machine, or Daft. Each runs the same function and gives the same rows."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread

from foedus.core.problems import Problem, Refused
from foedus.desk.scans.parts import Choices, Part, Shelf
from foedus.desk.scans.reading import read_part

Engine = Callable[[Iterable[Part], Choices, Shelf, int], Iterator[int]]
_AHEAD = 2  # parts for each worker that wait in memory


def local(parts: Iterable[Part], choices: Choices, shelf: Shelf, workers: int) -> Iterator[int]:
    """Read on this machine, part by part; how many documents are read, as they are. Never more than a few parts in memory."""
    if workers == 1:
        yield from (read_part(part, choices, shelf) for part in parts)
        return
    try:
        with ProcessPoolExecutor(workers, get_context("spawn"), _start) as pool:
            waiting: deque[Future[int]] = deque()
            for part in parts:
                waiting.append(pool.submit(read_part, part, choices, shelf))
                if len(waiting) > _AHEAD * workers:
                    yield waiting.popleft().result()
            yield from (future.result() for future in waiting)
    except BrokenProcessPool:
        problem = Problem(str(shelf.folder), "A worker was killed.", "Run the same command again: it goes on where it stood.")
        raise Refused(problem) from None


def _start() -> None:
    """A worker uses one core, and ends when the scan is killed."""
    os.environ["POLARS_MAX_THREADS"] = "1"
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def daft(parts: Iterable[Part], choices: Choices, shelf: Shelf, workers: int) -> Iterator[int]:
    """Read by Daft, on this machine or on the Ray cluster that it has been told of."""
    from foedus.desk.scans.daftengine import read_parts

    return read_parts(parts, choices, shelf, workers)


ENGINES: dict[str, Engine] = {"local": local, "daft": daft}
