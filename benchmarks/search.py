"""How fast a large ledger is searched: 100,000 statements, 5,000 treaties (big_ledger.py), queries typed letter by letter.

    python benchmarks/search.py [--most N]

Prints, by kind of query, the median and the worst over every beginning of every query; then with 32 threads at once while reports
are added. Beside the clock's time stands the processor's, for a busy machine. Exits with 1 where a limit is missed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random
from statistics import median
from threading import Event

from big_ledger import kept

from foedus.core.sources import Source, source_id
from foedus.core.statements import Claim
from foedus.core.when import When
from foedus.desk.books import Books
from foedus.desk.search.folding import words
from foedus.desk.search.index import MOST, Index
from foedus.ledger.cards.register import register
from foedus.ledger.folding.accounts import everything
from foedus.ledger.folding.told import Told
from foedus.ledger.opening import open_ledger

QUERY, BUILDING, ADDING = 100, 10_000, 50  # milliseconds
EACH = 12  # queries of a kind
CLIENTS, ASKED = 32, 2_000


def large() -> Books:
    """The large ledger. Its reports are not compared with one another, for that no search depends on."""
    with open_ledger(str(kept()), create=False) as ledger:
        told = Told(
            statements=tuple(ledger.statements()), sources=ledger.sources(), groups={}, account=everything(), cards=register()
        )
    return Books(told.folded(), told)


def queries(books: Books) -> dict[str, list[str]]:
    """Whole queries by kind, always the same."""
    rng = Random(1)
    titles = [t.title for t in rng.sample(list(books.treaties.values()), EACH)]
    reports = rng.sample([s for s in books.sources.values() if s.text], EACH)
    spoken = sorted({s.content.speaker for s in books.statements if isinstance(s.content, Claim)})
    return {
        "treaty": titles,
        "treaty, some words": [" ".join(sorted(words(title), key=len)[-3:]) for title in titles],
        "state": ["Russia", "RUS", "DPRK", "Soviet Union", "Côte d'Ivoire", "united kingdom", "USA", "Viet Nam"],
        "person": rng.sample(spoken, EACH),
        "article": [f"article {rng.randrange(2, 6)} {title[:40]}" for title in titles],
        "words of a report": [_some(rng, report.text) for report in reports],
        "common words": [
            "the treaty of the",
            "ratification of the treaty in force",
            "on the first of the",
            "government said it was",
        ],
        "synonyms": ["pact in force", "USSR denounces", "Russian Federation accord", "DPRK mutual defence"],
        "misspelt": ["rattificaton", "freindshp treety", "Kyotto protocl", "Noth Koera"],
    }


def typed(query: str) -> Iterator[str]:
    """Every beginning of it."""
    return (query[:n] for n in range(1, len(query) + 1))


def took(index: Index, query: str, most: int = MOST) -> tuple[float, float]:
    """Milliseconds for a search, by the clock and of the processor."""
    begin, worked = time.perf_counter(), time.thread_time()
    index.search(query, most)
    return (time.perf_counter() - begin) * 1000, (time.thread_time() - worked) * 1000


def added(index: Index, report: Source, number: int) -> tuple[float, float]:
    """Milliseconds, by the clock and of the processor, to add one more report, another's text with a line of its own."""
    text = f"{report.text}\nEdition {number} of this report.\n"
    made = Source(id=source_id(text), name=f"edition-{number}.txt", text=text, published=When.parse("2025-01-02"))
    begin, worked = time.perf_counter(), time.thread_time()
    index.add([made])
    return (time.perf_counter() - begin) * 1000, (time.thread_time() - worked) * 1000


def at_once(index: Index, asked: list[str], reports: list[Source]) -> tuple[list[tuple[float, float]], float, int]:
    """Milliseconds of each query with many threads while one adds; queries a second; reports added meanwhile."""
    done = Event()

    def adding() -> int:
        number = 0
        while not done.is_set():
            added(index, reports[number % len(reports)], 10_000 + number)
            number += 1
            time.sleep(0.05)
        return number

    with ThreadPoolExecutor(1) as writer, ThreadPoolExecutor(CLIENTS) as readers:
        more, begin = writer.submit(adding), time.perf_counter()
        times = list(readers.map(lambda query: took(index, query), asked))
        seconds = time.perf_counter() - begin
        done.set()
    return times, len(asked) / seconds, more.result()


def line(what: str, times: Iterable[tuple[float, float]]) -> float:
    """Print the median and the worst by the clock, and the median of the processor; the first."""
    kept_ = list(times)
    clock, worked = [c for c, _ in kept_], [w for _, w in kept_]
    print(
        f"{what:<22} {median(clock):8.2f} ms median {max(clock):8.2f} ms worst {median(worked):8.2f} ms processor   ({len(clock)})"
    )
    return median(clock)


def main() -> int:
    """Measure and print."""
    most = int(sys.argv[sys.argv.index("--most") + 1]) if "--most" in sys.argv else MOST
    books = large()
    reports = [s for s in books.sources.values() if s.text]
    print(f"{len(books.statements)} statements, {len(books.treaties)} treaties, {len(reports)} reports")
    begin, worked = time.perf_counter(), time.process_time()
    index = Index.of(books)
    building = (time.perf_counter() - begin) * 1000
    print(
        f"building {building / 1000:.2f} s, {time.process_time() - worked:.2f} s of the processor   (limit {BUILDING / 1000:.0f} s)"
    )
    index.search("warm")
    by_kind = {kind: [text for query in whole for text in typed(query)] for kind, whole in queries(books).items()}
    every = [
        ms
        for kind, asked in by_kind.items()
        for times in [[took(index, q, most) for q in asked]]
        if line(kind, times)
        for ms in times
    ]
    searching = line(f"all (limit {QUERY})", every)
    adding = line(f"one report (limit {ADDING})", [added(index, report, n) for n, report in enumerate(reports[:100])])
    asked = Random(2).choices([q for some in by_kind.values() for q in some], k=ASKED)
    times, rate, more = at_once(index, asked, reports)
    line(f"{CLIENTS} threads at once", times)
    print(f"{rate:.0f} searches/s, {more} reports added meanwhile")
    index.close()
    return int(searching > QUERY or building > BUILDING or adding > ADDING)


def _some(rng: Random, text: str) -> str:
    found = words(text)
    at = rng.randrange(len(found) - 3)
    return " ".join(found[at : at + 3])


if __name__ == "__main__":
    raise SystemExit(main())
