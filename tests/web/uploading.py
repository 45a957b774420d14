"""Reports that are sent as a browser sends them, and the wait until they are read."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx2
from starlette.testclient import TestClient

from .team_desk import seal

TEXT = """Brazil and Chile sign a treaty

BRASILIA, 12 March 2024 - Brazil and Chile signed a treaty on mutual legal assistance in Brasilia on Tuesday.
Chile ratified the treaty on 3 May 2024.
"""


def text(n: int) -> bytes:
    """A report like no other."""
    return TEXT.replace("12 March", f"{n + 1} March").replace("legal assistance", f"legal assistance, number {n},").encode()


def form(client: TestClient, files: list[tuple[str, bytes]], **fields: str) -> httpx2.Response:
    """As a browser without scripts sends it."""
    data = {"csrf": seal(client.get("/upload")), **fields}
    return client.post("/upload", data=data, files=[("files", (name, data, "text/plain")) for name, data in files])


def settled(client: TestClient | httpx2.Client, number: int) -> dict[str, object]:
    """The job when it is over."""
    return until(lambda: client.get(f"/api/jobs/{number}").json(), lambda job: job["state"] in ("done", "failed"))


def until(ask: Callable[[], dict[str, object]], fits: Callable[[dict[str, object]], bool], most: float = 90) -> dict[str, object]:
    end = time.monotonic() + most
    while not fits(found := ask()):
        assert time.monotonic() < end, found
        time.sleep(0.05)
    return found
