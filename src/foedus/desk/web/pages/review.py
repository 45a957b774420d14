"""Review: proposed statements one after another, each with its words in view, and a person's decision on it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from foedus.core.decisions import Verdict
from foedus.core.problems import Problem, Refused
from foedus.core.statements import Statement
from foedus.desk.current.current import REGISTER
from foedus.desk.web.rendering import page
from foedus.desk.web.reviewing import Filters, Order, Reader, Reviewer, Typed, decide, known_statement
from foedus.desk.web.shared.office import Office, office
from foedus.desk.web.views import review_form
from foedus.desk.web.views.review_page import Visit, review_page
from foedus.desk.web.views.review_queue import CONTENTS, SHOWS
from foedus.ledger.decisions.deciding import Changed

router = APIRouter(include_in_schema=False)
_Done = Annotated[str, Query(max_length=60, description="The statement that was decided just now.")]
_SIMPLE = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.DEFER, Verdict.UNDO})  # those that need no form of their own
_NO_FIELDS = frozenset({"csrf", "after", "why", "look"})  # of the form of a correction


@router.get("/review")
def queue(request: Request, wanted: Filters, by: Reader, done: _Done = "") -> HTMLResponse:
    """The first statement that waits, among those asked for."""
    here = office(request)
    if not here.current.writable:
        return page(request, "problem.html.j2", problem=REGISTER)
    now = here.now()
    first = next(here.queues.queue(now, wanted).ahead(None, now.reviews, wanted.show), None)
    visit = Visit(by=by[0], may=by[1], wanted=wanted, done=done)
    return _page(request, now.statements[first] if first else None, visit)


@router.get("/review/{key}")
def statement(request: Request, key: str, wanted: Filters, by: Reader, done: _Done = "") -> HTMLResponse:
    """That statement."""
    here = office(request)
    return _page(request, known_statement(here, here.now(), key), Visit(by=by[0], may=by[1], wanted=wanted, done=done))


@router.get("/review/{key}/correct")
def correct(request: Request, key: str, wanted: Filters, by: Reader) -> HTMLResponse:
    """That statement as a form."""
    here = office(request)
    return _page(request, known_statement(here, here.now(), key), Visit(by=by[0], may=by[1], wanted=wanted, form={}))


@router.post("/review/{key}")
def decided(
    request: Request, key: str, wanted: Filters, by: Reviewer, verdict: Annotated[str, Form(max_length=20)] = "",
    after: Annotated[str, Form(max_length=60)] = "", why: Annotated[str, Form(max_length=3000)] = "",
) -> Response:  # fmt: skip
    """Accept, reject, defer or undo."""
    if verdict not in _SIMPLE:
        raise Refused(Problem("verdict", "This is nothing that can be decided.", f"Known are: {', '.join(sorted(_SIMPLE))}."))
    here = office(request)
    order = Order(verdict=Verdict(verdict), why=why.strip(), after=after)
    return _decide(request, here, known_statement(here, here.now(), key), order, Visit(by=by, may=True, wanted=wanted, why=why))


@router.post("/review/{key}/correct")
def corrected(request: Request, key: str, wanted: Filters, by: Reviewer, typed: Typed) -> Response:
    """Put what was typed in the statement's place; with `look` only show the words that it would rest on."""
    here = office(request)
    found, why, seen = known_statement(here, now := here.now(), key), typed.get("why", "").strip(), typed.get("after", "")
    form = {name: value[: review_form.LONGEST] for name, value in typed.items() if name not in _NO_FIELDS}
    to = review_form.corrected(found, form, now.sources[found.source].text)
    if typed.get("look") or not isinstance(to, Statement):
        looks = bool(typed.get("look"))
        problems = tuple(p for p in to if p.place or not looks) if isinstance(to, tuple) else ()
        visit = Visit(by=by, may=True, wanted=wanted, form=form, why=why, problems=problems, seen=seen)
        return _page(request, found, visit, 200 if looks else 400)
    order = Order(verdict=Verdict.CORRECT, why=why, after=seen, to=to)
    return _decide(request, here, found, order, Visit(by=by, may=True, wanted=wanted, form=form, why=why))


def _decide(request: Request, here: Office, found: Statement, order: Order, visit: Visit) -> Response:
    """Go on to the next statement, or show what somebody else decided meanwhile."""
    answer = decide(request, found, order, visit.by)
    if isinstance(answer, Changed):
        return _page(request, found, visit, 409, (answer, order))
    now, wanted = here.now(), visit.wanted
    following = next(here.queues.queue(now, wanted).ahead(found.id, now.reviews, wanted.show), "")
    to = found.id if order.verdict is Verdict.UNDO else following
    return RedirectResponse(f"/review{'/' if to else ''}{to}{wanted.query(done=found.id)}", 303)


def _page(
    request: Request, found: Statement | None, visit: Visit, status: int = 200, clash: tuple[Changed, Order] | None = None
) -> HTMLResponse:
    told = review_page(office(request), found, visit, clash)
    return page(request, "review.html.j2", status, r=told, kinds=tuple(CONTENTS), shows=SHOWS)
