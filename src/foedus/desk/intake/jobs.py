"""What is to be read, and how far it is: the files of one form are one job, for reports date one another."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from foedus.core.problems import Problem
from foedus.core.when import When
from foedus.desk.deskfile import DeskFile
from foedus.desk.intake.bounds import Bounds
from foedus.desk.intake.keeping import OPEN, refused, row_of
from foedus.desk.intake.tables import JOB_FILES, JOBS, TABLES, UPLOADS


class State(Enum):
    """How far a job is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"  # perhaps with problems: some of its files could not be read
    FAILED = "failed"  # nothing of it was read; its problems say why


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Files to be read together. `progress` goes from 0 to 1; `sources` and `statements` were new to the ledger.

    `reports` are the ids of all sources that were read, new or not; `kept`: are all its files still here?
    """

    id: int
    state: State
    by: str
    files: tuple[str, ...]  # names, as shown
    uploads: tuple[str, ...]
    kept: bool
    asked: datetime
    started: datetime | None
    finished: datetime | None
    progress: float
    tries: int
    sources: int
    statements: int
    reports: tuple[str, ...]
    problems: tuple[Problem, ...]
    published: When | None
    language: str | None

    @property
    def again(self) -> bool:
        """Can it be tried once more?"""
        return self.state is State.FAILED and self.kept

    @property
    def over(self) -> bool:
        """Will it change no more by itself?"""
        return self.state in (State.DONE, State.FAILED)


class Jobs:
    """The jobs in a desk's file. Refused, with what to do, where something cannot be done."""

    def __init__(self, desk: DeskFile, bounds: Bounds | None = None, clock: Callable[[], float] = time.time) -> None:
        self._desk, self._bounds, self._clock = desk, bounds or Bounds(), clock
        desk.lay_out(TABLES)

    def submit(self, uploads: Sequence[str], by: str, published: When | None = None, language: str | None = None) -> Job:
        """Have these whole uploads read together. Asked twice before it is done, it is the same job.

        `published` is the day of publication of all of them, `language` their language, where the user tells it.
        """
        day = published.edtf if published else None
        with self._desk.writing() as connection:
            rows = [row_of(connection, key) for key in dict.fromkeys(uploads)]
            keys = tuple(dict.fromkeys(row.id for row in rows))
            number = _same(connection, keys, day, language)
            if number is None:
                self._fits(connection, rows)
                number = _new(connection, keys, by=by, published=day, language=language, asked=self._clock())
            return _job(connection, _found(connection, number))

    def find(self, number: int) -> Job:
        """The job of that number."""
        with self._desk.reading() as connection:
            return _job(connection, _found(connection, number))

    def latest(self, most: int = 50, by: str | None = None) -> tuple[Job, ...]:
        """The jobs asked for last, the newest first; of all users or of one."""
        query = select(JOBS).order_by(JOBS.c.id.desc()).limit(most)
        with self._desk.reading() as connection:
            rows = connection.execute(query if by is None else query.where(JOBS.c.by == by)).all()
            return tuple(_job(connection, row) for row in rows)

    def again(self, number: int) -> Job:
        """Try a failed job once more, if its files are still here."""
        with self._desk.writing() as connection:
            job = _job(connection, _found(connection, number))
            if job.again:
                fresh = {"state": State.WAITING.value, "tries": 0, "due": 0.0, "problems": "[]", "finished": None, "progress": 0.0}
                connection.execute(update(JOBS).where(JOBS.c.id == number).values(**fresh))
            elif job.state == State.FAILED:
                raise refused(f"job {number}", "cannot be tried again: its files are no longer kept.", "Upload them again.")
            return _job(connection, _found(connection, number))

    def _fits(self, connection: Connection, rows: Sequence[Row[Any]]) -> None:
        if not rows or len(rows) > self._bounds.files:
            raise refused("upload", f"holds {len(rows)} files.", f"Send from 1 to {self._bounds.files} files at once.")
        for row in rows:
            if row.sha256 is None or not row.kept:
                raise refused(row.name, "is not whole yet, or no longer kept.", "Send it again.")
        if sum(row.size for row in rows) > self._bounds.batch:
            raise refused("upload", f"is larger than {self._bounds.batch / 1e6:g} MB.", "Send fewer files at once.")
        if _waiting(connection) >= self._bounds.jobs:
            raise refused("upload", "cannot be taken now: too much is waiting.", "Try again when some has been read.")


def _waiting(connection: Connection) -> int:
    return int(connection.scalar(select(func.count()).select_from(JOBS).where(JOBS.c.state.in_(OPEN))) or 0)


def _same(connection: Connection, keys: Sequence[str], published: str | None, language: str | None) -> int | None:
    """The open job of just these files."""
    first = select(JOBS).join(JOB_FILES).where(JOB_FILES.c.upload.in_(keys[:1]), JOBS.c.state.in_(OPEN))
    for row in connection.execute(first):
        if _keys(connection, row.id) == tuple(keys) and (row.published, row.language) == (published, language):
            return int(row.id)
    return None


def _new(connection: Connection, keys: Sequence[str], **values: Any) -> int:
    made = connection.execute(insert(JOBS).values(state=State.WAITING.value, due=0.0, **values)).inserted_primary_key
    assert made is not None
    connection.execute(insert(JOB_FILES), [{"job": made[0], "n": n, "upload": key} for n, key in enumerate(keys)])
    return int(made[0])


def _found(connection: Connection, number: int) -> Row[Any]:
    row = connection.execute(select(JOBS).where(JOBS.c.id == number)).one_or_none()
    if row is None:
        raise refused(f"job {number}", "is not known here.", "Look at the list of jobs.")
    return row


def _keys(connection: Connection, number: int) -> tuple[str, ...]:
    return tuple(connection.scalars(select(JOB_FILES.c.upload).where(JOB_FILES.c.job == number).order_by(JOB_FILES.c.n)))


def _job(connection: Connection, row: Row[Any]) -> Job:
    files = (
        select(UPLOADS.c.id, UPLOADS.c.name, UPLOADS.c.kept)
        .join(JOB_FILES)
        .where(JOB_FILES.c.job == row.id)
        .order_by(JOB_FILES.c.n)
    )
    pairs = connection.execute(files).all()
    return Job(
        id=row.id,
        state=State(row.state),
        by=row.by,
        files=tuple(pair.name for pair in pairs),
        uploads=tuple(pair.id for pair in pairs),
        kept=all(pair.kept for pair in pairs),
        asked=_moment(row.asked),
        started=_moment(row.started) if row.started else None,
        finished=_moment(row.finished) if row.finished else None,
        progress=row.progress,
        tries=row.tries,
        sources=row.sources,
        statements=row.statements,
        reports=tuple(json.loads(row.reports)),
        problems=tuple(Problem(*p) for p in json.loads(row.problems)),
        published=When.parse(row.published) if row.published else None,
        language=row.language,
    )


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
