"""What an event sets off, hop by hop from left to right: who is drawn in for whom, and duties that cannot all be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from foedus.core.answers import Answer
from foedus.desk.drawing.sizes import size_of
from foedus.desk.drawing.text import SIZE, fitted
from foedus.desk.lines import Clash, ScenarioLine, Verdict
from foedus.law.basics.names import listed, name, short

BOX, GAP, COLUMN = 232.0, 14.0, 306.0  # units: a box's width, between boxes, from column to column
LEFT, TOP, LINE = 24.0, 48.0, 17.0  # margins, and the height of a line of text
DROP = 40.0  # between the boxes of the event
ROW = 62.0  # from conflict to conflict
MOST = 12  # boxes in a column; the list beneath has all
DUTIES = {"help": "help for", "consult": "consults with", "abstain": "no help against", "restraint": "bound not to harm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Blow:
    """A happening: who acts against whom, by key, and what it is called ("attack")."""

    by: tuple[str, ...]
    to: tuple[str, ...]
    event: str = "attack"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node: `kind` is attacker, victim, yes or undetermined; `lines` are its words, the first of them its name."""

    kind: str
    hop: int
    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    title: str
    href: str
    clashing: bool = False
    width: float = BOX


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """From one box to another: `kind` is event, yes or undetermined."""

    kind: str
    hop: int
    path: str
    arrow: str
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A column's strip with its heading; from the second hop on it is hypothetical."""

    hop: int
    x: float
    width: float
    heading: str
    more: str  # what the list alone tells, in words, at `beneath`
    beneath: float
    hypothetical: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """A conflict at the foot of the drawing: who stands between two sides."""

    y: float
    who: str
    toward: tuple[str, str]
    against: tuple[str, str]
    sure: bool
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HopDrawing:
    """All that a template needs; conflicts stand below `foot`. `size`: see `sizes`."""

    width: float
    size: int
    height: float
    foot: float
    grounds: tuple[Ground, ...]
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    conflicts: tuple[Sides, ...]
    conflicts_left: int  # those in the list only


Link = Callable[[Verdict | Clash], str]


def hop_drawing(line: ScenarioLine, blows: Sequence[Blow], href: Link = lambda told: "") -> HopDrawing:
    """The scenario drawn. `href` gives where a verdict or conflict is told in full; what is not triggered is counted, not drawn."""
    owed = [v for v in line.verdicts if v.answer is not Answer.NO]
    clashing = {key for clash in line.conflicts for key in clash.states}
    hops = range(1, max((v.hop for v in owed), default=0) + 1)
    first, blown = _events(blows)
    columns = [_column([v for v in owed if v.hop == hop], hop, href, clashing) for hop in hops]
    edges = [*blown, *_edges(columns, first, href)]
    boxes = [*(box for box, _ in first), *(box for column in columns for box, _ in column)]
    foot = max((box.y + box.height for box in boxes), default=TOP) + 30
    conflicts = tuple(_sides(clash, foot + 40 + ROW * n, href) for n, clash in enumerate(line.conflicts[:MOST]))
    bottoms = [max((box.y + box.height for box in boxes if box.hop == hop), default=TOP) for hop in (0, *hops)]
    told = [0, *(sum(len(group) for _, group in column) for column in columns)]
    grounds = tuple(_ground(hop, sum(v.hop == hop for v in line.verdicts) - told[hop], bottoms[hop] + 20) for hop in (0, *hops))
    width, height = max(LEFT * 2 + COLUMN * len(hops) + BOX, 812), foot + bool(conflicts) * 40 + ROW * len(conflicts)
    return HopDrawing(
        width=width, size=size_of(width), height=height, foot=foot,
        grounds=grounds, boxes=tuple(boxes), edges=tuple(edges), conflicts=conflicts,
        conflicts_left=len(line.conflicts) - len(conflicts),
    )  # fmt: skip


Placed = tuple[Box, tuple[str, ...]]


