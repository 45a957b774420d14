"""The disk is full: the command says so in one line, what was acknowledged is kept, and with room again one goes on.

The disk is a file system of one megabyte in memory, which only root may mount; elsewhere, and beside it, the process may write
no file beyond a size (RLIMIT_FSIZE).
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from killing import Ended, Run, killing
from writer import portion

from foedus.ledger.opening import open_ledger

WRITER = Path(__file__).with_name("writer.py")
MANY = 100_000  # portions, of which not nearly all find room
ROOM = 200_000  # bytes that are freed again
LIMIT = 300_000  # bytes of the largest file


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte, of which some is taken."""
    folder = tmp_path / "small"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(words, capture_output=True).returncode:
        pytest.skip("NO SMALL DISK: only root may mount one; the limit on the size of files stands in for it")
    try:
        (folder / "taken").write_bytes(b"\0" * ROOM)
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    with killing() as one:
        yield one


def test_a_full_disk_loses_nothing_and_with_room_one_goes_on(run: Run, small: Path) -> None:
    address = str(small / "x.ledger")
    ended = run(WRITER, address, "a", MANY)
    assert "The ledger cannot be used" in ended.errors
    assert len(ended.said) > 20
    fill(small)
    with_no_room = run("foedus", "review", "--ledger", address)
    assert with_no_room.code == 0 or refused(with_no_room)
    (small / "taken").unlink()
    assert_kept(address, ended)
    more = run(WRITER, address, "b", 10)
    assert (more.code, more.errors) == (0, "")
    assert_kept(address, more)


def test_commands_on_a_full_disk_say_so_in_one_line(run: Run, small: Path, tmp_path: Path) -> None:
    address = str(small / "x.ledger")
    with open_ledger(address) as ledger:
        ledger.add(*portion("a", 0))
        key = next(iter(ledger.by_id()))
        before = set(ledger.by_id())
        report(tmp_path / "report.txt")
        assert run("foedus", "ingest", tmp_path / "report.txt", "--ledger", tmp_path / "other.ledger").code == 0
        fill(small)
        adding = [
            run("foedus", "ingest", tmp_path / "report.txt", "--ledger", address),
            run("foedus", "review", "accept", key, "--by", "Ann", "--ledger", address),
            run("foedus", "ingest", tmp_path / "report.txt", "--ledger", small / "new.ledger"),
            run("foedus", "export", "--ledger", address, "-o", small / "out.jsonl"),
            run("foedus", "export", "--ledger", address, "-o", f"{small}/folder/"),
            run("foedus", "ledger", "backup", address, small / "saved.ledger"),
            run("foedus", "ledger", "merge", tmp_path / "other.ledger", "--into", address),
        ]
        assert [ended.errors for ended in adding if not refused(ended)] == []
    with open_ledger(address) as ledger:
        assert (ledger.verify(), set(ledger.by_id()), ledger.decisions()) == ([], before, [])
    assert not (small / "saved.ledger").exists()
    (small / "taken").unlink()
    assert run("foedus", "ledger", "backup", address, small / "saved.ledger").code == 0
    for name in ("x.ledger", "new.ledger"):
        assert run("foedus", "ingest", tmp_path / "report.txt", "--ledger", small / name).code == 0
    assert run("foedus", "check", "--ledger", address).code == 0


def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path) -> None:
    address = str(tmp_path / "x.ledger")
    limited = subprocess.run(
        [sys.executable, WRITER, address, "a", str(MANY)],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT)),
    )
    assert "The ledger cannot be used" in limited.stderr
    said = limited.stdout.rpartition("\n")[0].splitlines()
    assert len(said) > 5
    assert_kept(address, Ended(said=said, errors=limited.stderr, code=limited.returncode, seconds=0))


def assert_kept(address: str, ended: Ended) -> None:
    """The ledger is whole, and all that was acknowledged is in it."""
    with open_ledger(address, create=False) as ledger:
        assert ledger.verify() == []
        assert set(" ".join(ended.said).split()) <= set(ledger.by_id())


def refused(ended: Ended) -> bool:
    """One line that says what is wrong and what to do, and the exit code for it."""
    lines = ended.errors.splitlines()
    return ended.code == 2 and len(lines) == 1 and ("room" in lines[0] or "No space left" in lines[0])


def fill(folder: Path) -> None:
    """Take what room there is, to the last byte."""
    with (folder / "filling").open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while file.write(b"\0" * size):
                    pass
            except OSError:
                continue


def report(path: Path) -> None:
    """A report that tells of an act."""
    path.write_text("BERN, May 3, 2021 - Switzerland and Austria signed a border treaty in Bern on May 3, 2021.\n" * 20)
