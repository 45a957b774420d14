"""One treaty: where it stands on a day, each party's path, its acts, duties, relations and claims, and how we know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from foedus.desk.act_drawing import drawing_of
from foedus.desk.drawing.lifeline import life_line
from foedus.desk.drawing.marking import mark_of
from foedus.desk.drawing.worldmap import world_map
from foedus.desk.drawing.writing import drawn, life_lines, map_legend
from foedus.desk.views import StateLine
from foedus.desk.web.asked import Asked, Question
from foedus.desk.web.guards.refusals import asked_treaty
from foedus.desk.web.rendering import page
from foedus.desk.web.views.treaty import TreatyPage, treaty_page
from foedus.law.basics.turns import StateWord
from foedus.law.life.timeline import Life

MANY = 6  # parties: the map of fewer tells no more than their names
KINDS = (("bound", "bound"), ("may", "whether bound cannot be told"), ("signed", "signed"), ("left", "bound no more"))
router = APIRouter(include_in_schema=False)


@router.get("/treaties/{key:path}")
def treaty(request: Request, key: str, asked: Question) -> HTMLResponse:
    """The treaty of that id or name."""
    found = asked_treaty(asked, key)
    told = treaty_page(found, asked.books, asked.bonds, asked.relating(found.id))
    life = Life(asked.bonds.case(found))
    drawing = drawing_of(told.acts, tuple(name for _, name in told.parties))
    return page(
        request,
        "treaty_page.html.j2",
        asked=asked,
        t=told,
        drawing=drawing,
        strip=_strip(asked, life),
        span=_span(life, asked),
        map=_map(asked, told),
    )


def _strip(asked: Asked, life: Life) -> Markup:
    """The treaty's whole life as a strip, with the day marked."""
    desc = "What it was from day to day, with a tick for each act; the timeline beneath lists them."
    title = f"The life of {life.case.treaty.title[:120]}"
    return life_lines(life, asked.office.today(), asked.on, "life", title, desc)


def _span(life: Life, asked: Asked) -> tuple[date, date]:
    """The days of the slider under the strip are the strip's."""
    strip = life_line(life, asked.office.today())
    return strip.first, strip.last


def _map(asked: Asked, told: TreatyPage) -> Markup | None:
    """Where its parties are, of a treaty of many; the same map is drawn once."""
    states = told.standing.states
    if len(states) < MANY:
        return None
    query = asked.query()
    marks = tuple((s.state, s.word, s.binds) for s in states)
    return asked.office.nets.maps.get((marks, query), lambda: _parties(states, query))


def _parties(states: Sequence[StateLine], query: str) -> Markup:
    marks = {s.state: mark_of(s.state, (StateWord(s.word),), f"/states/{s.state}{query}") for s in states}
    shown = {key: mark for key, mark in marks.items() if mark}
    desc = "The states of the table above: bound, perhaps bound, those that signed, those bound no more."
    legend = map_legend(*((kind, words) for kind, words in KINDS if any(mark.kind == kind for mark in shown.values())))
    return drawn(world_map(shown), "parties", "Where its parties are", desc) + legend