def _events(blows: Iterable[Blow]) -> tuple[list[Placed], list[Edge]]:
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
        path, arrow = f"M{x} {by.y + by.height}V{end}", _arrow(x, end, 0, 1)
    else:
        side, start, end = LEFT - 8 - 4 * (turn % 3), by.y + by.height * 0.3, to.y + to.height * 0.7
        path, arrow = f"M{LEFT} {start}H{side}V{end}H{LEFT - 4}", _arrow(LEFT, end, 1, 0)
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


Told = tuple[Box, list[Verdict]]


def _column(verdicts: Sequence[Verdict], hop: int, href: Link, clashing: set[str]) -> list[Told]:
    """A hop's boxes from the top down, triggered ones first; what the same states owe several under one treaty is one box."""
    alike: dict[tuple[object, ...], list[Verdict]] = {}
    for v in sorted(verdicts, key=lambda v: v.answer is not Answer.YES):
        whose = v.against if v.duty == "abstain" else ()
        alike.setdefault((v.answer, v.states, v.treaty, v.duty, whose), []).append(v)
    height = 3 * LINE + 14
    groups = list(alike.values())[:MOST]
    return [(_box(group, TOP + n * (height + GAP), height, href(group[0]), clashing), group) for n, group in enumerate(groups)]


def _box(group: list[Verdict], y: float, height: float, href: str, clashing: set[str]) -> Box:
    v = group[0]
    toward = v.against if v.duty == "abstain" else tuple(dict.fromkeys(one.toward for one in group))
    words = (_one(v.states), f"{DUTIES.get(v.duty, v.duty)} {_one(toward)}", short(v.title))
    title = v.says + (f" And {len(group) - 1} more like it." if len(group) > 1 else "")
    return Box(
        kind="yes" if v.answer is Answer.YES else "undetermined", hop=v.hop, x=LEFT + v.hop * COLUMN, y=y, height=height,
        lines=tuple(fitted(line, BOX - 20, SIZE + 1 if n == 0 else SIZE) for n, line in enumerate(words)),
        title=title, href=href, clashing=bool(clashing & set(v.states)),
    )  # fmt: skip


def _one(keys: Sequence[str]) -> str:
    """As many as fit are named, the rest counted."""
    names = [name(key) for key in keys]
    if len(names) <= 2:
        return " and ".join(names)
    return f"{names[0]} and {len(names) - 1} more"


def _edges(columns: Sequence[Sequence[Told]], first: Sequence[Placed], href: Link) -> Iterable[Edge]:
    """Each box hangs on those, as near to its left as may be, of the states that its duty is owed to."""
    before: list[Sequence[Placed]] = [first]
    for column in columns:
        for box, group in column:
            for source, v in _sources(group, before):
                yield Edge(
                    kind=box.kind, hop=v.hop, path=_path(source, box), arrow=_arrow(box.x, box.y + box.height / 2, 1, 0),
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


def _arrow(x: float, y: float, across: int, down: int) -> str:
    """An arrow's head with its tip at (x, y), pointing to the right, down or up."""
    back_x, back_y, half = x - 8 * across, y - 8 * down, 4.5
    return f"M{x} {y}L{back_x + half * down} {back_y + half * across}L{back_x - half * down} {back_y - half * across}z"


def _ground(hop: int, hidden: int, beneath: float) -> Ground:
    heading = "What happens" if hop == 0 else "Drawn in" if hop == 1 else f"Hypothetical, hop {hop}"
    x = LEFT + hop * COLUMN - (COLUMN - BOX) / 2 if hop else 0
    more = f"{hidden} more in the list" if hidden else ""
    return Ground(
        hop=hop, x=x, width=COLUMN if hop else COLUMN - 24, heading=heading, more=more, beneath=beneath, hypothetical=hop > 1
    )


def _sides(clash: Clash, y: float, href: Link) -> Sides:
    against = f"may not {clash.ban}" if clash.ban else _one(clash.against)
    toward, other = (
        (fitted(words, BOX - 20), fitted(short(title), BOX - 20))
        for words, title in zip((f"help for {_one(clash.toward)}", against), clash.titles, strict=True)
    )
    who = fitted(_one(clash.states), BOX - 20, SIZE + 1)
    sure = clash.answer is Answer.YES
    return Sides(y=y, who=who, toward=toward, against=other, sure=sure, title=clash.says, href=href(clash))
