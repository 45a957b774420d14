"""A picture of the alliances of a day, as SVG or PNG: the same bytes for the same network."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from foedus.core.problems import Problem, Refused
from foedus.research.networks.layout import Sheet, arranged
from foedus.research.networks.ties import Tie, ties

if TYPE_CHECKING:
    import networkx as nx

COLOURS = {"help": "#c8501e", "restraint": "#1b8a6b", "consultation": "#2f6db5", "": "#8a8a8a"}
"""Distinct for the colour-blind too (after Okabe and Ito)."""
_MEANS = {
    "help": "defence or offence: help in war",
    "restraint": "neutrality or non-aggression",
    "consultation": "consultation or entente",
    "": "no obligation coded",
}
_FEW = 48  # states whose names are written out; of more, their keys
_MANY = 250  # lines: more of them are drawn thinner
_MARGIN, _HEAD, _FOOT = 0.35, 0.85, 0.75  # inches


def picture(graph: nx.MultiDiGraph, form: Literal["svg", "png"]) -> bytes:
    """The network as "svg" or "png". Refused where matplotlib is not installed, or nobody is bound.

    A line's colour is the gravest obligation between the two; dashed where it is undetermined; an arrow where only one side owes
    it, toward the one it is owed to. An alliance of six or more states is a square with its number, and a line to each member.
    """
    _check(graph)
    import matplotlib
    from matplotlib.figure import Figure

    lines = ties(graph)
    labels = _labels(graph, lines)
    points = 8.5 if len(graph) <= _FEW else 7.0
    sheet = arranged(lines, {node: (len(text) * points * 0.0088 + 0.1, points / 72 + 0.1) for node, text in labels.items()})
    width, height = max(sheet.width, 7.9) + 2 * _MARGIN, sheet.height + _HEAD + _FOOT
    with matplotlib.rc_context({"svg.hashsalt": "foedus", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(width, height), facecolor="white")
        axes = figure.add_axes((0, 0, 1, 1), xlim=(-(width - sheet.width) / 2, (width + sheet.width) / 2))
        axes.set(ylim=(-_FOOT, sheet.height + _HEAD), aspect="equal")
        axes.set_axis_off()
        _draw(axes, lines, labels, sheet, points)
        _tell(figure, graph, lines, height)
        written = BytesIO()
        figure.savefig(written, format=form, dpi=150, metadata={"Date": None} if form == "svg" else {"Software": None})
    return written.getvalue()


def _check(graph: nx.MultiDiGraph) -> None:
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        problem = Problem(
            "picture", "A picture needs matplotlib, which is not installed.", "Install it: pip install 'foedus[pictures]'."
        )
        raise Refused(problem) from None
    if not len(graph):
        raise Refused(Problem(graph.graph["day"], "No states are bound on this day.", "Name another day, or another file."))


def _labels(graph: nx.MultiDiGraph, lines: Iterable[Tie]) -> dict[int | str, str]:
    named = "name" if len(graph) <= _FEW else "key"
    squares = sorted({tie.second for tie in lines if isinstance(tie.second, str)})
    return {**{number: graph.nodes[number][named] for number in graph}, **{name: name for name in squares}}


def _draw(axes: Any, lines: tuple[Tie, ...], labels: dict[int | str, str], sheet: Sheet, points: float) -> None:
    for tie in sorted(lines, key=lambda tie: list(COLOURS).index(tie.kind), reverse=True):
        _line(axes, tie, sheet, 1.4 if len(lines) <= _MANY else 0.9)
    for node, text in labels.items():
        square = isinstance(node, str)
        box = {"boxstyle": "square,pad=0.25" if square else "round,pad=0.25", "linewidth": 0.5}
        box |= {"facecolor": "#3d3d3d", "edgecolor": "#3d3d3d"} if square else {"facecolor": "white", "edgecolor": "#9a9a9a"}
        axes.text(*sheet.places[node], text, fontsize=points * (0.85 if square else 1), color="white" if square else "#111111",
                  ha="center", va="center", bbox=box, zorder=4 if square else 5, parse_math=False)  # fmt: skip


def _line(axes: Any, tie: Tie, sheet: Sheet, width: float) -> None:
    spoke = isinstance(tie.second, str)
    style = {"color": COLOURS[tie.kind], "linestyle": "-" if tie.sure else (0, (4, 2.5)), "zorder": 2 if spoke else 3}
    start, end = sheet.places[tie.first], sheet.places[tie.second]
    axes.plot(*zip(start, end, strict=True), linewidth=0.8 if spoke else width, alpha=0.45 if spoke else 0.6 * width, **style)
    if not tie.mutual:
        tip, tail = (tuple(a + (b - a) * part for a, b in zip(start, end, strict=True)) for part in (0.62, 0.55))
        head = {"arrowstyle": "-|>", "color": COLOURS[tie.kind], "linewidth": 1.2, "mutation_scale": 11}
        axes.annotate("", xy=tip, xytext=tail, arrowprops=head, zorder=3)


def _tell(figure: Any, graph: nx.MultiDiGraph, lines: tuple[Tie, ...], height: float) -> None:
    """Title, legend and notes."""
    from matplotlib.lines import Line2D

    day, data = date.fromisoformat(graph.graph["day"]), graph.graph
    number = len({edge["alliance"] for _, _, edge in graph.edges(data=True)})
    figure.text(
        _MARGIN / figure.get_figwidth(), 1 - 0.36 / height, f"Alliances on {day.day} {day:%B %Y}", fontsize=15, weight="bold"
    )
    under = (
        f"{data['data_set']} {data['version']}: {len(graph)} states bound in {number} alliances; states without one are left out"
    )
    figure.text(_MARGIN / figure.get_figwidth(), 1 - 0.6 / height, under, fontsize=9, color="#444444", parse_math=False)
    used = {tie.kind for tie in lines}
    handles = [Line2D([], [], color=COLOURS[kind], linewidth=2, label=_MEANS[kind]) for kind in COLOURS if kind in used]
    if not all(tie.sure for tie in lines):
        handles.append(Line2D([], [], color="#444444", linestyle=(0, (4, 2.5)), label="undetermined"))
    figure.legend(handles=handles, loc="lower left", ncols=len(handles), fontsize=8.5, frameon=False, borderaxespad=0.0,
                  bbox_to_anchor=(_MARGIN / figure.get_figwidth(), 0.34 / height))  # fmt: skip
    figure.text(_MARGIN / figure.get_figwidth(), 0.16 / height, " ".join(_notes(graph, lines)), fontsize=7.5, color="#555555")


def _notes(graph: nx.MultiDiGraph, lines: tuple[Tie, ...]) -> Iterable[str]:
    if any(not tie.mutual for tie in lines):
        yield "Arrow: only one side owes it."
    if any(isinstance(tie.second, str) for tie in lines):
        yield "Dark box: an alliance of six or more, by its number in the data."
    if len(graph) > _FEW:
        yield "Letters: the states' keys, those of ISO 3166-1 where it has one."
