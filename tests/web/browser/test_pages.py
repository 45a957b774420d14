"""Each page opens in a browser, complains of nothing, asks nobody else, and can be read however it is looked at."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from web.browser.addresses import ADDRESSES
from web.browser.watched import PHONE, WIDE, Desk

AXE = Axe()
# what stands out to the right of the page, but for what scrolls by itself
_WIDER = """() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
  .slice(-3).map(e => e.outerHTML.slice(0, 160))"""
# content that paper lacks: forms and navigation may go, and what is closed
_NOT_PRINTED = """() => [...document.querySelectorAll('main :is(h1, h2, h3, table, .lead, p, li)')].filter(e => e.textContent.trim()
  && !e.checkVisibility() && !e.closest('form, nav, details:not([open]), .legend, [hidden], [aria-labelledby=begin]'))
  .map(e => e.outerHTML.slice(0, 160))"""
_MOVING = "document.getAnimations().filter(a => a.playState === 'running').length"


@pytest.mark.parametrize("pattern", ADDRESSES)
def test_a_page_is_sound(desk: Desk, pattern: str) -> None:
    """No complaint; nothing axe-core finds, wide and on a phone, light and dark; nothing beyond the edge; nothing lost on paper."""
    with desk.page(reduced_motion="reduce") as seen:
        page = seen.open(desk.address(pattern))
        page.wait_for_load_state("networkidle")
        assert page.title()
        assert page.locator("h1").count() == 1
        assert page.locator("main").inner_text().strip()
        assert page.evaluate(_MOVING) == 0
        assert [fault for size in (WIDE, PHONE) for fault in _at(page, size)] == []
        page.emulate_media(media="print")
        assert page.locator("h1").is_visible()
        assert not page.locator("header.top nav").is_visible()
        assert page.evaluate(_NOT_PRINTED) == []
        assert seen.faults() == []


def _at(page: Page, size: dict[str, int]) -> list[object]:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    found: list[object] = []
    if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
        found.append((size["width"], "wider than the window", page.evaluate(_WIDER)))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for one in AXE.run(page).response["violations"]:
            nodes = [f"{node['html'][:160]} — {node['failureSummary'][:300]}" for node in one["nodes"][:3]]
            found.append((size["width"], scheme, one["id"], len(one["nodes"]), nodes))
    return found


@pytest.mark.parametrize("pattern", ADDRESSES)
def test_without_scripts_the_same_is_told(desk: Desk, pattern: str) -> None:
    with desk.page() as with_, desk.page(java_script_enabled=False) as without:
        address = desk.address(pattern)
        told, also = with_.open(address), without.open(address)
        assert also.locator("h1").inner_text() == told.locator("h1").inner_text()
        assert also.locator("main a").count() >= told.locator("main a").count()


def test_dark_is_dark_and_light_is_light(desk: Desk) -> None:
    with desk.page() as seen:
        page = seen.open("/treaties")
        for scheme, dark in (("light", False), ("dark", True)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
            red, green, blue = (int(part) for part in paper.removeprefix("rgb(").rstrip(")").split(","))
            assert (red + green + blue < 200) is dark, paper
