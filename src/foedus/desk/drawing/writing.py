"""Drawings written as SVG within HTML, every word of others escaped."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from foedus.desk.drawing.hopparts import HopDrawing
from foedus.desk.drawing.lifeline import NARROW, LifeDrawing, life_line
from foedus.desk.drawing.network import NetworkDrawing
from foedus.desk.drawing.worldmap import MapDrawing
from foedus.desk.safe import one_line
from foedus.law.life.timeline import Life

_MACROS = {MapDrawing: "world_map", NetworkDrawing: "network", HopDrawing: "hops", LifeDrawing: "life_line"}


def drawn(drawing: MapDrawing | NetworkDrawing | HopDrawing | LifeDrawing, id: str, title: str, desc: str) -> Markup:
    """The drawing as markup for a page with drawing.css. `id` is unique on the page; `desc` sums up what the list beneath tells."""
    written = getattr(_module(), _MACROS[type(drawing)])(drawing, id, title, desc)
    return Markup(written)


def life_lines(life: Life, until: date, asked: date | None, id: str, title: str, desc: str) -> Markup:
    """A treaty's life line twice, of which the style sheet shows the one for the screen's width."""
    wide, narrow = life_line(life, until, asked), life_line(life, until, asked, NARROW)
    return Markup(_module().life_lines(wide, narrow, id, title, desc))


def map_legend(*kinds: tuple[str, str]) -> Markup:
    """What the marks of a map mean: pairs of a kind and its meaning in words."""
    return Markup(_module().map_legend(kinds))


def tie_legend() -> Markup:
    """What the lines of a network mean."""
    return Markup(_module().tie_legend())


@cache
def _module() -> Any:
    environment = Environment(
        loader=PackageLoader("foedus.desk.drawing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["line"] = one_line
    return environment.get_template("drawings.html.j2").module
