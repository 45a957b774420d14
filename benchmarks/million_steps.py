"""The steps that million.py measures, each in a process of its own, so that each has its own peak of memory."""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from million_values import batches, edition, first, titles, together

from foedus.core.resting import resting
from foedus.ledger.cards.register import register
from foedus.ledger.decisions.reviewed import standing
from foedus.ledger.folding.fold import fold
from foedus.ledger.opening import open_ledger

KNOWN = date(2024, 12, 31)
ASKED, DAYS = 200, 500  # treaties; reports added a day at a time


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock and of the processor, megabytes at the most beside what was held before, and what was found."""

    clock: float
    processor: float
    memory: float
    found: Any = None


def alone(step: Callable[..., Took], *given: Any) -> Took:
    """The step in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(step, *given).result()


def filling(address: str, size: int, start: int, end: int) -> Took:
    """Editions of these numbers added in batches. Found: statements."""
    took = []
    with open_ledger(address) as ledger:
        for number in range(start, end):
            for sources, said in batches(size, number):
                gc.freeze()  # what was made for it is no garbage of the ledger's
                took.append(_timed(partial(ledger.add, sources, said, KNOWN)))
    return Took(
        sum(t.clock for t in took),
        sum(t.processor for t in took),
        sum(t.memory for t in took[1:]),
        sum(t.found.statements for t in took),
    )


def by_days(address: str, size: int, number: int) -> Took:
    """Some reports as `foedus ingest --as-published` adds them: a transaction a day. Found: statements."""
    some = sorted(edition(first(size, DAYS), number), key=lambda report: str(report[0].published))
    days = [together(list(group)) for _, group in groupby(some, key=lambda report: report[0].published)]
    with open_ledger(address) as ledger:
        return _timed(lambda: sum(ledger.add(sources, said, KNOWN).statements for sources, said in days))


def opening(address: str) -> Took:
    """A ledger opened and asked for the number of its last entry, which is found."""

    def work() -> int:
        with open_ledger(address, create=False) as ledger:
            return ledger.head()

    work()  # what is imported once
    return _timed(work)


def treaty(address: str, size: int, editions: int, cold: bool) -> Took:
    """Treaties read and folded one by one. Found: milliseconds of each by the clock and of the processor."""
    asked, cards, times = titles(size, editions, ASKED), register(), []
    with open_ledger(address, create=False) as ledger:
        for name in asked:
            if cold:
                _forget(address)

            def work(name: str = name) -> None:
                sources, said = ledger.about(name)
                assert fold(standing({s.id: s for s in said}, []), sources, cards=cards)[name].acts

            times.append(_timed(work))
    return Took(
        sum(t.clock for t in times), sum(t.processor for t in times), 0, [(t.clock * 1000, t.processor * 1000) for t in times]
    )


def verifying(address: str) -> Took:
    """Found: what is wrong."""
    with open_ledger(address, create=False) as ledger:
        return _timed(ledger.verify)


def reading(address: str) -> Took:
    """Every source and statement read, as the desk does when it starts. Found: statements."""

    def work() -> int:
        with resting(), open_ledger(address, create=False) as ledger:
            sources, said = ledger.sources(), ledger.by_id()
        return len(said) if sources else 0

    return _timed(work)


def _timed(work: Callable[[], Any]) -> Took:
    before, clock, processor = _held(), time.perf_counter(), time.process_time()
    found = work()
    return Took(time.perf_counter() - clock, time.process_time() - processor, _held() - before, found)


def _held() -> float:
    """The most memory that this process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _forget(address: str) -> None:
    """Ask the system to drop what it keeps of the file in memory."""
    with suppress(OSError, AttributeError):
        file = os.open(address, os.O_RDONLY)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)
