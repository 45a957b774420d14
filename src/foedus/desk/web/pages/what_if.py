"""What an event would trigger: the question as a form, the answer hop by hop, each verdict with its proof."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from foedus.core.states import states
from foedus.desk.web.asked import Question
from foedus.desk.web.rendering import page
from foedus.desk.web.views.what_if import DOES, HOPS, Supposed, anchors, answered, drawn, facts

router = APIRouter(include_in_schema=False)

_Side = Annotated[str, Query(max_length=300, description="States by name or key, several apart by commas; X for one not named.")]


def fields(
    by: _Side = "",
    does: Annotated[str, Query(max_length=60, description=f"What is done: {', '.join(DOES)}.")] = DOES[0],
    to: _Side = "",
    given: Annotated[list[str], Query(max_length=30, description="Facts that are supposed, such as “state of war”.")] = [],  # noqa: B006
    line: Annotated[str, Query(max_length=1000, description="The whole scenario in a line, instead of the three.")] = "",
    hops: Annotated[int, Query(ge=1, le=HOPS, description="How far to follow if the bound perform.")] = 2,
) -> Supposed:
    """What is supposed, from the address."""
    return Supposed(by=by, does=does, to=to, given=tuple(fact[:300] for fact in given if fact.strip()), line=line, hops=hops)


@router.get("/what-if")
def what_if(request: Request, asked: Question, told: Annotated[Supposed, Depends(fields)]) -> HTMLResponse:
    """The form, and the answer where something is asked."""
    found = answered(told, asked, asked.shelf) if told.any else None
    drawing = drawn(told, asked, found.line) if found else None
    known = [(key, state.name) for key, state in states().items()]
    return page(
        request, "what_if.html.j2", asked=asked, told=told, found=found, drawing=drawing, does=DOES, states=known, facts=facts(),
        anchors=anchors(found.line) if found else {}, most_hops=HOPS, id=id,
        exact=told.address(asked),
    )  # fmt: skip
