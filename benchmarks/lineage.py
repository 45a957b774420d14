"""How well lineage tells rewriting from reporting, and how fast: python benchmarks/lineage.py (needs ../shared)."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from time import perf_counter

from foedus.reading.lineage.lineage import lineage
from foedus.reading.lineage.sharing import LINKED, sharing
from foedus.reading.lineage.words import prose

SHARED = Path(__file__).parents[2] / "shared"
ANSWERS = SHARED / "data" / "reading" / "lineage" / "clough_stevenson.csv"
Pair = tuple[float, str, str]


def reports() -> dict[str, str]:
    folders = (SHARED / "seeds", SHARED / "gold" / "reports")
    return {path.name: path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))}


def groups() -> dict[str, str]:
    """The labelled group of each report that has one."""
    story = json.loads((SHARED / "gold" / "seeds.json").read_text(encoding="utf-8"))["story"]["lineage"]["groups"]
    found = {name: f"story {n}" for n, names in enumerate(story) for name in names}
    for path in (SHARED / "gold" / "reports").glob("*.json"):
        label = json.loads(path.read_text(encoding="utf-8"))
        found[label["report"]] = label["lineage_group"] or label["report"]
    return found


def scored(texts: dict[str, str]) -> Iterator[Pair]:
    prepared = {name: prose(text) for name, text in texts.items()}
    return ((sharing(prepared[a], prepared[b]), a, b) for a, b in combinations(prepared, 2))


def weakest_needed(true: list[Pair]) -> Pair:
    """The weakest pair without which a group falls apart: groups are chained, so the strongest pairs of each suffice."""
    root: dict[str, str] = {}

    def top(name: str) -> str:
        while name in root:
            name = root[name]
        return name

    needed = []
    for pair in sorted(true, reverse=True):
        a, b = top(pair[1]), top(pair[2])
        if a != b:
            root[a] = b
            needed.append(pair)
    return min(needed)


def area(positive: list[float], negative: list[float]) -> float:
    """Area under the receiver operating characteristic."""
    wins = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return wins / (len(positive) * len(negative))


def main() -> None:
    label, pairs = groups(), list(scored(reports()))
    true = [pair for pair in pairs if label[pair[1]] == label[pair[2]]]
    false = [pair for pair in pairs if label[pair[1]] != label[pair[2]]]
    print(f"threshold {LINKED}; labelled reports: {len(true)} pairs with lineage, {len(false)} without")
    for name, (score, a, b) in (("lowest true", min(true)), ("lowest needed", weakest_needed(true)), ("highest false", max(false))):
        print(f"  {name:14} {score:.2f}  {a[:24]} {b[:24]}")
    print(f"  wrongly linked {sum(p[0] >= LINKED for p in false)}, margin {weakest_needed(true)[0] / max(false)[0]:.1f}")
    answers = [(sharing(prose(a), prose(b)), int(kind)) for a, b, kind in csv.reader(ANSWERS.open(encoding="utf-8-sig"))]
    by_kind = {kind: [score for score, k in answers if k == kind] for kind in range(4)}
    revised = [score for kind in (1, 2, 3) for score in by_kind[kind]]
    print(f"answers of students: area under the curve {area(revised, by_kind[0]):.3f}")
    for kind, name in enumerate(("none", "heavy", "light", "cut")):
        print(f"  {name:6} linked {sum(s >= LINKED for s in by_kind[kind])} of {len(by_kind[kind])}")
    started = perf_counter()
    lineage(reports())
    print(f"{len(reports())} reports: {perf_counter() - started:.2f} s")
    many = a_thousand()
    started = perf_counter()
    found = lineage(many)
    seconds, size = perf_counter() - started, sum(map(len, many.values())) // 1000
    print(f"{len(many)} reports, {size} kB: {seconds:.1f} s, {len(found.links)} links")


def a_thousand() -> dict[str, str]:
    """News texts at hand twice over, the second time with other words of six letters and more."""
    paths = [path for path in sorted((SHARED / "data" / "reading").glob("*/*/*")) if path.suffix in (".txt", ".tml")]
    news = {path.name: bare(path.read_text(encoding="utf-8", errors="replace")) for path in paths}
    return news | {f"other {name}": re.sub(r"\b([a-z]{6,})", r"o\1", text) for name, text in news.items()}


def bare(text: str) -> str:
    """The words of a text in TimeML, or of a plain one."""
    marked = re.search(r"<TEXT>(.*)</TEXT>", text, re.DOTALL)
    return re.sub("<[^>]+>", "", marked.group(1) if marked else text)


if __name__ == "__main__":
    main()
