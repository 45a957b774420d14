"""A server killed in the middle of an upload, of reading and of adding: nothing is lost, nothing is there twice.

FOEDUS_KILLS=200 kills it so often at random, where make test does so twice.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from intake_files import report
from intake_server import DEATHS
from sqlalchemy import func, select

from foedus.desk.deskfile import DeskFile
from foedus.desk.intake.jobs import Jobs, State
from foedus.desk.intake.tables import PIECES, UPLOADS
from foedus.desk.intake.uploads import Uploads
from foedus.ledger.opening import open_ledger
from foedus.reading.files.documents import load
from foedus.reading.reader import read

SERVER = Path(__file__).with_name("intake_server.py")
KILLS = int(os.environ.get("FOEDUS_KILLS", "2"))


def served(*words: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, str(SERVER), *map(str, words)], stdout=subprocess.PIPE, encoding="ascii")


def test_killed_in_the_middle_of_an_upload_it_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    path, ledger, chance = tmp_path / "a.txt", tmp_path / "a.ledger", random.Random(1)
    path.write_bytes(random.Random(2).randbytes(1_000 * (20 * KILLS + 5)))
    key, acknowledged, killed, state = "", 0, 0, ""
    while state != "whole":
        server = served("send", ledger, path, *([key] if key else []))
        assert server.stdout
        lines = iter(server.stdout.readline, "")
        key, state = next(lines).split()
        assert acknowledged <= int(state) <= acknowledged + 1_000  # at most one piece was kept and not told
        last = chance.randrange(5, 20) if killed < KILLS else 10**9
        for n, line in enumerate(lines):
            key, state = line.split()
            acknowledged = acknowledged if state == "whole" else int(state)
            if n == last:
                time.sleep(chance.random() / 100)
                server.kill()
                killed += 1
        server.wait()
        acknowledged = acknowledged if state == "whole" else int(state)
    assert killed == KILLS
    desk = DeskFile(f"{ledger}.desk")
    assert Uploads(desk).data(key) == path.read_bytes()
    with desk.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(UPLOADS)) == 1
        assert connection.scalar(select(func.sum(func.length(PIECES.c.data)))) == path.stat().st_size


def test_killed_at_any_moment_it_reads_all_and_adds_it_once(tmp_path: Path) -> None:
    folder, ledger, chance = tmp_path / "reports", str(tmp_path / "a.ledger"), random.Random(3)
    folder.mkdir()
    for n in range(12):
        (folder / f"{n:02}.txt").write_bytes(report(n))
    whole = timed(str(tmp_path / "whole.ledger"), folder)
    for _ in range(KILLS):
        server = served("read", ledger, folder)
        time.sleep(chance.random() * whole)
        server.kill()
        server.wait()
    assert served("read", ledger, folder).wait() == 0
    whole_and_once(ledger, folder)


def test_killed_at_each_step_one_after_the_other_it_adds_it_once(tmp_path: Path) -> None:
    folder, ledger = tmp_path / "reports", str(tmp_path / "a.ledger")
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.txt").write_bytes(report(n))
    for moment in DEATHS:
        assert served("read", ledger, folder, moment).wait() == -signal.SIGKILL
    assert served("read", ledger, folder).wait() == 0
    whole_and_once(ledger, folder)


def whole_and_once(ledger: str, folder: Path) -> None:
    """One job, done; in the ledger just what reading the folder finds."""
    jobs = Jobs(DeskFile(f"{ledger}.desk")).latest()
    assert [(job.state, job.problems) for job in jobs] == [(State.DONE, ())]
    told = jobs[0].sources, jobs[0].statements
    with open_ledger(ledger, create=False) as book:
        assert book.verify() == []
        sources, statements = book.sources(), [s.id for s in book.statements()]
        assert told == (len(sources), len(statements))
        assert book.head() == len(sources) + len(statements)  # no source came a second time
    readings = read(load([folder])[0]).readings
    assert sources == {r.source.id: r.source for r in readings}
    assert sorted(statements) == sorted({s.id for r in readings for s in r.statements})


def timed(ledger: str, folder: Path) -> float:
    """How many seconds it takes that is not killed."""
    began = time.monotonic()
    assert served("read", ledger, folder).wait() == 0
    return time.monotonic() - began
