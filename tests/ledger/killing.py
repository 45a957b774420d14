"""Programs that are killed: each is a process of its own, killed with SIGKILL after a time; what it had said by then is kept.

    with killing() as run:
        ended = run("foedus", "ingest", folder, "--ledger", file, after=0.05)
        ended.said      # whole lines on standard output: what was acknowledged
        ended.code      # -9 where it was killed, its exit code where it was done before

All are forked from one process that has imported Foedus already: a kill a moment after the start meets work, not imports.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

KILLS = int(os.environ.get("FOEDUS_KILLS", "2"))
IMPORTED = (
    "foedus.desk.cli", "foedus.desk.gather", "foedus.desk.deciding", "foedus.desk.commands.ingest", "foedus.desk.commands.review",
    "foedus.ledger.database", "foedus.reading.reader", "foedus.reading.files.documents", "psycopg",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What a program had said when it ended, how it ended, and after how many seconds."""

    said: list[str]
    errors: str
    code: int
    seconds: float


class Run:
    """Runs programs, `foedus` or a Python file with its words, to their end; or has them killed after so many seconds."""

    def __init__(self, forks: subprocess.Popen[str], folder: Path) -> None:
        assert forks.stdin
        assert forks.stdout
        self._ask, self._answer, self._folder = forks.stdin, forks.stdout, folder

    def __call__(self, *words: object, after: float | None = None) -> Ended:
        """One program."""
        return self.together([words], after)[0]

    def together(self, programs: Sequence[Sequence[object]], after: float | None = None) -> list[Ended]:
        """Several at once."""
        words = [list(map(str, program)) for program in programs]
        for file in self._folder.iterdir():
            file.unlink()  # what an earlier one said
        job = {"programs": words, "folder": str(self._folder), "after": after, "path": sys.path}
        self._ask.write(json.dumps(job) + "\n")
        self._ask.flush()
        codes, seconds = json.loads(self._answer.readline())
        return [self._ended(number, code, seconds) for number, code in enumerate(codes)]

    def _ended(self, number: int, code: int, seconds: float) -> Ended:
        files = [self._folder / f"{number}.{name}" for name in ("out", "err")]
        out, err = (file.read_text() if file.exists() else "" for file in files)  # it can be killed before it has any
        return Ended(said=out.rpartition("\n")[0].splitlines(), errors=err, code=code, seconds=seconds)


@contextmanager
def killing() -> Iterator[Run]:
    """What runs programs, and kills them."""
    forks = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with tempfile.TemporaryDirectory() as folder:
        try:
            yield Run(forks, Path(folder))
        finally:
            forks.communicate()


def _serve() -> None:
    """Fork the programs of each line, kill them when their time has come, and tell how they ended."""
    for name in IMPORTED:
        import_module(name)
    for line in sys.stdin:
        job, began = json.loads(line), time.monotonic()
        children = [os.fork() or _be(job, number) for number in range(len(job["programs"]))]
        if job["after"] is not None:
            time.sleep(job["after"])
            for child in children:
                os.kill(child, signal.SIGKILL)  # one that has ended is not waited for yet, so nobody else has its number
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        print(json.dumps([codes, time.monotonic() - began]), flush=True)


def _be(job: dict[str, Any], number: int) -> NoReturn:
    for stream, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{job['folder']}/{number}.{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), stream)
    code: object = 1
    try:
        _do(job["programs"][number], job["path"])
        code = 0
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


def _do(words: list[str], path: list[str]) -> None:
    if words[0] == "foedus":
        from foedus.desk.cli import main

        main(words[1:])
    sys.path, sys.argv = path, words
    runpy.run_path(words[0], run_name="__main__")


if __name__ == "__main__":
    _serve()
