"""The network of alliances on a day, as a ring or on a map, with a year that plays."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from foedus.core.states import same
from foedus.desk.drawing.marking import arcs_of
from foedus.desk.drawing.network import network_drawing
from foedus.desk.drawing.worldmap import Mark, world_map
from foedus.desk.drawing.writing import drawn, map_legend, tie_legend
from foedus.desk.web.asked import Asked, Question
from foedus.desk.web.rendering import FRAGMENT, page
from foedus.desk.web.views.network import KINDS, LEDGER, NetworkPage, Wanted, chosen, network_page

router = APIRouter(include_in_schema=False)
DESC = "The ties of that day, listed beneath: who owes whom what, under which alliance."


def wanted(
    data: Annotated[str, Query(max_length=20, description="atop, cow, or ledger for the ledger's own treaties.")] = "",
    kind: Annotated[str, Query(max_length=20, description="help, restraint or consultation; all where none is given.")] = "",
    state: Annotated[str, Query(max_length=60, description="Only the ties of this state, by key or name.")] = "",
) -> Wanted:
    """What is asked for beside the day."""
    return Wanted(data=data, kind=kind, state=state)


@router.get("/network")
def network(
    request: Request, asked: Question, what: Annotated[Wanted, Depends(wanted)], view: Annotated[str, Query(max_length=10)] = "ring"
) -> HTMLResponse:
    """The page; its changing part alone where a script asks for it."""
    nets, books = asked.office.nets, asked.books
    what, view = chosen(asked, what), "map" if view == "map" else "ring"
    key = asked.office.now().head, id(books.treaties), asked.until, asked.given, what, view
    told, drawing = nets.frames.get(key, lambda: (books, *_frame(asked, what, view)))[1:]
    around = {"asked": asked, "n": told, "drawing": drawing, "view": view, "kinds": KINDS}
    if request.headers.get(FRAGMENT):
        return page(request, "network_answer.html.j2", **around)
    there = {name: f"{days.spells.data.name} {days.spells.data.version}" for name, days in nets.data(asked.office.now()).items()}
    return page(request, "network.html.j2", **around, there=there | {LEDGER: "this ledger's treaties"})


def _frame(asked: Asked, what: Wanted, view: str) -> tuple[NetworkPage, Markup | None]:
    told = network_page(asked, what)
    if not told.net.lines:
        return told, None
    return told, _map(told) if view == "map" else _ring(asked, told)


def _ring(asked: Asked, told: NetworkPage) -> Markup:
    days = asked.office.nets.data(asked.office.now()).get(told.data)
    seats = days.seats(told.on) if days and not told.state else ()
    return drawn(network_drawing(told.net, seats), "net", f"Alliances on {told.on.isoformat()}", DESC) + tie_legend()


def _map(told: NetworkPage) -> Markup:
    own = same(told.state, told.on) if told.state else ""
    marks = {
        node.key: Mark(kind="asked" if node.key == own else "allied", title=node.name, href=node.href)
        for node in told.net.nodes if not node.pact
    }  # fmt: skip
    legend = (
        map_legend(("asked", told.names.get(own, own)), ("allied", "allied with it")) if own else map_legend(("allied", "allied"))
    )
    return drawn(world_map(marks, arcs_of(told.net)), "net", f"Alliances on {told.on.isoformat()}", DESC) + legend + tie_legend()
