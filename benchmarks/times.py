"""Time expressions against TimeBank 1.2 and AQUAINT TimeML: spans and values of dates, and characters a second.

    python benchmarks/times.py [FOLDER_OF_TML...] [--errors]

Without a folder the corpora beside the project are read; where there are none, it says so and stops.

A date's gold value is the calendar value of its TIMEX3 (day, week, month, quarter, year, decade); "now", "recently" and other
expressions without a calendar value are left out. The tense is guessed from a few words before the expression; "either tense"
counts a value that is right in one of the two tenses, which leaves the guessing out. Spans agree where they overlap.
Clock times count for neither side.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

from foedus.core.when import When
from foedus.reading.days.kinds import Absolute, Deictic, Duration, Expr, Range
from foedus.reading.days.resolve import resolve
from foedus.reading.days.times import times

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "reading" / "timex"
_FUTURE = re.compile(r"(\b(will|shall|to be|expected to|scheduled|due|plans? to|planned|until)\b|'ll\b)[^.;]*\Z")
_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}


def gold(path: Path) -> tuple[str, date, list[tuple[int, int, str, str]]]:
    root = ElementTree.parse(path).getroot()
    timex = [t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
    body = root.find("TEXT")
    assert body is not None
    pieces: list[str] = []
    marks = list(_walk(body, pieces))
    return "".join(pieces), date.fromisoformat(timex[0].attrib["value"][:10]), marks


def _walk(node: ElementTree.Element, pieces: list[str]) -> Iterator[tuple[int, int, str, str]]:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        yield from _walk(child, pieces)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        yield start, sum(map(len, pieces)), node.attrib["type"], node.attrib["value"]


def value(when: When) -> str | None:
    """The smallest calendar unit around it, as a TIMEX3 value."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    if last.weekday() == 6 and last - first in (timedelta(6), timedelta(1)):
        return f"{first:%G-W%V}"
    for month in (*range(33, 37), *_SEASONS):
        if When.month(first.year, month) == When(first, last):
            return f"{first.year}-{_SEASONS.get(month) or f'Q{month - 32}'}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    return f"{first:%Y}" if first.year == last.year else f"{first:%Y}"[:3] if first.year // 10 == last.year // 10 else None


def values(expr: Expr, when: When) -> set[str | None]:
    """A range counts as read where one of its ends is the gold value: the corpora mark both ends."""
    if isinstance(expr, Range) and isinstance(expr.first, Absolute):
        return {value(end.when) for end in (expr.first, expr.last) if isinstance(end, Absolute)}
    return {value(when)}


def plain(gold_value: str) -> str:
    return re.sub(r"T.*|-XX|-WE|X+\Z", "", re.sub(r"W(\d)\Z", r"W0\1", gold_value))


def compare(path: Path, count: Counter[str], errors: list[str]) -> None:
    text, written, marks = gold(path)
    dates = [m for m in marks if m[2] == "DATE" and re.match(r"\d{3}", m[3])]
    free = [m for m in marks if m not in dates and m[2] in ("DATE", "TIME")]
    read, reference = [], None
    for mention in times(text):
        tense = "future" if _FUTURE.search(text[max(0, mention.start - 80) : mention.start]) else "past"
        when = resolve(mention.expr, published=When.on(written), reference=reference, tense=tense)
        other = "past" if tense == "future" else "future"
        turned = resolve(mention.expr, published=When.on(written), reference=reference, tense=other)
        reference = when if when.earliest else reference
        length = isinstance(mention.expr, Duration) or (isinstance(mention.expr, Deictic) and not when.edtf)
        if not length and not any(a < mention.end and mention.start < b for a, b, *_ in free):
            read.append((mention, values(mention.expr, when), values(mention.expr, turned)))
    count["gold"] += len(dates)
    count["read"] += len(read)
    for start, end, _, want in dates:
        found = next((r for r in read if r[0].start < end and start < r[0].end), None)
        count["spans"] += found is not None
        count["exact spans"] += found is not None and found[0].start == start and found[0].end == end
        right = found is not None and plain(want) in found[1]
        count["values"] += right
        count["either tense"] += right or (found is not None and plain(want) in found[2])
        if not right:
            errors.append(f"{written} {want:14} {text[start:end]!r} read {found and (found[0].words, found[1])}")
    errors += [f"{written} extra {m.words!r} {v}" for m, v, _ in read if not any(m.start < b and a < m.end for a, b, *_ in dates)]


def main(arguments: list[str]) -> None:
    folders = [Path(a) for a in arguments if a != "--errors"] or [BESIDE]
    paths = sorted(p for folder in folders for p in folder.rglob("*.tml"))
    if not paths:
        sys.exit(f"SKIPPED: no .tml file in {', '.join(map(str, folders))}")
    count: Counter[str] = Counter()
    errors: list[str] = []
    for path in paths:
        compare(path, count, errors)
    if "--errors" in arguments:
        print("\n".join(errors))
    for name in ("spans", "exact spans", "values", "either tense"):
        precision, recall = count[name] / count["read"], count[name] / count["gold"]
        print(f"{name:12} precision {precision:.3f}  recall {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}")
    text = "\n\n".join(gold(path)[0] for path in paths)
    start = time.perf_counter()
    times(text)
    rate = len(text) / 1000 / (time.perf_counter() - start)
    print(f"{count['gold']} dates in {len(paths)} documents; {rate:.0f} thousand characters a second")


if __name__ == "__main__":
    main(sys.argv[1:])
