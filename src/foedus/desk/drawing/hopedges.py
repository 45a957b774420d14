"""The edges of a drawing of what an event sets off: from who is helped to who helps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.desk.drawing.hopparts import BOX, COLUMN, TOP, Box, Edge, Link, Placed, Told
from foedus.desk.lines import Verdict


def edges(columns: Sequence[Sequence[Told]], first: Sequence[Placed], href: Link) -> Iterable[Edge]:
    """Each box hangs on those, as near to its left as may be, of the states that its duty is owed to."""
    before: list[Sequence[Placed]] = [first]
    for column in columns:
        for box, group in column:
            for source, v in _sources(group, before):
                yield Edge(
                    kind=box.kind, hop=v.hop, path=_path(source, box), arrow=arrow_head(box.x, box.y + box.height / 2, 1, 0),
                    title=v.says, href=href(v),
                )  # fmt: skip
        before.append([(box, group[0].states) for box, group in column if group[0].duty == "help"])


def _sources(group: Iterable[Verdict], before: Sequence[Sequence[Placed]]) -> list[tuple[Box, Verdict]]:
    """The boxes drawn before for whom a group's duties are, each once: a helper's of an earlier hop, else in the event."""
    found: dict[Box, Verdict] = {}
    for v in group:
        source = next((box for column in reversed(before) for box, keys in column if v.toward in keys), None)
        if source:
            found.setdefault(source, v)
    return list(found.items())


def _path(source: Box, target: Box) -> str:
    """A curve to the next column; to one farther off, above the boxes between."""
    x, y = source.x + source.width, source.y + source.height / 2
    x2, y2 = target.x, target.y + target.height / 2
    room, above = COLUMN - BOX, TOP - 10
    if target.hop - source.hop > 1:
        up, down = f"C{x + room * 0.7:.1f} {y:.1f} {x + room * 0.2:.1f} {above} {x + room:.1f} {above}", x2 - room
        return f"M{x:.1f} {y:.1f}{up}H{down:.1f}C{x2 - room * 0.2:.1f} {above} {x2 - room * 0.7:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    bend = room * 0.6
    return f"M{x:.1f} {y:.1f}C{x + bend:.1f} {y:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"


def arrow_head(x: float, y: float, across: int, down: int) -> str:
    """An arrow's head with its tip at (x, y), pointing to the right, down or up."""
    back_x, back_y, half = x - 8 * across, y - 8 * down, 4.5
    return f"M{x} {y}L{back_x + half * down} {back_y + half * across}L{back_x - half * down} {back_y - half * across}z"
