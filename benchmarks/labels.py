"""How well labelled reports are read: `python benchmarks/labels.py`, with the scorer that stands beside the labels."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
GOLD = HERE.parent / "shared" / "gold"
SETS = {
    "seeds (five reports of one story)": [GOLD / "seeds.json"],
    "reports (labelled for this project)": sorted((GOLD / "reports").glob("*.json")),
    "own (another hand's; its misses have been looked at)": sorted((HERE / "tests" / "gold" / "own").glob("*.json")),
    "press (another hand's; its misses of acts have been looked at)": sorted((HERE / "tests" / "gold" / "press").glob("*.json")),
    "agency (another hand's; its misses of acts have been looked at)": sorted((HERE / "tests" / "gold" / "agency").glob("*.json")),
    "wire (another hand's; nobody has looked at what is missed in it)": sorted((HERE / "tests" / "gold" / "wire").glob("*.json")),
    "pages (another hand's press pages; their misses have been looked at)": sorted(
        (HERE / "tests" / "gold" / "pages").glob("*.json")
    ),
    "columns (six more; their misses have been looked at)": sorted((HERE / "tests" / "gold" / "columns").glob("*.json")),
    "kept (six more; nobody has looked at what is missed in them)": sorted((HERE / "tests" / "gold" / "kept").glob("*.json")),
    "ru (ten of our own in Russian; the first figure of the last four stands beside them)": sorted(
        (HERE / "tests" / "gold" / "ru").glob("*.json")
    ),
    "fr (ten of our own in French; likewise)": sorted((HERE / "tests" / "gold" / "fr").glob("*.json")),
}


def main() -> None:
    score = GOLD / "score.py"
    if not score.exists():
        sys.exit(f"SKIPPED: the scorer {score} is not there")
    foedus = Path(sys.executable).with_name("foedus")
    for name, labels in SETS.items():
        print(name, flush=True)
        subprocess.run([sys.executable, score, *labels, "--read", f"{foedus} read --format jsonl"], check=True)


if __name__ == "__main__":
    main()
