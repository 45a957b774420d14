"""Twenty statements are reviewed by keys alone, each with its passage in view; every decision is in the ledger."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Browser, expect

from foedus.core.decisions import Verdict
from foedus.desk.web.app import create_app
from foedus.ledger.opening import open_ledger
from web.browser.conftest import served
from web.browser.watched import Desk
from web.conftest import settings

KEYS = {"a": Verdict.ACCEPT, "r": Verdict.REJECT, "d": Verdict.DEFER}


def test_twenty_by_keys(browser: Browser, example_ledger: str, tmp_path: Path) -> None:
    ledger = str(shutil.copy(example_ledger, tmp_path / "reviewed.ledger"))
    pressed = [key for _ in range(7) for key in KEYS][:20]
    with served(create_app(settings(ledger))) as base, Desk(browser=browser, base=base).page() as seen:
        page = seen.open("/review")
        for key in pressed:
            expect(page.locator("#words").first).to_be_in_viewport()
            with page.expect_navigation():
                page.keyboard.press(key)
                if key == "r":  # a rejection says why
                    page.keyboard.type("not what the passage says")
                    page.keyboard.press("Enter")
        page.wait_for_load_state("networkidle")
        assert seen.faults() == []
    with open_ledger(ledger, create=False) as kept:
        decided = [decision.verdict for decision in kept.decisions()]
    assert decided == [KEYS[key] for key in pressed]
