"""Words that mean to run in a reader's browser stay words, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from foedus.desk.safe import one_line
from web.browser.hostile import ALL, LISTS, gathered, payloads, report, some, table, typed
from web.browser.watched import Desk, Watched
from web.uploading import text

# what a page of ours never holds: elements and attributes that run, load, or lead elsewhere
_ALIEN = """() => {
  const found = [];
  const tags = 'iframe,frame,object,embed,base,applet,portal,math,marquee,video,audio,img,image,style,template,' +
    'foreignObject,animate,set';
  found.push(...document.querySelectorAll(tags + ',meta[http-equiv]'));
  for (const e of document.querySelectorAll('*')) for (const {name, value} of e.attributes) {
    if (/^on|^style$|^srcdoc$|^hx-on|^hx-vals/.test(name)) found.push(e);
    if (name == 'src' && !value.startsWith('/static/')) found.push(e);
    if (/^(action|formaction|hx-get|hx-post)$/.test(name) && !/^(\\/(?!\\/)|$)/.test(value)) found.push(e);
    if (/^(href|xlink:href)$/.test(name) && !/^(https?:\\/\\/|\\/(?!\\/)|#|\\?|$)/.test(value)) found.push(e);
    if (e.localName == 'link' && name == 'href' && !/^\\/(static|reports)\\//.test(value)) found.push(e);
  }
  found.push(...document.querySelectorAll('script:not([src])'));
  return found.map(e => e.outerHTML.slice(0, 200));
}"""


def inert(seen: Watched, address: str) -> str:
    """Open it; nothing may have run, gone elsewhere or come in. The words of the page."""
    page = seen.open(address)
    assert page.evaluate("window.__ran") is None, address
    assert page.url.startswith(seen.base), (address, page.url)
    assert len(page.frames) == 1, address
    assert page.evaluate(_ALIEN) == [], address
    assert seen.faults() == [], address
    return " ".join(str(page.evaluate("document.documentElement.textContent")).split())


def words_of(payload: str) -> str:
    """The words as a page shows them, as far as a short line has room for them."""
    return one_line(payload)[:38].rstrip()


def test_none_runs_where_all_stand(hostile: Desk) -> None:
    """Each is seen, in a report, beside it, in a treaty, in a brief, in a table."""
    source = gathered()
    with hostile.page() as seen:
        for address in (
            f"/reports/{source.id}", f"/treaties/{ALL}?on=2021-01-01", f"/brief/{ALL}?on=2021-01-01",
            f"/reports/{table().id}?rows=2-200",
        ):  # fmt: skip
            words = inert(seen, address)
            assert [payload for payload in payloads() if words_of(payload) not in words] == [], address


@pytest.mark.parametrize("address", LISTS)
def test_none_runs_where_many_stand(hostile: Desk, address: str) -> None:
    with hostile.page() as seen:
        assert inert(seen, address)


OWN = (
    "/reports/{report}", "/treaties/{asked}?on=2021-01-01", "/brief/{asked}?on=2021-01-01", "/voices/{asked}",
    "/search?q={asked}", "/review?source={report}",
)  # fmt: skip


@pytest.mark.parametrize("pattern", OWN)
def test_none_runs_that_gives_a_page_its_name(hostile: Desk, pattern: str) -> None:
    with hostile.page() as seen:
        for payload in some(12):
            words = inert(seen, pattern.format(report=report(payload).id, asked=typed(payload)))
            assert words_of(payload) in words


TAKEN = (
    "/what-if?line={0}&account={0}", "/what-if?by={0}&to={0}&given={0}",
    "/treaties?named={}", "/treaties?party={}", "/reports?q={}", "/reports?publisher={}", "/reports?kind={}", "/reports?line={}",
    "/treaties/kyoto?on={}", "/treaties/kyoto?known={}", "/treaties/kyoto?account=only:{}", "/states/{}", "/states?named={}", "/{}",
    "/reports/{}", "/what-if?does={}&by=RUS", "/what-if?hops={}", "/network?on={}", "/network?data={0}&state={0}", "/review/{}",
    "/review?speaker={}", "/brief?treaty={}",
)  # fmt: skip


@pytest.mark.parametrize("pattern", TAKEN)
def test_none_runs_that_an_address_brings(hostile: Desk, pattern: str) -> None:
    with hostile.page() as seen:
        for payload in some(16):
            inert(seen, pattern.format(typed(payload)[:180]))


def test_bytes_that_are_no_text_are_no_tags(hostile: Desk) -> None:
    with hostile.page() as seen:
        for address in ("/search?q=%C0%BCscript%C0%BEwindow.__ran=1", "/treaties/%FF%FE%3Cscript%3E", "/reports?q=%ED%A0%80%3Cimg"):
            inert(seen, address)


def test_none_runs_while_it_is_typed(hostile: Desk) -> None:
    with hostile.page() as seen:
        page = seen.open("/treaties")
        for payload in some(8):
            with page.expect_response(lambda answer: "/search" in answer.url):
                page.fill("#find", one_line(payload)[:60])
            page.wait_for_timeout(50)  # for it to stand there
            assert page.evaluate("window.__ran") is None
            assert page.evaluate(_ALIEN) == []
        assert seen.faults() == []


def test_none_runs_that_is_the_name_of_a_file(team: Desk) -> None:
    """Chosen, sent by the page's script, and read or not: as many as one job's line shows."""
    names = [one for one in some(6) if one.isprintable()][:30]
    files = [FilePayload(name=f"{name}.txt", mimeType="text/plain", buffer=text(n)) for n, name in enumerate(names)]
    with team.page() as seen:
        page = seen.open("/upload")
        page.set_input_files("#files", files)
        expect(page.locator("#chosen li")).to_have_count(len(files))
        assert page.evaluate(_ALIEN) == []
        page.locator("#upload button").click()
        page.wait_for_url("**/upload/jobs#job-*")
        expect(page.locator(".job .word").first).to_contain_text("Read", timeout=90_000)
        words = inert(seen, "/upload/jobs")
        assert [name for name in names if Path(name).name[:38] not in words] == []
