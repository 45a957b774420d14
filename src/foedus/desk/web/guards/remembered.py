"""Pages that were answered before and would be answered the same: kept until the ledger or the day changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OF_THE_LEDGER = ("/treaties", "/search", "/what-if", "/states", "/network", "/reports", "/voices", "/api/treaties", "/api/search")
_VARIES = ("host", "hx-request", "accept-encoding")  # what an answer hangs on besides its address
_MOST, _LARGEST = 64_000_000, 1_000_000  # bytes of all, and of one

Key = tuple[str, ...]


class Remembered:
    """Keeps whole answers, the ones asked for last; `moment` is what must be the same. For a server without accounts only:
    there everybody is shown the same."""

    def __init__(self, app: ASGIApp, moment: Callable[[], object]) -> None:
        self.app, self._moment = app, moment
        self._at: object = None
        self._kept: OrderedDict[Key, list[Message]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _fixed(scope["path"]):
            await self.app(scope, receive, send)
            return
        key, moment = _key(scope), self._moment()
        if found := self._found(key, moment):
            for message in found:
                await send(message)
            return
        told: list[Message] = []

        async def sending(message: Message) -> None:
            told.append(dict(message))
            await send(message)

        await self.app(scope, receive, sending)
        self._keep(key, moment, told)

    def _found(self, key: Key, moment: object) -> list[Message] | None:
        with self._lock:
            if moment != self._at:
                self._kept.clear()
                self._at, self._bytes = moment, 0
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return [_copy(message) for message in self._kept[key]]

    def _keep(self, key: Key, moment: object, told: list[Message]) -> None:
        if not told or told[0].get("status") != 200 or _size(told) > _LARGEST:
            return
        with self._lock:
            if moment != self._at or key in self._kept:
                return
            self._kept[key] = [_copy(message) for message in told]
            self._bytes += _size(told)
            while self._bytes > _MOST:
                self._bytes -= _size(self._kept.popitem(last=False)[1])


def _fixed(path: str) -> bool:
    """Does what the page shows hang on the ledger and the day alone?"""
    return path.startswith(_OF_THE_LEDGER)


def _key(scope: Scope) -> Key:
    headers = Headers(scope=scope)
    return (scope["path"], scope["query_string"].decode("latin-1"), *(headers.get(name, "") for name in _VARIES))


def _size(told: list[Message]) -> int:
    return sum(len(message.get("body", b"")) for message in told)


def _copy(message: Message) -> Message:
    return {**message, "headers": list(message["headers"])} if "headers" in message else dict(message)
