"""The first page: search, what changed lately, what comes due."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from foedus.desk.calendar_lines import calendar_lines
from foedus.desk.web.asked import Question
from foedus.desk.web.rendering import page

router = APIRouter(include_in_schema=False)
SOON = timedelta(days=365)
MOST = 12  # lines of a list


@router.get("/")
def home(request: Request, asked: Question) -> HTMLResponse:
    """The first page."""
    books, start = asked.books, asked.on
    coming = calendar_lines(books, (), None, start, start + SOON, asked.until)
    due = list(islice((line for line in coming if line.when.earliest and line.when.earliest >= start), MOST))
    return page(request, "home.html.j2", asked=asked, books=books, due=due)
