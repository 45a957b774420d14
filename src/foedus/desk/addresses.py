"""Where the desk's pages stand, as parts of an address."""

from __future__ import annotations

from urllib.parse import quote

from foedus.desk.lines import Passage


def segment(text: str) -> str:
    """Any text as one part of an address; a treaty's key may be a name with strokes and spaces."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def to_treaty(key: str) -> str:
    """The page of a treaty."""
    return f"/treaties/{segment(key)}"


def to_report(source: str) -> str:
    """The page of a report, by its id."""
    return f"/reports/{segment(source)}"


def to_passage(passage: Passage) -> str:
    """The address of a passage: its report, at its characters; of a data set the rows around; a citation's own page."""
    report, place = to_report(passage.source), f"{passage.start}-{passage.end}"
    if passage.number:
        return f"{report}#s{place}"
    return f"{report}?place={place}#s{place}" if passage.words else report
