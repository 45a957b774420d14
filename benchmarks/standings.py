"""One year of all multilaterals' standings for all states in the UN tables: seconds, beside the limit of one second.

    python benchmarks/standings.py [YEAR]

For every table of `../shared/data/status/untc` and every participant in it: its word on every day of the year, as stretches of
days. Each treaty bears one plain clause (so many instruments, thirty days; thirty days for who joins later), for the tables
do not tell the clauses: what is measured is speed, not law. Seconds are of the processor, for other work on the machine
stretches the clock's. Where the tables are not there, it says so and stops.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from foedus.core.clauses import Delay, EntryIntoForce, FinalClauses
from foedus.core.treaties import Card, Treaty
from foedus.core.words import EntryRule
from foedus.datasets.ontocard import onto
from foedus.datasets.untc import status_table
from foedus.desk.books import of_cards
from foedus.law.basics.facts import CONSENT
from foedus.law.basics.turns import StateWord, Word
from foedus.law.life.standing import standing
from foedus.law.life.timeline import Life, Span, only
from foedus.law.life.timeline import lives as lives_of

TABLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "status" / "untc" / "treaties"
LIMIT = 1.0
SAMPLE = 12  # treaties whose compiled words are compared with the rules' own, on one day of the year

T = TypeVar("T")
Stretches = dict[tuple[str, str], list[Span[StateWord]]]


def folded() -> dict[str, Treaty]:
    """The tables as treaties."""
    cards = {path.stem: _card(path) for path in sorted(TABLES.glob("*.csv"))}
    return dict(of_cards(cards).treaties)


def _card(path: Path) -> Card:
    """So many instruments, at most twenty, and thirty days."""
    acts = status_table(path, path.stem).acts
    joined = sum(act.kind in CONSENT for act in acts)
    thirty = Delay(days=30)
    entry = EntryIntoForce(rule=EntryRule.INSTRUMENTS, count=min(20, max(1, joined)), delay=thirty, later=thirty)
    sources = {"table": path.name}
    clauses = FinalClauses(entry_into_force=entry)
    card = Card(id=path.stem, title=path.stem, open=True, sources=sources, clauses=clauses, clauses_source="table")
    return onto(card, acts, f"status table, {path.name}")


def year(lives: dict[str, Life], first: date, last: date) -> tuple[dict[str, list[Span[Word]]], Stretches]:
    """The word of every treaty and of every state toward it, on every day between."""
    wholes = {key: life.whole.during(first, last) for key, life in lives.items()}
    return wholes, {(key, state): life.during(state, first, last) for key, life in lives.items() for state in life.parties}


def differing(treaties: dict[str, Treaty], lives: dict[str, Life], day: date) -> int:
    """Words of the sampled treaties' states that are not what `standing` says."""
    wrong = 0
    for key in list(treaties)[:: max(1, len(treaties) // SAMPLE)]:
        found = standing(treaties[key], day)
        wrong += only(lives[key].whole.on(day)) != found.word
        wrong += sum(
            only(lives[key].words(s.state, day)) != s.word or lives[key].binds(s.state, day) != s.binds for s in found.states
        )
    return wrong


def least(work: Callable[[], T]) -> tuple[float, T]:
    """The shortest of three runs, for what the machine does beside it only ever adds; and what was found."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        found = work()
        best = min(best, time.process_time() - start)
    return best, found


def main(arguments: list[str]) -> int:
    """Measure and print."""
    if not TABLES.is_dir():
        print(f"SKIPPED: the UN tables are not at {TABLES}")
        return 0
    asked = int(arguments[0]) if arguments else 2003
    first, last = date(asked, 1, 1), date(asked, 12, 31)
    start = time.process_time()
    treaties = folded()
    gc.freeze()  # what was read stays; the collector need not look at it again
    reading = time.process_time() - start
    compiling, lives = least(lambda: lives_of(treaties.values()))
    answering, (wholes, states) = least(lambda: year(lives, first, last))
    words = sum(map(len, states.values()))
    ordinary = sum(life.ordinary.moments(state) is not None for life in lives.values() for state in life.parties)
    wrong = differing(treaties, lives, date(asked, 7, 1))
    print(f"{len(wholes)} treaties, {len(states)} lives of states toward them ({ordinary} ordinary), {words} stretches in {asked}")
    print(f"reading and folding   {reading:.3f} s")
    print(f"compiling             {compiling:.3f} s")
    print(f"answering             {answering:.3f} s   (every word on every day of the year)")
    whole = compiling + answering
    print(f"from folded treaties  {whole:.3f} s   (limit {LIMIT:g} s; {LIMIT / whole:.1f} times as fast as that)")
    print(f"words that differ from the rules' own, in a sample on one day: {wrong}")
    return int(whole >= LIMIT or wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
