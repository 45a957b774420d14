"""How well are duties found in treaties' own words, and their fields read? And what is found in treaties that have none?

    python benchmarks/text_duties.py [--half dev|held|fresh|last|blind|unseen|final|kept] [--show] [--corpora]

Labels: tests/reading/treaty_duties.toml. A duty is right where sentence, kind and modality are; fields are counted among those.
--show prints what is missed, wrong or beside the labels. --corpora prints every duty of the two corpora, to be judged by eye.
Exits with 1 where a limit is missed.
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from text_gold import TEXTS, dutch, tota

from foedus.reading.treaty.duties.duties import Proposed, duties
from foedus.reading.treaty.parts.structure import articles, structure

LABELS = Path(__file__).resolve().parents[1] / "tests" / "reading" / "treaty_duties.toml"
FIELDS = ("events", "conditions", "by", "bearers", "toward", "area", "limits", "promptness")
JUDGED = ("events", "conditions", "by")  # in every duty; the others where a label tells them
HALVES = ("dev", "held", "fresh", "last", "blind", "unseen", "final", "kept")
LEAST = {"kept": 0.7}  # precision and recall of each; nobody has looked at what is missed in "kept"
SHOW = "--show" in sys.argv


def labels(half: str) -> Iterator[list[dict[str, Any]]]:
    """The sentences of each treaty."""
    rows = [row for row in tomllib.loads(LABELS.read_text("utf-8"))["sentence"] if row["half"] == half]
    for _, one in groupby(rows, key=lambda row: row["text"] if row["treaty"].startswith("own words") else row["treaty"]):
        yield list(one)


def found_in(rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[Proposed]]]:
    """The treaty put together of its sentences; with each what is proposed there."""
    text, places = "PACT\n\n", []
    for article, sentences in groupby(rows, key=lambda row: row.get("article", "1")):
        text += f"Article {article}\n\n"
        for row in sentences:
            places.append((len(text), row))
            text += row["text"] + "\n\n"
    found = duties(text, articles(structure(text)))
    for start, row in places:
        yield row, [one for one in found if one.start == start]


def right(name: str, label: dict[str, Any], one: Proposed) -> bool:
    """Is the field as the label has it?"""
    wanted, had = label.get(name, []), getattr(one.provision, name)
    if name in ("conditions", "limits"):
        return len(wanted) == len(had) and all(any(word in told for told in had) for word in wanted)
    if name in ("area", "promptness"):
        return bool(had) and str(wanted) in had
    return sorted(wanted) == sorted(had)


def count(row: dict[str, Any], proposed: list[Proposed], counts: Counter[str]) -> None:
    """One sentence."""
    where = f"{row['treaty']} {row.get('article', '')}"
    had = {(one.provision.kind, one.provision.modality): one for one in proposed}
    wanted = {(label["kind"], label["modality"]): label for label in row["duties"]}
    for key in wanted.keys() | had.keys():
        verdict = "right" if key in wanted and key in had else "missed" if key in wanted else "wrong"
        counts[verdict] += 1
        if SHOW and verdict != "right":
            print(f"  {verdict} {where}: {key}: {row['text'][:120]}")
    for key in wanted.keys() & had.keys():
        for name in (name for name in FIELDS if name in wanted[key] or name in JUDGED):
            good = right(name, wanted[key], had[key])
            counts[f"{name} of"] += 1
            counts[name] += good
            if SHOW and not good:
                print(f"  {where} {key[0]}: {name} {getattr(had[key].provision, name)!r}, not {wanted[key].get(name)!r}")


def judge(half: str) -> bool:
    """One part of the labels."""
    counts: Counter[str] = Counter()
    for rows in labels(half):
        for row, proposed in found_in(rows):
            count(row, proposed, counts)
    precision = counts["right"] / max(1, counts["right"] + counts["wrong"])
    recall = counts["right"] / max(1, counts["right"] + counts["missed"])
    told = ", ".join(f"{counts[name]} {name}" for name in ("right", "wrong", "missed"))
    fields = ", ".join(f"{name} {counts[name]}/{counts[f'{name} of']}" for name in FIELDS)
    print(f"{half}: P {precision:.3f} R {recall:.3f} ({told}); {fields}")
    return min(precision, recall) >= LEAST.get(half, 0.9)


def corpora() -> None:
    """How many duties the two corpora hold, and how fast they are read."""
    if not TEXTS.exists():
        print(f"SKIPPED: {TEXTS} is absent.")
        return
    for name, texts in (("nl_en", dutch), ("tota", tota)):
        number, characters, seconds = 0, 0, 0.0
        for gold in texts():
            parts = articles(structure(gold.text))
            began = time.perf_counter()
            found = duties(gold.text, parts)
            seconds += time.perf_counter() - began
            number, characters = number + len(found), characters + len(gold.text)
            for one in found if "--corpora" in sys.argv else ():
                said = f"{one.provision.kind} ({one.provision.modality}): {one.provision.words}"
                print(f"  {gold.name} {one.article.number} {said[:500]}")
        print(f"{name}: {number} duties proposed, {characters / seconds / 1e6:.1f} MB/s")


def main() -> int:
    """All parts of the labels, and the corpora."""
    one = sys.argv[sys.argv.index("--half") + 1 :][:1] if "--half" in sys.argv else []
    kept = [judge(half) for half in one or HALVES]
    if not one:
        corpora()
    return int(not all(kept))


if __name__ == "__main__":
    raise SystemExit(main())
