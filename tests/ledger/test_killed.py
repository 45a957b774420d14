"""Killed at any moment, of ingest, review, adding, merging and migration, on both stores: what was told is kept, once.

Where `foedus` says that something was added or decided, it must be there after a kill: that is what was acknowledged. What was
not may be there or not, but whole; doing it all again must end in the very ledger that comes about where nobody was killed.
FOEDUS_KILLS=200 kills each so often at random, where make test does so twice.
"""

from __future__ import annotations

import random
import shutil
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest
from killing import KILLS, Ended, Run, killing
from servers import Server, serving
from version1 import filled
from writer import expected, portion

from foedus.core.decisions import Decision, Verdict
from foedus.core.statements import Statement
from foedus.ledger.database import Database
from foedus.ledger.decisions.deciding import accepting, deciding
from foedus.ledger.opening import open_ledger

WRITER = Path(__file__).with_name("writer.py")
PORTIONS = 12
SERVER_FAULTS: dict[str, Callable[[Server], None]] = {
    "the server is killed": lambda server: server.crash(signal.SIGKILL),
    "the server stops at once": lambda server: server.crash(signal.SIGQUIT),
    "the server's processes for clients are killed": lambda server: server.kill_backends(),
}
New = Callable[..., str]  # the address of a new ledger of a name in place of the old, of another's content where one is given
Deciding = tuple[Decision, Statement | None]
Contents = tuple[dict[str, object], set[str], list[str]]


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    with killing() as one:
        yield one


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture(params=["sqlite", "postgresql"])
def new(request: pytest.FixtureRequest, tmp_path: Path) -> New:
    if request.param == "postgresql":
        made: New = request.getfixturevalue("server").new
        return made

    def file(name: str, like: str | None = None) -> str:
        for old in tmp_path.glob(f"{name}.ledger*"):
            old.unlink()
        path = tmp_path / f"{name}.ledger"
        return str(shutil.copyfile(tmp_path / f"{like}.ledger", path) if like else path)

    return file


def test_killed_during_ingest(run: Run, new: New, tmp_path: Path) -> None:
    words = ("foedus", "ingest", reports(tmp_path), "--as-published", "--ledger")
    whole = new("whole")
    ended = done(run(*words, whole))
    assert ended.said[0].startswith("8 reports read; 8 sources and ")
    for after in moments(ended):
        address = new("killed")
        killed = run(*words, address, after=after)
        if Path(address).exists() or "://" in address:
            assert_sound(address)
        if killed.said:
            assert contents(address) == contents(whole)
        done(run(*words, address))
        assert contents(address) == contents(whole)


def test_killed_during_review(run: Run, new: New) -> None:
    base = new("base")
    with open_ledger(base) as ledger:
        ledger.add(*portion("report", 0))
        for number in range(1, PORTIONS):
            ledger.add(*portion("report", number))
        keys = list(ledger.by_id())
    words = ("foedus", "review", "accept", *keys, "--by", "Ann", "--ledger")
    whole = new("whole", "base")
    ended = done(run(*words, whole))
    for after in moments(ended):
        address = new("killed", "base")
        killed = run(*words, address, after=after)
        assert_sound(address)
        with open_ledger(address) as ledger:
            assert {line.split()[0] for line in killed.said} <= {d.statement[:10] for d in ledger.decisions()}
        done(run(*words, address))
        assert contents(address) == contents(whole)


def test_killed_while_adding(run: Run, new: New) -> None:
    words, names = ("a", PORTIONS), ["a"]
    ended = done(run(WRITER, new("whole"), *words))
    for after in moments(ended):
        address = new("killed")
        assert_acknowledged(address, run(WRITER, address, *words, after=after))
        done(run(WRITER, address, *words))
        assert_whole(address, names)


def test_killed_during_merge(run: Run, new: New) -> None:
    """All that the other ledger has is there, or nothing of it: a merge is one transaction."""
    grown(other := new("other"), "Ann", range(6, PORTIONS), lambda said: accepting(said, "Ann"))
    grown(base := new("base"), "Bob", range(9), lambda said: (deciding(said.id, Verdict.REJECT, "Bob"), None))
    words = ("foedus", "ledger", "merge", other, "--by", "Mel", "--into")
    merged = run(*words, whole := new("whole", "base"))
    assert merged.code == 1, merged.errors  # what both decided waits for a person
    before, then, seen, at = _merged(base), _merged(whole), [], list(moments(merged))
    for after in at:
        killed = run(*words, address := new("killed", "base"), after=after)
        assert_unbroken(address)
        there = _merged(address)
        assert there in (before, then)
        assert not killed.said or there == then
        seen.append(there == then)
        assert run(*words, address).code == int(there == before)
        assert_unbroken(address)
        assert _merged(address) == then
    assert len(at) < 50 or set(seen) == {True, False}, "each kill came too early, or each too late"


