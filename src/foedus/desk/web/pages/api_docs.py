"""The documentation of the interface for programs, drawn from its own description; it needs no script."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from foedus.desk.web.asked import Question
from foedus.desk.web.rendering import page
from foedus.desk.web.views.api_docs import docs

router = APIRouter(include_in_schema=False)


@router.get("/api/docs")
def api_docs(request: Request, asked: Question) -> HTMLResponse:
    """Every request with its parameters, an example to follow, and the shape of the answer."""
    return page(request, "api_docs.html.j2", d=docs(request.app.openapi(), asked.books), base=str(request.base_url).rstrip("/"))
