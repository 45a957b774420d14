"""Review: proposed statements one after another, each with its words in view, and a person's decision on it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from foedus.core.decisions import Verdict
from foedus.core.problems import Problem, Refused
from foedus.core.statements import Statement
from foedus.desk.books import Books
from foedus.desk.current.current import REGISTER
from foedus.desk.current.snapshot import Snapshot
from foedus.desk.web import review_form
from foedus.desk.web.office import Office, office
from foedus.desk.web.rendering import page
from foedus.desk.web.review_effect import effect
from foedus.desk.web.review_queue import CONTENTS, SHOWS, Wanted
from foedus.desk.web.review_view import in_words, in_work, made_of
from foedus.desk.web.reviewing import Filters, Order, Reader, Reviewer, Typed, decide, known_statement
from foedus.desk.web.who import posted
from foedus.ledger.accounts import everything
from foedus.ledger.deciding import Changed

router = APIRouter(include_in_schema=False)
UP_NEXT = 8  # statements named beneath the one in work
_Done = Annotated[str, Query(max_length=60, description="The statement that was decided just now.")]
_OF_FORM = frozenset({"csrf", "after", "why", "look"})
SIMPLE = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.DEFER, Verdict.UNDO})


@router.get("/review")
def queue(request: Request, wanted: Filters, by: Reader, done: _Done = "") -> HTMLResponse:
    """The first statement that waits, among those asked for."""
    here = office(request)
    if not here.current.writable:
        return page(request, "problem.html.j2", problem=REGISTER)
    now = here.now()
    first = next(here.queues.queue(now, wanted).ahead(None, now.reviews, wanted.show), None)
    return _page(request, wanted, now.statements[first] if first else None, by, done=done)


@router.get("/review/{key}")
def statement(request: Request, key: str, wanted: Filters, by: Reader, done: _Done = "") -> HTMLResponse:
    """That statement."""
    here = office(request)
    return _page(request, wanted, known_statement(here, here.now(), key), by, done=done)


@router.get("/review/{key}/correct")
def correct(request: Request, key: str, wanted: Filters, by: Reader) -> HTMLResponse:
    """That statement as a form."""
    here = office(request)
    return _page(request, wanted, known_statement(here, here.now(), key), by, form={})


@router.post("/review/{key}", dependencies=[Depends(posted)])
def decided(
    request: Request, key: str, wanted: Filters, by: Reviewer, verdict: Annotated[str, Form(max_length=20)] = "",
    after: Annotated[str, Form(max_length=60)] = "", why: Annotated[str, Form(max_length=3000)] = "",
) -> Response:  # fmt: skip
    """Accept, reject, defer or undo."""
    if verdict not in SIMPLE:
        raise Refused(Problem("verdict", "This is nothing that can be decided.", f"Known are: {', '.join(sorted(SIMPLE))}."))
    here = office(request)
    found = known_statement(here, here.now(), key)
    return _decide(request, here, wanted, found, Order(verdict=Verdict(verdict), why=why.strip(), after=after), by)


@router.post("/review/{key}/correct", dependencies=[Depends(posted)])
def corrected(request: Request, key: str, wanted: Filters, by: Reviewer, typed: Typed) -> Response:
    """Put what was typed in the statement's place; with `look` only show the words that it would rest on."""
    here = office(request)
    now = here.now()
    found, text = known_statement(here, now, key), {name: value[: review_form.LONGEST] for name, value in typed.items()}
    form = {name: value for name, value in text.items() if name not in _OF_FORM}
    to = review_form.corrected(found, form, now.sources[found.source].text)
    why, look, seen = text.get("why", "").strip(), bool(text.get("look")), text.get("after", "")
    if look or not isinstance(to, Statement):
        problems = to if isinstance(to, tuple) else ()
        shown = tuple(p for p in problems if p.place) if look else problems
        return _page(request, wanted, found, (by, True), 200 if look else 400, form=form, problems=shown, why=why, seen=seen)
    return _decide(request, here, wanted, found, Order(verdict=Verdict.CORRECT, why=why, after=seen, to=to), by, form)


def _decide(
    request: Request, here: Office, wanted: Wanted, found: Statement, order: Order, by: str, form: Mapping[str, str] | None = None
) -> Response:
    """Go on to the next statement, or show what somebody else decided meanwhile."""
    answer = decide(here, found, order, by)
    now = here.now()
    if isinstance(answer, Changed):
        treaties = here.books(everything(), None).treaties
        meanwhile = [made_of(decision, now, treaties) for decision in answer.meanwhile]
        clash = {"meanwhile": meanwhile, "order": order, "says": in_words(order.to, treaties) if order.to else ""}
        return _page(request, wanted, found, (by, True), 409, form=form, clash=clash, why=order.why)
    following = next(here.queues.queue(now, wanted).ahead(found.id, now.reviews, wanted.show), "")
    to = found.id if order.verdict is Verdict.UNDO else following
    return RedirectResponse(f"/review{'/' if to else ''}{to}{wanted.query(done=found.id)}", 303)


def _page(
    request: Request, wanted: Wanted, found: Statement | None, by: tuple[str, bool], status: int = 200, *,
    form: Mapping[str, str] | None = None, problems: tuple[Problem, ...] = (), clash: Mapping[str, Any] | None = None,
    why: str = "", done: str = "", seen: str | None = None,
) -> HTMLResponse:  # fmt: skip
    """The statement in work in its queue; as a form where `form` has what was typed. `seen`: the last decision then seen."""
    here = office(request)
    now, books = here.now(), here.books(everything(), None)
    line, reviews = here.queues.queue(now, wanted), now.reviews
    one, fields = None, tuple[review_form.Field, ...]()
    if found:
        text = now.sources[found.source].text
        one = in_work(found, now, books, by[0], review_form.span(found, form, text) if form else None)
        fields = review_form.shown(found, form, problems) if form is not None else ()
    ahead = list(islice(line.ahead(found.id, reviews, wanted.show), UP_NEXT)) if found else []
    return page(
        request, "review.html.j2", status, wanted=wanted, counts=line.counts(reviews), all=len(line.keys), one=one,
        place=line.places.get(found.id) if found else None, next=ahead[0] if ahead else None,
        previous=line.before(found.id, reviews, wanted.show) if found else None,
        ahead=[(key, in_words(now.statements[key], books.treaties), now.sources[now.statements[key].source].name) for key in ahead],
        may=by[1], form=form, fields=fields, problems=problems, clash=clash, why=why, span_problem=review_form.span_problem(problems),
        effect=effect(found, now, books, here.today()) if found and form is None else None,
        seen=one.last if one and seen is None else seen, done=_flash(done, now, books), kinds=tuple(CONTENTS), shows=SHOWS,
    )  # fmt: skip


def _flash(key: str, now: Snapshot, books: Books) -> Mapping[str, Any] | None:
    """The last decision on the statement that was decided just now, to be taken back with a key."""
    history = now.reviews.history(key)
    if not history or key not in now.statements:
        return None
    made = made_of(history[-1], now, books.treaties)
    return {"id": key, "made": made, "says": in_words(now.statements[key], books.treaties)}
