"""How long the head of a large ledger takes, and how much memory: entries made up and passed by one by one, none of them kept.

python benchmarks/heads.py [ENTRIES]
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

from foedus.ledger.entries.chain import Entry, entry, preimage
from foedus.ledger.entries.records import FIRST, encode
from foedus.ledger.heads.checking import compare
from foedus.ledger.heads.head import head_over
from foedus.ledger.heads.leaves import leaf_of, leaves
from foedus.ledger.heads.tree import grow, proved_root

DAY = date(2024, 12, 4)


def made(many: int) -> Iterator[Entry]:
    """A chain of acts such as a report gives, each after the one before."""
    previous = FIRST
    for n in range(1, many + 1):
        act = {"kind": "ratification", "treaty": f"treaty-{n % 5000}", "actors": ["RUS"], "when": {"edtf": "2024-11-09"}}
        record = encode({"content": {"act": act}, "source": f"{n // 20:016x}", "start": 120, "end": 180, "method": "rules"})
        one = entry(n, "statement", f"{n:024x}", DAY, record, previous)
        previous = one.hash
        yield one


def main(many: int) -> None:
    """The seconds of each step, without those that making up the entries takes, and the largest memory of all."""
    begun = time.process_time()
    chosen, before = Entry(0, "", "", DAY, "", FIRST), FIRST
    for one in made(many):
        if one.n <= many // 2:
            chosen, before = one, chosen.hash
    making = time.process_time() - begun

    def took(what: str, since: float) -> None:
        print(f"{what}: {time.process_time() - since - making:.1f} s")

    begun = time.process_time()
    head = head_over(made(many), "here", datetime.now(UTC))
    took(f"head of {many:,} entries", begun)
    begun = time.process_time()
    assert compare(head, made(many)).same
    took("compared with the ledger", begun)
    begun = time.process_time()
    tree = grow(leaves(made(many), "here"), chosen.n - 1)
    took("proof of one", begun)
    assert proved_root(leaf_of(preimage(*chosen[:5], before)), chosen.n - 1, many, tree.path) == head.root
    print(f"its path: {len(tree.path)} hashes; largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
