"""Somebody who acts or speaks: what they did and said."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from foedus.core.problems import Problem
from foedus.desk.web.asked import Question
from foedus.desk.web.guards.refusals import Missing
from foedus.desk.web.rendering import page
from foedus.desk.web.views.voice import voice

router = APIRouter(include_in_schema=False)


@router.get("/voices/{name:path}")
def voices(request: Request, asked: Question, name: str) -> HTMLResponse:
    """The person, organ or agency of that name."""
    said = asked.office.voices().get(name, ())
    if not said:
        raise Missing(Problem(name[:200], "Nobody acts or speaks here by this name.", "Search for a part of the name."))
    return page(request, "voice.html.j2", asked=asked, v=voice(name, said, asked.shelf))
