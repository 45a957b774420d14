"""One request to a server and its answer: within a time, within a size, and whatever it sends never raises."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from foedus.reading.model.outcomes import Bad, Failure, Reply
from foedus.reading.model.server import Server

_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_FINAL = frozenset({*range(300, 400), 401, 402, 403, 404, 405})
_REFUSED = frozenset({400, 415, 422, 501})
_ROOM = re.compile(r"context (?:size|length|window)", re.IGNORECASE)
_SHOWN = 160  # characters of a server's words
_REMEDIES = {401: "set FOEDUS_MODEL_KEY", 404: "is the model's name right, and does the address end with /v1?"}


class TooLong(Exception):
    """More bytes than an answer may have."""


async def post(client: httpx.AsyncClient, server: Server, body: dict[str, Any]) -> Reply | Failure:
    """The model's answer to the request."""
    try:
        async with asyncio.timeout(server.seconds):
            status, headers, data = await _sent(client, server, body)
    except TimeoutError:
        return Failure(Bad.LATE, f"{server.seconds:g} s")
    except TooLong:
        return Failure(Bad.LONG, f"more than {server.most:,} bytes")
    except (httpx.ConnectError, httpx.UnsupportedProtocol) as error:
        return Failure(Bad.UNREACHABLE, _short(str(error), server), again=True, final=True)
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        return Failure(Bad.PROTOCOL, type(error).__name__, again=True)
    whole = _json(data)
    if status == 200 and isinstance(whole, dict) and isinstance(whole.get("error"), dict):  # older servers of llama.cpp
        code = whole["error"].get("code")
        status = code if isinstance(code, int) and 400 <= code < 600 else 500
    if status == 200:
        return _reply(whole, data, server)
    return _failure(status, headers, _short(_says(whole), server))


async def _sent(client: httpx.AsyncClient, server: Server, body: dict[str, Any]) -> tuple[int, httpx.Headers, bytes]:
    headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
    headers |= {"Authorization": f"Bearer {server.key}"} if server.key else {}
    data = bytearray()
    async with client.stream("POST", f"{server.address}/chat/completions", json=body, headers=headers) as response:
        async for part in response.aiter_raw():
            data += part
            if len(data) > server.most:
                raise TooLong
    return response.status_code, response.headers, bytes(data)


def _failure(status: int, headers: httpx.Headers, says: str) -> Failure:
    told = f"HTTP {status}" + (f": {says}" if says else "") + (f"; {_REMEDIES[status]}" if status in _REMEDIES else "")
    if status == 413 or _ROOM.search(says):
        return Failure(Bad.ROOM, told)
    if status in _REFUSED:
        return Failure(Bad.NOT_ALLOWED, told)
    return Failure(Bad.STATUS, told, again=status in _AGAIN, final=status in _FINAL, wait=_wait(headers))


def _wait(headers: httpx.Headers) -> float | None:
    """Seconds of Retry-After, given as a number or as a day and time (RFC 9110, 10.2.3)."""
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _says(whole: Any) -> str:
    """The server's own words about an error."""
    error = whole.get("error", whole) if isinstance(whole, dict) else None
    told = error.get("message", error.get("detail")) if isinstance(error, dict) else error
    return told if isinstance(told, str) else ""


def _reply(whole: Any, data: bytes, server: Server) -> Reply | Failure:
    choices = whole.get("choices") if isinstance(whole, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(whole, dict) or not isinstance(choice, dict) or not isinstance(message, dict):
        return Failure(Bad.PROTOCOL, "a stream, which was not asked for" if data.lstrip()[:5] == b"data:" else "")
    if message.get("refusal") or choice.get("finish_reason") == "content_filter":
        return Failure(Bad.DECLINED, _short(str(message.get("refusal") or ""), server))
    if choice.get("finish_reason") == "length":
        return Failure(Bad.CUT)
    content = message.get("content")
    usage = whole.get("usage")
    counts = usage if isinstance(usage, dict) else {}
    if not isinstance(content, str):
        return Failure(Bad.PROTOCOL, "no text in it")
    return Reply(content, _count(counts.get("prompt_tokens")), _count(counts.get("completion_tokens")))


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9 else 0


def _short(text: str, server: Server) -> str:
    return " ".join(server.hiding(text).split())[:_SHOWN]


def _json(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
