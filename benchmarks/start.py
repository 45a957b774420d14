"""How fast it starts and reads: `make bench`. Prints seconds beside their limits; exits with 1 where one is missed.

The five seed reports are read in place where they lie beside the repository; elsewhere the examples stand in, and it says so.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
FOEDUS = [sys.executable, "-m", "foedus"]
COPIES = 300


def best(command: list[str], times: int) -> float:
    """The shortest of several runs, start of the interpreter included: what the machine does beside it only ever adds."""
    return min(_once(command) for _ in range(times))


def _once(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def rate(folder: Path) -> tuple[int, float]:
    """Reports read from a folder of distinct texts, and the seconds that took."""
    texts = [f.read_text(encoding="utf-8") for f in sorted((ROOT / "tests" / "gold").glob("*.txt"))]
    for number in range(COPIES):
        (folder / f"{number}.txt").write_text(f"{texts[number % len(texts)]}\nNo. {number}\n", encoding="utf-8")
    return COPIES, _once([*FOEDUS, "read", str(folder), "--format", "jsonl"])


def main() -> int:
    """Measure and print."""
    reports = SEEDS if SEEDS.is_dir() else ROOT / "examples"
    if reports != SEEDS:
        print("THE SEED REPORTS ARE NOT HERE: the brief is measured on examples/")
    start, brief = best([*FOEDUS, "--help"], 5), best([*FOEDUS, "brief", str(reports)], 3)
    with tempfile.TemporaryDirectory() as folder:
        number, seconds = rate(Path(folder))
    print(f"foedus --help     {start:.3f} s   (limit 0.25 s)")
    print(f"foedus brief      {brief:.3f} s   (limit 3 s, {len(list(reports.rglob('*.txt')))} reports, start included)")
    print(f"foedus read       {number / seconds:.0f} reports/s   ({number} reports in {seconds:.1f} s)")
    return int(start >= 0.25 or brief >= 3)


if __name__ == "__main__":
    raise SystemExit(main())
