"""A server killed while a person decides: what it acknowledged is kept, nothing stands twice."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import httpx

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.ledger.opening import open_ledger

MANY = 400
TEXT = "\n".join(f"State {n} signed the treaty." for n in range(MANY))
MOMENT = 12  # acknowledged decisions after which the server is killed
_SERVER = """
import sys, uvicorn
from foedus.desk.web.app import create_app
from foedus.desk.web.settings import Settings
uvicorn.run(create_app(Settings(ledger=sys.argv[1], register=False)), port=int(sys.argv[2]))
"""


def test_what_was_acknowledged_is_kept_once(tmp_path: Path) -> None:
    """The server is killed while others are on their way; then all are sent again."""
    address, keys = str(tmp_path / "killed.ledger"), list(_ledger(tmp_path / "killed.ledger"))
    with _serving(address) as (server, base):
        acknowledged = _until_killed(server, base, keys)
    assert len(acknowledged) >= MOMENT
    with open_ledger(address, create=False) as ledger:
        kept = [d.id for d in ledger.decisions()]
        assert not ledger.verify()
        assert acknowledged <= set(kept)
        assert len(kept) == len(set(kept))
    with _serving(address) as (_, base):
        again = {_send(base, key).json()["decision"] for key in keys[: MOMENT + 20]}
    with open_ledger(address, create=False) as ledger:
        assert again == {ledger.history(key)[0].id for key in keys[: MOMENT + 20]}
        assert all(len(ledger.history(key)) == 1 for key in keys[: MOMENT + 20])
        assert not ledger.verify()


def _ledger(path: Path) -> Iterator[str]:
    source, at = Source(id=source_id(TEXT), name="many.txt", text=TEXT), 0
    said = []
    for n, line in enumerate(TEXT.split("\n")):
        content = Act(kind=ActKind.SIGNATURE, treaty="the treaty", place=f"place {n}")
        said.append(Statement(source=source.id, start=at, end=at + len(line), content=content))
        at += len(line) + 1
    with open_ledger(str(path)) as ledger:
        ledger.add([source], said)
    return (one.id for one in said)


@contextmanager
def _serving(address: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", _SERVER, address, str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        _wait(base)
        yield server, base
    finally:
        server.kill()
        server.wait()


def _wait(base: str) -> None:
    for _ in range(240):
        try:
            httpx.get(f"{base}/static/icon.svg", timeout=1)
            return
        except httpx.HTTPError:
            time.sleep(0.25)
    raise AssertionError("the server did not start")


def _until_killed(server: subprocess.Popen[bytes], base: str, keys: list[str]) -> set[str]:
    """What was acknowledged to three who decide at once, until the server is killed in the midst of it."""
    acknowledged, enough = set[str](), Event()

    def decide(own: list[str]) -> None:
        try:
            for key in own:
                acknowledged.add(_send(base, key).json()["decision"])
                if len(acknowledged) >= MOMENT:
                    enough.set()
        except httpx.HTTPError:
            return

    threads = [Thread(target=decide, args=(keys[n::3],)) for n in range(3)]
    for thread in threads:
        thread.start()
    assert enough.wait(60)
    server.kill()
    for thread in threads:
        thread.join(30)
    return acknowledged


def _send(base: str, key: str) -> httpx.Response:
    return httpx.post(f"{base}/api/statements/{key}/decisions", json={"verdict": "accept"}, timeout=20)
