"""What was done by whom, for the admins; the guard lets nobody else come here."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from foedus.core.problems import Problem, Refused
from foedus.desk.tables.csvfiles import csv_lines
from foedus.desk.team.events import Event
from foedus.desk.web.asked import day
from foedus.desk.web.rendering import page
from foedus.desk.web.teaming import team
from foedus.desk.web.views.audit import COLUMNS, Sought, all_rows, audit_page

router = APIRouter(include_in_schema=False)
_Word = Annotated[str, Query(max_length=200)]


def _sought(who: _Word = "", event: _Word = "", about: _Word = "", since: _Word = "", until: _Word = "") -> Sought:
    """Refused where an event or a day is none."""
    return Sought(
        who=who, event=_event(event), about=about, since=day(since) if since else None, until=day(until) if until else None
    )


_Filters = Annotated[Sought, Depends(_sought)]


@router.get("/audit")
def audit(request: Request, sought: _Filters, before: Annotated[int | None, Query(ge=1)] = None) -> Response:
    """A page of rows, newest first."""
    shown = audit_page(team(request).audit, sought, before)
    return page(request, "audit.html.j2", audit=shown, events=list(Event), first=before is None)


@router.get("/audit.csv")
def audit_csv(request: Request, sought: _Filters) -> Response:
    """All rows that fit, for a spreadsheet."""
    lines = csv_lines(COLUMNS, all_rows(team(request).audit, sought))
    told = {"content-disposition": 'attachment; filename="audit.csv"'}
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=told)


def _event(word: str) -> Event | None:
    try:
        return Event(word) if word else None
    except ValueError:
        raise Refused(Problem(word[:60], "There is no such event.", "Choose one of the list.")) from None
