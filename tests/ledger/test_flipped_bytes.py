"""Any byte of a ledger's file changed: `verify` notices what changes a record, and no command crashes.

FOEDUS_FLIPS=all changes every byte in turn, =bits every bit of each; make test changes bytes here and there. On each changed file
the commands take turns, on some all of them are run.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest
from asking import TREATY, crashes, held

from foedus.core.problems import Refused
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Claim, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Stance
from foedus.ledger.database import Database
from foedus.ledger.decisions.deciding import accepting
from foedus.ledger.keeping.figures import figures
from foedus.ledger.opening import open_ledger

FLIPS = os.environ.get("FOEDUS_FLIPS", "")
SAMPLE = 200  # bytes that are changed without it
PAGE, INNER = 512, 5  # bytes of a page; the kind of those that lead to others in a table
ALL = 40  # of so many changed files one is given to all commands
TEXT = "They signed the pact in Bern. Switzerland denied it."
REPORT = Source(id=source_id(TEXT), name="a.txt", text=TEXT, published=When.on(date(2024, 12, 3)))
SIGNED = Statement(
    source=REPORT.id, start=0, end=29, content=Act(kind=ActKind.SIGNATURE, treaty=TREATY, actors=("CHE", "AUT"), place="Bern")
)
DENIED = Statement(
    source=REPORT.id, start=30, end=51, content=Claim(speaker="CHE", stance=Stance.DENIES, about="signature", treaty=TREATY)
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small ledger with all kinds of entries. Its pages are small too, so that few bytes of the file lie empty."""
    path = tmp_path_factory.mktemp("whole") / "x.ledger"
    with open_ledger(str(path)) as ledger:
        ledger.add([REPORT], [SIGNED, DENIED], date(2024, 12, 4))
        ledger.decide(*accepting(SIGNED, "Ann"))
    with closing(sqlite3.connect(path)) as raw:
        for sql in ("PRAGMA journal_mode = DELETE", f"PRAGMA page_size = {PAGE}", "VACUUM", "PRAGMA journal_mode = WAL"):
            raw.execute(sql)
    return path.read_bytes()


def flips(size: int) -> Iterator[tuple[int, int]]:
    """Which byte is changed, and which of its bits."""
    chance = random.Random(11)
    if FLIPS == "bits":
        yield from ((place, 1 << bit) for place in range(size) for bit in range(8))
    else:
        places = range(size) if FLIPS == "all" else sorted(chance.sample(range(size), SAMPLE))
        yield from ((place, chance.randrange(1, 256)) for place in places)


def test_a_changed_byte_is_noticed_or_changes_nothing(whole: bytes, tmp_path: Path) -> None:
    file = written(tmp_path, whole)
    with open_ledger(str(file)) as ledger:
        before = held(ledger)
        assert ledger.verify() == []
    unnoticed = []
    for place, mask in flips(len(whole)):
        file = written(tmp_path, changed(whole, place, mask))
        try:
            with open_ledger(str(file), create=False) as ledger:
                if not ledger.verify() and held(ledger) != before:
                    unnoticed.append((place, mask))
        except Refused:
            continue
    assert unnoticed == []


def test_no_command_crashes_on_a_changed_byte(whole: bytes, tmp_path: Path) -> None:
    assert list(crashes(written(tmp_path, whole))) == []
    broken = []
    for number, (place, mask) in enumerate(flips(len(whole))):
        file = written(tmp_path, changed(whole, place, mask))
        broken += [f"byte {place} with {mask}: {said}" for said in crashes(file, None if number % ALL == 0 else number)]
    assert broken == []


def test_an_order_that_leads_in_a_circle_is_told(whole: bytes, tmp_path: Path) -> None:
    """The keys by which SQLite finds its way (cells of inner pages, sqlite.org/fileformat.html, 1.6), bit by bit."""
    told = 0
    for place in keys(whole):
        for bit in range(8):
            file = written(tmp_path, changed(whole, place, 1 << bit))
            with ended_within(10), suppress(Refused), Database(str(file), create=False) as ledger:
                told += bool(ledger.verify())
                list(ledger.entries())
                figures(ledger.rows)
    assert told > 0


def keys(whole: bytes) -> Iterator[int]:
    """Where the cells of inner pages of tables have their bytes: the page below, then the last number in it."""
    for page in range(0, len(whole), PAGE):
        head = page + (100 if page == 0 else 0)  # the first page begins with the file's own head
        if whole[head] == INNER:
            count = int.from_bytes(whole[head + 3 : head + 5])
            for cell in range(count):
                at = page + int.from_bytes(whole[head + 12 + 2 * cell : head + 14 + 2 * cell])
                yield from range(at + 3, at + 6)


@contextmanager
def ended_within(seconds: int) -> Iterator[None]:
    """TimeoutError where it takes longer."""

    def late(*_: object) -> None:
        raise TimeoutError("it goes in a circle")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def changed(whole: bytes, place: int, mask: int) -> bytes:
    """The file with some bits of one byte changed."""
    return whole[:place] + bytes([whole[place] ^ mask]) + whole[place + 1 :]


def written(folder: Path, data: bytes) -> Path:
    """A ledger's file of that content, and nothing beside it."""
    for old in folder.glob("x.ledger*"):
        old.unlink()
    (folder / "x.ledger").write_bytes(data)
    return folder / "x.ledger"
