"""The page of a treaty, the list, and what every page has in common."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node
from starlette.testclient import TestClient


def text(node: Node | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def shown(client: TestClient, address: str, status: int = 200) -> HTMLParser:
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:300]
    return HTMLParser(answer.text)


def test_says_where_the_treaty_stands_on_the_day(shipped: TestClient) -> None:
    before = shown(shipped, "/treaties/rus-prk-2024?on=2024-11-12")
    after = shown(shipped, "/treaties/rus-prk-2024?on=2024-12-05")
    assert text(before.css_first(".lead")).startswith("On 12 November 2024: signed, not in force")
    assert text(after.css_first(".lead")).startswith("On 5 December 2024: in force, since 4 December 2024")


def test_every_number_leads_to_a_report(client: TestClient) -> None:
    found = shown(client, "/treaties/kyoto")
    links = {a.attributes["href"] or "" for a in found.css(".cites a")}
    assert links
    assert all(link.startswith("/reports/") and "#s" in link for link in links)


def test_known_day_takes_away_what_was_reported_later(client: TestClient) -> None:
    nothing, early, late = (
        len(shown(client, f"/treaties/kyoto?on=2005-03-01&known={day}").css("#acts ~ table tr"))
        for day in ("2004-09-01", "2004-11-10", "2005-03-01")
    )
    assert nothing == 0 < early < late


@pytest.mark.parametrize("query", ["on=never", "known=2024-13-01", "account=nobody", "on=" + "9" * 41, "account=without:"])
def test_what_is_no_question_is_said_plainly(client: TestClient, query: str) -> None:
    answer = client.get(f"/treaties/kyoto?{query}")
    assert answer.status_code in (400, 422)
    assert "Traceback" not in answer.text
    assert text(HTMLParser(answer.text).css_first("h1"))


def test_an_unknown_treaty_is_missing_and_near_ones_are_named(shipped: TestClient) -> None:
    found = shown(shipped, "/treaties/natoo", 404)
    assert "nato" in text(found.css_first("main"))


def test_the_list_finds_by_words_and_party(shipped: TestClient) -> None:
    both = shown(shipped, "/treaties?named=north+atlantic&party=Norway")
    assert [a.attributes["href"] for a in both.css("table .name")] == ["/treaties/nato?named=north+atlantic&party=Norway"] or [
        a.attributes["href"] for a in both.css("table .name")
    ] == ["/treaties/nato"]
    assert not shown(shipped, "/treaties?named=north+atlantic&party=Russia").css("table .name")


def test_nothing_inline_nothing_from_elsewhere(client: TestClient) -> None:
    for address in ("/", "/treaties", "/treaties/kyoto", "/nothing"):
        answer = client.get(address)
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        tree = HTMLParser(answer.text)
        assert not tree.css("[style], style, script:not([src])")
        for node in tree.css("script, link, img, iframe"):
            assert (node.attributes.get("src") or node.attributes.get("href") or "").startswith("/static/")
        assert not [k for node in tree.css("*") for k in node.attributes if k.startswith("on")]


def test_another_name_of_the_host_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
