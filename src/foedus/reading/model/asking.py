"""Questions to one server: kept answers first, then patiently, in a lesser manner where it must be, and never beyond the budget."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import httpx
from tenacity import AsyncRetrying, RetryCallState, retry_if_result

from foedus.reading.model.kept import Kept
from foedus.reading.model.manners import Manner
from foedus.reading.model.outcomes import Bad, Failure, Reply, Tally
from foedus.reading.model.server import Server
from foedus.reading.model.wire import post


@dataclass(slots=True)
class Asker:
    """Asks and counts. `budget` is the number of requests that may be made, tries included."""

    server: Server
    client: httpx.AsyncClient
    budget: int
    kept: Kept | None = None
    tally: Tally = field(default_factory=Tally)
    manner: Manner = field(default_factory=Manner)
    ended: Failure | None = None  # why no further question is asked

    async def ask(self, asked: str) -> Reply | Failure:
        """The answer to a question; a failure that would befall every other one ends the asking."""
        if self.kept and (old := self.kept.find(self.server, asked)):
            self.tally.kept += 1
            return old
        outcome = self.ended or await self._asked(asked)
        if isinstance(outcome, Failure) and outcome.final:
            self.ended = outcome
        return outcome

    def keep(self, asked: str, reply: Reply) -> None:
        """Keep an answer that could be used."""
        if self.kept and not reply.kept:
            self.kept.keep(self.server, asked, reply)

    async def _asked(self, asked: str) -> Reply | Failure:
        while True:
            manner = self.manner
            outcome = await self._patiently(manner.body(self.server, asked))
            lesser = manner.lesser(outcome) if isinstance(outcome, Failure) else None
            if lesser is None:
                self.tally.asked_for = str(manner)
                return outcome
            self.manner = lesser if self.manner == manner else self.manner

    async def _patiently(self, body: dict[str, Any]) -> Reply | Failure:
        """Tries again where that may help, waiting twice as long each time, or as long as the server asks for."""
        tries = AsyncRetrying(
            stop=lambda state: state.attempt_number >= self.server.tries or self._wait(state) > self.server.patience,
            wait=self._wait,
            retry=retry_if_result(lambda outcome: isinstance(outcome, Failure) and outcome.again),
            retry_error_callback=_last,
        )
        outcome: Reply | Failure = await tries(self._once, body)
        return outcome

    def _wait(self, state: RetryCallState) -> float:
        outcome = _last(state)
        told = outcome.wait if isinstance(outcome, Failure) else None
        return told if told is not None else self.server.pause * 2.0 ** (state.attempt_number - 1)

    async def _once(self, body: dict[str, Any]) -> Reply | Failure:
        if self.tally.requests >= self.budget:
            return Failure(Bad.BUDGET, f"{self.budget}", final=True)
        self.tally.requests += 1
        outcome = await post(self.client, self.server, body)
        if isinstance(outcome, Failure):
            self.tally.bad[outcome.bad] += 1
        else:
            self.tally.read += outcome.read
            self.tally.written += outcome.written
        return outcome


def _last(state: RetryCallState) -> Reply | Failure:
    assert state.outcome is not None
    outcome: Reply | Failure = state.outcome.result()
    return outcome
