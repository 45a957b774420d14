"""A server's life in short, for tests that kill it: `send` takes one file in pieces, `read` takes and reads a folder's files."""

from __future__ import annotations

import os
import signal
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from foedus.desk.deskfile import DeskFile
from foedus.desk.intake.bounds import Bounds
from foedus.desk.intake.jobs import Jobs
from foedus.desk.intake.uploads import Uploads
from foedus.desk.intake.worker import Worker

BOUNDS = Bounds(least=1, lease=0.3, pause=0, tries=10_000)
PIECE = 1_000
DEATHS = {  # after which call the server is killed
    "claimed": "foedus.desk.intake.leases:Leases.claim",
    "extracted": "foedus.desk.intake.apart:documents_of",
    "half added": "foedus.ledger.tables.appending:keep",
    "added": "foedus.ledger.database:Database.add",
}


def send(desk: DeskFile, path: Path, key: str = "") -> None:
    """Go on with the upload of that id, or begin one; each acknowledgment is a line."""
    uploads, data = Uploads(desk, BOUNDS), path.read_bytes()
    upload = uploads.find(key) if key else uploads.begin(path.name, len(data), "anna")
    print(upload.id, upload.received, flush=True)
    while upload.received < upload.size:
        upload = uploads.append(upload.id, upload.received, data[upload.received :][:PIECE])
        print(upload.id, upload.received, flush=True)
    print(uploads.finish(upload.id).id, "whole", flush=True)


def read(desk: DeskFile, ledger: str, folder: Path) -> None:
    """As a browser that sends its form until it is answered, and a server that reads it."""
    uploads, jobs, worker = Uploads(desk, BOUNDS), Jobs(desk, BOUNDS), Worker(ledger, desk, bounds=BOUNDS)
    keys = [uploads.receive(p.name, p.stat().st_size, [p.read_bytes()], "anna").id for p in sorted(folder.iterdir())]
    if not jobs.latest():
        jobs.submit(keys, "anna")
    while not all(job.over for job in jobs.latest()):
        worker.step()
        time.sleep(0.02)


def die(moment: str) -> None:
    """Have this process killed as soon as it returns from there."""
    module, _, path = DEATHS[moment].partition(":")
    *outer, name = path.split(".")
    holder: Any = import_module(module)
    for part in outer:
        holder = getattr(holder, part)
    called = getattr(holder, name)

    def last(*given: Any, **more: Any) -> None:
        called(*given, **more)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(holder, name, last)


if __name__ == "__main__":
    what, ledger, path, *more = sys.argv[1:]
    held = DeskFile(f"{ledger}.desk")
    if what == "send":
        send(held, Path(path), *more)
    else:
        if more:
            die(more[0])
        read(held, ledger, Path(path))
