"""The ledger in memory: opening 100,000 statements, following what is added, and what a page asks of it.

    python benchmarks/current.py

Seconds of the clock for opening, medians in milliseconds of the processor for the rest; memory is that of the whole process.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from big_ledger import kept

from foedus.core.answers import Answer
from foedus.core.decisions import Verdict
from foedus.core.sources import Source, source_id
from foedus.core.statements import Statement
from foedus.core.states import existed, states
from foedus.desk.current.current import Current
from foedus.desk.current.snapshot import Snapshot
from foedus.law.coming import coming
from foedus.law.life.standing import standing
from foedus.law.scenarios.cascade import cascade
from foedus.law.scenarios.conflicts import conflicts
from foedus.law.scenarios.happenings import Scenario
from foedus.law.scenarios.scenario_line import parse
from foedus.ledger.decisions.deciding import deciding
from foedus.ledger.opening import open_ledger

DAY = date(2003, 7, 1)


def measured(name: str, *work: Callable[[], object]) -> None:
    """The median of these, and the longest."""
    times = []
    for one in work:
        start = time.process_time()
        one()
        times.append(1000 * (time.process_time() - start))
    print(f"{name:48}{median(times):9.1f} ms   longest {max(times):9.1f} ms   of {len(times)}", flush=True)


def follow(address: Path, current: Current, rng: Random) -> None:
    """One more report, and one decision, ten times each."""
    now = current.now()
    old = rng.sample(list(now.sources.values()), 10)
    with open_ledger(str(address)) as ledger:
        for one in old:
            report, said = _again(one, now)
            ledger.add([report], said)
            measured("one more report", current.now)
        for statement in rng.sample(list(now.statements.values()), 10):
            ledger.decide(deciding(statement.id, Verdict.REJECT, "bench"))
            measured("one decision", current.now)


def _again(source: Source, now: Snapshot) -> tuple[Source, list[Statement]]:
    text = source.text + "\n\nTold once more."
    key = source_id(text)
    return replace(source, id=key, text=text), [replace(s, source=key) for s in now.view.by_source.get(source.id, ())]


def asked(now: Snapshot, rng: Random) -> None:
    """What pages ask."""
    treaties = now.treaties()
    some = rng.sample(list(treaties.values()), 100)
    measured("standing of a treaty", *(partial(standing, t, DAY, treaties) for t in some))
    measured("what comes of a treaty in a year", *(partial(coming, t, DAY, date(2004, 7, 1), treaties) for t in some))
    measured("lives of all treaties compiled", treaties.bonds(DAY).compile)
    living = [key for key in states() if existed(key, DAY) is Answer.YES]
    pairs = [rng.sample(living, 2) for _ in range(40)]
    for name in ("what if, first asked", "what if, asked again"):
        measured(name, *(partial(what_if, now, a, b) for a, b in pairs))


def what_if(now: Snapshot, by: str, victim: str) -> int:
    """Two hops and conflicts; how many findings."""
    scenario = parse(f"{by} attacks {victim}", DAY)
    assert isinstance(scenario, Scenario)
    bonds = now.treaties().bonds(DAY)
    found = cascade((), scenario, 2, None, bonds)
    return len(found) + len(conflicts((), found, DAY, None, bonds))


def memory() -> int:
    """Megabytes that the process holds now."""
    return next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmRSS"))


def main() -> None:
    """Measure and print, on a copy."""
    with tempfile.TemporaryDirectory() as folder:
        address = Path(shutil.copy(kept(), folder))
        start, current = time.perf_counter(), Current(str(address))
        now = current.now()
        print(f"opened: {len(now.statements)} statements in {time.perf_counter() - start:.1f} s, {memory()} MB", flush=True)
        start = time.perf_counter()
        print(f"folded: {len(now.books().treaties)} treaties in {time.perf_counter() - start:.1f} s, {memory()} MB", flush=True)
        rng = Random(1)
        asked(now, rng)
        follow(address, current, rng)
        print(f"at the end {memory()} MB")


if __name__ == "__main__":
    main()
