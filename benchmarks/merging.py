"""How long does it take to merge 100,000 statements into a ledger that has none of them, all of them, a few less?

python benchmarks/merging.py [FILE]
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date

from big_ledger import kept

from foedus.ledger.database import Database
from foedus.ledger.merging.brought import Order
from foedus.ledger.merging.merging import merge

LEFT = 1000  # entries that the laptop had not seen


def main() -> None:
    """Four merges of the big ledger, each into a new one."""
    with tempfile.TemporaryDirectory() as folder:
        path = sys.argv[1] if sys.argv[1:] else str(kept())
        with Database(path, create=False) as big:
            started = time.perf_counter()
            assert big.verify() == []
            print(f"verify: {time.perf_counter() - started:.1f} s, {big.head()} entries")
            _timed("into an empty ledger", Database(f"{folder}/empty"), big)
            _timed("again", Database(f"{folder}/empty"), big)
            with Database(f"{folder}/copy") as copy:
                entries = list(big.entries())
                copy.replicate(entries[:-LEFT], big.texts())
                _timed(f"into a copy that lacks the last {LEFT} entries", copy, big)
            with Database(f"{folder}/empty") as other:
                _timed("the merged one, whose chain is another, into it", big, other)


def _timed(what: str, here: Database, there: Database) -> None:
    started, worked = time.perf_counter(), time.process_time()
    brought = merge(here, there, Order(by="benchmark", day=date(2026, 1, 1)))
    took, work, added = time.perf_counter() - started, time.process_time() - worked, brought.added
    print(f"{what}: {took:.1f} s ({work:.1f} s of work), {added.sources} sources and {added.statements} statements new")


if __name__ == "__main__":
    main()
