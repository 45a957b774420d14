"""How fast a corpus is scanned, whether the first pass is sound, whether engines agree, and whether memory stays flat.

    python benchmarks/scan.py                    one core: reports, first pass, engines, pairs
    python benchmarks/scan.py --million [N]      N documents (a million) made here: memory at a tenth, half and all of them
    python benchmarks/scan.py --kills [N]        N kills (ten) at random moments: the same rows as without
    python benchmarks/scan.py --ray              engines, Daft on a Ray of this machine among them

Seconds are of the processor (user and system), not of the clock; the best of several runs is told, for others may use the machine.
Corpora stand beside the project (../shared); what is absent is skipped, saying so.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import polars as pl

from foedus.desk.scans.parts import Choices
from foedus.desk.scans.scan import scan
from foedus.reading.corpus.firstpass import may_concern
from foedus.reading.corpus.rows import scanned
from foedus.reading.drafting import draft
from foedus.reading.files.documents import Document
from foedus.reading.words.lexicon import nouns

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
TODAY = date(2026, 1, 1)


def texts(*patterns: str) -> list[str]:
    """The texts of the files; the marks of TimeML are left out."""
    found = [path for pattern in patterns for path in sorted((SHARED if pattern[0] != "t" else ROOT).glob(pattern))]
    return [re.sub("<[^>]+>", "", path.read_text(encoding="utf-8", errors="replace")) for path in found]


REPORTS = {
    "labelled reports": texts("gold/reports/*.txt"),
    "own labelled sets": texts("tests/gold/*/*.txt"),
}
NEWS = {
    "TimeBank": texts("data/reading/timex/timebank/*.tml"),
    "AQUAINT": texts("data/reading/timex/aquaint/*.tml"),
    "PolNeAR": texts("data/reading/polnear/*/*.txt"),
}


def seconds(work: Callable[[], object], times: int = 7) -> float:
    """Of the processor, the least of several runs."""
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def document(text: str, name: str = "report") -> Document:
    return Document(name=name, place=name, text=text, id=name)


def each(work: Callable[[str], object], over: Sequence[str]) -> Callable[[], None]:
    def run() -> None:
        for text in over:
            work(text)

    return run


def reports() -> None:
    print("treaty reports, one core                      kchar     kchar/s   of which reading alone   bar 300")
    for name, over in REPORTS.items():
        each(draft, over[:3])()
        size = sum(map(len, over))
        whole = size / seconds(each(lambda text: scanned(document(text), today=TODAY), over)) / 1e3
        alone = size / seconds(each(draft, over)) / 1e3
        print(f"  {name:40} {size / 1e3:8.0f} {whole:10.0f} {alone:14.0f} {whole / 300:20.2f} of the bar")


def first_pass() -> None:
    print("the first pass, one core                     texts   dropped   name a treaty all the same   Mchar/s, dropped   bar 20")
    for name, over in NEWS.items():
        dropped = [text for text in over if not may_concern(text)]
        size = sum(map(len, dropped))
        speed = size / seconds(each(may_concern, dropped)) / 1e6
        unsound = sum(map(names_a_treaty, dropped))
        print(f"  {name:40} {len(over):6} {len(dropped):9} {unsound:16} {speed:24.1f} {speed / 20:16.1f} of the bar")
    lost = sum(not may_concern(text) and names_a_treaty(text) for over in REPORTS.values() for text in over)
    print(f"  reports about a treaty that are dropped: {lost}")


def names_a_treaty(text: str) -> bool:
    found = scanned(document(text), every=True, today=TODAY)
    return any(row["treaty"] for row in found.rows)


def ways() -> None:
    """The automaton beside other ways to look for the same nouns; each stands for the cost of looking, not for the whole pass."""
    forms = sorted({form for form, sort in nouns().items() if sort == "treaty"}, key=len, reverse=True)
    either = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")
    wanted = frozenset(forms)
    dropped = [text for over in NEWS.values() for text in over if not may_concern(text)]
    size = sum(map(len, dropped))
    tried: dict[str, Callable[[str], object]] = {
        "the first pass": may_concern,
        "regular expression, the nouns alone": lambda text: either.search(text.lower()),
        "substrings, the nouns alone": lambda text: [form in low for low in (text.lower(),) for form in forms],
        "words of a split, the nouns alone": lambda text: wanted.isdisjoint(text.lower().split()),
        "the whole reader": draft,
    }
    print("ways to look                                 Mchar/s     times the whole reader")
    speeds = {name: size / seconds(each(work, dropped), 1 if work is draft else 5) / 1e6 for name, work in tried.items()}
    for name, speed in speeds.items():
        print(f"  {name:40} {speed:9.2f} {speed / speeds['the whole reader']:16.0f}")


def whole_scan() -> None:
    """Files, hashes, parts and joining with it, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        dropped = [text for over in NEWS.values() for text in over if not may_concern(text)] * 20
        kept = [text for over in REPORTS.values() for text in over] * 3
        for name, over, bar in (("texts that cannot concern a treaty", dropped, 20e6), ("treaty reports", kept, 300e3)):
            source, size = Path(folder, "in.parquet"), sum(map(len, over))
            pl.DataFrame({"id": [str(i) for i in range(len(over))], "text": over}).write_parquet(source)
            speed = size / seconds(partial(scan, str(source), Path(folder, "out.parquet"), Choices(today=TODAY)), 3)
            print(f"foedus scan of {name}, one core: {speed / 1e6:.2f} Mchar/s, {speed / bar:.2f} of the bar")


