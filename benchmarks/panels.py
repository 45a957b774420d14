"""The directed dyad-year panel of 1816-2025 with ATOP's five and Correlates of War's four flags, beside a plain script of pandas.

python benchmarks/panels.py [FOLDER]: each way in processes of its own, in turn, with reading the files but not importing libraries.
Then whether the two agree wherever the panel is certain, and how long a question about one day takes.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "alliances"
NAMES = ("atop_member_v4.01.csv", "cow_by_directed_v4.1.csv", "cowstates.csv")
WAYS = ("foedus", "explode", "repeat")
RUNS, DAYS = 7, 200
FIRST, LAST = date(1816, 1, 1), date(2025, 12, 31)


def reader(folder: Path) -> Callable[[], Any]:
    """What reads ATOP's members, Correlates of War's directed dyads, and the members of the state system; its imports are done."""
    from foedus.datasets.alliances.spellrows import spells
    from foedus.datasets.rowfiles import row_file
    from foedus.datasets.statelists import memberships
    from foedus.research.panels.files import Files

    def read() -> Files:
        atop, cow, states = (row_file(folder / name)[0] for name in NAMES)
        assert atop
        assert cow
        assert states
        told = (spells(atop, "ATOP")[0], spells(cow, "COW")[0])
        listed = memberships(states)[0]
        return Files(tuple(one for one in told if one), (listed,) if listed else ())

    return read


def maker(way: str, folder: Path) -> Callable[[], Any]:
    """The work, after its libraries are imported."""
    if way == "foedus":
        from foedus.research.panels.panel import panel
        from foedus.research.panels.request import Panel

        read = reader(folder)
        return lambda: panel(Panel(unit="directed-dyad-year", first=FIRST, last=LAST), read())
    import panels_pandas

    spread = panels_pandas.by_year if way == "explode" else panels_pandas.by_year_repeated
    return lambda: panels_pandas.panel(folder, FIRST.year, LAST.year, spread)


def once(way: str, folder: Path) -> None:
    """Prints seconds, greatest memory in MB, rows."""
    work = maker(way, folder)
    start = time.perf_counter()
    rows = len(work())
    print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, rows)


def measured(folder: Path) -> dict[str, list[tuple[float, float]]]:
    """Seconds and MB of each way, run in turn."""
    found: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
    for _ in range(RUNS):
        for way in WAYS:
            command = [sys.executable, __file__, "--once", way, str(folder)]
            seconds, memory, _rows = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            found[way].append((float(seconds), float(memory)))
    return found


def compared(folder: Path) -> None:
    """Cells in which the panel is certain and the script of pandas says something else; cells that only the panel leaves open."""
    mine, theirs = maker("foedus", folder)(), maker("repeat", folder)()
    same = all((mine[key].to_numpy() == theirs[key].to_numpy()).all() for key in ("ccode1", "ccode2", "year"))
    other = opened = certain = 0
    for column in (name for name in theirs.columns if name.startswith(("atop_", "cow_"))):
        ours, plain = mine[column].fill_null(-1).to_numpy(), theirs[column].fillna(-1).to_numpy(dtype="int8")
        certain += int((ours >= 0).sum())
        other += int(((ours >= 0) & (ours != plain)).sum())
        opened += int(((ours < 0) & (plain >= 0)).sum())
    print(f"same rows in the same order: {same}; certain cells of flags: {certain:,}, not as pandas has them: {other}")
    print(f"cells that cannot be told, where the script of pandas says 0 or 1: {opened:,}")


def days(folder: Path) -> None:
    """All states on one day, the files read before; a new day each time."""
    from foedus.research.panels.panel import panel
    from foedus.research.panels.request import Panel

    warm = reader(folder)()
    spent = []
    for number in range(DAYS + 1):
        day = date.fromordinal(date(1850, 1, 1).toordinal() + 293 * number)
        start = time.perf_counter()
        panel(Panel(unit="state-day", first=day, last=day), warm)
        spent.append(time.perf_counter() - start)
    first, usual, fastest = (1000 * seconds for seconds in (spent[0], median(spent[1:]), min(spent)))
    print(f"all states on one day: median {usual:.1f} ms, fastest {fastest:.1f} ms; the first, making the pairs, {first:.0f} ms")


def main(folder: Path) -> None:
    """Measure and print."""
    found = measured(folder)
    for way, runs in found.items():
        ratio = median(slow / fast for (slow, _), (fast, _) in zip(runs, found["foedus"], strict=True))
        seconds, memory = median(s for s, _ in runs), max(m for _, m in runs)
        print(f"{way:10}{seconds:7.2f} s (median of {RUNS})   {memory:6.0f} MB at most   {ratio:5.1f} times as long as foedus")
    compared(folder)
    days(folder)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        once(sys.argv[2], Path(sys.argv[3]))
    else:
        main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
