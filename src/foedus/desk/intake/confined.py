"""What the process that reads files of others gives up before it sees the first byte of them."""

from __future__ import annotations

import os
import resource
import sys
from typing import Any

_DENIED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.putenv", "pty.", "ftplib.", "urllib.")
_ALL = 1.5  # what a report may leave over counts for the next ones, within this


def confine(memory: int, cpu: int, opened: int, reports: int) -> None:
    """Limits that the process cannot lift again: memory, time, files; no file written, no core, no other process."""
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_NOFILE, opened)
    for none in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_NPROC):
        _limit(none, 0)
    hard = int(cpu * (reports + 1) * _ALL) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, hard))
    sys.addaudithook(_deny)


def allow(cpu: int) -> None:
    """So many seconds of a processor from now on, for the next report."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (min(hard, int(used.ru_utime + used.ru_stime) + cpu), hard))


def own_output() -> int:
    """The standard output for the answers alone; what libraries print goes nowhere."""
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return kept


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _deny(event: str, _: tuple[Any, ...]) -> None:
    """A second wall beside the limits, for Python's own libraries: no address is opened, no program is started."""
    if event.startswith(_DENIED):
        raise PermissionError(f"{event} is denied to the reader of uploads")
