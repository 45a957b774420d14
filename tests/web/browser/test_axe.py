"""axe-core finds nothing on any page, in light and dark, wide and on a phone (WCAG 2.2 A and AA, and its best practices)."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.browser.addresses import ADDRESSES
from tests.web.browser.watched import PHONE, WIDE, Desk

AXE = Axe()


@pytest.mark.parametrize("pattern", ADDRESSES)
def test_no_violation(desk: Desk, pattern: str) -> None:
    found = []
    for scheme in ("light", "dark"):
        with desk.page(color_scheme=scheme) as seen:
            page = seen.open(desk.address(pattern))
            for size in (WIDE, PHONE):
                page.set_viewport_size(size)
                for one in AXE.run(page).response["violations"]:
                    nodes = [f"{node['html'][:160]} — {node['failureSummary'][:300]}" for node in one["nodes"][:3]]
                    found.append((one["id"], scheme, size["width"], len(one["nodes"]), nodes))
    assert found == []
