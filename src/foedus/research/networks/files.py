"""A network of alliances as text that other programs read: GraphML, and JSON of nodes and links."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def graphml(graph: nx.Graph) -> str:
    """The graph as GraphML (Brandes et al. 2002), which igraph, Gephi, yEd and networkx read; every text in it is escaped."""
    from networkx.readwrite.graphml import write_graphml_xml

    written = BytesIO()
    write_graphml_xml(graph, written)
    return written.getvalue().decode("utf-8") + "\n"


def node_link(graph: nx.Graph) -> str:
    """The graph as JSON: "nodes" with their ids, and "links" with source and target."""
    import networkx as nx

    return json.dumps(nx.node_link_data(graph, edges="links"), ensure_ascii=False, indent=1) + "\n"
