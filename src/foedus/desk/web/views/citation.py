"""What a citation is cited for: it has no text here, so its lines are all that there is to show."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.core.sources import Source
from foedus.desk.books import Books
from foedus.desk.statement_lines import StatementLine, statement_line
from foedus.desk.web.views.paging import sheet

SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationPage:
    """The lines that rest on it, by treaty, a page at a time."""

    source: Source
    lines: tuple[StatementLine, ...]
    statements: int
    at: int
    pages: int


def citation_page(source: Source, books: Books, at: int = 1) -> CitationPage:
    """The page's content."""
    told = sorted(books.told.of(source.id), key=lambda s: (s.content.treaty or "", type(s.content).__name__, s.id))
    here = sheet(told, at, SHOWN)
    lines = tuple(statement_line(s, books.treaties) for s in here.shown)
    return CitationPage(source=source, lines=lines, statements=len(told), at=here.at, pages=here.pages)
