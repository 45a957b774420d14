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
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

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


class Run(Protocol):
    """Run a program, `foedus` or a Python file, to its end; or have it killed after so many seconds."""

    def __call__(self, *words: object, after: float | None = None) -> Ended: ...


@contextmanager
def killing() -> Iterator[Run]:
    """What runs programs, and kills them."""
    forks = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert forks.stdin
    assert forks.stdout
    asked, answered = forks.stdin, forks.stdout
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"

        def run(*words: object, after: float | None = None) -> Ended:
            job = {"words": list(map(str, words)), "out": str(out), "err": str(err), "after": after, "path": sys.path}
            asked.write(json.dumps(job) + "\n")
            asked.flush()
            code, seconds = answered.readline().split()
            whole = out.read_text().rpartition("\n")[0]
            return Ended(said=whole.splitlines(), errors=err.read_text(), code=int(code), seconds=float(seconds))

        try:
            yield run
        finally:
            asked.close()
            forks.wait()


def _serve() -> None:
    """Fork a program for each line, kill it when its time has come, and tell how it ended."""
    for name in IMPORTED:
        import_module(name)
    for line in sys.stdin:
        job, began = json.loads(line), time.monotonic()
        child = os.fork()
        if not child:
            _be(job)
        if job["after"] is not None:
            time.sleep(job["after"])
            os.kill(child, signal.SIGKILL)  # where it has ended it is not waited for yet, so nobody else has its number
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), time.monotonic() - began, flush=True)


def _be(job: dict[str, Any]) -> None:
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(job[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    code: object = 1
    try:
        _do(job["words"], job["path"])
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
