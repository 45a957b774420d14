"""From an upload to the ledger, in the background."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from intake_files import pdf_bomb, report, submitted, word_bomb

from foedus.core.problems import Problem, Refused
from foedus.desk.cli import main
from foedus.desk.deskfile import DeskFile
from foedus.desk.intake import worker as working
from foedus.desk.intake.bounds import Bounds, Limits
from foedus.desk.intake.jobs import Jobs, State
from foedus.desk.intake.leases import Leases
from foedus.desk.intake.uploads import Uploads
from foedus.desk.intake.worker import Worker
from foedus.ledger.opening import open_ledger

GOLD = Path(__file__).parents[1] / "gold"
HASTY = Bounds(pause=0, tries=3)


@pytest.fixture
def desk(tmp_path: Path) -> DeskFile:
    return DeskFile(str(tmp_path / "a.ledger.desk"))


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    return str(tmp_path / "a.ledger")


def held(ledger: str) -> tuple[dict[str, Any], list[str]]:
    """Sources and statements of a sound ledger."""
    with open_ledger(ledger, create=False) as book:
        assert book.verify() == []
        return book.sources(), sorted(s.id for s in book.statements())


def ingested(ledger: str, *paths: Path) -> tuple[dict[str, Any], list[str]]:
    CliRunner().invoke(main, ["ingest", *map(str, paths), "--ledger", ledger])
    return held(ledger)


def of(folder: Path, pattern: str = "*.txt") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob(pattern))}


def test_the_outcome_is_that_of_ingest(desk: DeskFile, ledger: str, tmp_path: Path) -> None:
    files = of(GOLD)
    assert len(files) > 30
    number = submitted(desk, files).id
    Worker(ledger, desk).step()
    job = Jobs(desk).find(number)
    assert (job.state, job.progress, job.problems) == (State.DONE, 1, ())
    assert held(ledger) == ingested(str(tmp_path / "other.ledger"), *(GOLD / name for name in files))
    sources, statements = held(ledger)
    assert (job.sources, job.statements) == (len(sources), len(statements))


def test_what_the_ledger_knows_dates_what_comes_later_as_it_does_for_ingest(desk: DeskFile, ledger: str, tmp_path: Path) -> None:
    first, later = GOLD / "03-kyoto-expanded.txt", GOLD / "02-kyoto-light-rewrite.txt"
    for path in (first, later):
        submitted(desk, {path.name: path.read_bytes()})
        Worker(ledger, desk).step()
    other = str(tmp_path / "other.ledger")
    ingested(other, first)
    assert held(ledger) == ingested(other, later)


def test_of_the_same_again_nothing_is_added(desk: DeskFile, ledger: str) -> None:
    told: list[int] = []
    worker = Worker(ledger, desk, added=lambda: told.append(1))
    for _ in range(2):
        number = submitted(desk, {"a.txt": report(1)}).id
        worker.step()
    job = Jobs(desk).find(number)
    assert (job.state, job.sources, job.statements) == (State.DONE, 0, 0)
    assert told == [1]
    assert len(held(ledger)[0]) == 1


def test_files_that_break_the_reader_are_left_out_and_named(desk: DeskFile, ledger: str) -> None:
    files = {"1.txt": report(1), "bomb.pdf": pdf_bomb(), "2.txt": report(2), "bomb.docx": word_bomb(250), "3.txt": report(3)}
    submitted(desk, files)
    job = Worker(ledger, desk, limits=Limits(cpu=2)).step()
    assert job
    assert (job.state, job.sources) == (State.DONE, 3)
    assert {p.place for p in job.problems} == {"bomb.pdf", "bomb.docx"}
    assert {s.name for s in held(ledger)[0].values()} == {"1.txt", "2.txt", "3.txt"}


def test_a_job_of_which_nothing_can_be_read_has_failed(desk: DeskFile, ledger: str) -> None:
    submitted(desk, {"../../etc/passwd\0.pdf": b"%PDF-1.4 broken", "<script>alert(1)</script>.txt": b"  "})
    job = Worker(ledger, desk).step()
    assert job
    assert (job.state, job.tries) == (State.FAILED, 1)
    assert [(p.place, p.sentence) for p in job.problems] == [
        ("../../etc/passwd⟨U+0000⟩.pdf", "is a broken PDF."),
        ("<script>alert(1)</script>.txt", "is empty."),
    ]


def test_a_job_that_takes_longer_than_any_may_has_failed(desk: DeskFile, ledger: str) -> None:
    submitted(desk, {"bomb.pdf": pdf_bomb()})
    job = Worker(ledger, desk, limits=Limits(whole=1.2)).step()
    assert job
    assert (job.state, job.problems[0].sentence) == (State.FAILED, "took longer than 0.02 minutes.")


def test_too_many_reports_in_one_file_are_cut_off_and_told(desk: DeskFile, ledger: str) -> None:
    lines = b"\n".join(b'{"text": "%s"}' % report(n).strip() for n in range(5))
    submitted(desk, {"a.jsonl": lines})
    job = Worker(ledger, desk, limits=Limits(reports=3)).step()
    assert job
    assert (job.state, job.sources) == (State.DONE, 3)
    assert job.problems == (Problem("files", "hold 2 reports beyond the 3 that are read at once.", "Split them."),)


def test_a_ledger_that_cannot_be_used_is_tried_again(desk: DeskFile, tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    path.write_bytes(b"no ledger at all, but long enough to tell")
    submitted(desk, {"a.txt": report(1)}, HASTY)
    worker = Worker(str(path), desk, bounds=HASTY)
    job = worker.step()
    assert job
    assert (job.state, job.tries) == (State.WAITING, 1)
    path.unlink()
    job = worker.step()
    assert job
    assert (job.state, job.tries, job.sources) == (State.DONE, 2, 1)


def test_an_error_of_ours_costs_no_worker(desk: DeskFile, ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise KeyError("x")

    number = submitted(desk, {"a.txt": report(1)}, HASTY).id
    worker = Worker(ledger, desk, bounds=HASTY)
    with monkeypatch.context() as patched:
        patched.setattr(working, "read_job", fails)
        while worker.step():
            pass
    job = Jobs(desk).find(number)
    assert job.state == State.FAILED
    assert [p.sentence for p in job.problems] == ["met an error (KeyError).", "was broken off 3 times."]
    Jobs(desk).again(number)
    worker.step()
    assert Jobs(desk).find(number).state == State.DONE


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_in_the_background_it_is_woken_and_ends(desk: DeskFile, ledger: str) -> None:
    worker = Worker(ledger, desk)
    worker.start()
    number = submitted(desk, {"a.txt": report(1)}).id
    worker.wake()
    until(lambda: Jobs(desk).find(number).over)
    assert Jobs(desk).find(number).state == State.DONE
    worker.stop()
    assert "foedus-intake" not in {thread.name for thread in threading.enumerate()}


def test_a_server_that_ends_gives_its_job_back_at_once(desk: DeskFile, ledger: str) -> None:
    number = submitted(desk, {"bomb.pdf": pdf_bomb()}).id
    worker = Worker(ledger, desk)
    worker.start()
    until(lambda: Jobs(desk).find(number).state == State.READING)
    worker.stop()
    job = Jobs(desk).find(number)
    assert (job.state, job.tries) == (State.WAITING, 0)


def test_two_workers_at_once_read_each_job_once(desk: DeskFile, ledger: str, tmp_path: Path) -> None:
    numbers = [submitted(desk, {f"{n}.txt": report(n)}).id for n in range(6)]
    workers = [Worker(ledger, DeskFile(desk.path)) for _ in range(2)]
    for worker in workers:
        worker.start()
    until(lambda: all(Jobs(desk).find(n).over for n in numbers))
    for worker in workers:
        worker.stop()
    jobs = [Jobs(desk).find(n) for n in numbers]
    assert {(j.state, j.tries, j.sources) for j in jobs} == {(State.DONE, 1, 1)}
    sources, statements = held(ledger)
    assert len(sources) == 6
    assert sum(j.statements for j in jobs) == len(statements)


def test_a_job_whose_files_are_gone_says_so(desk: DeskFile, ledger: str) -> None:
    job = submitted(desk, {"a.txt": report(1), "b.txt": report(2)})
    from foedus.desk.intake.keeping import empty

    with desk.writing() as connection:
        empty(connection, job.uploads[:1])
    with pytest.raises(Refused):
        Uploads(desk).data(job.uploads[0])
    done = Worker(ledger, desk).step()
    assert done
    assert (done.state, done.sources) == (State.DONE, 1)
    assert [p.sentence for p in done.problems] == ["is no longer kept here."]


def test_progress_is_written_at_most_twice_a_second(desk: DeskFile, ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    moments: list[float] = []
    beat = Leases.beat

    def noted(self: Any, claim: Any, progress: float) -> None:
        moments.append(progress)
        beat(self, claim, progress)

    monkeypatch.setattr(Leases, "beat", noted)
    submitted(desk, {f"{n}.txt": report(n) for n in range(100)})
    began = time.monotonic()
    job = Worker(ledger, desk).step()
    assert job
    assert job.sources == 100
    assert len(moments) <= 2 * (time.monotonic() - began) + 2
    assert moments == sorted(moments)
