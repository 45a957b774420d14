"""The brief as a page for paper: citations are numbers, and their list at the end has the words."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.resources import files

from markupsafe import Markup

from foedus.core.saying import day
from foedus.desk.act_drawing import drawing_of
from foedus.desk.citations import Citations, asked, origin, quoted
from foedus.desk.page import style, templates
from foedus.desk.views import Brief


def printed(brief: Brief) -> str:
    """The HTML that is set as PDF."""
    environment, citations = templates(), Citations()
    environment.filters |= {
        "label": citations.number,
        "href": lambda passage: f"#c{citations.number(passage)}",
        "report": lambda source: f"#source-{source.number}",
        "origin": lambda passage: origin(passage, brief),
        "quoted": quoted,
    }
    environment.globals["svg_style"] = Markup(_sheet("drawing"))
    return environment.get_template("print.html.j2").render(
        brief=brief,
        title=brief.title,
        asked=asked(brief),
        on=day(brief.on),
        known=day(brief.known) if brief.known else None,
        style=Markup(style() + _sheet("print")),
        treaties=[(t, drawing_of(t.acts, t.parties)) for t in brief.treaties],
        citations=citations,
        shown=set(),
        many=True,  # passages that reports share are for a screen
        version=version("foedus"),
    )


@cache
def _sheet(name: str) -> str:
    return files("foedus.desk").joinpath(f"templates/{name}.css").read_text("utf-8")
