"""Jobs, and the leases that decide which worker reads them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from intake_files import submitted

from foedus.core.problems import Problem, Refused
from foedus.core.when import When
from foedus.desk.deskfile import DeskFile
from foedus.desk.intake.bounds import Bounds
from foedus.desk.intake.jobs import Jobs, State
from foedus.desk.intake.leases import Claim, Leases, Lost
from foedus.desk.intake.uploads import Uploads
from foedus.ledger.store import Added

BOUNDS = Bounds(tries=3, lease=30, pause=10, files=3, jobs=4, batch=100)
WRONG = Problem("a.txt", "is a broken PDF.", "Save it anew.")


class Clock:
    def __init__(self) -> None:
        self.now = 4e9  # later than any true time

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path) -> DeskFile:
    return DeskFile(str(tmp_path / "a.desk"))


@pytest.fixture
def jobs(desk: DeskFile, clock: Clock) -> Jobs:
    return Jobs(desk, BOUNDS, clock)


@pytest.fixture
def leases(desk: DeskFile, clock: Clock) -> Leases:
    return Leases(desk, BOUNDS, clock)


def claimed(leases: Leases) -> Claim:
    claim = leases.claim()
    assert claim
    return claim


def test_a_jobs_way(desk: DeskFile, jobs: Jobs, leases: Leases, clock: Clock) -> None:
    job = submitted(desk, {"a.txt": b"a", "b.txt": b"b"})
    assert (job.state, job.files, job.by, job.progress, job.started) == (State.WAITING, ("a.txt", "b.txt"), "anna", 0, None)
    claim = claimed(leases)
    leases.beat(claim, 0.5)
    now = jobs.find(job.id)
    assert (now.state, now.progress, now.tries, now.over) == (State.READING, 0.5, 1, False)
    assert leases.claim() is None
    clock.now += 5
    leases.done(claim, Added(2, 7), [WRONG])
    now = jobs.find(job.id)
    assert (now.state, now.progress, now.sources, now.statements, now.problems) == (State.DONE, 1, 2, 7, (WRONG,))
    assert now.started
    assert now.finished
    assert (now.finished - now.started).seconds == 5
    assert leases.claim() is None


def test_what_is_over_is_not_changed_again(desk: DeskFile, leases: Leases) -> None:
    submitted(desk, {"a.txt": b"a"})
    claim = claimed(leases)
    leases.done(claim, Added(), [])
    with pytest.raises(Lost):
        leases.beat(claim, 0.1)
    with pytest.raises(Lost):
        leases.failed(claim, [WRONG])
    with pytest.raises(Lost):
        leases.give_back(claim)


def test_a_worker_without_a_sign_loses_its_job_and_one_with_keeps_it(desk: DeskFile, leases: Leases, clock: Clock) -> None:
    submitted(desk, {"a.txt": b"a"})
    first = claimed(leases)
    for _ in range(5):
        clock.now += 25
        leases.beat(first, 0.2)
    assert leases.claim() is None
    clock.now += 31
    second = claimed(leases)
    with pytest.raises(Lost):
        leases.done(first, Added(1, 1), [])
    leases.done(second, Added(1, 1), [])


def test_after_so_many_tries_it_has_failed_and_can_be_tried_again(desk: DeskFile, jobs: Jobs, leases: Leases, clock: Clock) -> None:
    number = submitted(desk, {"a.txt": b"a"}).id
    for _ in range(3):
        claimed(leases)
        clock.now += 31
    assert leases.claim() is None
    job = jobs.find(number)
    assert job.state == State.FAILED
    assert [p.sentence for p in job.problems] == ["was broken off 3 times."]
    assert jobs.again(number).state == State.WAITING
    leases.failed(claimed(leases), [WRONG])
    with pytest.raises(Refused) as refused:
        jobs.again(number)
    assert "no longer kept" in refused.value.problem.sentence


def test_a_given_back_job_waits_and_says_why(desk: DeskFile, jobs: Jobs, leases: Leases, clock: Clock) -> None:
    number = submitted(desk, {"a.txt": b"a"}).id
    locked = Problem("a.ledger", "The ledger cannot be used (locked).", "Try again.")
    for _ in range(3):
        leases.give_back(claimed(leases), locked)
        assert leases.claim() is None
        clock.now += 11
    assert leases.claim() is None
    job = jobs.find(number)
    assert (job.state, job.problems[0]) == (State.FAILED, locked)


def test_a_server_that_ends_in_order_costs_no_try(desk: DeskFile, jobs: Jobs, leases: Leases) -> None:
    number = submitted(desk, {"a.txt": b"a"}).id
    for _ in range(10):
        leases.give_back(claimed(leases))
    assert (jobs.find(number).state, jobs.find(number).tries) == (State.WAITING, 0)


def test_no_two_workers_have_the_same_job(tmp_path: Path) -> None:
    desk = DeskFile(str(tmp_path / "a.desk"))
    for n in range(20):
        submitted(desk, {f"{n}.txt": b"a"})
    taken: list[int] = []

    def work() -> None:
        leases = Leases(DeskFile(desk.path))
        while claim := leases.claim():
            taken.append(claim.job)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(job.id for job in Jobs(desk).latest())


def test_a_form_sent_twice_is_one_job_until_it_is_done(desk: DeskFile, jobs: Jobs, leases: Leases) -> None:
    first = submitted(desk, {"a.txt": b"a", "b.txt": b"b"})
    assert submitted(desk, {"a.txt": b"a", "b.txt": b"b"}) == first
    assert submitted(desk, {"a.txt": b"a"}).id != first.id
    dated = jobs.submit(first.uploads, "anna", When.parse("2021-03"), "en")
    assert dated.id != first.id
    assert (dated.published, dated.language) == (When.parse("2021-03"), "en")
    leases.done(claimed(leases), Added(), [])
    assert jobs.find(first.id).state == State.DONE
    assert submitted(desk, {"a.txt": b"a", "b.txt": b"b"}).id not in (first.id, dated.id)


def test_bytes_stay_until_the_last_job_that_needs_them_is_over(desk: DeskFile, leases: Leases) -> None:
    first, second = submitted(desk, {"a.txt": b"a", "b.txt": b"b"}), submitted(desk, {"a.txt": b"a"})
    uploads = Uploads(desk)
    claim = claimed(leases)
    assert claim.job == first.id
    leases.done(claim, Added(), [])
    assert uploads.data(second.uploads[0]) == b"a"
    with pytest.raises(Refused):
        uploads.data(first.uploads[1])


def test_a_file_sent_again_while_it_is_read_is_kept_for_its_next_job(desk: DeskFile, jobs: Jobs, clock: Clock) -> None:
    uploads, leases = Uploads(desk, BOUNDS, clock), Leases(desk, BOUNDS, clock)
    first = uploads.receive("a.txt", 1, [b"a"], "anna")
    jobs.submit([first.id], "anna")
    claim = claimed(leases)
    clock.now += 1
    again = uploads.receive("a.txt", 1, [b"a"], "anna")
    leases.done(claim, Added(), [])
    assert uploads.data(again.id) == b"a"
    assert jobs.submit([again.id], "anna").state == State.WAITING


def test_jobs_are_bounded(desk: DeskFile, jobs: Jobs) -> None:
    for files, sentence in (
        ({}, "holds 0 files"),
        ({f"{n}.txt": b"a" for n in range(4)}, "holds 4 files"),
        ({"a.txt": b"a" * 60, "b.txt": b"b" * 60}, "is larger than"),
    ):
        with pytest.raises(Refused) as refused:
            submitted(desk, files, BOUNDS)
        assert sentence in refused.value.problem.sentence
    for n in range(4):
        submitted(desk, {f"{n}.txt": b"a"}, BOUNDS)
    with pytest.raises(Refused) as refused:
        submitted(desk, {"5.txt": b"a"}, BOUNDS)
    assert "too much is waiting" in refused.value.problem.sentence


def test_half_a_file_is_not_read(desk: DeskFile, jobs: Jobs) -> None:
    key = Uploads(desk).begin("a.txt", 5, "anna").id
    with pytest.raises(Refused) as refused:
        jobs.submit([key], "anna")
    assert "is not whole" in refused.value.problem.sentence


def test_the_latest_come_first_and_of_one_user_alone(desk: DeskFile, jobs: Jobs) -> None:
    numbers = [submitted(desk, {f"{n}.txt": b"a"}).id for n in range(3)]
    assert [job.id for job in jobs.latest(2)] == numbers[:0:-1]
    assert jobs.latest(by="berta") == ()
    with pytest.raises(Refused):
        jobs.find(99)


def test_of_countless_problems_some_are_kept(desk: DeskFile, jobs: Jobs, leases: Leases) -> None:
    number = submitted(desk, {"a.txt": b"a"}).id
    leases.done(claimed(leases), Added(), [WRONG] * 10_000)
    problems = jobs.find(number).problems
    assert len(problems) == 501
    assert problems[-1].sentence == "met 9,500 further problems."
