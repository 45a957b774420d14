"""Questions to one server: kept answers first, then patiently, in a lesser manner where it must be, and never beyond the budget."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import httpx
from tenacity import AsyncRetrying, RetryCallState, retry_if_result

from foedus.reading.model.answers import Item, Refusal, items
from foedus.reading.model.kept import Kept
from foedus.reading.model.manners import Manner
from foedus.reading.model.outcomes import Bad, Failure, Reply, Tally
from foedus.reading.model.server import Server
from foedus.reading.model.wire import post

_PASSING = frozenset({Bad.LATE, Bad.STATUS, Bad.PROTOCOL})
_ENOUGH = 3  # questions in a row that failed so: the server is not well
_UNSHAPED = frozenset({Bad.NOT_JSON, Bad.SHAPE})

Statements = list[Item | Refusal]


@dataclass(slots=True)
class Asker:
    """Asks and counts. `budget` is the number of requests that may be made, tries included."""

    server: Server
    client: httpx.AsyncClient
    budget: int
    kept: Kept | None = None
    tally: Tally = field(default_factory=Tally)
    manner: Manner = field(default_factory=Manner)
    failed: int = 0  # questions in a row
    ended: Failure | None = None  # why no further question is asked

    async def ask(self, asked: str) -> Statements | Failure:
        """The statements of the answer; a failure that would befall every other question ends the asking."""
        old = self.kept.find(self.server, asked) if self.kept else None
        found = items(old) if old is not None else None
        if isinstance(found, list):
            self.tally.kept += 1
            return found
        outcome = self.ended or await self._asked(asked)
        if isinstance(outcome, Failure):
            self._ends(outcome)
        return outcome

    def _ends(self, failure: Failure) -> None:
        self.failed = self.failed + 1 if failure.bad in _PASSING else 0
        if self.failed == _ENOUGH and not failure.final:
            failure = replace(failure, says=f"{_ENOUGH} questions in a row, no more were asked; {failure.says}", final=True)
        self.ended = self.ended or (failure if failure.final else None)

    async def _asked(self, asked: str) -> Statements | Failure:
        while True:
            manner = self.manner
            outcome = await self._patiently(manner.body(self.server, asked))
            found = outcome if isinstance(outcome, Failure) else self._used(asked, outcome)
            lesser = self._lesser(manner, found) if isinstance(found, Failure) else None
            if lesser is None:
                self.tally.asked_for = str(self.manner)
                return found
            self.manner = lesser if self.manner == manner else self.manner

    def _lesser(self, manner: Manner, failure: Failure) -> Manner | None:
        """Some servers pass over the form that they are asked for; one that has kept to it once will do so again."""
        return None if failure.bad in _UNSHAPED and self.tally.answers else manner.lesser(failure)

    def _used(self, asked: str, reply: Reply) -> Statements | Failure:
        found = items(reply.content)
        if isinstance(found, Bad):
            self.tally.bad[found] += 1
            return Failure(found)
        self.failed = 0
        self.tally.answers += 1
        if self.kept:
            self.kept.keep(self.server, asked, reply.content)
        return found

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
