"""The server's side of the process that reads: it is started, listened to with a clock in hand, and ended with all it began."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import foedus
from foedus.desk.intake.bounds import Limits
from foedus.desk.intake.parser import NO_MEMORY

Beat = Callable[[float | None], None]  # called several times a second, with how far it is where that is known; may raise
_TICK = 200  # milliseconds
_CHUNK = 2**18


class Broken(Exception):
    """The process gave no fit answer: why, what the user can do, and how many answers it had given."""

    def __init__(self, sentence: str, remedy: str, answered: int = 0) -> None:
        super().__init__(sentence)
        self.sentence, self.remedy, self.answered = sentence, remedy, answered


def answers(asked: str, request: IO[bytes], count: int, limits: Limits, beat: Beat) -> Iterator[bytes]:
    """So many lines, one by one; `request` is a file that stands where the process shall begin to read. Raises Broken."""
    with _started(asked, request, count, limits) as process:
        lines = _Lines(process, limits, beat)
        for answered in range(count):
            try:
                yield lines.next()
            except Broken as broken:
                broken.answered = answered
                raise


@contextmanager
def _started(asked: str, request: IO[bytes], count: int, limits: Limits) -> Iterator[subprocess.Popen[bytes]]:
    words = [asked, limits.memory, limits.cpu, limits.open, count]
    with tempfile.TemporaryDirectory(prefix="foedus-") as folder:
        process = subprocess.Popen(
            [sys.executable, "-s", "-P", "-B", "-m", "foedus.desk.intake.parser", *map(str, words)],
            stdin=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"PYTHONPATH": str(Path(foedus.__file__).parents[1]), "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        try:
            yield process
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if process.stdout:
                process.stdout.close()


class _Lines:
    """Lines from a process that nobody trusts: each within its time and of bounded length."""

    def __init__(self, process: subprocess.Popen[bytes], limits: Limits, beat: Beat) -> None:
        assert process.stdout is not None
        self._process, self._limits, self._beat = process, limits, beat
        self._pipe, self._held = process.stdout.fileno(), bytearray()
        self._ready = select.poll()
        self._ready.register(self._pipe, select.POLLIN)

    def next(self) -> bytes:
        """The next line. Raises Broken."""
        until, seen = time.monotonic() + self._limits.wall, 0
        while (end := self._held.find(b"\n", seen)) < 0:
            seen = len(self._held)
            self._more(until)
        line = bytes(self._held[:end])
        del self._held[: end + 1]
        return line

    def _more(self, until: float) -> None:
        while not self._ready.poll(_TICK):
            self._beat(None)
            if time.monotonic() > until:
                raise Broken(f"takes longer than {self._limits.wall:g} seconds to read.", "Split it, or give its text alone.")
        chunk = os.read(self._pipe, _CHUNK)
        if not chunk:
            raise self._ended()
        self._held += chunk
        if len(self._held) > self._limits.answer:
            raise Broken("holds more than can be taken over.", "Split it.")

    def _ended(self) -> Broken:
        try:
            code = self._process.wait(self._limits.wall)
        except subprocess.TimeoutExpired:
            code = -signal.SIGKILL
        alone, memory = "Split it, or give its text alone.", f"{self._limits.memory / 1e6:,.0f} MB of memory"
        if code == NO_MEMORY:
            return Broken(f"needs more than {memory} to read.", alone)
        if code == -signal.SIGXCPU:
            return Broken(f"takes more than {self._limits.cpu} seconds of a processor to read.", alone)
        if code in (-signal.SIGABRT, -signal.SIGKILL):  # C++ libraries abort where they are given no memory; a system kills
            return Broken(f"breaks its reader, most likely for want of more than {memory}.", alone)
        return Broken("breaks the reader of its format.", "Save it anew, or give its text alone.")