def engines(ray: bool) -> None:
    print("the same rows by each engine")
    with tempfile.TemporaryDirectory() as folder:
        over = [text for some in (*REPORTS.values(), *NEWS.values()) for text in some[:40]]
        source = Path(folder, "in.parquet")
        pl.DataFrame({"id": [str(i) for i in range(len(over))], "text": over}).write_parquet(source)
        made: dict[str, pl.DataFrame] = {}
        for name, engine, workers in (("this process", "local", 1), ("two processes", "local", 2), ("Daft", "daft", 2)):
            made[name] = scan_by(source, Path(folder, "out.parquet"), engine, workers, {})
        if ray:
            made["Daft on Ray"] = scan_by(source, Path(folder, "out.parquet"), "daft", 2, {"DAFT_RUNNER": "ray"})
        for name, table in made.items():
            print(f"  {name:40} {table.height} rows, equal to the first: {table.equals(made['this process'])}")


def scan_by(source: Path, out: Path, engine: str, workers: int, surroundings: dict[str, str]) -> pl.DataFrame:
    command = [sys.executable, "-m", "foedus", "scan", str(source), "-o", str(out), "--engine", engine, "--workers", str(workers)]
    started = time.perf_counter()
    done = subprocess.run([*command, "--part", "50"], env=os.environ | surroundings, capture_output=True, text=True, check=False)
    print(f"  {engine} {workers} {surroundings}: {time.perf_counter() - started:.1f} s of the clock, exit code {done.returncode}")
    return pl.read_parquet(out)


def pairs() -> None:
    """Of the pairs that labels call lineage, how many are candidates and how many are linked."""
    from lineage import groups
    from lineage import reports as labelled

    with tempfile.TemporaryDirectory() as folder:
        label, over = groups(), labelled()
        news = {f"news {i}": text for i, text in enumerate(text for some in NEWS.values() for text in some)}
        both = over | news
        source, out = Path(folder, "in.parquet"), Path(folder, "pairs.parquet")
        pl.DataFrame({"id": list(both), "text": list(both.values())}).write_parquet(source)
        scan(str(source), Path(folder, "out.parquet"), Choices(today=TODAY, every=True, signed=True), pairs=out)
        found = {(row["a"], row["b"]): row["linked"] for row in pl.read_parquet(out).to_dicts()}
    true = {(a, b) for a in over for b in over if a < b and label[a] == label[b]}
    told = {tuple(sorted(pair)) for pair in found}
    linked = {tuple(sorted(pair)) for pair, link in found.items() if link}
    among = {pair for pair in linked if set(pair) <= set(over)}
    print(
        f"pairs: {len(true)} labelled as lineage, {len(true & told)} candidates with shared passages, {len(true & linked)} linked"
    )
    print(f"  linked among the labelled reports and no lineage: {len(among - true)}; among {len(news)} news: {len(linked - among)}")


