"""Each page opens in a browser, complains of nothing, asks nobody else, and can be read however it is looked at."""

from __future__ import annotations

import pytest

from tests.web.browser.addresses import ADDRESSES
from tests.web.browser.watched import PHONE, WIDE, Desk

each = pytest.mark.parametrize("pattern", ADDRESSES)
_WIDER = """() => [...document.querySelectorAll('main *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.right > innerWidth + 1 && !e.closest('.grid, .scroll, svg, .wide-figure');
}).slice(0, 3).map(e => e.tagName + '.' + e.className + ': ' + e.textContent.slice(0, 60))"""


@each
def test_it_opens_and_does_nothing_it_may_not(desk: Desk, pattern: str) -> None:
    with desk.page() as seen:
        page = seen.open(desk.address(pattern))
        page.wait_for_load_state("networkidle")
        assert seen.faults() == []
        assert page.title()
        assert page.locator("h1").count() == 1
        assert page.locator("main").inner_text().strip()


@each
def test_a_phone_shows_it_whole(desk: Desk, pattern: str) -> None:
    with desk.page(PHONE, has_touch=True, is_mobile=True) as seen:
        page = seen.open(desk.address(pattern))
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"], page.evaluate(_WIDER)


@each
def test_without_scripts_the_same_is_told(desk: Desk, pattern: str) -> None:
    with desk.page() as with_, desk.page(java_script_enabled=False) as without:
        address = desk.address(pattern)
        told, also = with_.open(address), without.open(address)
        assert also.locator("h1").inner_text() == told.locator("h1").inner_text()
        assert also.locator("main a").count() == told.locator("main a").count()
        assert also.locator("[hidden]:not(input.slide)").count() == 0


@each
def test_print_leaves_out_no_content(desk: Desk, pattern: str) -> None:
    with desk.page(WIDE) as seen:
        page = seen.open(desk.address(pattern))
        page.emulate_media(media="print")
        assert page.locator("h1").is_visible()
        hidden = page.evaluate("""() => [...document.querySelectorAll(
            'main h1, main h2, main h3, main table, main .lead, main p:not(.small), main li')].filter(e =>
            !e.checkVisibility() && e.textContent.trim() && !e.closest('form, nav, details:not([open]), .legend, .no-print'))
            .map(e => e.outerHTML.slice(0, 90))""")
        assert hidden == []
        assert not page.locator("header.top nav").is_visible()


def test_dark_is_dark_and_light_is_light(desk: Desk) -> None:
    for scheme, dark in (("light", False), ("dark", True)):
        with desk.page(color_scheme=scheme) as seen:
            colour = seen.open("/").evaluate("getComputedStyle(document.documentElement).backgroundColor || ''")
            body = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
            paper = body if colour in ("", "rgba(0, 0, 0, 0)") else colour
            red, green, blue = (int(part) for part in paper.removeprefix("rgb(").rstrip(")").split(","))
            assert (red + green + blue < 200) is dark, paper


@each
def test_who_wants_less_motion_gets_none(desk: Desk, pattern: str) -> None:
    with desk.page(reduced_motion="reduce") as seen:
        page = seen.open(desk.address(pattern))
        assert page.evaluate("document.getAnimations().filter(a => a.playState === 'running').length") == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
