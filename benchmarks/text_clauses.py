"""How many final clauses of treaty texts are found, and read as data, and rightly? Against labels made by hand.

    python benchmarks/text_clauses.py [--show]

Of each text the first treaty is read, in English. --show prints what differs from the labels, of the half to build on.
Exits with 1 where a limit is missed.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from clause_labels import Label, labels, same
from text_gold import TEXTS, Gold, dutch, tota

from foedus.ledger.cards.form import sparse
from foedus.reading.treaty.clauses.entry import entry_into_force
from foedus.reading.treaty.clauses.lasting import lasting
from foedus.reading.treaty.clauses.leaving import leaving
from foedus.reading.treaty.clauses.sentences import sentences
from foedus.reading.treaty.parts.structure import first, structure
from foedus.reading.treaty.treatytext import read

LOCATED, READ = 0.97, 0.85


def main() -> int:
    """Both corpora."""
    if not TEXTS.exists():
        print(f"SKIPPED: {TEXTS} is absent.")
        return 0
    corpora: dict[str, Callable[[], Iterator[Gold]]] = {"nl_en": dutch, "tota": tota}
    found: dict[str, Any] = {}
    left: dict[str, Any] = {}
    lasts: dict[str, Any] = {}
    texts: dict[str, str] = {}
    for name, golds in corpora.items():
        counts: Counter[str] = Counter()
        for gold in golds():
            said = list(sentences(gold.text, first(structure(gold.text))))
            one = entry_into_force(said)
            left[gold.name], lasts[gold.name] = leaving(said), lasting(said)
            counts.update(texts=1, found=one is not None, read=bool(one and one.clause))
            found[gold.name], texts[gold.name] = one, gold.text
        print(f"{name}: {counts['texts']} texts, entry into force found in {counts['found']}, read as data in {counts['read']}")
    print(f"everything read, with parts and duties: {fast(list(texts.values())):.1f} MB a second of one core's time")
    return max(
        judged("entry into force", list(labels("entry_into_force.yaml")), found, texts),
        judged("leaving", list(labels("term_and_notice.yaml", "withdrawal")), left, texts),
        judged("duration", list(labels("term_and_notice.yaml", "duration")), lasts, texts),
    )


def fast(texts: list[str]) -> float:
    """Million characters a second of the whole reading."""
    read(texts[0])  # what is loaded once
    began = time.process_time()
    for text in texts:
        read(text)
    return sum(map(len, texts)) / (time.process_time() - began) / 1e6


def judged(what: str, known: list[Label], found: dict[str, Any], texts: dict[str, str]) -> int:
    """The figures of one kind of clause."""
    wrong = 0
    for held in (False, True):
        some = [label for label in known if label.held is held]
        has = [label for label in some if label.article]
        located = sum(bool((one := found[label.name]) and one.article.number == label.article) for label in has)
        none = [label for label in some if not label.article]
        read = [label for label in has if (one := found[label.name]) and one.clause]
        right = [label for label in read if same(found[label.name].clause, label)]
        invented = sum(bool((one := found[label.name]) and one.clause) for label in none)
        print(
            f"{what}, {'the other half' if held else 'to build on'}: located {located} of {len(has)} ({located / len(has):.3f}), "
            f"read {len(read)}, rightly {len(right)} ({len(right) / len(has):.3f}); "
            f"without one {len(none)}, of which read {invented}"
        )
        wrong += located / len(has) < LOCATED or len(right) / len(has) < READ
        if not held and "--show" in sys.argv:
            for label in has:
                if label not in right:
                    _show(label, found[label.name], texts[label.name])
            for label in none:
                if (one := found[label.name]) and one.clause:
                    _show(label, one, texts[label.name])
    return int(wrong > 0)


def _show(label: Label, one: Any, text: str) -> None:
    print(f"  {label.name} article {label.article}: {label.clause}")
    if one:
        print(f"    {one.article.number}: {sparse(one.clause)}\n    {' '.join(text[one.start : one.end].split())[:500]}")


if __name__ == "__main__":
    raise SystemExit(main())
