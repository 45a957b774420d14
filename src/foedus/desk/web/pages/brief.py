"""Briefs: of a treaty, or of a story of several treaties or reports, to read here or to take along."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from foedus.core.problems import Problem
from foedus.desk.act_drawing import drawing_of
from foedus.desk.addresses import segment
from foedus.desk.story import MOST, Story
from foedus.desk.web.asked import Asked, Question
from foedus.desk.web.guards.headers import ATTACHED
from foedus.desk.web.guards.refusals import Missing
from foedus.desk.web.rendering import page
from foedus.desk.web.views.brief import FORMS, file_name, story

router = APIRouter(include_in_schema=False)
_Names = Annotated[list[str], Query(max_length=MOST)]


@router.get("/brief")
def of_several(request: Request, asked: Question, treaty: _Names = [], report: _Names = []) -> HTMLResponse:  # noqa: B006
    """Of a story, to read here."""
    told = story(asked, treaty, report)
    named = [*(("treaty", name) for name in treaty), *(("report", name) for name in report)]
    return _page(request, asked, told, "/brief", named)


@router.get("/brief.{form}")
def file_of_several(asked: Question, form: str, treaty: _Names = [], report: _Names = []) -> Response:  # noqa: B006
    """Of a story, to take along."""
    return _file(story(asked, treaty, report), form)


@router.get("/brief/{key:path}.pdf")
def pdf_of_one(key: str, asked: Question) -> Response:
    """Of one treaty, on paper."""
    return _file(story(asked, [key], []), "pdf")


@router.get("/brief/{key:path}.md")
def markdown_of_one(key: str, asked: Question) -> Response:
    """Of one treaty, for a text of one's own."""
    return _file(story(asked, [key], []), "md")


@router.get("/brief/{key:path}.html")
def file_of_one(key: str, asked: Question) -> Response:
    """Of one treaty, as one file with its reports in full."""
    return _file(story(asked, [key], []), "html")


@router.get("/brief/{key:path}")
def of_one(request: Request, key: str, asked: Question) -> HTMLResponse:
    """Of one treaty, to read here."""
    return _page(request, asked, story(asked, [key], []), f"/brief/{segment(key)}", [])


def _page(request: Request, asked: Asked, told: Story, address: str, named: list[tuple[str, str]]) -> HTMLResponse:
    brief = told.brief
    return page(
        request, "brief_page.html.j2", asked=asked, brief=brief, address=address, end=asked.with_names(named), named=named,
        treaties=[(t, drawing_of(t.acts, t.parties)) for t in brief.treaties], shown={s.number for s in brief.sources}, many=False,
    )  # fmt: skip


def _file(told: Story, form: str) -> Response:
    if form not in FORMS:
        raise Missing(Problem(form[:20], "A brief has no such form.", f"There are {', '.join(FORMS)}."))
    name = file_name(told, form)
    headers = {"content-disposition": f'attachment; filename="{name}"', "content-security-policy": ATTACHED}
    return Response(FORMS[form].made(told), media_type=FORMS[form].media, headers=headers)
