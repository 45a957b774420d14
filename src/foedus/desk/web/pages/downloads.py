"""Everything to take along: tables, the whole ledger, calendar, feed, linked data."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, StreamingResponse

from foedus.core.problems import Problem
from foedus.desk.exchange import ledger_lines
from foedus.desk.tables.table import View
from foedus.desk.tables.tables import TABLES, named, view
from foedus.desk.web import downloading
from foedus.desk.web.asked import Asked, Question
from foedus.desk.web.guards.refusals import Missing
from foedus.desk.web.rendering import page

router = APIRouter(include_in_schema=False)


@router.get("/downloads")
def downloads(request: Request, asked: Question) -> HTMLResponse:
    """The list."""
    return page(request, "downloads.html.j2", asked=asked, tables=TABLES.values(), ledger=asked.office.settings.ledger is not None)


@router.get("/tables/{name}.csv")
def csv(name: str, asked: Question) -> StreamingResponse:
    """A table for spreadsheets."""
    table = named(name)
    return StreamingResponse(downloading.csv(table, _view(asked)), media_type="text/csv", headers=_attached(f"{name}.csv"))


@router.get("/tables/{name}.parquet")
def parquet(name: str, asked: Question) -> Response:
    """A table for programs."""
    made = downloading.whole(named(name), _view(asked))
    return Response(made, media_type="application/vnd.apache.parquet", headers=_attached(f"{name}.parquet"))


@router.get("/ledger.jsonl")
def ledger(asked: Question) -> StreamingResponse:
    """The whole ledger, which `foedus import` takes in again."""
    address = asked.office.settings.ledger
    if address is None:
        raise Missing(Problem("ledger", "No ledger is served, but the shipped register.", "`foedus export` writes its cards."))
    lines = downloading.in_parts(ledger_lines(address))
    return StreamingResponse(lines, media_type="application/jsonl", headers=_attached("ledger.jsonl"))


def _view(asked: Asked) -> View:
    return view(asked.office.now(), asked.account, asked.on, asked.known)


def _attached(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}
