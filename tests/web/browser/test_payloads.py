"""Words that mean to run in a reader's browser stay words, wherever they stand."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from foedus.desk.safe import one_line
from web.browser.hostile import payloads, report
from web.browser.watched import Desk, Watched

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


def each_of(number: int, payload: str) -> list[str]:
    """The pages on which a payload stands, and those that take it from the address."""
    asked = quote(payload.encode("utf-8", "surrogatepass"))
    asked_all = quote(payload.encode("utf-8", "surrogatepass"), safe="")
    return [
        f"/reports/{report(payload).id}",
        f"/treaties/{asked_all}?on=2021-01-01",
        f"/search?q={asked}",
        f"/what-if?by={asked}&to={asked}&given={asked}",
    ]


@pytest.mark.parametrize("number", range(len(payloads())))
def test_none_runs_where_it_stands(hostile: Desk, number: int) -> None:
    payload = payloads()[number]
    with hostile.page() as seen:
        for address in each_of(number, payload):
            assert words_of(payload) in inert(seen, address), address


LISTS = (
    "/", "/treaties", "/treaties?at=2", "/treaties?party=Russia", "/reports", "/reports?at=2", "/states/RUS?on=2021-01-01",
    "/what-if?by=Ukraine&does=attacks&to=Russia&on=2021-01-01", "/network?on=2021-01-01", "/review", "/search?q=window",
)  # fmt: skip


@pytest.mark.parametrize("address", LISTS)
def test_none_runs_where_many_stand(hostile: Desk, address: str) -> None:
    with hostile.page() as seen:
        assert inert(seen, address)


TAKEN = (
    "/what-if?line={0}&account={0}",
    "/treaties?named={}", "/treaties?party={}", "/reports?q={}", "/reports?publisher={}", "/reports?kind={}", "/reports?line={}",
    "/treaties/kyoto?on={}", "/treaties/kyoto?known={}", "/treaties/kyoto?account=only:{}", "/voices/{}", "/states/{}", "/{}",
    "/reports/{}", "/what-if?does={}&by=RUS", "/what-if?hops={}", "/network?on={}", "/brief/{}",
)  # fmt: skip


@pytest.mark.parametrize("pattern", TAKEN)
def test_none_runs_that_an_address_brings(hostile: Desk, pattern: str) -> None:
    with hostile.page() as seen:
        for payload in payloads()[::4]:
            inert(seen, pattern.format(quote(payload.encode("utf-8", "surrogatepass"), safe="")[:180]))


def test_bytes_that_are_no_text_are_no_tags(hostile: Desk) -> None:
    with hostile.page() as seen:
        for address in ("/search?q=%C0%BCscript%C0%BEwindow.__ran=1", "/treaties/%FF%FE%3Cscript%3E", "/reports?q=%ED%A0%80%3Cimg"):
            inert(seen, address)


def test_none_runs_while_it_is_typed(hostile: Desk) -> None:
    with hostile.page() as seen:
        page = seen.open("/")
        for payload in payloads()[::6]:
            page.fill("#find", one_line(payload)[:60])
            page.wait_for_timeout(200)
            assert page.evaluate("window.__ran") is None
            assert page.evaluate(_ALIEN) == []
        assert seen.faults() == []
