"""Pages from templates: every word of others is escaped, every passage is a link to its characters."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, JSONResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from foedus.core.saying import day
from foedus.core.states import name_of
from foedus.desk.addresses import segment, to_passage, to_report
from foedus.desk.citations import label
from foedus.desk.days import words
from foedus.desk.safe import one_line, visible
from foedus.desk.standing_lines import since
from foedus.desk.web.guards.who import seal, who_asks
from foedus.desk.web.moments import moment
from foedus.desk.web.outgoing import outgoing

VERSION = version("foedus")
FRAGMENT = "hx-request"  # the header by which a script asks for a part of a page
NAV = (
    ("/treaties", "Treaties"),
    ("/states", "States"),
    ("/what-if", "What if"),
    ("/network", "Network"),
    ("/review", "Review"),
    ("/reports", "Reports"),
)


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page of that template."""
    told = {"here": request.url.path, "who": who_asks(request), "csrf": seal(request), "version": VERSION, "nav": NAV}
    text = environment().get_template(template).render(told | values)
    return HTMLResponse(text.encode("utf-8", "replace"), status)  # half of a pair may stand in a field's value


class Json(JSONResponse):
    """JSON in UTF-8, which has no place for half of a surrogate pair: a question mark stands for it."""

    def render(self, content: Any) -> bytes:
        """As its parent writes it."""
        return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8", "replace")


@cache
def environment() -> Environment:
    """The templates of the web and of the brief, with the filters that both use."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("foedus.desk.web"), PackageLoader("foedus.desk"), PackageLoader("foedus.desk.drawing")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"text": visible, "line": one_line, "since": since, "day": day, "when": words, "state": name_of}
    made.filters |= {"href": to_passage, "segment": segment, "outgoing": outgoing, "label": label, "moment": moment}
    made.filters["report"] = lambda source: to_report(source.id)
    made.globals["svg_style"] = ""
    return made
