"""Sixteen processes write to one PostgreSQL at once: nothing is lost, nothing stands twice, of two who decide one does.

FOEDUS_WRITERS=1000 has each add so many portions, where make test does with five.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from multiprocessing import get_context

from stores import postgres

from foedus.core.decisions import Verdict
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.ledger.database import Database
from foedus.ledger.decisions.deciding import Changed, Decided, deciding

WRITERS = 16
PORTIONS = int(os.environ.get("FOEDUS_WRITERS", "5"))
DAY = date(2024, 12, 4)


def source(name: str) -> Source:
    text = f"The reports of {name}."
    return Source(id=source_id(text), name=f"{name}.txt", text=text)


def portion(writer: int, number: int) -> tuple[list[Source], list[Statement]]:
    """Three statements of the writer's own, and one that all writers add."""
    mine, all_ = source(f"writer {writer}"), source("all")
    said = [(mine, f"{writer}-{number}-{n}") for n in range(3)] + [(all_, f"shared-{number}")]
    signed = [Statement(source=s.id, start=0, end=11, content=Act(kind=ActKind.SIGNATURE, treaty=key)) for s, key in said]
    return [mine, all_], signed


def write(work: tuple[str, int]) -> tuple[int, list[str]]:
    """What one process does: its portions, and on each shared statement its decision; the statements and who decided."""
    address, writer = work
    done: list[str] = []
    added = 0
    with Database(address) as ledger:
        for number in range(PORTIONS):
            sources, statements = portion(writer, number)
            added += ledger.add(sources, statements, DAY).statements
            answer = ledger.decide(deciding(statements[-1].id, Verdict.REJECT, f"writer {writer}"), known=DAY)
            assert isinstance(answer, Decided | Changed)
            done += [statements[-1].id] if isinstance(answer, Decided) and answer.new else []
    return added, done


def test_sixteen_writers_lose_and_repeat_nothing() -> None:
    address = postgres()
    with get_context("fork").Pool(WRITERS) as pool:  # the first of them lays it out, whichever it is
        ended = pool.map(write, [(address, n) for n in range(WRITERS)], chunksize=1)
    given = [portion(n, number) for n in range(WRITERS) for number in range(PORTIONS)]
    shared = {statements[-1].id for _, statements in given}
    with Database(address) as ledger:
        assert ledger.verify() == []
        assert set(ledger.sources()) == {s.id for sources, _ in given for s in sources}
        assert set(ledger.by_id()) == {s.id for _, statements in given for s in statements}
        assert Counter(d.statement for d in ledger.decisions()) == Counter(shared)
        assert [entry.n for entry in ledger.entries()] == [*range(1, ledger.head() + 1)]
    assert sum(added for added, _ in ended) == (3 * WRITERS + 1) * PORTIONS
    assert Counter(key for _, done in ended for key in done) == Counter(shared)
