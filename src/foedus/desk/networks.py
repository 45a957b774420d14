"""The alliances of a day as a table, or as a file: GraphML, JSON, a picture."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from foedus.core import saying
from foedus.datasets.alliances.obligations import variables
from foedus.datasets.alliances.spellrows import Spells
from foedus.desk import out
from foedus.desk.writing import form_of, written_bytes
from foedus.research.networks.files import graphml, node_link
from foedus.research.networks.network import merged, network

if TYPE_CHECKING:
    from rich.console import RenderableType

_FORMS = (".graphml", ".json", ".svg", ".png")
_STANDARD = "-.json"  # JSON on standard output


def write(told: Spells, on: date, path: str) -> str:
    """Write the network to a file whose ending says in which form; what was written. Refused for another ending."""
    form = form_of(path, "network", _FORMS)
    graph = network(told, on)
    written_bytes("-" if path == _STANDARD else path, _made(graph, form))
    return f"{graph.number_of_nodes()} states and {graph.number_of_edges():,} directed ties written to {path}."


def _made(graph: object, form: str) -> bytes:
    if form in (".svg", ".png"):
        from foedus.research.networks.picture import picture

        return picture(graph, "svg" if form == ".svg" else "png")
    return (graphml(graph) if form == ".graphml" else node_link(graph)).encode()


def table(told: Spells, on: date) -> RenderableType:
    """Who owes whom what on that day, over all alliances; "?" marks what is undetermined."""
    graph = merged(network(told, on))
    names = {number: str(graph.nodes[number]["name"]) for number in graph}
    rows = [(names[a], names[b], _owed(edge, told.data.name), edge["alliances"]) for a, b, edge in graph.edges(data=True)]
    title = f"{told.data.name} {told.data.version}, {saying.day(on)}: {len(graph)} states"
    return out.table(("Of", "Toward", "Obligations", "Alliances"), sorted(rows), title)


def _owed(edge: dict[str, str], data_set: str) -> str:
    marks = {"yes": "", "undetermined": "?"}
    told = [kind + marks[edge[kind]] for kind in variables(data_set) if edge[kind] in marks]
    return ", ".join(told) + ("" if edge["bound"] == "yes" else " (whether it binds that day cannot be told)")
