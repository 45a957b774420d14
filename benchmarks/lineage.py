"""How well lineage tells rewriting from reporting and who drew on whom, and how fast: python benchmarks/lineage.py

Needs the folder of labels and data beside the project; without it it says so and stops.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from time import perf_counter

from foedus.desk.lineage_lines import as_text, compared
from foedus.reading.files.documents import load
from foedus.reading.lineage.direction import GROUNDS, derivation
from foedus.reading.lineage.lineage import lineage
from foedus.reading.lineage.sharing import LINKED, sharing
from foedus.reading.lineage.words import prose
from foedus.reading.reader import read

SHARED = Path(__file__).parents[2] / "shared"
ANSWERS = SHARED / "data" / "reading" / "lineage" / "clough_stevenson.csv"
STORY = "001_5b434fa303532c7c.txt"  # its passages stand in the other two of its group, says the label's note
QUOTING = {("16", "17"), ("18", "19"), ("20", "21")}  # pairs of reports that share a quotation only, says the labels' README
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
    if not ANSWERS.is_file():
        sys.exit(f"SKIPPED: the answers are not at {ANSWERS}")
    links(groups(), list(scored(reports())))
    directions()
    students()
    speed()


def links(label: dict[str, str], pairs: list[Pair]) -> None:
    """Pairs of the labelled reports: how many links are right, and how far the two kinds lie apart."""
    true = [pair for pair in pairs if label[pair[1]] == label[pair[2]]]
    false = [pair for pair in pairs if label[pair[1]] != label[pair[2]]]
    right, wrong = (sum(pair[0] >= LINKED for pair in some) for some in (true, false))
    print(
        f"labelled reports: {len(true)} pairs with lineage, {len(false)} without; linked at {LINKED}: {right} and {wrong}", end=""
    )
    print(f" (precision {right / (right + wrong):.2f}, recall {right / len(true):.2f})")
    for name, (score, a, b) in (("lowest true", min(true)), ("lowest needed", weakest_needed(true)), ("highest false", max(false))):
        print(f"  {name:14} {score:.2f}  {a[:24]} {b[:24]}")
    print(f"  margin {weakest_needed(true)[0] / max(false)[0]:.1f}")
    apart = [(a, b, s) for s, a, b in pairs if (a[:2], b[:2]) in QUOTING]
    print(f"  of {len(apart)} pairs with one quotation in common, linked {sum(s >= LINKED for *_, s in apart)}")


def directions() -> None:
    """Who drew on whom, over the labelled pairs that are linked, and what each ground tells by itself."""
    readings = read(load([str(folder) for folder in (SHARED / "seeds", SHARED / "gold" / "reports")])[0]).readings
    texts = {r.document.name: as_text(r) for r in readings}
    right = {(source, name) for name, source in drawn()}
    _, pairs = compared(readings)
    linked = [(p.a, p.b) if (p.a, p.b) in right else (p.b, p.a) for p in pairs if p.score is not None]
    told = [found for a, b in linked if (found := derivation(texts[a], texts[b]))]
    good = sum((found.source, found.derived) in right for found in told)
    print(f"who drew on whom: {len(linked)} pairs, told of {len(told)}, right {good}, wrong {len(told) - good}")
    for name, ground in GROUNDS.items():
        alone = [pair for a, b in linked for pair in ((a, b), (b, a)) if ground(*map(texts.__getitem__, pair))]
        print(f"  {name:14} alone right {sum(pair in right for pair in alone)}, wrong {sum(pair not in right for pair in alone)}")


def drawn() -> Iterator[tuple[str, str]]:
    """Report and report it drew on, as labelled."""
    yield from ((name, STORY) for name in groups() if groups()[name] == groups()[STORY] and name != STORY)
    for path in (SHARED / "gold" / "reports").glob("*.json"):
        label = json.loads(path.read_text(encoding="utf-8"))
        yield from ((label["report"], source) for source in label["derived_from"])


def students() -> None:
    """Answers written freely or made from a source, all together and by task (one source each)."""
    rows = list(csv.reader(ANSWERS.open(encoding="utf-8-sig")))
    answers = [(sharing(prose(answer), prose(source)), int(kind), source) for answer, source, kind in rows]
    print(f"answers of students: area under the curve {area_of(answers):.3f}; by task", end="")
    tasks = list(dict.fromkeys(source for *_, source in answers))
    print("".join(f" {area_of([row for row in answers if row[2] == task]):.3f}" for task in tasks))
    for kind, name in enumerate(("none", "heavy", "light", "cut")):
        scores = [score for score, k, _ in answers if k == kind]
        print(f"  {name:6} linked {sum(s >= LINKED for s in scores)} of {len(scores)}")


def area_of(answers: list[tuple[float, int, str]]) -> float:
    return area([score for score, kind, _ in answers if kind], [score for score, kind, _ in answers if not kind])


def speed() -> None:
    news = many()
    print(f"news at hand: {len(news)} texts, {len(lineage(news, outlets(news)).links)} links")
    for name, texts in (("reports", reports()), ("news twice", news | changed(news))):
        started = perf_counter()
        lineage(texts)
        print(f"{name}: {len(texts)} texts, {sum(map(len, texts.values())) // 1000} kB, {perf_counter() - started:.2f} s")


def many() -> dict[str, str]:
    """News texts at hand."""
    paths = [path for path in sorted((SHARED / "data" / "reading").glob("*/*/*")) if path.suffix in (".txt", ".tml")]
    return {path.name: bare(path.read_text(encoding="utf-8", errors="replace")) for path in paths}


def outlets(news: Iterable[str]) -> dict[str, str]:
    """Who published them: the letters that begin the file's name."""
    return {name: re.split("[^A-Za-z-]", name)[0] for name in news}


def changed(news: dict[str, str]) -> dict[str, str]:
    """The same with other words of six letters and more."""
    return {f"other {name}": re.sub(r"\b([a-z]{6,})", r"o\1", text) for name, text in news.items()}


def bare(text: str) -> str:
    """The words of a text in TimeML, or of a plain one."""
    marked = re.search(r"<TEXT>(.*)</TEXT>", text, re.DOTALL)
    return re.sub("<[^>]+>", "", marked.group(1) if marked else text)


if __name__ == "__main__":
    main()
