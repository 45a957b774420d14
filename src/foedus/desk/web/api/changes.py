"""What changed and what comes, for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from foedus.desk.calendar_lines import CalendarLine, calendar_lines
from foedus.desk.feeds.changes import Change
from foedus.desk.web.api.answers import answer, answered
from foedus.desk.web.api.examples import example
from foedus.desk.web.asked import Question
from foedus.desk.web.downloading import in_five_years
from foedus.desk.web.guards.refusals import found_treaty
from foedus.desk.web.shared.office import NEWS

router = APIRouter(prefix="/api", tags=["what changed, what comes"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a ledger was told lately, newest first; nothing of the shipped register, which records no days."""

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Days to come within five years from the day of law, in order of time."""

    days: tuple[CalendarLine, ...]


@router.get("/changes", summary="What changed", responses=answered(Changes), response_class=JSONResponse,
            openapi_extra=example("/api/changes?most=5"))  # fmt: skip
def changes(asked: Question, most: Annotated[int, Query(ge=1, le=NEWS, description="Changes at most.")] = 50) -> JSONResponse:
    """What the ledger was told lately and what persons decided; what several sources say alike on one day is one change."""
    return answer(Changes(changes=tuple(asked.office.news(asked.account)[:most])))


@router.get("/calendar", summary="What comes", responses=answered(Calendar), response_class=JSONResponse,
            openapi_extra=example("/api/calendar?state=RUS"))  # fmt: skip
def calendar(
    asked: Question,
    treaty: Annotated[list[str], Query(max_length=50, description="Ids or names; all treaties where none is given.")] = [],  # noqa: B006
    state: Annotated[str, Query(max_length=40, description="Only what concerns this state, by key (RUS).")] = "",
) -> JSONResponse:
    """Ends of terms, last days for notice, withdrawals taking effect, entries into force, announced days."""
    if not treaty and not state:
        return answer(Calendar(days=asked.all_due))
    names = [found_treaty(asked.books, name).id for name in treaty]
    days = calendar_lines(asked.books, names, state or None, asked.on, in_five_years(asked.on), asked.until)
    return answer(Calendar(days=tuple(days)))
