"""What an event sets off, hop by hop from left to right: who is drawn in for whom, and duties that cannot all be kept."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.answers import Answer
from foedus.desk.drawing.hopedges import edges
from foedus.desk.drawing.hopevents import event_column
from foedus.desk.drawing.hopparts import BOX, COLUMN, GAP, LEFT, LINE, TOP, Box, Ground, Link, Sides, Told
from foedus.desk.drawing.hopparts import Blow as Blow
from foedus.desk.drawing.hopparts import HopDrawing as HopDrawing
from foedus.desk.drawing.sizes import size_of
from foedus.desk.drawing.text import SIZE, fitted
from foedus.desk.lines import Clash, ScenarioLine, Verdict
from foedus.law.basics.names import name, short

ROW = 62.0  # from conflict to conflict
MOST = 12  # boxes in a column; the list beneath has all
DUTIES = {"help": "help for", "consult": "consults with", "abstain": "no help against", "restraint": "bound not to harm"}


def hop_drawing(line: ScenarioLine, blows: Sequence[Blow], href: Link = lambda told: "") -> HopDrawing:
    """The scenario drawn. `href` gives where a verdict or conflict is told in full; what is not triggered is counted, not drawn."""
    owed = [v for v in line.verdicts if v.answer is not Answer.NO]
    clashing = {key for clash in line.conflicts for key in clash.states}
    left = dict(line.left)
    hops = range(1, max((v.hop for v in owed), default=0) + 1)
    first, blown = event_column(blows)
    columns = [_column([v for v in owed if v.hop == hop], hop, href, clashing) for hop in hops]
    lines = [*blown, *edges(columns, first, href)]
    boxes = [*(box for box, _ in first), *(box for column in columns for box, _ in column)]
    foot = max((box.y + box.height for box in boxes), default=TOP) + 30
    conflicts = tuple(_sides(clash, foot + 40 + ROW * n, href) for n, clash in enumerate(line.conflicts[:MOST]))
    bottoms = [max((box.y + box.height for box in boxes if box.hop == hop), default=TOP) for hop in (0, *hops)]
    told = [0, *(sum(len(group) for _, group in column) for column in columns)]
    grounds = tuple(
        _ground(hop, sum(v.hop == hop for v in line.verdicts) + left.get(hop, 0) - told[hop], bottoms[hop] + 20)
        for hop in (0, *hops)
    )
    width, height = max(LEFT * 2 + COLUMN * len(hops) + BOX, 812), foot + bool(conflicts) * 40 + ROW * len(conflicts)
    return HopDrawing(
        width=width, size=size_of(width), height=height, foot=foot,
        grounds=grounds, boxes=tuple(boxes), edges=tuple(lines), conflicts=conflicts,
        conflicts_left=len(line.conflicts) + line.conflicts_left - len(conflicts),
    )  # fmt: skip


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
