"""Who says what, for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from foedus.desk.claim_lines import claim_groups
from foedus.desk.lines import ClaimGroup
from foedus.desk.search.folding import words
from foedus.desk.web.api.answers import answer, answered
from foedus.desk.web.api.examples import example
from foedus.desk.web.asked import Question
from foedus.desk.web.guards.refusals import found_treaty
from foedus.ledger.folding.fold import claims

router = APIRouter(prefix="/api/claims", tags=["who says"])


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoSays:
    """Claims by what they are about, the most disputed first; `found` groups in all."""

    groups: tuple[ClaimGroup, ...]
    found: int


@router.get("", summary="Who says what", responses=answered(WhoSays), response_class=JSONResponse,
            openapi_extra=example("/api/claims?about=troops&most=5"))  # fmt: skip
def who_says(
    asked: Question,
    about: Annotated[
        str, Query(max_length=200, description="Words as they begin; all must stand in the claim or its speaker.")
    ] = "",
    treaty: Annotated[str, Query(max_length=500, description="Only claims that bear on this treaty, by id or name.")] = "",
    most: Annotated[int, Query(ge=1, le=500, description="Groups at most.")] = 100,
) -> JSONResponse:
    """Who asserts, who denies, who neither confirms nor denies, who expects, with the numbers they give."""
    told, wanted = asked.books.told, words(about)
    said = (
        found_treaty(asked.books, treaty).claims if treaty else claims(told.statements, told.sources, told.group_of, told.account)
    )
    kept = [h for h in said if _has(f"{h.content.about} {h.content.speaker}", wanted)]
    groups = claim_groups(kept, asked.shelf, "c")
    return answer(WhoSays(groups=groups[:most], found=len(groups)))


def _has(text: str, wanted: list[str]) -> bool:
    there = words(text)
    return all(any(word.startswith(part) for word in there) for part in wanted)
