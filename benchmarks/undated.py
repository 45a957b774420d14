"""Reports whose own day is hidden: does the inferred set of days contain it, and how wide is it?

python benchmarks/undated.py [FOLDER of labelled reports] [--errors]

Each report of the folder that bears its day and is labelled with it is read again with that day cut out of its dateline or address:
by itself, together with all the others (of which none bears its day), and with the acts of the shipped register given as known.
Without the folder it says so and stops.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from foedus.core.answers import Answer
from foedus.core.sources import source_id
from foedus.core.statements import Act
from foedus.core.when import When
from foedus.ledger.register import register
from foedus.reading.days.dateline import own_dates
from foedus.reading.files.documents import Document, load
from foedus.reading.reader import read

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "gold" / "reports"
NARROW = 7
_DAY = re.compile(r",?\s*(?:\w+\.? \d{1,2}|\d{1,2} \w+\.?)(?:,? \d{4})?\Z")  # ", Nov. 5, 2004" after the place


def hidden(text: str) -> str:
    """The report without the days that it bears as its own."""
    for own in sorted(own_dates(text), key=lambda own: -own.start):
        words = text[own.start : own.end]
        text = text[: own.start] + (_DAY.sub("", words) if own.place else "") + text[own.end :]
    return text


def reports(folder: Path) -> dict[str, tuple[Document, date]]:
    """Those that bear the day of their label, with it cut out."""
    found = {}
    for label in sorted(folder.glob("*.json")):
        stated = json.loads(label.read_text(encoding="utf-8")).get("published")
        day = When.parse(stated) if stated else When()
        (document,), _ = load([str(label.with_suffix(".txt"))])
        bare = hidden(document.text)
        if day.exact and day.earliest and bare != document.text and not own_dates(bare):
            found[label.stem] = (replace(document, text=bare, id=source_id(bare), address=None, stated=None), day.earliest)
    return found


def told(name: str, published: Mapping[str, When | None], days: Mapping[str, date], errors: bool) -> None:
    """How many sets contain the day, and how many are narrow."""
    sets = {key: published[key] or When() for key in days}
    right = [key for key, when in sets.items() if contains(when, days[key])]
    narrow = [key for key, when in sets.items() if (when.width or 10**6) <= NARROW]
    exact = [key for key, when in sets.items() if when.exact]
    print(f"{name:40}{len(right)} of {len(sets)} contain the day; at most {NARROW} days wide {len(narrow)}, one day {len(exact)}")
    for key in sets if errors else ():
        mark = "" if key in right else "   WRONG"
        print(f"    {key:36}{days[key]}   {sets[key].edtf or 'cannot be told'}{mark}")


def contains(when: When, day: date) -> bool:
    """May it be that day?"""
    return when.before(day) is not Answer.YES and When.on(day).precedes(when) is not Answer.YES


def main(folder: Path, errors: bool) -> None:
    """Read, count, print."""
    if not folder.is_dir():
        sys.exit(f"SKIPPED: the labelled reports are not at {folder}")
    found = reports(folder)
    days = {key: day for key, (_, day) in found.items()}
    alone = {key: read([document]).readings[0].published for key, (document, _) in found.items()}
    names = {document.id: key for key, (document, _) in found.items()}
    joint = {names[r.document.id]: r.published for r in read([document for document, _ in found.values()]).readings}
    known = [cited.content for card in register().values() for cited in card.content if isinstance(cited.content, Act)]
    helped = {key: read([document], known=known).readings[0].published for key, (document, _) in found.items()}
    told("each by itself", alone, days, errors)
    told("all together", joint, days, errors)
    told("by itself, beside the shipped register", helped, days, errors)


if __name__ == "__main__":
    named = [word for word in sys.argv[1:] if not word.startswith("--")]
    main(Path(named[0]) if named else FOLDER, "--errors" in sys.argv)
