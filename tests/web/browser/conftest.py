"""A server on this machine, and a Chromium that looks at it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from urllib.parse import quote

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from foedus.core.statements import Claim
from foedus.desk.books import books
from foedus.desk.web.app import create_app
from web.browser.hostile import hostile_ledger
from web.browser.watched import Desk
from web.conftest import settings

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
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
def desk(browser: Browser, example_ledger: str) -> Iterator[Desk]:
    """Over the examples beside the shipped register."""
    with served(example_ledger) as base:
        yield Desk(browser=browser, base=base, places=_places(example_ledger))


@pytest.fixture(scope="session")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Over a ledger in which every name, title and text is one of the payloads."""
    ledger = hostile_ledger(tmp_path_factory.mktemp("hostile") / "hostile.ledger")
    with served(ledger) as base:
        yield Desk(browser=browser, base=base, places={})


@contextmanager
def served(ledger: str) -> Iterator[str]:
    """The address of a server in a thread of its own."""
    server = uvicorn.Server(uvicorn.Config(create_app(settings(ledger)), port=0, log_level="warning", lifespan="on"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        thread.join(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def _places(ledger: str) -> dict[str, str]:
    """What fills the gaps of the addresses: a report of several of one line with its words, a citation, somebody who speaks."""
    told = books(ledger).told
    report = min(told.groups)
    kin = min(key for key in told.groups if told.group_of(key) == told.group_of(report) and key != report)
    said = next(s for s in told.statements if s.source == report and s.end > s.start)
    speaker = next(s.content.speaker for s in told.statements if isinstance(s.content, Claim))
    citation = next(source.id for source in books().sources.values() if not source.text)
    return {
        "report": report,
        "kin": kin,
        "words": f"s{said.start}-{said.end}",
        "citation": citation,
        "voice": quote(speaker, safe=""),
    }
