"""Reports whose own day is hidden: does the inferred set of days contain it, and how wide is it?

python benchmarks/undated.py [FOLDER of labelled reports] [--errors]

Each report of the folder that bears its day and is labelled with it is read again with that day cut out of its dateline or address:
by itself, together with all the others (of which none bears its day), and with the acts of the shipped register given as known.
Without the folder it says so and stops.

`undated_words.csv` tells, worked out by hand for each report, what its own words leave open once its day is hidden: in none do they
leave seven days or fewer, because none tells its year together with a day of its own news. Beside it the documents of TimeBank,
AQUAINT and PolNeAR, whose day is known: does the set contain it, and do their words tell any full date that is near it?
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from times import gold

from foedus.core.sources import source_id
from foedus.core.statements import Act
from foedus.core.when import When
from foedus.ledger.cards.register import register
from foedus.reading.dateline.dateline import own_dates
from foedus.reading.days.kinds import Absolute
from foedus.reading.days.times import TimeMention
from foedus.reading.files.documents import Document, load
from foedus.reading.reader import read

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "gold" / "reports"
CORPORA = FOLDER.parents[1] / "data" / "reading"
BY_HAND = Path(__file__).with_name("undated_words.csv")
NARROW = 7
NEAR = timedelta(45)
# ", Nov. 5, 2004" after the place
_DAY = re.compile(r",?\s*(?:\w+\.? \d{1,2}|\d{1,2} \w+\.?)(?:,? \d{4})?(?=\s*(?:\([^()]*\))?\Z)")


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
    return not when.edtf or when.meets(When.on(day)) is not None


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
    if errors and folder == FOLDER:
        print("what the words leave open, by hand: in none a week or less")
        for row in csv.reader(BY_HAND.open(encoding="utf-8")):
            print(f"    {row[0]:36}{row[1]:40}{row[2]}")
    if CORPORA.is_dir():
        news("TimeBank and AQUAINT", {path.stem: gold(path)[:2] for path in sorted(CORPORA.glob("timex/*/*.tml"))}, errors)
        news("PolNeAR", {path.stem: by_name(path) for path in sorted(CORPORA.glob("polnear/*/*.txt"))}, errors)


def by_name(path: Path) -> tuple[str, date]:
    """The text, and the day that stands in the file's name between outlet and title."""
    return path.read_text(encoding="utf-8", errors="replace"), date.fromisoformat(path.name.split("_")[1])


def news(corpus: str, dated: Mapping[str, tuple[str, date]], errors: bool) -> None:
    """The documents of a corpus, their own day hidden."""
    bare = {key: hidden(text) for key, (text, _) in dated.items()}
    readings = {key: read([Document(name=key, place=key, text=text, id=source_id(text))]).readings[0] for key, text in bare.items()}
    days = {key: day for key, (_, day) in dated.items()}
    told(f"{corpus}, each by itself", {key: r.published for key, r in readings.items()}, days, errors)
    near = sum(any(_near(m, days[key]) for m in r.draft.times) for key, r in readings.items())
    print(f"    that tell a date with its year within {NEAR.days} days of their own: {near}")


def _near(mention: TimeMention, day: date) -> bool:
    when = mention.expr.when if isinstance(mention.expr, Absolute) else When()
    return bool(when.exact and when.earliest and abs(when.earliest - day) <= NEAR)


if __name__ == "__main__":
    named = [word for word in sys.argv[1:] if not word.startswith("--")]
    main(Path(named[0]) if named else FOLDER, "--errors" in sys.argv)
