"""Reports: the list of them, each with all that was read in it, and two side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from foedus.core.problems import Problem, Refused
from foedus.core.sources import DATA_SET, Source
from foedus.desk.books import Books
from foedus.desk.web.asked import Question
from foedus.desk.web.guards.refusals import Missing
from foedus.desk.web.rendering import page
from foedus.desk.web.views.citation import citation_page
from foedus.desk.web.views.pair import descent, pair_page
from foedus.desk.web.views.report import has_text, places, report_page
from foedus.desk.web.views.report_list import Wanted, report_list
from foedus.desk.web.views.report_marks import Place, anchor, lit
from foedus.desk.web.views.rows import rows_page

router = APIRouter(include_in_schema=False)
_Number = Annotated[int, Query(ge=1, le=1_000_000)]
_Words = Annotated[str, Query(max_length=200)]
_Year = Annotated[str, Query(max_length=4, pattern=r"^\d*$")]
_Span = Annotated[str, Query(max_length=30, description="Characters that a link points at, as 120-188.")]


@router.get("/reports")
def reports(
    request: Request, asked: Question, q: _Words = "", publisher: _Words = "", year: _Year = "", kind: _Words = "report",
    line: _Words = "", at: _Number = 1,
) -> HTMLResponse:  # fmt: skip
    """The list, newest first."""
    wanted = Wanted(words=q, publisher=publisher, year=int(year) if year else None, kind=kind, line=line)
    books = asked.books
    return page(request, "reports.html.j2", asked=asked, r=report_list(books, wanted, at), of=books.sources.get(line))


@router.get("/reports/{key}")
def report(
    request: Request, key: str, asked: Question, place: _Span = "", rows: _Span = "", at: _Number = 1
) -> HTMLResponse:  # fmt: skip
    """A report in full, a window of a data set, or what a citation is cited for."""
    books, span = asked.books, _span(place)
    source = _source(books, key)
    if has_text(source):
        return page(request, "report_page.html.j2", asked=asked, books=books, place=place, r=report_page(source, books, span))
    if source.kind == DATA_SET and source.text:
        return page(request, "rows_page.html.j2", asked=asked, r=rows_page(source, books, rows, span))
    return page(request, "citation_page.html.j2", asked=asked, r=citation_page(source, books, at))


@router.get("/reports/{key}/lit.css")
def report_lit(key: str, asked: Question, place: _Span = "") -> Response:
    """What lights up with what on a report's page."""
    books, span = asked.books, _span(place)
    source = _source(books, key)
    pairs = [(anchor(*p), anchor(*p, "n")) for p in places(source, books)] if has_text(source) else []
    return _css([*pairs, *([(anchor(*span),) * 2] if span else [])])


@router.get("/reports/{key}/line")
def line_of_descent(request: Request, key: str, asked: Question, at: _Number = 1) -> HTMLResponse:
    """The reports that draw on this one, or on which it draws, and how much."""
    books = asked.books
    return page(request, "descent.html.j2", asked=asked, d=descent(_source(books, key), books, at))


@router.get("/reports/{key}/with/{other}")
def pair(request: Request, key: str, other: str, asked: Question) -> HTMLResponse:
    """Two reports side by side."""
    return page(request, "pair_page.html.j2", asked=asked, p=pair_page(*_both(asked.books, key, other), asked.books))


@router.get("/reports/{key}/with/{other}/lit.css")
def pair_lit(key: str, other: str, asked: Question) -> Response:
    """What lights up with what on the page of two reports."""
    return _css(list(pair_page(*_both(asked.books, key, other), asked.books).anchors))


def _css(pairs: list[tuple[str, str]]) -> Response:
    return Response(lit(pairs), media_type="text/css")


def _source(books: Books, key: str) -> Source:
    if key not in books.sources:
        raise Missing(Problem(key[:200], "No source of this id is known here.", "The page /reports lists them."))
    return books.sources[key]


def _both(books: Books, key: str, other: str) -> tuple[Source, Source]:
    if key == other:
        raise Refused(Problem(key[:200], "A report is not compared with itself.", "Name another."))
    return _source(books, key), _source(books, other)


def _span(place: str) -> Place | None:
    """Characters as a link gives them. Refused where they are none."""
    if not place:
        return None
    start, _, end = place.partition("-")
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal() and int(start) < int(end)):
        raise Refused(Problem(place, "These are no characters of a text.", "Write them as 120-188."))
    return int(start), int(end)
