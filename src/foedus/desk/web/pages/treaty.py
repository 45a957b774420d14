"""One treaty: where it stands on a day, each party's path, its acts, duties, relations and claims, and how we know."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from foedus.desk.act_drawing import drawing_of
from foedus.desk.web.asked import Question
from foedus.desk.web.refusals import asked_treaty
from foedus.desk.web.rendering import page
from foedus.desk.web.treaty_view import treaty_page

router = APIRouter(include_in_schema=False)


@router.get("/treaties/{key:path}")
def treaty(request: Request, key: str, asked: Question) -> HTMLResponse:
    """The treaty of that id or name."""
    one = asked_treaty(asked, key)
    told = treaty_page(one, asked.books, asked.bonds, asked.relating(one.id))
    drawing = drawing_of(told.acts, tuple(name for _, name in told.parties))
    return page(request, "treaty_page.html.j2", asked=asked, t=told, drawing=drawing)
