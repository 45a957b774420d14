"""Each page opens in a browser, complains of nothing, asks nobody else, and can be read however it is looked at."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from web.browser.addresses import VISITS
from web.browser.watched import PHONE, WHOLE, WIDE, Desk

AXE = Axe()
# what stands out to the right of the page, but for what scrolls by itself
_WIDER = """() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
  .slice(-3).map(e => e.outerHTML.slice(0, 160))"""
# content that paper lacks: forms and navigation may go, and what is closed
_NOT_PRINTED = """() => [...document.querySelectorAll('main :is(h1, h2, h3, table, .lead, p, li)')].filter(e => e.textContent.trim()
  && !e.checkVisibility() && !e.closest('form, nav, details:not([open]), .legend, [hidden], [aria-labelledby=begin]'))
  .map(e => e.outerHTML.slice(0, 160))"""
_MOVING = "document.getAnimations().filter(a => a.playState === 'running').length"


# each width and each scheme is looked at once, by axe-core at every other; all four, and by axe-core, where everything is asked for
_LOOKS = ((WIDE, "light"), (PHONE, "dark"), *(((WIDE, "dark"), (PHONE, "light")) if WHOLE else ()))


@pytest.mark.parametrize(("of", "pattern"), VISITS)
def test_a_page_is_sound(request: pytest.FixtureRequest, of: str, pattern: str) -> None:
    """No complaint; nothing axe-core finds; nothing beyond the edge; nothing lost on paper; the same without scripts."""
    desk: Desk = request.getfixturevalue(of)
    address = desk.address(pattern)
    with desk.page(reduced_motion="reduce") as seen:
        page = seen.open(address)
        page.wait_for_load_state("networkidle")
        assert page.title()
        assert page.locator("h1").count() == 1
        assert page.locator("main").inner_text().strip()
        assert page.evaluate(_MOVING) == 0
        told = page.locator("h1").inner_text(), page.locator("main a").count()
        turn = VISITS.index((of, pattern))
        looks = [(*look, WHOLE or (turn + n) % 2 == 0) for n, look in enumerate(_LOOKS)]
        assert [fault for size, scheme, closely in looks for fault in _looked(page, size, scheme, closely)] == []
        assert _on_paper(page) == []
        assert seen.faults() == []
    with desk.page(java_script_enabled=False) as plain:
        page = plain.open(address)
        assert page.locator("h1").inner_text() == told[0]
        assert page.locator("main a").count() >= told[1]


def _looked(page: Page, size: dict[str, int], scheme: Literal["light", "dark"], closely: bool) -> list[object]:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.emulate_media(color_scheme=scheme)
    found: list[object] = []
    if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
        found.append((size["width"], "wider than the window", page.evaluate(_WIDER)))
    for one in AXE.run(page).response["violations"] if closely else ():
        nodes = [f"{node['html'][:160]} — {node['failureSummary'][:300]}" for node in one["nodes"][:3]]
        found.append((size["width"], scheme, one["id"], len(one["nodes"]), nodes))
    return found


def _on_paper(page: Page) -> list[str]:
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.locator("header.top nav").is_visible()
    return list(page.evaluate(_NOT_PRINTED))


def test_dark_is_dark_and_light_is_light(desk: Desk) -> None:
    with desk.page() as seen:
        page = seen.open("/no/such/page")
        for scheme, dark in (("light", False), ("dark", True)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
            red, green, blue = (int(part) for part in paper.removeprefix("rgb(").rstrip(")").split(","))
            assert (red + green + blue < 200) is dark, paper
