"""A page of the desk in a browser, with everything that it does noted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Dialog, Page

WHOLE = bool(os.environ.get("FOEDUS_BROWSER_WHOLE"))  # look at everything; else at a part of what repeats itself
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
_NOTING = """
window.__violations = [];
document.addEventListener('securitypolicyviolation', e => window.__violations.push(e.violatedDirective + ' ' + e.blockedURI));
"""


@dataclass(slots=True)
class Watched:
    """A page, what it complained of, whom it asked, and where else it went."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note everything from now on."""
        self.page.add_init_script(_NOTING)
        self.page.on("console", lambda said: self._said(said.type, said.text, said.location.get("url", "")))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: self._dismissed(dialog))
        self.page.on("popup", lambda page: self.complaints.append(f"popup: {page.url}"))
        self.page.on("download", lambda one: self.complaints.append(f"download: {one.url}"))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, address: str) -> Page:
        """Go there; the server must know what to answer."""
        answer = self.page.goto(self.base + address, wait_until="load")
        assert answer is None or answer.status < 500, address
        return self.page

    def faults(self) -> list[str]:
        """What must never be: errors, violations of the policy, requests of others."""
        violations = [f"policy: {one}" for one in self.page.evaluate("window.__violations || []")]
        return self.complaints + violations + self.faults_of_requests()

    def faults_of_requests(self) -> list[str]:
        """Whom else it asked."""
        return [f"request: {url}" for url in self.requests if not url.startswith(self.base + "/")]

    def _dismissed(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _said(self, kind: str, text: str, where: str) -> None:
        # a browser reports the status of the page that was asked for itself
        if kind in ("error", "warning") and not (text.startswith("Failed to load resource") and where == self.page.url):
            self.complaints.append(f"{kind}: {text}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A server and a browser; `places` fill the gaps of addresses, `visitor` is what who visits brings along, as a context."""

    browser: Browser
    base: str
    places: Mapping[str, str] = field(default_factory=dict)
    visitor: Mapping[str, Any] = field(default_factory=dict)

    def address(self, pattern: str) -> str:
        """The address with its gaps filled."""
        return pattern.format(**self.places) if self.places else pattern

    @contextmanager
    def page(self, size: Mapping[str, int] = WIDE, **options: Any) -> Iterator[Watched]:
        """A new page of a new visitor; `options` as a browser context takes them."""
        context = self.browser.new_context(viewport=dict(size), **self.visitor, **options)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        watched = Watched(context.new_page(), self.base)
        watched.watch()
        yield watched
        context.close()
