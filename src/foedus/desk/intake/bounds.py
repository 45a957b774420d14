"""How much may come in, and what the reading of it may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is received. Sizes in bytes, times in seconds."""

    size: int = 20_000_000  # of one file
    kept: int = 500_000_000  # of all files that wait
    number: int = 2_000  # of files that wait
    piece: int = 1_000_000  # the largest piece
    least: int = 16_000  # the smallest piece but for the last: each costs a row
    batch: int = 100_000_000  # of the files of one job
    files: int = 500  # of one job
    jobs: int = 200  # that wait
    forgotten: float = 2 * 86_400  # untouched and in no job for so long, a file is dropped
    lease: float = 30  # after so long without a sign a worker counts as dead
    pause: float = 10  # before another try
    tries: int = 5  # of one job


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the process that reads may use. Bytes and seconds; `cpu` and `wall` are for one report."""

    memory: int = 1_500_000_000  # addresses, not pages in use: libraries map much that they never touch
    cpu: int = 60
    wall: float = 180
    whole: float = 1_800  # for all of a job
    answer: int = 130_000_000  # of one line: a file of 20 MB, each of its letters escaped with six characters
    open: int = 64  # files at once
    reports: int = 10_000  # of one job: a file of JSON lines holds many
