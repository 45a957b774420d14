"""Time expressions against TimeBank 1.2 and AQUAINT TimeML: spans and values, and characters a second of a core.

    python benchmarks/times.py [FOLDER_OF_TML...] [--errors]

Without a folder the corpora beside the project are read; where there are none, it says so and stops. Each corpus is split by the
checksum of the file's name: errors are shown of the development half only, the other half is never looked at while rules are made.

Four figures: "calendar dates" are the DATE marks whose value is of the calendar (day, week, month, quarter, season, year, decade),
"durations" the DURATION marks, "dates and durations" all DATE and DURATION marks, PRESENT_REF and its like with them, "all marks"
TIME and SET, too. The mark of the document's own day stands outside the text and is left out. What a figure does not ask for counts
for neither side: what is read where only another mark stands, and what is read as another type (TIME, SET) where none stands.
A value is right where it is the same string, but for a time of day behind a date, "W7" for "W07", "1989-XX", "196X" and "19XX" for
the year, decade and century that they say, and decades and quarters of a length in years and months. Any other X of the gold value
is a sign like others: "1989-WXX" and "1989-QX" are never right. "Fitting" is the same with an X that stands for any sign.
`strict`: the very same span, `overlap`: one common character.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from zlib import crc32

from foedus.core.when import When
from foedus.reading.timex.kinds import Timex
from foedus.reading.timex.timex import timex

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "reading" / "timex"
_PERIOD = re.compile(r"P(\d+)([QE])\Z")


class Mark(NamedTuple):
    """One TIMEX3 of a corpus."""

    start: int
    end: int
    kind: str
    value: str


def gold(path: Path) -> tuple[str, date, list[Mark]]:
    root = ElementTree.parse(path).getroot()
    own = [t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
    body = root.find("TEXT")
    assert body is not None
    pieces: list[str] = []
    marks = list(_walk(body, pieces))
    return "".join(pieces), date.fromisoformat(own[0].attrib["value"][:10]), marks


def _walk(node: ElementTree.Element, pieces: list[str]) -> Iterator[Mark]:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        yield from _walk(child, pieces)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        yield Mark(start, sum(map(len, pieces)), node.attrib["type"], node.attrib["value"])


def plain(value: str) -> str:
    value = re.sub(r"(?<=\d)T.*", "", re.sub(r"W(\d)(?!\d)", r"W0\1", value)) if value[:1] != "P" else value
    value = re.sub(r"(?:-XX)+\Z|(?<=\d)X+\Z", "", value)
    return _PERIOD.sub(lambda m: f"P{int(m[1]) * 3}M" if m[2] == "Q" else f"P{int(m[1]) * 10}Y", value)


def calendar(mark: Mark) -> bool:
    return mark.kind == "DATE" and mark.value[:2].isdigit()


def both(mark: Mark) -> bool:
    return mark.kind in ("DATE", "DURATION")


def every(_: Mark) -> bool:
    return True


def lasting(mark: Mark) -> bool:
    return mark.kind == "DURATION"


FIGURES = {"calendar dates": calendar, "durations": lasting, "dates and durations": both, "all marks": every}


def meets(one: Mark | Timex, other: Mark | Timex) -> bool:
    return one.start < other.end and other.start < one.end


def compare(text: str, read: list[Timex], marks: list[Mark], wanted: Callable[[Mark], bool]) -> tuple[Counter[str], list[str]]:
    """What is counted, and what is wrong."""
    golden = [m for m in marks if wanted(m)]
    free = [m for m in marks if not wanted(m)]
    kept = [r for r in read if any(meets(r, g) for g in golden) or (_may_be(r, wanted) and not any(meets(r, m) for m in free))]
    count, errors = Counter(gold=len(golden), read=len(kept)), []
    for mark in golden:
        found = next((r for r in kept if meets(r, mark)), None)
        exact = found is not None and (found.start, found.end) == (mark.start, mark.end)
        right = found is not None and plain(found.value) == plain(mark.value)
        count.update({"overlap span": found is not None, "strict span": exact})
        fits = found is not None and re.fullmatch(plain(mark.value).replace("X", r"\w"), plain(found.value)) is not None
        count.update({"overlap value": right, "strict value": right and exact, "overlap fitting": fits})
        if not right:
            errors.append(
                f"{mark.value:14} {mark.kind:8} {text[mark.start : mark.end]!r} read {found and (found.words, found.value)}"
            )
    return count, errors + [f"extra {r.words!r} {r.value}" for r in kept if not any(meets(r, g) for g in golden)]


def _may_be(read: Timex, wanted: Callable[[Mark], bool]) -> bool:
    return wanted(Mark(read.start, read.end, read.kind, read.value or "00"))


def figures(name: str, count: Counter[str]) -> None:
    print(f"{name}: {count['gold']} marked, {count['read']} read")
    for measure in ("strict span", "overlap span", "strict value", "overlap value", "overlap fitting"):
        right, read, marked = count[measure], count["read"] or 1, count["gold"] or 1
        f1 = 2 * right / (read + marked)
        print(f"  {measure:15} precision {right / read:.3f}  recall {right / marked:.3f}  F1 {f1:.3f}")


def main(arguments: list[str]) -> None:
    folders = [Path(a) for a in arguments if a != "--errors"] or [BESIDE]
    paths = sorted(p for folder in folders for p in folder.rglob("*.tml"))
    if not paths:
        sys.exit(f"SKIPPED: no .tml file in {', '.join(map(str, folders))}")
    texts, counts = list[str](), dict[str, Counter[str]]()
    for path in paths:
        text, written, marks = gold(path)
        texts.append(text)
        read = [*timex(text, When.on(written))]
        half = "kept back" if crc32(path.name.encode()) % 2 else "development"
        for name, wanted in (
            ("calendar dates", calendar),
            ("durations", lasting),
            ("dates and durations", both),
            ("all marks", every),
        ):
            count, errors = compare(text, read, marks, wanted)
            for corpus in (path.parent.name, half, "all"):
                counts.setdefault(f"{name}, {corpus}", Counter[str]()).update(count)
            if "--errors" in arguments and half == "development":
                print(*(f"{name} {path.stem} {written} {error}" for error in errors), sep="\n")
    for name in sorted(counts):
        figures(name, counts[name])
    text = "\n\n".join(texts)
    start = time.process_time()
    timex(text, When.on(date(2000, 1, 1)))
    rate = len(text) / 1000 / (time.process_time() - start)
    print(f"{len(paths)} documents; {rate:.0f} thousand characters a second of one core")


if __name__ == "__main__":
    main(sys.argv[1:])