def made(number: int) -> Iterator[tuple[str, str]]:
    """Documents: of a hundred, one is a report about a treaty, four are news, the others local news put together here."""
    chance = random.Random(5)
    told = [text for over in REPORTS.values() for text in over]
    news = [text for over in NEWS.values() for text in over if not may_concern(text)]
    who, did = ("The council", "A farmer", "The team", "Her neighbour", "The school"), ("painted", "sold", "visited", "won", "lost")
    what = ("the old bridge", "a prize", "the market", "ten apples", "the match", "a boat")
    for i in range(number):
        if i % 100 == 7:
            yield f"d{i}", f"{chance.choice(told)}\n\nDocument {i}."
        elif i % 25 == 3:
            yield f"d{i}", f"{chance.choice(news)}\n\nDocument {i}."
        else:
            said = (
                f"{chance.choice(who)} {chance.choice(did)} {chance.choice(what)} on day {chance.randrange(10**6)}."
                for _ in range(20)
            )
            yield f"d{i}", " ".join(said)


def million(number: int, workers: int) -> None:
    """Resident memory of the scan and of its workers as it goes on (Linux)."""
    with tempfile.TemporaryDirectory() as folder:
        source, out, begun = Path(folder, "in.jsonl"), Path(folder, "out.parquet"), time.perf_counter()
        size = written(source, number)
        print(
            f"{number:,} documents, {size / 1e6:,.0f} Mchar, {workers} workers\n  done   MB of the scan   MB of its workers",
            flush=True,
        )
        peak, running, left = 0.0, started(source, out, workers), [0.1, 0.25, 0.5, 0.75, 0.95]
        while running.poll() is None:
            done = len(list(shelf_of(out).glob("*.documents.parquet"))) * 500 / number
            if left and done >= left[0]:
                workers_now = ", ".join(f"{memory(child):.0f}" for child in children(running.pid) if memory(child) > 40)
                print(f"  {done:4.0%} {memory(running.pid):16.0f}   {workers_now}", flush=True)
                left = [mark for mark in left if mark > done]
            peak = memory(running.pid, "VmHWM") or peak
            time.sleep(0.5)
        print(f"  peak of the scan, joining included: {peak:.0f} MB; exit code {running.returncode}")
        rows = pl.scan_parquet(out).select(pl.len()).collect().item()
        clock = time.perf_counter() - begun
        print(f"  {rows:,} statements; {clock:.0f} s of the clock with the making of the corpus, {size / clock / 1e6:.2f} Mchar/s")


def written(source: Path, number: int) -> int:
    """The corpus as JSON lines; how many characters it has."""
    with source.open("w", encoding="utf-8") as file:
        return sum(file.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n") for name, text in made(number))


def started(source: Path, out: Path, workers: int, part: int = 500) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "foedus", "scan", str(source), "-o", str(out), "--workers", str(workers), "--part", str(part)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def shelf_of(out: Path) -> Path:
    return out.with_name(f"{out.name}.parts")


def read_of(out: Path) -> int:
    """How many parts are read."""
    return len(list(shelf_of(out).glob("*.documents.parquet")))


def memory(pid: int, which: str = "VmRSS") -> float:
    """Megabytes; 0 where the process is gone."""
    try:
        found = re.search(rf"{which}:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def kills(number: int) -> None:
    """Kill the scan at random moments, again and again; then let it end, and compare with a scan that nobody killed."""
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        source, out, whole = Path(folder, "in.jsonl"), Path(folder, "out.parquet"), Path(folder, "whole.parquet")
        written(source, 6_000)
        scan(str(source), whole, Choices())
        seen: list[int] = []
        for _ in range(number):
            running = started(source, out, 2, 50)
            more = (seen[-1] if seen else 0) + chance.randint(1, 15)
            while running.poll() is None and read_of(out) < more:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.2))
            seen.append(read_of(out))
            if running.poll() is None:
                running.send_signal(signal.SIGKILL)
            running.wait()
        code = started(source, out, 2, 50).wait()
        same = pl.read_parquet(out).equals(pl.read_parquet(whole))
        print(f"{number} kills, after each so many of 120 parts: {seen}; exit code {code}; the same rows as without: {same}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--million", type=int, nargs="?", const=1_000_000, metavar="N")
    asked.add_argument("--kills", type=int, nargs="?", const=10, metavar="N")
    asked.add_argument("--ray", action="store_true")
    given = asked.parse_args()
    if given.million:
        million(given.million, os.cpu_count() or 1)
    elif given.kills:
        kills(given.kills)
    elif given.ray:
        engines(ray=True)
    else:
        reports()
        first_pass()
        ways()
        whole_scan()
        engines(ray=False)
        pairs()


if __name__ == "__main__":
    main()
