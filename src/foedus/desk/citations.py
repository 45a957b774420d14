"""Citations in print: each place of a source has a number, in the order in which lines first cite it."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.core.saying import day
from foedus.desk.days import words
from foedus.desk.lines import Passage
from foedus.desk.safe import one_line
from foedus.desk.views import Brief

_WORDS = 400  # characters of a quotation
_NAME = 90


class Citations:
    """The places cited so far."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int], tuple[int, Passage]] = {}

    def number(self, passage: Passage) -> int:
        """That of the place; a new one is put at the end."""
        place = (passage.source, passage.start, passage.end)
        return self._found.setdefault(place, (len(self._found) + 1, passage))[0]

    def __iter__(self) -> Iterator[tuple[int, Passage]]:
        return iter(self._found.values())


def label(passage: Passage) -> str:
    """What leads to it where pages are linked: the report's number in the brief, else the name of what is cited."""
    return str(passage.number) if passage.number else one_line(passage.name, _NAME)


def origin(passage: Passage, brief: Brief) -> str:
    """As "TASS, 6 November 2024, characters 120-188"; of a citation its name."""
    removed = f". {one_line(passage.removed)}" if passage.removed else ""
    source = next((s for s in brief.sources if s.number == passage.number), None)
    if source is None:
        return one_line(passage.name) + removed
    when = f", {words(source.published)}" if source.published and source.published.edtf else ""
    speaker = f", {one_line(passage.speaker, _NAME)}" if passage.speaker else ""
    return f"{one_line(source.name, _NAME)}{when}{speaker}, characters {passage.start}–{passage.end}{removed}"


def quoted(passage: Passage) -> str:
    """Its words in one line; of long ones the beginning."""
    return one_line(passage.words, _WORDS)


def asked(brief: Brief) -> str:
    """As "Law of 12 November 2024, as known on 10 November 2024"."""
    return f"Law of {day(brief.on)}" + (f", as known on {day(brief.known)}" if brief.known else "")
