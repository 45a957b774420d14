"""Coming in and going out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from foedus.desk.team.door import Denied, Entered
from foedus.desk.web.guards.who import address, cookie_name, session_of
from foedus.desk.web.rendering import page
from foedus.desk.web.shared.office import office
from foedus.desk.web.teaming import DONE, done, onward, team

router = APIRouter(include_in_schema=False)
_Next = Annotated[str, Query(max_length=2000)]


@router.get("/login")
def form(request: Request, next: _Next = "", done: Annotated[str, Query(max_length=20)] = "") -> Response:
    """The form; who is logged in already goes on."""
    team(request)
    if session_of(request):
        return RedirectResponse(onward(next), 303)
    return page(request, "login.html.j2", next=onward(next), name="", denied="", done=DONE.get(done, ""))


@router.post("/login")
def log_in(
    request: Request,
    name: Annotated[str, Form(max_length=400)],
    password: Annotated[str, Form(max_length=4000)],
    next: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """A new session for the right password, whatever the browser had before."""
    tried = team(request).door.log_in(name, password, address(request))
    if isinstance(tried, Denied):
        return _denied(request, tried, name, onward(next))
    _end(request)
    return _begun(request, tried, onward(next))


@router.post("/logout")
def log_out(request: Request) -> Response:
    """End the session, and have the browser forget it."""
    team(request)
    _end(request)
    return forgotten(request, done("/login", "out"))


def forgotten(request: Request, answer: Response) -> Response:
    """The answer, with which the browser forgets its session."""
    https = office(request).settings.https
    answer.delete_cookie(cookie_name(https), path="/", secure=https, httponly=True, samesite="lax")
    return answer


def _begun(request: Request, entered: Entered, onward: str) -> Response:
    https, answer = office(request).settings.https, RedirectResponse(onward, 303)
    answer.set_cookie(cookie_name(https), entered.token, path="/", secure=https, httponly=True, samesite="lax")
    return answer


def _denied(request: Request, denied: Denied, name: str, onward: str) -> Response:
    status = 403 if denied.tried else 429
    answer = page(request, "login.html.j2", status, next=onward, name=name, denied=denied.sentence, done="")
    if denied.wait:
        answer.headers["retry-after"] = str(denied.wait)
    return answer


def _end(request: Request) -> None:
    token = request.cookies.get(cookie_name(office(request).settings.https))
    if token:
        team(request).sessions.end(token, address(request))
