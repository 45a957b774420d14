"""Nobody passes who is not known: it stands before every route, so that none can forget to ask."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from foedus.core.problems import Problem, Refused
from foedus.desk.web.guards import errors
from foedus.desk.web.guards.who import FOREIGN, SAFE, Who, from_elsewhere, known, remember
from foedus.desk.web.rendering import FRAGMENT
from foedus.desk.web.shared.office import office

LOG_IN = "/login"
STATIC = "/static/"
OWN = ("/account", "/logout")  # what everybody who is logged in may change: their own
RULED = ("/people", "/audit")  # what an admin alone sees
_STRANGER = Problem("log-in", "Nobody is known by this session or token.", "Log in, or send a token: Authorization: Bearer.")
_READER = Problem("role", "You may read here, not change anything.", "Ask an admin for the role review.")
_RULER = Problem("role", "This is for an admin.", "Ask an admin of this desk.")
_UPGRADE = {"type": "websocket.close", "code": 1008}


class Guard:
    """Finds out who asks, and answers in place of the route where they may not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] == "websocket":
            await send(_UPGRADE)
            return
        if scope["type"] != "http" or scope["path"].startswith(STATIC):
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        private = _private(send) if office(request).team else send
        answer = await self._stopped(request) or self.app
        await answer(scope, receive, private)

    async def _stopped(self, request: Request) -> Response | None:
        """The answer to one who may not go on."""
        try:
            who = await run_in_threadpool(known, request)
        except Refused as refused:  # the desk's file cannot be read for a while
            return errors.problem(request, refused.problem, 503)
        remember(request, who)
        if request.method not in SAFE and from_elsewhere(request):
            return errors.problem(request, FOREIGN, 403)
        if request.scope["path"] == LOG_IN:
            return None
        if who is None:
            return _to_log_in(request)
        found = _lacking(who, request.method, request.scope["path"])
        return errors.problem(request, found, 403) if found else None


def _lacking(who: Who, method: str, path: str) -> Problem | None:
    if _under(path, RULED) and not who.may_rule:
        return _RULER
    if method not in SAFE and not who.may_review and not _under(path, OWN):
        return _READER
    return None


def _under(path: str, places: tuple[str, ...]) -> bool:
    return any(path == place or path.startswith((f"{place}/", f"{place}.")) for place in places)


def _to_log_in(request: Request) -> Response:
    """A program is told; a person is led to the form and from there back to where they were."""
    path = request.scope["path"]
    if path.startswith(errors.API):
        answer = errors.problem(request, _STRANGER, 401)
        answer.headers["www-authenticate"] = "Bearer"
        return answer
    if FRAGMENT in request.headers:  # a part of a page: the whole page must go
        back = urlsplit(request.headers.get("hx-current-url", ""))
        return Response(status_code=401, headers={"hx-redirect": _with_next(back.path, back.query)})
    back = urlsplit(str(request.url)) if request.method in SAFE else urlsplit("/")
    return RedirectResponse(_with_next(back.path, back.query), 303)


def _with_next(path: str, query: str) -> str:
    whole = f"{path}?{query}" if query else path
    return LOG_IN if whole in ("", "/") else f"{LOG_IN}?next={quote(whole, safe='/')}"


def _private(send: Send) -> Send:
    """What a member of a team sees is for that member alone: nothing between may keep it, nor the browser after log-out."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["cache-control"] = "private, no-store"
        await send(message)

    return sending
