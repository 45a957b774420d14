"""The first page: search, what changed lately, what comes due."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from foedus.desk.web.asked import Question
from foedus.desk.web.rendering import page
from foedus.desk.web.views.home import home

router = APIRouter(include_in_schema=False)


@router.get("/")
def first(request: Request, asked: Question) -> HTMLResponse:
    """The first page."""
    return page(request, "home.html.j2", asked=asked, h=home(asked))
