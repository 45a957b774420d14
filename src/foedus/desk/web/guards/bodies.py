"""How much a request may bring: little, but for uploads; more is refused before it is read."""

from __future__ import annotations

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from foedus.core.problems import Problem
from foedus.desk.intake.bounds import Bounds
from foedus.desk.web.guards import errors

LITTLE = 1_000_000  # bytes of any other request
_SLACK = 1_000_000  # what a form holds beside its files: names, and the lines between
_TOO_LARGE = 413
UPLOAD = "/upload"


class Bodies:
    """Counts what comes, and stops at the bound."""

    def __init__(self, app: ASGIApp, bounds: Bounds) -> None:
        self.app, self._bounds = app, bounds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request, most = Request(scope, receive), self._most(scope["path"])
        stated = request.headers.get("content-length", "0")
        if not (stated.isascii() and stated.isdecimal()) or int(stated) > most:
            await errors.problem(request, _too_large(scope["path"], most), _TOO_LARGE)(scope, receive, send)
            return
        await self.app(scope, _counted(receive, scope["path"], most), send)

    def _most(self, path: str) -> int:
        if path == UPLOAD:
            return self._bounds.batch + _SLACK
        return max(LITTLE, self._bounds.piece) if path.startswith("/api/uploads/") else LITTLE


def _counted(receive: Receive, path: str, most: int) -> Receive:
    """The same messages; raises where they hold more, though no length or a smaller one was stated."""
    seen = 0

    async def receiving() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise HTTPException(_TOO_LARGE, _too_large(path, most).sentence)
        return message

    return receiving


def _too_large(path: str, most: int) -> Problem:
    return Problem(path[:200], f"This is more than the {most / 1e6:g} MB that are taken here at once.", "Send less at once.")
