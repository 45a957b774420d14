"""Files received in pieces."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest
from intake_files import submitted
from sqlalchemy import func, select

from foedus.core.problems import Refused
from foedus.desk.deskfile import DeskFile
from foedus.desk.intake.bounds import Bounds
from foedus.desk.intake.jobs import Jobs
from foedus.desk.intake.leases import Leases
from foedus.desk.intake.names import file_name
from foedus.desk.intake.tables import PIECES, UPLOADS
from foedus.desk.intake.uploads import Upload, Uploads
from foedus.ledger.store import Added

SMALL = Bounds(size=100, kept=250, number=5, piece=40, least=10)


@pytest.fixture(params=["memory", "file"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> DeskFile:
    return DeskFile(":memory:" if request.param == "memory" else str(tmp_path / "a.desk"))


def said(refused: pytest.ExceptionInfo[Refused]) -> str:
    assert refused.value.problem.remedy
    return refused.value.problem.sentence


def rows(desk: DeskFile) -> tuple[int, int]:
    """Uploads and bytes of pieces."""
    with desk.reading() as connection:
        total = connection.scalar(select(func.sum(func.length(PIECES.c.data)))) or 0
        return int(connection.scalar(select(func.count()).select_from(UPLOADS)) or 0), int(total)


def sent(uploads: Uploads, name: str, data: bytes) -> Upload:
    return uploads.receive(name, len(data), [data], "anna")


def test_pieces_make_the_file_again(desk: DeskFile) -> None:
    uploads, data = Uploads(desk, SMALL), bytes(range(95))
    key = uploads.begin("a.txt", 95, "anna").id
    assert [uploads.append(key, at, data[at : at + 40]).received for at in (0, 40, 80)] == [40, 80, 95]
    whole = uploads.finish(key, hashlib.sha256(data).hexdigest().upper())
    assert whole.whole
    assert (whole.name, whole.by, whole.received) == ("a.txt", "anna", 95)
    assert uploads.data(key) == data
    assert uploads.finish(key) == whole


def test_a_piece_sent_again_changes_nothing(desk: DeskFile) -> None:
    uploads, data = Uploads(desk, SMALL), bytes(range(95))
    key = uploads.begin("a.txt", 95, "anna").id
    uploads.append(key, 0, data[:40])
    assert uploads.append(key, 0, data[:40]).received == 40
    assert uploads.append(key, 20, data[20:60]).received == 60  # of which half was here
    uploads.append(key, 60, data[60:])
    uploads.finish(key)
    assert uploads.append(key, 60, data[60:]).received == 95
    assert uploads.data(key) == data
    assert rows(desk) == (1, 95)


@pytest.mark.parametrize(
    ("offset", "data", "sentence"),
    [
        (41, b"x" * 40, "leaves a gap"),
        (-1, b"x" * 40, "leaves a gap"),
        (0, b"x" * 40, "is not the file that was begun"),
        (40, b"x" * 41, "longer than"),
        (40, b"x" * 9, "wrong size"),
        (0, b"", "wrong size"),
    ],
)
def test_a_piece_that_does_not_fit_is_refused(desk: DeskFile, offset: int, data: bytes, sentence: str) -> None:
    uploads = Uploads(desk, SMALL)
    key = uploads.begin("a.txt", 80, "anna").id
    uploads.append(key, 0, b"a" * 40)
    with pytest.raises(Refused) as refused:
        uploads.append(key, offset, data)
    assert sentence in said(refused)
    assert uploads.find(key).received == 40


def test_bounds_hold(desk: DeskFile) -> None:
    uploads = Uploads(desk, SMALL)
    for size, sentence in ((0, "is empty"), (-1, "is empty"), (101, "is larger than 0.0001 MB"), (2**70, "is larger")):
        with pytest.raises(Refused) as refused:
            uploads.begin("a.txt", size, "anna")
        assert sentence in said(refused)
    sent(uploads, "a.txt", b"a" * 100)
    sent(uploads, "b.txt", b"b" * 100)
    with pytest.raises(Refused) as refused:
        uploads.begin("c.txt", 51, "anna")
    assert "too much is waiting" in said(refused)
    first, second = (uploads.begin("c.txt", 50, "anna").id for _ in range(2))  # either fits, not both
    uploads.append(first, 0, b"c" * 40)
    with pytest.raises(Refused) as refused:
        uploads.append(second, 0, b"c" * 40)
    assert "too much is waiting" in said(refused)


def test_the_number_is_bounded(desk: DeskFile) -> None:
    uploads = Uploads(desk, SMALL)
    for _ in range(SMALL.number):
        uploads.begin("a.txt", 10, "anna")
    with pytest.raises(Refused) as refused:
        uploads.begin("a.txt", 10, "anna")
    assert "too much is waiting" in said(refused)
    assert rows(desk)[0] == SMALL.number


def test_a_form_whose_file_is_not_as_stated_leaves_nothing(desk: DeskFile) -> None:
    uploads = Uploads(desk, SMALL)
    for size in (50, 70):
        with pytest.raises(Refused):
            uploads.receive("a.txt", size, [b"x" * 30, b"y" * 30], "anna")
    assert rows(desk) == (0, 0)


def test_a_file_damaged_on_its_way_is_refused(desk: DeskFile) -> None:
    uploads = Uploads(desk, SMALL)
    key = uploads.begin("a.txt", 20, "anna").id
    uploads.append(key, 0, b"x" * 20)
    with pytest.raises(Refused) as refused:
        uploads.finish(key, "0" * 64)
    assert "damaged" in said(refused)


def test_the_same_content_and_name_is_the_same_upload(desk: DeskFile) -> None:
    uploads = Uploads(desk, SMALL)
    first, again = sent(uploads, "a.txt", b"a" * 20), sent(uploads, "a.txt", b"a" * 20)
    other, named = sent(uploads, "a.txt", b"b" * 20), sent(uploads, "b.txt", b"a" * 20)
    assert again == first
    assert len({first.id, other.id, named.id}) == 3
    assert rows(desk)[1] == 60


def test_a_file_read_before_can_be_sent_again(desk: DeskFile) -> None:
    leases = Leases(desk, SMALL)
    job = submitted(desk, {"a.txt": b"a" * 20}, SMALL)
    claim = leases.claim()
    assert claim
    leases.done(claim, Added(), [])
    uploads = Uploads(desk, SMALL)
    with pytest.raises(Refused) as refused:
        uploads.data(job.uploads[0])
    assert "no longer kept" in said(refused)
    assert sent(uploads, "a.txt", b"a" * 20).id == job.uploads[0]
    assert uploads.data(job.uploads[0]) == b"a" * 20
    assert Jobs(desk, SMALL).submit(job.uploads, "anna").id != job.id


def test_what_is_left_lying_is_dropped_but_not_what_a_job_waits_for(desk: DeskFile) -> None:
    now = [1000.0]
    uploads = Uploads(desk, SMALL, lambda: now[0])
    held, left = sent(uploads, "a.txt", b"a" * 20), sent(uploads, "b.txt", b"b" * 20)
    begun = uploads.begin("c.txt", 20, "anna")
    Jobs(desk, SMALL).submit([held.id], "anna")
    now[0] += SMALL.forgotten + 1
    uploads.begin("d.txt", 20, "anna")
    assert uploads.data(held.id) == b"a" * 20
    with pytest.raises(Refused):
        uploads.data(left.id)
    with pytest.raises(Refused):
        uploads.find(begun.id)


def test_given_up_it_is_gone(desk: DeskFile) -> None:
    uploads = Uploads(desk, SMALL)
    key = uploads.begin("a.txt", 20, "anna").id
    uploads.append(key, 0, b"x" * 15)
    uploads.drop(key)
    with pytest.raises(Refused) as refused:
        uploads.append(key, 15, b"x" * 5)
    assert "not known" in said(refused)


def test_two_senders_of_one_file_keep_it_once(tmp_path: Path) -> None:
    desk, data = DeskFile(str(tmp_path / "a.desk")), bytes(range(90))
    key = Uploads(desk, SMALL).begin("a.txt", 90, "anna").id

    def send() -> None:
        uploads = Uploads(DeskFile(desk.path), SMALL)
        for at in range(0, 90, 30):
            uploads.append(key, at, data[at : at + 30])

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    Uploads(desk, SMALL).finish(key)
    assert Uploads(desk, SMALL).data(key) == data


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "../../etc/passwd"),
        ("a\0b.txt", "a⟨U+0000⟩b.txt"),
        ("<script>alert(1)</script>.html", "<script>alert(1)</script>.html"),  # shown by templates, which escape
        ("x\u202etxt.exe", "x⟨U+202E⟩txt.exe"),
        ("a\r\nSet-Cookie: b.txt", "a⟨U+000D⟩ Set-Cookie: b.txt"),
        ("\ud800.pdf", "⟨U+D800⟩.pdf"),
        ("", "without a name"),
        (" \n ", "without a name"),
    ],
)
def test_names_are_words_to_show(given: str, shown: str, desk: DeskFile) -> None:
    assert Uploads(desk).begin(given, 10, "anna").name == shown


def test_a_long_name_keeps_its_ending() -> None:
    name = file_name("x" * 10_000 + ".docx")
    assert len(name) == 200
    assert name.endswith("xxx.docx")
    assert len(file_name("\0" * 1_000_000 + ".pdf")) == 200
    assert file_name("\0" * 1_000_000 + ".pdf").endswith(".pdf")


def test_no_name_touches_the_servers_files(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    uploads = Uploads(DeskFile(str(folder / "a.desk")))
    for name in ("../evil.txt", "/tmp/evil.txt", "..\\evil.txt", "evil.txt"):
        sent(uploads, name, b"Berne and Vienna")
    assert {p.name for p in tmp_path.rglob("*")} <= {"desk", "a.desk", "a.desk-wal", "a.desk-shm"}
