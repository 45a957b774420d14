"""A desk served to a team of three, whose hashes cost next to nothing and whose clock is set by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from argon2 import PasswordHasher
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from foedus.desk.team.audit import By
from foedus.desk.team.roles import Role
from foedus.desk.team.team import Team
from foedus.desk.web.app import create_app
from foedus.desk.web.settings import LOCAL, Settings
from foedus.ledger.opening import open_ledger

GOOD = "correct horse battery staple"
BY = By(name="admin", address="10.0.0.1")
PEOPLE = {"root": Role.ADMIN, "anna": Role.REVIEW, "rita": Role.READ}
_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    """Stands still until it is moved."""

    at = 1_800_000_000

    def __call__(self) -> int:
        return self.at


def teamed(folder: Path, clock: Clock | None = None, **more: object) -> FastAPI:
    """The server over an empty ledger."""
    ledger = str(folder / "team.ledger")
    open_ledger(ledger).close()
    hosts = ("testserver", *LOCAL)
    app = create_app(Settings(ledger=ledger, register=False, team=True, hosts=hosts, **more))  # type: ignore[arg-type]
    team = Team(app.state.office.file, clock or Clock(), _CHEAP)
    app.state.office = replace(app.state.office, team=team)
    for name, role in PEOPLE.items():
        team.users.add(name, GOOD, role, BY)
    return app


@contextmanager
def browser(app: FastAPI, https: bool = False) -> Iterator[TestClient]:
    """A browser of its own, that is led nowhere by itself; it starts no worker."""
    address = f"{'https' if https else 'http'}://testserver"
    yield TestClient(app, base_url=address, follow_redirects=False, raise_server_exceptions=False)


def seal(answer: Response) -> str:
    """The seal of the forms of a page."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', answer.text)
    assert found, answer.text[:500]
    return found[1]


def log_in(client: TestClient, name: str, password: str = GOOD, next: str = "") -> Response:
    """As the form does it."""
    form = {"csrf": seal(client.get("/login")), "name": name, "password": password, "next": next}
    return client.post("/login", data=form)


def sent(client: TestClient, path: str, page: str, **fields: object) -> Response:
    """A form of that page, sent to that path."""
    return client.post(path, data={"csrf": seal(client.get(page)), **fields})


@contextmanager
def logged_in(app: FastAPI, name: str) -> Iterator[TestClient]:
    """The browser of one of the team."""
    with browser(app) as client:
        assert log_in(client, name).status_code == 303
        yield client
