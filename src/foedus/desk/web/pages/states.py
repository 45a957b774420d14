"""States: the list, one with all its obligations on a day, and what comes due for it."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from foedus.desk.drawing.network import network_drawing
from foedus.desk.drawing.worldmap import world_map
from foedus.desk.drawing.writing import drawn, map_legend, tie_legend
from foedus.desk.state_drawing import ties_of
from foedus.desk.states_list import state_rows
from foedus.desk.web.asked import Question
from foedus.desk.web.rendering import page
from foedus.desk.web.views.state import due_of, links, page_of

router = APIRouter(include_in_schema=False)
FEW = 12  # treaties: what comes due for a state with more is asked for apart


@router.get("/states")
def states(request: Request, asked: Question, named: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
    """The list."""
    return page(request, "states.html.j2", asked=asked, rows=state_rows(asked.office.concerned(), named), named=named)


@router.get("/states/{key}/due")
def due(request: Request, key: str, asked: Question) -> HTMLResponse:
    """What comes due for a state, and what is outstanding by it."""
    return page(request, "state_due.html.j2", asked=asked, s=page_of(asked, key), due=due_of(asked, key))


@router.get("/states/{key}")
def state(request: Request, key: str, asked: Question) -> HTMLResponse:
    """One state."""
    told = page_of(asked, key)
    ties = ties_of(told, *links(asked))
    show = partial(drawn, desc="The duties of that day, listed beneath with their treaties.")
    told_map = show(world_map(ties.marks), "map", f"{told.name}: who is bound to it by which duty") if ties.marks else None
    net = show(network_drawing(ties.net), "net", f"{told.name}: the network of its ties") if ties.net.lines else None
    legend = map_legend(("asked", told.name), ("bound", "bound to it, or it to them"), ("may", "whether bound cannot be told"))
    return page(
        request, "state_page.html.j2", asked=asked, s=told, map=told_map, legend=legend, net=net, ties=tie_legend(), left=ties.left,
        due=due_of(asked, key) if len(told.treaties) <= FEW else None,
    )  # fmt: skip
