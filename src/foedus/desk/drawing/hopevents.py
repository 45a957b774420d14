"""The first column of a drawing of what an event sets off: who acts against whom."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.desk.drawing.hopedges import arrow_head
from foedus.desk.drawing.hopparts import BOX, DROP, LEFT, LINE, TOP, Blow, Box, Edge, Placed
from foedus.desk.drawing.text import SIZE, fitted
from foedus.law.basics.names import listed, name


def event_column(blows: Iterable[Blow]) -> tuple[list[Placed], list[Edge]]:
    """The first column: attackers above victims, an arrow between; a state that stands there already is not drawn again."""
    placed: list[Placed] = []
    edges: list[Edge] = []
    for blow in blows:
        ends = [_event_box(keys, kind, placed) for keys, kind in ((blow.by, "attacker"), (blow.to, "victim"))]
        edges.append(_blow(blow, ends[0], ends[1], turn=len(edges)))
    return placed, edges


def _blow(blow: Blow, by: Box, to: Box, turn: int) -> Edge:
    """Down to the box beneath; to any other around the left side."""
    title = f"{blow.event} by {listed(map(name, blow.by))} against {listed(map(name, blow.to))}"
    if by.y < to.y <= by.y + by.height + DROP:
        x, end = LEFT + BOX / 2, to.y - 2
        path, arrow = f"M{x} {by.y + by.height}V{end}", arrow_head(x, end, 0, 1)
    else:
        side, start, end = LEFT - 8 - 4 * (turn % 3), by.y + by.height * 0.3, to.y + to.height * 0.7
        path, arrow = f"M{LEFT} {start}H{side}V{end}H{LEFT - 4}", arrow_head(LEFT, end, 1, 0)
    return Edge(kind="event", hop=0, path=path, arrow=arrow, title=title, href="")


def _event_box(keys: tuple[str, ...], kind: str, placed: list[Placed]) -> Box:
    known = next((box for box, held in placed if held == keys), None)
    if known:
        return known
    y = max((box.y + box.height + DROP for box, _ in placed), default=TOP)
    words = fitted(listed(map(name, keys)), BOX - 20, SIZE + 1)
    box = Box(
        kind=kind, hop=0, x=LEFT, y=y, height=2 * LINE + 14, lines=(words, kind if kind == "attacker" else "attacked"),
        title=listed(map(name, keys)), href="",
    )  # fmt: skip
    placed.append((box, keys))
    return box
