"""What cannot be answered: a plain page, or for programs a problem as JSON (RFC 9457); never a trace."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from foedus.core.problems import Problem, Refused
from foedus.desk.web.rendering import Json, page

_LOG = logging.getLogger("foedus.web")
_SAID = {
    404: ("There is no such page.", "Search for the treaty, or begin at the first page."),
    405: ("This address takes no such request.", "The page /api/docs tells which it takes."),
}
API = "/api/"


def handle(app: FastAPI) -> None:
    """Give every kind of failure its answer."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _unread)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(Exception, _fault)


def problem(request: Request, found: Problem, status: int = 400) -> Response:
    """The problem, for a person or a program."""
    if request.url.path.startswith(API):
        said = {"title": found.sentence, "status": status, "instance": found.place, "remedy": found.remedy}
        return Json(said, status, media_type="application/problem+json")
    return page(request, "problem.html.j2", status, problem=found)


def _refused(request: Request, error: Any) -> Response:
    return problem(request, error.problem, getattr(error, "status", 400))


def _unread(request: Request, error: Any) -> Response:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"][1:]) or "request"
    return problem(request, Problem(place, f"{first['msg']}.", "The page /api/docs tells what is taken."), 422)


def _told(request: Request, error: Any) -> Response:
    sentence, remedy = _SAID.get(error.status_code, (str(error.detail), "Go back, and try again."))
    return problem(request, Problem(request.url.path[:200], sentence, remedy), error.status_code)


def _fault(request: Request, error: Any) -> Response:
    _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    sentence = "The server failed at this; the fault is ours and is written to its log."
    return problem(request, Problem(request.url.path[:200], sentence, "Try again; tell whoever runs the server."), 500)
