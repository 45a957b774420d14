"""What an event would trigger, for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse

from foedus.core.problems import Problem, Refused
from foedus.desk.web.api.answers import answer, answered
from foedus.desk.web.api.examples import example
from foedus.desk.web.asked import Question
from foedus.desk.web.pages.what_if import fields
from foedus.desk.web.views.what_if import Answered, Supposed
from foedus.desk.web.views.what_if import answered as answer_of

router = APIRouter(prefix="/api/what-if", tags=["what if"])


@router.get("", summary="What if", responses=answered(Answered), response_class=JSONResponse,
            openapi_extra=example("/api/what-if?line=UKR+attacks+RUS&on=2025-06-01"))  # fmt: skip
def what_if(
    asked: Question,
    told: Annotated[Supposed, Depends(fields)],
    most: Annotated[int, Query(ge=1, le=10_000, description="So many conflicts, and verdicts of one hop and answer.")] = 200,
) -> JSONResponse:
    """Each duty that the event would trigger, or may, or does not, with its proof; later hops are hypothetical."""
    if not told.any:
        raise Refused(Problem("what-if", "Nothing is supposed.", "Give by and to, or a line such as “UKR attacks RUS”."))
    return answer(answer_of(told, asked, asked.shelf, most))