def grown(address: str, name: str, numbers: range, decide: Callable[[Statement], Deciding]) -> None:
    """A ledger with these portions, in each of which what all writers add was decided on."""
    with open_ledger(address) as ledger:
        for number in numbers:
            sources, statements = portion(name, number)
            ledger.add(sources, statements)
            ledger.decide(*decide(statements[-1]))


def _merged(address: str) -> tuple[Contents, int]:
    """What is in the ledger, and how much was decided apart."""
    with Database(address, create=False) as ledger:
        kinds = Counter(entry.kind for entry in ledger.entries())
        assert kinds["merged"] <= 1
        return contents(address), kinds["apart"]


def test_killed_during_migration(run: Run, new: New) -> None:
    old = new("old")
    sources, statements = portion("old", 0)
    for number in range(1, 100):
        statements += portion("old", number)[1]
    filled(old, sources, statements)
    ended = done(run(WRITER, new("killed", "old"), "nobody", 0))  # it opens the ledger, and does nothing else
    for after in moments(ended):
        address = new("killed", "old")
        run(WRITER, address, "nobody", 0, after=after)
        assert_sound(address)
        assert contents(address) == ({s.id: s for s in sources}, {s.id for s in statements}, [])


@pytest.mark.parametrize("fault", SERVER_FAULTS)
def test_the_server_crashes_while_one_writes(run: Run, server: Server, fault: str) -> None:
    words, names = ("a", PORTIONS), ["a"]
    seconds = done(run(WRITER, server.new("whole"), *words)).seconds
    for after in (random.random() * seconds for _ in range(max(1, KILLS // len(SERVER_FAULTS)))):
        address = server.new("killed")
        crash = Timer(after, SERVER_FAULTS[fault], (server,))
        crash.start()
        ended = run(WRITER, address, *words)
        crash.join()
        server.start()
        assert_refused_or_done(ended)
        assert_acknowledged(address, ended)
        done(run(WRITER, address, *words))
        assert_whole(address, names)


def moments(ended: Ended) -> Iterator[float]:
    """When to kill what ended so: at random, from its start to its end."""
    return (random.random() * ended.seconds for _ in range(KILLS))


def reports(folder: Path) -> Path:
    """Eight reports, each published on a day of its own and so added by a transaction of its own."""
    made = folder / "reports"
    made.mkdir()
    for day in range(1, 9):
        said = f"BERN, May {day}, 2021 - Switzerland and Austria signed border treaty number {day} in Bern on May {day}, 2021."
        (made / f"{day:02}.txt").write_text(f"{said} The parliament in Vienna approved the treaty.\n")
    return made


def contents(address: str) -> Contents:
    """What the ledger holds, whatever the order and the time at which it came."""
    with open_ledger(address, create=False) as ledger:
        return dict(ledger.sources()), set(ledger.by_id()), sorted(map(_decided, ledger.decisions()))


def _decided(decision: Decision) -> str:
    return f"{decision.statement} {decision.verdict} {decision.instead} {decision.by}"


def assert_unbroken(address: str) -> None:
    """What the ledger says of itself is so."""
    with open_ledger(address) as ledger:
        assert ledger.verify() == []


def assert_sound(address: str) -> None:
    """Nothing is broken, and no source was recorded a second time."""
    assert_unbroken(address)
    with open_ledger(address) as ledger:
        assert ledger.head() == len(ledger.sources()) + len(ledger.by_id()) + len(ledger.decisions())


def assert_acknowledged(address: str, ended: Ended) -> None:
    """What the writer had said before it ended is there."""
    assert_sound(address)
    with open_ledger(address) as ledger:
        assert set(" ".join(ended.said).split()) <= set(ledger.by_id())


def assert_whole(address: str, names: list[str]) -> None:
    """All that the writers of these names add is there, and nothing else."""
    assert_sound(address)
    with open_ledger(address) as ledger:
        assert (set(ledger.sources()), set(ledger.by_id())) == expected(names, PORTIONS)


def assert_refused_or_done(ended: Ended) -> None:
    """It ended as it should, or told in one line why not."""
    assert ended.code == 0 or "Refused" in ended.errors, ended.errors


def done(ended: Ended) -> Ended:
    """What ran to its end."""
    assert ended.code == 0, ended.errors
    return ended
