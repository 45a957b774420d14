"""The thread that reads what was uploaded. Several servers may have one each: leases decide which of them reads what."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from foedus.core.problems import Problem, Refused
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.desk.deskfile import DeskFile
from foedus.desk.gather import acts_told
from foedus.desk.intake.apart import Read
from foedus.desk.intake.bounds import Bounds, Limits
from foedus.desk.intake.jobs import Job, Jobs
from foedus.desk.intake.leases import Claim, Leases, Lost
from foedus.desk.intake.reports import Acts, read_job
from foedus.desk.intake.uploads import Uploads
from foedus.ledger.keeping.redacting import left_out
from foedus.ledger.opening import open_ledger
from foedus.ledger.store import Added, Ledger

_LOOK = 2.0  # seconds between looks for what other servers were given
_BEAT = 0.5  # seconds between signs of progress


class _Stopped(Exception):
    """The server ends."""


class _Endless(Exception):
    """The job takes longer than any may."""


class Worker:
    """Reads job after job into the ledger at that address. No error ends it.

    `acts` tells what the ledger knows, where a faster way is at hand than reading it anew; `added` is called after something
    was added.
    """

    def __init__(
        self,
        ledger: str,
        desk: DeskFile,
        *,
        bounds: Bounds | None = None,
        limits: Limits | None = None,
        acts: Acts | None = None,
        added: Callable[[], None] | None = None,
    ) -> None:
        self._ledger, self._limits, self._bounds = ledger, limits or Limits(), bounds or Bounds()
        self._uploads, self._jobs = Uploads(desk, self._bounds), Jobs(desk, self._bounds)
        self._leases = Leases(desk, self._bounds)
        self._acts = acts or (lambda given: acts_told(ledger, given))
        self._added = added or (lambda: None)
        self._woken, self._ending = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to read in the background."""
        self._ending.clear()
        self._thread = threading.Thread(target=self._run, name="foedus-intake", daemon=True)
        self._thread.start()

    def stop(self, wait: float = 10) -> None:
        """End; a job that is being read is given back for another worker. Waits so many seconds for that."""
        self._ending.set()
        self._woken.set()
        if self._thread:
            self._thread.join(wait)

    def wake(self) -> None:
        """Look for work now: something has been submitted."""
        self._woken.set()

    def step(self) -> Job | None:
        """Read one job, if one is due; as it is afterwards."""
        claim = self._leases.claim()
        if claim is None:
            return None
        with suppress(Lost):
            self._tried(claim)
        return self._jobs.find(claim.job)

    def _run(self) -> None:
        while not self._ending.is_set():
            self._woken.clear()
            try:
                if self.step():
                    continue
            except Exception:  # the desk's file may be locked or full for a while
                logging.getLogger(__name__).exception("The intake met an error and goes on.")
            self._woken.wait(_LOOK)

    def _tried(self, claim: Claim) -> None:
        try:
            self._read(claim)
        except _Stopped:
            self._leases.give_back(claim)
        except _Endless:
            sentence = f"took longer than {self._limits.whole / 60:g} minutes."
            self._leases.failed(claim, [Problem("reading", sentence, "Upload fewer files at once.")])
        except Refused as error:
            self._leases.give_back(claim, error.problem)
        except Lost:
            raise
        except Exception as error:
            logging.getLogger(__name__).exception("A job met an error.")
            self._leases.give_back(claim, Problem("reading", f"met an error ({type(error).__name__}).", "Please report it."))

    def _read(self, claim: Claim) -> None:
        pulse = _Pulse(self._leases, claim, self._bounds.lease, self._limits.whole, self._ending)
        read = read_job(self._jobs.find(claim.job), self._uploads, self._acts, self._limits, pulse)
        if not read.found:
            self._leases.failed(claim, read.problems)
            return
        pulse.write()
        with open_ledger(self._ledger) as ledger:
            head = self._leases.noted(claim, ledger.head())
            kept = ledger.add([r.source for r in read.found], [s for r in read.found for s in r.statements], date.today())
            added = _since(head, ledger, read)
        problems = [*read.problems, *left_out(kept.redacted, {r.source.id: r.source.name for r in read.found})]
        self._leases.done(claim, added, problems, dict.fromkeys(r.source.id for r in read.found))
        if added != Added():
            self._added()


def _since(head: int, ledger: Ledger, read: Read) -> Added:
    """What of these reports was new after that entry, also where a try that was killed had added it already."""
    sources, statements = {r.source.id for r in read.found}, {s.id for r in read.found for s in r.statements}
    fresh = [item for _, _, item in ledger.since(head)]
    return Added(
        sum(isinstance(item, Source) and item.id in sources for item in fresh),
        sum(isinstance(item, Statement) and item.id in statements for item in fresh),
    )


class _Pulse:
    """Tells the desk's file how far a job is: twice a second at most, and often enough to keep the lease."""

    def __init__(self, leases: Leases, claim: Claim, lease: float, whole: float, ending: threading.Event) -> None:
        self._leases, self._claim, self._renew, self._ending = leases, claim, lease / 3, ending
        self._until, self._progress, self._told, self._last = time.monotonic() + whole, 0.0, 0.0, time.monotonic()

    def __call__(self, progress: float | None) -> None:
        """Raises where the worker is to end, the job takes too long, or another worker has it."""
        if self._ending.is_set():
            raise _Stopped
        now = time.monotonic()
        if now > self._until:
            raise _Endless
        self._progress = max(self._progress, progress or 0.0)
        if now - self._last >= (_BEAT if self._progress > self._told else self._renew):
            self.write()

    def write(self) -> None:
        """Write it now."""
        self._leases.beat(self._claim, self._progress)
        self._last, self._told = time.monotonic(), self._progress
