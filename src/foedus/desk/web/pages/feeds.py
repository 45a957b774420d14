"""What other programs keep up with: calendar, feed of changes, linked data of a treaty."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from foedus.desk.calendar_lines import calendar_lines
from foedus.desk.feeds.atom import atom
from foedus.desk.ics import ics
from foedus.desk.linked.legislation import script_text, treaty_json_ld
from foedus.desk.web.asked import Question
from foedus.desk.web.downloading import base_of, in_five_years
from foedus.desk.web.guards.refusals import asked_treaty, found_treaty
from foedus.law.life.standing import standing

router = APIRouter(include_in_schema=False)
_MOST = 50  # treaties of one calendar


@router.get("/calendar.ics")
def calendar(
    asked: Question,
    treaty: Annotated[list[str], Query(max_length=_MOST)] = [],  # noqa: B006
    state: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """What comes within five years from the day of law, of all treaties, of some, or of a state's."""
    if treaty or state:
        names = [found_treaty(asked.books, name).id for name in treaty]
        lines = calendar_lines(asked.books, names, state or None, asked.on, in_five_years(asked.on), asked.until)
    else:
        lines = list(asked.all_due)
    name = " · ".join(["Foedus", *treaty, *([state] if state else [])])
    return Response(ics(lines, asked.office.now().last_told(asked.known), name), media_type="text/calendar")


@router.get("/changes.atom")
def changes(request: Request, asked: Question) -> Response:
    """What the ledger was told lately."""
    made = atom(asked.office.news(asked.account)[:50], f"{base_of(request)}changes.atom", told=asked.office.now().last_told())
    return Response(made, media_type="application/atom+xml")


@router.get("/treaties/{key:path}.jsonld")
def linked(request: Request, key: str, asked: Question) -> Response:
    """A treaty as linked data, as it stands on the day of law."""
    treaty, books = asked_treaty(asked, key), asked.books
    stands = standing(treaty, asked.on, books.treaties, asked.until)
    data = treaty_json_ld(treaty, stands, base_of(request), books.sources)
    return Response(script_text(data), media_type="application/ld+json")
