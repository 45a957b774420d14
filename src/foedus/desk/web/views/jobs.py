"""A job as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.core.sources import Source
from foedus.desk.current.snapshot import Snapshot
from foedus.desk.intake.jobs import Job, State

SHOWN = 30  # reports, files or problems of one job

_WORDS = {State.WAITING: "Waiting to be read", State.READING: "Being read", State.DONE: "Read", State.FAILED: "Not read"}


@dataclass(frozen=True, slots=True, kw_only=True)
class JobLine:
    """A job, its state in words, and the reports that were read in it with how many statements count of each."""

    job: Job
    words: str
    reports: tuple[tuple[Source, int], ...]

    @property
    def percent(self) -> int:
        """How far it is."""
        return round(100 * self.job.progress)


def job_lines(jobs: Iterable[Job], now: Snapshot) -> tuple[JobLine, ...]:
    """Each with what the ledger knows of its reports by now."""
    return tuple(_line(job, now) for job in jobs)


def _line(job: Job, now: Snapshot) -> JobLine:
    found = [now.sources[key] for key in job.reports[:SHOWN] if key in now.sources]
    words = _WORDS[job.state] + (", with problems" if job.state is State.DONE and job.problems else "")
    return JobLine(job=job, words=words, reports=tuple((one, len(now.view.by_source.get(one.id, ()))) for one in found))
