"""The network of a day for programs: nodes and ties, or the whole graph as GraphML."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response

from foedus.core.problems import Problem, Refused
from foedus.desk.web.api.answers import answer, answered
from foedus.desk.web.asked import Question
from foedus.desk.web.pages.network import wanted
from foedus.desk.web.views.network import LEDGER, NetworkPage, Wanted, chosen, network_page

router = APIRouter(prefix="/api/network", tags=["network"])
_GRAPHML = "application/graphml+xml"


def _either() -> dict[int | str, dict[str, Any]]:
    told = answered(NetworkPage)
    told[200]["content"][_GRAPHML] = {"schema": {"type": "string"}}
    return told


@router.get("", summary="The network of a day", responses=_either(), response_class=JSONResponse)
def network(
    asked: Question,
    what: Annotated[Wanted, Depends(wanted)],
    format: Annotated[
        Literal["json", "graphml"], Query(description="graphml gives the data set's whole graph as a file.")
    ] = "json",
) -> Response:
    """Who is allied with whom: nodes and lines as drawn, and each alliance's duties by who owes whom what."""
    what = chosen(asked, what)
    return answer(network_page(asked, what)) if format == "json" else _file(asked, what)


def _file(asked: Question, what: Wanted) -> Response:
    """Refused for the ledger's own treaties, and for a day of which the data set does not tell."""
    from foedus.research.networks.files import graphml
    from foedus.research.networks.network import network as graph

    if what.data == LEDGER:
        raise Refused(
            Problem("format", "Only a data set's network is written as GraphML.", "Ask for it as json, or name atop or cow.")
        )
    days = asked.office.nets.data(asked.office.now())[what.data]
    named = f'attachment; filename="{what.data}-{asked.on.isoformat()}.graphml"'
    return Response(graphml(graph(days.spells, asked.on)), media_type=_GRAPHML, headers={"Content-Disposition": named})
