"""What is found while it is typed, and the same as a page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from foedus.desk.web.asked import Question
from foedus.desk.web.rendering import FRAGMENT, page

router = APIRouter(include_in_schema=False)
TYPING, WHOLE = 5, 30  # hits of each kind


@router.get("/search")
def search(request: Request, asked: Question, q: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
    """A list under the field for scripts, else a page."""
    typing = FRAGMENT in request.headers
    books = asked.books
    found = asked.office.index().search(q, TYPING if typing else WHOLE, books)
    return page(request, "found.html.j2" if typing else "search.html.j2", asked=asked, found=found, q=q, typing=typing)
