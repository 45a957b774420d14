"""All treaties, with the word of their standing; by words of their names, by a party, page by page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from foedus.desk.web.asked import Question
from foedus.desk.web.rendering import page
from foedus.desk.web.views.treaties import treaty_rows

router = APIRouter(include_in_schema=False)


@router.get("/treaties")
def treaties(
    request: Request,
    asked: Question,
    named: Annotated[str, Query(max_length=200)] = "",
    party: Annotated[str, Query(max_length=40)] = "",
    at: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """A page of the list."""
    rows = treaty_rows(asked.office.listing(asked.books), asked.bonds, named, party, at)
    return page(request, "treaties.html.j2", asked=asked, rows=rows, named=named, party=party)
