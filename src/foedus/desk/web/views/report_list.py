"""The list of reports: newest first, filtered, a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from foedus.core.sources import Source
from foedus.desk.books import Books
from foedus.desk.passages import first_day
from foedus.desk.web.views.paging import sheet

SHOWN = 50  # on a page
KINDS = ("report", "data set", "citation")  # a text is shown among the reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which reports: words of their names, titles, publishers or addresses; all must be there."""

    words: str = ""
    publisher: str = ""
    year: int | None = None
    kind: str = "report"
    line: str = ""  # the line of descent of this source


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReport:
    """A report of the list; `kin` is how many others are of its line of descent."""

    source: Source
    statements: int
    kin: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportList:
    """One page of them, what there is to filter by, and how many there are in all of each kind."""

    shown: tuple[ListedReport, ...]
    found: int
    at: int
    pages: int
    publishers: tuple[str, ...]
    years: tuple[int, ...]
    kinds: tuple[tuple[str, int], ...]
    wanted: Wanted

    @property
    def first(self) -> int:
        """The place of the first shown among those found."""
        return (self.at - 1) * SHOWN + 1


def report_list(books: Books, wanted: Wanted, at: int = 1) -> ReportList:
    """That page of the sources which fit; the nearest page where there is no such."""
    sources = books.sources.values()
    of_kind = [s for s in sources if shelved(s) == wanted.kind]
    fitting = sorted(_fitting(of_kind, wanted, books), key=_newest)
    here = sheet(fitting, at, SHOWN)
    sizes = Counter(books.told.groups.values())
    kinds = Counter(map(shelved, sources))
    return ReportList(
        shown=tuple(_listed(source, books, sizes) for source in here.shown),
        found=len(fitting),
        at=here.at,
        pages=here.pages,
        publishers=tuple(sorted({s.publisher for s in of_kind if s.publisher}, key=str.casefold)),
        years=tuple(sorted({y for s in of_kind if (y := _year(s))}, reverse=True)),
        kinds=tuple((kind, kinds[kind]) for kind in KINDS if kinds[kind]),
        wanted=wanted,
    )


def _listed(source: Source, books: Books, sizes: Mapping[str, int]) -> ListedReport:
    others = max(sizes.get(books.told.group_of(source.id), 1) - 1, 0)
    return ListedReport(source=source, statements=len(books.told.of(source.id)), kin=others)


def shelved(source: Source) -> str:
    """The kind under which it is listed."""
    return source.kind if source.kind in KINDS else "report"


def _fitting(sources: Iterable[Source], wanted: Wanted, books: Books) -> Iterator[Source]:
    words = wanted.words.casefold().split()
    group = books.told.group_of(wanted.line) if wanted.line else ""
    for source in sources:
        if (
            _named(source, words)
            and (not wanted.publisher or source.publisher == wanted.publisher)
            and (wanted.year is None or _year(source) == wanted.year)
            and (not group or books.told.group_of(source.id) == group)
        ):
            yield source


def _named(source: Source, words: list[str]) -> bool:
    if not words:
        return True
    told = "\n".join(filter(None, (source.name, source.title, source.publisher, source.address))).casefold()
    return all(word in told for word in words)


def _newest(source: Source) -> tuple[int, str, str]:
    """By the day on which it was published, at the earliest; those of no known day come last."""
    day = first_day(source)
    return (-day.toordinal() if day else 0), source.name, source.id


def _year(source: Source) -> int | None:
    day = first_day(source)
    return day.year if day else None
