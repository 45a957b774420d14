"""A server that speaks the protocol of OpenAI-compatible servers, on this machine, and answers as a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True)
class Play:
    """One response: its parts are sent one by one, with a pause before each."""

    parts: tuple[bytes, ...]
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0
    endless: bool = False  # the last part again and again, until the client goes


def chat(content: str | None, finish: str = "stop", **message: Any) -> Play:
    """The usual response, with this text as the model's."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}
    whole = {"id": "1", "object": "chat.completion", "choices": [choice]}
    return Play((json.dumps(whole | {"usage": {"prompt_tokens": 100, "completion_tokens": 10}}).encode(),))


def says(acts: Any = (), claims: Any = (), provisions: Any = ()) -> Play:
    """An answer of the shape asked for."""
    return chat(json.dumps({"acts": list(acts), "claims": list(claims), "provisions": list(provisions)}))


def error(status: int, message: str = "", **headers: str) -> Play:
    """An error as these servers report it."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return Play((json.dumps({"error": {"message": message, "type": "error"}}).encode(),), status, told)


def act(sentence: int, words: str, **fields: Any) -> dict[str, Any]:
    """An act as a model writes it; a signature where nothing else is told."""
    empty: dict[str, Any] = {"treaty": None, "actors": [], "organ": None, "persons": [], "place": None, "day": None, "vote": None}
    kind = {"kind": "signature", "about": "treaty", "status": "done", "speaker": None}
    return {"sentence": sentence, "words": words} | empty | kind | fields


def claim(sentence: int, words: str, speaker: str | None, stance: str = "asserts", **fields: Any) -> dict[str, Any]:
    """A claim as a model writes it."""
    return {"sentence": sentence, "words": words, "speaker": speaker, "stance": stance, "day": None} | fields


def asked(body: Body) -> dict[str, Any]:
    """The data of a request: first, last, sentences."""
    return dict(json.loads(body["messages"][1]["content"]))


@dataclass
class ModelServer:
    """Where it answers, what it was asked (bodies and headers), and how it answers: a response each, or a function of the body."""

    answer: Callable[[Body], Play]
    address: str = ""
    bodies: list[Body] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def serving(*plays: Play | Callable[[Body], Play]) -> Iterator[ModelServer]:
    """A running server. Of several responses each is given once, the last again and again."""
    left = list(plays)

    def answer(body: Body) -> Play:
        play = left.pop(0) if len(left) > 1 else left[0]
        return play if isinstance(play, Play) else play(body)

    state = ModelServer(answer)
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(state))
    http.daemon_threads = True
    state.address = f"http://127.0.0.1:{http.server_address[1]}/v1"
    threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield state
    finally:
        http.shutdown()
        http.server_close()


def _handler(state: ModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.bodies.append(body)
            state.headers.append(dict(self.headers) | {"path": self.path})
            with suppress(OSError):  # the client has gone
                self._send(state.answer(body))

        def _send(self, play: Play) -> None:
            self.send_response(play.status)
            for name, value in play.headers.items():
                self.send_header(name, value)
            self.end_headers()
            for part in play.parts:
                time.sleep(play.pause)
                self._part(part)
            while play.endless:
                time.sleep(play.pause)
                self._part(play.parts[-1])

        def _part(self, part: bytes) -> None:
            self.wfile.write(part)
            self.wfile.flush()

        def log_message(self, format: str, *args: Any) -> None:
            return

    return Handler
