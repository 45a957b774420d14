"""`python -m foedus.ledger.cards PATH...` checks cards."""

from __future__ import annotations

import sys
from pathlib import Path

from foedus.ledger.cards.cards import read


def main(paths: list[str]) -> int:
    """Print what is wrong with the cards at these paths; 1 where something is."""
    done = list(read(map(Path, paths)))
    for _, _, problems in done:
        for problem in problems:
            print(problem)
    print(f"{len(done)} cards, {sum(len(p) for _, _, p in done)} problems")
    return int(any(p for _, _, p in done))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
