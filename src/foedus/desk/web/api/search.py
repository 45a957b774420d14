"""Search for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from foedus.desk.search.hits import Found
from foedus.desk.web.api.answers import answer, answered
from foedus.desk.web.api.examples import example
from foedus.desk.web.asked import Question

router = APIRouter(prefix="/api/search", tags=["search"])


@router.get("", summary="Search", responses=answered(Found), response_class=JSONResponse,
            openapi_extra=example("/api/search?q=article+4"))  # fmt: skip
def search(
    asked: Question,
    q: Annotated[
        str, Query(max_length=200, description="Words; the last may be half typed, and what stands in quotes is together.")
    ],
    most: Annotated[int, Query(ge=1, le=200, description="Hits of each kind.")] = 20,
) -> JSONResponse:
    """Treaties, states, persons, articles, sources, and passages with the characters where they stand."""
    return answer(asked.office.index().search(q, most, asked.books))
