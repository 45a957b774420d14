"""A server on this machine, and a Chromium that looks at it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, sync_playwright

from foedus.desk.team.roles import Role
from foedus.desk.web.app import create_app
from web.browser.hostile import hostile_ledger
from web.browser.places import browsed_ledger, places
from web.browser.watched import Desk
from web.conftest import settings
from web.team_desk import BY, GOOD, teamed

BROWSERS = "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"  # the first takes half the time
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for the session. Without one these tests say loudly that nothing was tested."""
    if CHROMIUM is None:
        pytest.skip("NOT TESTED IN A BROWSER: no Chromium is here (`make browser` installs Debian's)")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield made
        made.close()


@pytest.fixture(scope="session")
def desk(browser: Browser, example_ledger: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Over the examples and a data set beside the shipped register."""
    ledger = browsed_ledger(example_ledger, tmp_path_factory.mktemp("browsed"))
    with served(create_app(settings(ledger))) as base:
        yield Desk(browser=browser, base=base, places=places(ledger))


@pytest.fixture(scope="session")
def guest(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Before the door of a team whose ledger is empty."""
    app = teamed(tmp_path_factory.mktemp("team"))
    app.state.office.team.tokens.make("root", "weekly export", Role.READ, BY)
    with served(app) as base:
        yield Desk(browser=browser, base=base)


@pytest.fixture(scope="session")
def team(guest: Desk) -> Desk:
    """The same for its admin, who came in by the form."""
    with guest.page() as seen:
        page = seen.open("/login")
        page.fill("[name=name]", "root")
        page.fill("[name=password]", GOOD)
        page.locator("[name=password]").press("Enter")
        page.wait_for_url(f"{guest.base}/")
        return replace(guest, visitor={"storage_state": page.context.storage_state()})


@pytest.fixture(scope="session")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Over a ledger in which every name, title and text is one of the payloads."""
    ledger = hostile_ledger(tmp_path_factory.mktemp("hostile") / "hostile.ledger")
    with served(create_app(settings(ledger))) as base:
        yield Desk(browser=browser, base=base)


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of a server in a thread of its own."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="on"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        thread.join(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
