"""By keyboard and by mouse: the search, the sliders, the way through a page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from web.browser.addresses import KYOTO
from web.browser.watched import Desk

_STOP = """() => {
  const stop = document.activeElement, style = getComputedStyle(stop);
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  return [seen, stop.getBoundingClientRect().top + scrollY, !!stop.closest('main'), stop.tabIndex];
}"""


def focused(page: Page, what: str = "id") -> str:
    return str(page.evaluate(f"document.activeElement.{what} || ''"))


def test_the_first_stop_leads_to_the_content(desk: Desk) -> None:
    with desk.page() as seen:
        page = seen.open(KYOTO)
        page.keyboard.press("Tab")
        skip = page.locator("a.skip")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()  # once it has the focus
        page.keyboard.press("Enter")
        assert focused(page) == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_every_stop_is_seen_and_in_the_order_of_the_page(desk: Desk) -> None:
    with desk.page() as seen:
        page = seen.open("/treaties")
        tops = []
        for _ in range(22):
            page.keyboard.press("Tab")
            shown = page.evaluate(_STOP)
            assert shown[0], page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            assert shown[3] == 0
            tops += [shown[1]] if shown[2] else []
        assert tops == sorted(tops)
        assert len(tops) > 5


def test_search_as_one_types_and_walk_through_what_is_found(desk: Desk) -> None:
    with desk.page() as seen:
        page = seen.open("/treaties")
        page.keyboard.press("/")
        expect(page.locator("#find")).to_be_focused()
        hits = page.locator("#found a")
        with page.expect_response(lambda answer: answer.url.endswith("q=kyoto")):
            page.keyboard.type("kyoto", delay=30)
        expect(hits.first).to_be_visible()
        assert "kyoto" in (page.locator("#found").inner_text()).casefold()
        page.keyboard.press("ArrowDown")
        expect(hits.first).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(hits.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.locator("#find")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#found")).to_be_empty()
        page.keyboard.type(" p")
        expect(hits.first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/(treaties|reports|voices)/"))
        assert seen.faults() == []


_AGAIN = "(words) => { const find = document.getElementById('find'); find.value = words; find.dispatchEvent(new Event('search')) }"


def test_one_keeps_the_place_when_what_is_found_comes_anew(desk: Desk) -> None:
    with desk.page() as seen:
        page = seen.open("/treaties")
        hits = page.locator("#found a")
        page.locator("#find").fill("kyoto")
        expect(hits.first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(hits.first).to_be_focused()
        with page.expect_response(lambda answer: answer.url.endswith("q=kyoto")):
            page.evaluate(_AGAIN, "kyoto")
        expect(hits.first).to_be_focused()
        with page.expect_response(lambda answer: answer.url.endswith("q=basel")):
            page.evaluate(_AGAIN, "basel")
        expect(page.locator("#find")).to_be_focused()
        assert seen.faults() == []


def test_the_slider_moves_day_sentence_and_address(desk: Desk) -> None:
    with desk.page() as seen:
        page = seen.open(KYOTO)
        expect(page.locator(".lead")).to_contain_text("1 March 2005")
        slider = page.get_by_label("Day of law", exact=True)
        slider.focus()
        for _ in range(40):
            page.keyboard.press("ArrowLeft")
        expect(page.locator(".lead")).to_contain_text("20 January 2005")
        assert page.locator("#on").input_value() == "2005-01-20"
        assert slider.get_attribute("aria-valuetext") == "2005-01-20"
        expect(page).to_have_url(re.compile(r"on=2005-01-20"))
        page.go_back()
        expect(page.locator(".lead")).to_contain_text("1 March 2005")
        assert "on=2005-03-01" in page.url
        assert seen.faults() == []


def test_the_day_of_knowledge_slides_too(desk: Desk) -> None:
    with desk.page() as seen:
        page = seen.open(KYOTO)
        acts = page.locator("#acts ~ table tbody tr")
        now = acts.count()
        slider = page.get_by_label("Day of knowledge", exact=True)
        slider.focus()
        page.keyboard.press("Home")
        expect(page).to_have_url(re.compile(r"known=\d{4}-\d\d-\d\d"))
        expect(acts).not_to_have_count(now)
        assert seen.faults() == []


@pytest.mark.parametrize(
    ("address", "field", "words", "found"),
    [
        ("/treaties", "#named", "north atlantic", "North Atlantic"),
        ("/", "#find", "kyoto", "Kyoto"),
        (KYOTO, "#on", "2004-01-01", "1 January 2004"),
        ("/what-if", "#to", "Norway", "Norway"),
        ("/reports", "#q", "kyoto", "yoto"),
    ],
)
def test_forms_work_without_scripts(desk: Desk, address: str, field: str, words: str, found: str) -> None:
    with desk.page(java_script_enabled=False) as seen:
        page = seen.open(address)
        page.fill(field, words)
        page.locator(field).press("Enter")
        page.wait_for_load_state("load")
        assert "?" in page.url
        expect(page.locator("main")).to_contain_text(found)
        assert seen.faults_of_requests() == []


def test_details_open_without_scripts(desk: Desk) -> None:
    with desk.page(java_script_enabled=False) as seen:
        page = seen.open(KYOTO)
        proof = page.locator("#answer details").first
        proof.locator("summary").first.press("Enter")
        expect(proof.locator(".proof li").first).to_be_visible()
