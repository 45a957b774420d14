"""Sixteen processes write at once: each statement is there once, also those that all of them add, and the chain is whole.

FOEDUS_WRITERS=1000 has each add so many portions, where make test does with five.
"""

from __future__ import annotations

import os
from pathlib import Path

from killing import killing
from writer import OWN, expected

from foedus.ledger.opening import open_ledger

WRITERS = 16
PORTIONS = int(os.environ.get("FOEDUS_WRITERS", "5"))
WRITER = Path(__file__).with_name("writer.py")


def test_sixteen_writers_lose_and_repeat_nothing(tmp_path: Path) -> None:
    address, names = str(tmp_path / "shared.ledger"), [f"writer{n}" for n in range(WRITERS)]
    with killing() as run:  # none is killed; the first of them makes the ledger, whichever it is
        ended = run.together([(WRITER, address, name, PORTIONS) for name in names])
    assert [(one.code, one.errors) for one in ended] == [(0, "")] * WRITERS
    sources, statements = expected(names, PORTIONS)
    assert {key for one in ended for line in one.said for key in line.split()} == statements
    with open_ledger(address, create=False) as ledger:
        assert ledger.verify() == []
        assert (set(ledger.sources()), set(ledger.by_id())) == (sources, statements)
        assert ledger.head() == WRITERS + 1 + (WRITERS * OWN + 1) * PORTIONS  # sources, and each shared statement, once
    print(f"{WRITERS * PORTIONS / ended[0].seconds:.0f} portions a second")
