"""Which worker reads which job: a claim holds for a while, is renewed by signs of life, and passes on when these stop."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from foedus.core.problems import Problem
from foedus.desk.deskfile import DeskFile
from foedus.desk.intake.bounds import Bounds
from foedus.desk.intake.jobs import State
from foedus.desk.intake.keeping import OPEN, empty, unheld
from foedus.desk.intake.tables import JOB_FILES, JOBS, TABLES, UPLOADS
from foedus.ledger.store import Added

_MOST = 500  # problems of one job


class Lost(Exception):
    """The claim has run out and another worker has the job, or it is over."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that this worker, and no other, is to read now."""

    job: int
    holder: str


class Leases:
    """Claims on jobs; each call is one transaction, so of two workers one comes first."""

    def __init__(self, desk: DeskFile, bounds: Bounds | None = None, clock: Callable[[], float] = time.time) -> None:
        self._desk, self._bounds, self._clock = desk, bounds or Bounds(), clock
        desk.lay_out(TABLES)

    def claim(self) -> Claim | None:
        """The job that has waited longest, be it new or left by a worker that gives no sign; None where none is due."""
        now, holder = self._clock(), secrets.token_hex(8)
        due = select(JOBS).where(JOBS.c.state.in_(OPEN), JOBS.c.due <= now).order_by(JOBS.c.id)
        with self._desk.reading() as connection:
            if connection.execute(due.limit(1)).first() is None:  # most looks find nothing and shut out nobody
                return None
        with self._desk.writing() as connection:
            for row in connection.execute(due).all():
                if row.tries >= self._bounds.tries:
                    _end(connection, row.id, State.FAILED, now, problems=_written([*_read(row.problems), _given_up(row.tries)]))
                    continue
                values = {"holder": holder, "tries": row.tries + 1, "started": row.started or now, "due": now + self._bounds.lease}
                connection.execute(update(JOBS).where(JOBS.c.id == row.id).values(state=State.READING.value, **values))
                return Claim(row.id, holder)
        return None

    def beat(self, claim: Claim, progress: float) -> None:
        """A sign of life, with how far it is. Raises Lost."""
        self._change(claim, progress=progress, due=self._clock() + self._bounds.lease)

    def noted(self, claim: Claim, head: int) -> int:
        """The ledger's head when the first try was about to add; this one where none was. Raises Lost."""
        with self._desk.writing() as connection:
            _hold(connection, claim)
            first = connection.scalar(select(JOBS.c.head).where(JOBS.c.id == claim.job))
            if first is None:
                connection.execute(update(JOBS).where(JOBS.c.id == claim.job).values(head=head))
            return head if first is None else int(first)

    def give_back(self, claim: Claim, problem: Problem | None = None) -> None:
        """Leave the job to another try: later where there was a problem, else at once as if never begun. Raises Lost."""
        if problem:
            later = self._clock() + self._bounds.pause
            self._change(claim, state=State.WAITING.value, holder=None, due=later, problems=_written([problem]))
        else:
            self._change(claim, state=State.WAITING.value, holder=None, due=0.0, tries=JOBS.c.tries - 1)

    def done(self, claim: Claim, added: Added, problems: Iterable[Problem], reports: Iterable[str] = ()) -> None:
        """All is in the ledger that could be read: the sources of those ids. Raises Lost."""
        counted = {"sources": added.sources, "statements": added.statements, "reports": json.dumps(list(reports))}
        self._over(claim, State.DONE, problems=_written(problems), progress=1.0, **counted)

    def failed(self, claim: Claim, problems: Iterable[Problem]) -> None:
        """Nothing could be read, and trying again would change nothing. Raises Lost."""
        self._over(claim, State.FAILED, problems=_written(problems))

    def _over(self, claim: Claim, state: State, **values: Any) -> None:
        with self._desk.writing() as connection:
            _hold(connection, claim)
            _end(connection, claim.job, state, self._clock(), **values)
            began = select(JOBS.c.started).where(JOBS.c.id == claim.job).scalar_subquery()
            files = select(UPLOADS.c.id).join(JOB_FILES).where(JOB_FILES.c.job == claim.job)
            # one that was sent again meanwhile is kept for the job that its sender is about to ask for
            empty(connection, list(connection.scalars(files.where(unheld(), UPLOADS.c.touched <= began))))

    def _change(self, claim: Claim, **values: Any) -> None:
        with self._desk.writing() as connection:
            _hold(connection, claim)
            connection.execute(update(JOBS).where(JOBS.c.id == claim.job).values(**values))


def _hold(connection: Connection, claim: Claim) -> None:
    held = select(JOBS.c.id).where(JOBS.c.id == claim.job, JOBS.c.holder == claim.holder, JOBS.c.state == State.READING.value)
    if connection.execute(held).first() is None:
        raise Lost


def _end(connection: Connection, number: int, state: State, now: float, **values: Any) -> None:
    connection.execute(update(JOBS).where(JOBS.c.id == number).values(state=state.value, holder=None, finished=now, **values))


def _given_up(tries: int) -> Problem:
    return Problem("reading", f"was broken off {tries} times.", "Try it once more, or upload fewer files at once.")


def _written(problems: Iterable[Problem]) -> str:
    found = list(problems)
    if len(found) > _MOST:
        more = Problem("reading", f"met {len(found) - _MOST:,} further problems.", "Solve these first.")
        found = [*found[:_MOST], more]
    return json.dumps([[p.place, p.sentence, p.remedy] for p in found])


def _read(written: str) -> list[Problem]:
    return [Problem(*p) for p in json.loads(written)]
