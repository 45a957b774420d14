"""The second reading of documents by a language model: every window is asked about, what comes back is settled."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import httpx

from foedus.core.methods import by_model
from foedus.reading.model.asking import Asker
from foedus.reading.model.kept import Kept
from foedus.reading.model.outcomes import Bad, Failure, Tally
from foedus.reading.model.prompt import data, version
from foedus.reading.model.server import Server
from foedus.reading.model.settling import Answer, Asked, SecondReading, settled
from foedus.reading.model.windows import SIZE, Window, halves, units, windows
from foedus.reading.reader import Progress, Reading

_HALVED = frozenset({Bad.CUT, Bad.LONG, Bad.ROOM})  # a shorter question may do


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is asked: requests in all, at one time, characters of a report in one."""

    requests: int = 1000
    at_once: int = 1
    size: int = SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReadings:
    """The second readings in the order of the first ones, what came of all questions, and by what method they were read."""

    method: str
    readings: tuple[SecondReading, ...]
    tally: Tally


def second_read(
    readings: Sequence[Reading], server: Server, limits: Limits, kept: Kept | None = None, progress: Progress | None = None
) -> SecondReadings:
    """What the model reads in the documents that the rules have read. A failure costs the part of a text that it befell.

    `progress` is told how many windows are read, of how many. Refused where answers are to be kept and cannot be.
    """
    texts = [_text(reading, limits.size) for reading in readings]
    tally = asyncio.run(_all(texts, server, limits, kept, progress))
    method = by_model(server.model, version())
    return SecondReadings(method=method, readings=tuple(settled(one, method, tally) for one in texts), tally=tally)


def _text(reading: Reading, size: int) -> Asked:
    found = units(reading.document.text)
    return Asked(reading, found, tuple(windows(found, size)))


async def _all(texts: Sequence[Asked], server: Server, limits: Limits, kept: Kept | None, progress: Progress | None) -> Tally:
    gate, done, total = asyncio.Semaphore(limits.at_once), 0, sum(len(t.windows) for t in texts)
    async with httpx.AsyncClient(timeout=None, trust_env=not server.local) as client:
        asker = Asker(server, client, limits.requests, kept)

        async def one(text: Asked, window: Window) -> list[Answer]:
            nonlocal done
            async with gate:
                found = await _read(text, window, asker)
            done += 1
            if progress:
                progress(done, total)
            return found

        found = iter(await asyncio.gather(*(one(text, window) for text in texts for window in text.windows)))
    for text in texts:
        text.answers = [answer for _ in text.windows for answer in next(found)]
    return asker.tally


async def _read(text: Asked, window: Window, asker: Asker) -> list[Answer]:
    """The answers about a window; about its halves where it asks too much."""
    found = await asker.ask(data(text.reading.document.text, window))
    parts = halves(text.units, window) if isinstance(found, Failure) and found.bad in _HALVED else ()
    return [a for part in parts for a in await _read(text, part, asker)] or [Answer(window, found)]
