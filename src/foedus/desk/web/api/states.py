"""States for programs: the list, and one with all its obligations on a day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse

from foedus.desk.state_lines import Due, StatePage
from foedus.desk.states_list import StateRows, state_rows
from foedus.desk.web.api.answers import answer, answered
from foedus.desk.web.asked import Question
from foedus.desk.web.views.state import due_of, page_of

router = APIRouter(prefix="/api/states", tags=["states"])
Key = Annotated[str, Path(max_length=40, description="Its key: RUS, SUN, EU.")]


@router.get("", summary="The states", responses=answered(StateRows), response_class=JSONResponse)
def states(
    asked: Question, named: Annotated[str, Query(max_length=200, description="Words of any of its names; all must be there.")] = ""
) -> JSONResponse:
    """The states and organisations that have a part in treaties here, by region."""
    return answer(state_rows(asked.office.concerned(), named))


@router.get("/{key}", summary="One state", responses=answered(StatePage), response_class=JSONResponse)
def state(asked: Question, key: Key) -> JSONResponse:
    """Its duties on the day, given and received, by kind; its treaties with its standing in each; what it was on that day."""
    return answer(page_of(asked, key))


@router.get("/{key}/due", summary="What comes due for a state", responses=answered(Due), response_class=JSONResponse)
def due(asked: Question, key: Key) -> JSONResponse:
    """Within a year of the day, and what is outstanding by it."""
    return answer(due_of(asked, key))
