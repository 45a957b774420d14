"""Reports for programs: the list, and one with its text and all that was read in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse

from foedus.core.problems import Problem
from foedus.core.redactions import Redaction
from foedus.core.sources import Source
from foedus.core.when import When
from foedus.desk.statement_lines import StatementLine, statement_line
from foedus.desk.web.api.answers import answer, answered
from foedus.desk.web.api.examples import example
from foedus.desk.web.asked import Question
from foedus.desk.web.guards.refusals import Missing
from foedus.desk.web.views.report import kin
from foedus.desk.web.views.report_list import Wanted, report_list

router = APIRouter(prefix="/api/reports", tags=["reports"])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report, data set or citation; `kin` is how many others are of its line of descent.

    `redacted` tells who erased its text when and why, where that was done.
    """

    id: str
    name: str
    kind: str
    title: str | None
    publisher: str | None
    address: str | None
    published: When | None
    statements: int
    kin: int
    redacted: Redaction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRows:
    """A page of the list: `at` of `pages`, `found` in all."""

    rows: tuple[ReportRow, ...]
    found: int
    at: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A report in full: its text, each statement with its characters (end exclusive), the ids of its line of descent.

    `ground` says on what the day of publication rests. A citation has no text, nor a report whose text was erased.
    """

    row: ReportRow
    ground: str
    text: str
    statements: tuple[StatementLine, ...]
    kin: tuple[str, ...]


@router.get("", summary="The reports", responses=answered(ReportRows), response_class=JSONResponse,
            openapi_extra=example("/api/reports"))  # fmt: skip
def reports(
    asked: Question,
    q: Annotated[str, Query(max_length=200, description="Words of name, title, publisher or address; all must be there.")] = "",
    publisher: Annotated[str, Query(max_length=200, description="Its publisher, exactly.")] = "",
    year: Annotated[int | None, Query(ge=1, le=9999, description="The year in which it was published.")] = None,
    kind: Annotated[str, Query(max_length=40, description="report, data set or citation.")] = "report",
    at: Annotated[int, Query(ge=1, le=1_000_000, description="Which page of the list.")] = 1,
) -> JSONResponse:
    """Fifty a page, newest first."""
    found = report_list(asked.books, Wanted(words=q, publisher=publisher, year=year, kind=kind), at)
    rows = tuple(_row(listed.source, listed.statements, listed.kin) for listed in found.shown)
    return answer(ReportRows(rows=rows, found=found.found, at=found.at, pages=found.pages))


@router.get("/{key}", summary="One report", responses=answered(Evidence), response_class=JSONResponse,
            openapi_extra=example("/api/reports/{report}"))  # fmt: skip
def report(asked: Question, key: Annotated[str, Path(max_length=500, description="Its id.")]) -> JSONResponse:
    """Its text with every statement that was read in it."""
    books = asked.books
    if key not in books.sources:
        raise Missing(Problem(key[:200], "No source of this id is known here.", "/api/reports lists them."))
    source, others = books.sources[key], kin(books, key)
    lines = tuple(statement_line(s, books.treaties) for s in books.told.of(key))
    row = _row(source, len(lines), len(others))
    return answer(Evidence(row=row, ground=source.ground, text=source.text, statements=lines, kin=others))


def _row(source: Source, statements: int, kin: int) -> ReportRow:
    return ReportRow(
        id=source.id, name=source.name, kind=source.kind, title=source.title, publisher=source.publisher,
        address=source.address, published=source.published, statements=statements, kin=kin,
        redacted=source.redacted,
    )  # fmt: skip
