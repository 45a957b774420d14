"""Import of ATOP and COW into an empty ledger, and what-if from it: seconds of the clock, in one run.

    python benchmarks/imports.py

Where the data are not there, it says so and stops.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from foedus.core.words import Event
from foedus.desk.books import books
from foedus.desk.datafiles import take
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.findings import what_if
from foedus.law.scenarios.happenings import Happening, Scenario

ALLIANCES = Path(__file__).resolve().parents[2] / "shared" / "data" / "alliances"
FILES = {
    "ATOP": ["atop_member_v4.01.csv"],
    "COW": ["cow_by_member_v4.1.csv", "cow_by_directed_v4.1.csv"],
    "states": ["cow_states2016.csv"],
}
WITHIN = 10.0


def main() -> int:
    """Measure and print; 1 where the import takes longer than it may."""
    if not ALLIANCES.is_dir():
        print(f"SKIPPED: the alliances are not at {ALLIANCES}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        address = f"{folder}/a.ledger"
        spent = 0.0
        for what, names in FILES.items():
            begun = time.perf_counter()
            done = take([str(ALLIANCES / name) for name in names], what, address)
            seconds = time.perf_counter() - begun
            spent += seconds
            print(f"import {what:7} {done.added.statements:6,} statements  {seconds:6.2f} s")
        size = Path(address).stat().st_size
        print(f"import, all     {spent:6.2f} s (may be {WITHIN:g}); the ledger has {size / 1e6:.1f} MB")
        begun = time.perf_counter()
        found = books(address)
        print(f"ledger opened and folded into {len(found.treaties):,} treaties  {time.perf_counter() - begun:6.2f} s")
        attack = Scenario(on=date(1914, 8, 1), happenings=(Happening(event=Event.ARMED_ATTACK, by=("RUS",), to=("DEU",)),))
        for word in ("first", "again"):
            begun = time.perf_counter()
            findings = what_if((), attack, Bonds(found.treaties, attack.on))
            print(f"what-if, {word}: {len(findings)} findings  {(time.perf_counter() - begun) * 1000:6.1f} ms")
    return int(spent > WITHIN)


if __name__ == "__main__":
    sys.exit(main())
