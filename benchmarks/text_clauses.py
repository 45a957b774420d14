"""In how many treaty texts is the clause on entry into force found, and in how many is it read as data? No labels yet: counts only.

    python benchmarks/text_clauses.py [--show N]

Of each text the first treaty is read, in English. --show prints N clauses that were read, and those that were not, to be judged.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator

from text_gold import TEXTS, Gold, dutch, tota

from foedus.ledger.cards.form import sparse
from foedus.reading.treaty.clauses.entry import entry_into_force
from foedus.reading.treaty.structure import first, structure


def main() -> None:
    """Both corpora."""
    if not TEXTS.exists():
        print(f"SKIPPED: {TEXTS} is absent.")
        return
    corpora: dict[str, Callable[[], Iterator[Gold]]] = {"nl_en": dutch, "tota": tota}
    for name, texts in corpora.items():
        counts: Counter[str] = Counter()
        shown: list[str] = []
        for gold in texts():
            found = entry_into_force(gold.text, first(structure(gold.text)))
            counts["texts"] += 1
            counts["found"] += found is not None
            counts["read"] += bool(found and found.clause)
            if found:
                words = " ".join(gold.text[found.start : found.end].split())[:300]
                shown.append(f"  {gold.name} {found.article.number}: {words}\n    {sparse(found.clause)}")
        print(f"{name}: {counts['texts']} texts, clause found in {counts['found']}, read as data in {counts['read']}")
        for one in random.Random(1).sample(shown, int(sys.argv[2])) if sys.argv[1:2] == ["--show"] else ():
            print(one)


if __name__ == "__main__":
    main()
