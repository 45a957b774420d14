"""Treaties for programs: the list, and one with all that its page shows."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse

from foedus.desk.web.api.answers import answer, answered
from foedus.desk.web.api.examples import example
from foedus.desk.web.asked import Question
from foedus.desk.web.guards.refusals import asked_treaty
from foedus.desk.web.views.treaties import Rows, treaty_rows
from foedus.desk.web.views.treaty import TreatyPage, treaty_page

router = APIRouter(prefix="/api/treaties", tags=["treaties"])


@router.get("", summary="The treaties", responses=answered(Rows), response_class=JSONResponse,
            openapi_extra=example("/api/treaties?party=RUS"))  # fmt: skip
def treaties(
    asked: Question,
    named: Annotated[str, Query(max_length=200, description="Words of the name; all must be there.")] = "",
    party: Annotated[str, Query(max_length=40, description="A party, by key (RUS) or name.")] = "",
    at: Annotated[int, Query(ge=1, le=100_000, description="Which page of the list.")] = 1,
) -> JSONResponse:
    """Fifty a page, in the order of their names, with the word of their standing on the day."""
    return answer(treaty_rows(asked.office.listing(asked.books), asked.bonds, named, party, at))


@router.get("/{key:path}", summary="One treaty", responses=answered(TreatyPage), response_class=JSONResponse,
            openapi_extra=example("/api/treaties/{treaty}"))  # fmt: skip
def treaty(asked: Question, key: Annotated[str, Path(description="Its id or name.", max_length=500)]) -> JSONResponse:
    """Where it stands on the day, each party's path, acts, provisions and their duties' lives, relations, claims, sources."""
    one = asked_treaty(asked, key)
    return answer(treaty_page(one, asked.books, asked.bonds, asked.relating(one.id)))
