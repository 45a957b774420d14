"""The page: nothing in it runs, nothing in it loads, every line leads to its words."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from labelled import readings
from selectolax.lexbor import LexborHTMLParser

from foedus.core.sources import Source
from foedus.core.statements import Act, Claim, Content, Provision, Statement
from foedus.core.words import ActKind, Stance
from foedus.desk.books import books
from foedus.desk.brief import brief
from foedus.desk.gather import gather
from foedus.desk.page import page
from foedus.desk.writing import spans
from foedus.reading.drafts import Draft
from foedus.reading.files.documents import Document
from foedus.reading.reader import Reading

HOSTILE = (
    "</mark></div><script>alert(1)</script><img src=x onerror=alert(2)><a href='javascript:alert(3)'>x</a>\"'><svg onload=alert(4)>"
)
TURNED = "\u202egpj.exe\u2066"


def made(*found: Reading) -> str:
    gathered = gather(found)
    ours = brief(gathered, books(), date(2026, 1, 1))
    return page(ours, {key: s.text for key, s in gathered.sources.items()}, spans(ours, gathered))


@pytest.fixture(scope="module")
def kyoto() -> str:
    return made(*readings("01-kyoto-putin-signs", "02-kyoto-light-rewrite", "03-kyoto-expanded"))


@pytest.fixture(scope="module")
def hostile() -> str:
    text = f"Report {HOSTILE} and {TURNED} on the treaty."
    document = Document(
        name=f"{HOSTILE}{TURNED}.txt",
        place="x",
        text=text,
        id="abc",
        title=HOSTILE,
        address="javascript:alert(5)",
        publisher=HOSTILE,
    )
    contents: tuple[Content, ...] = (
        Act(
            kind=ActKind.SIGNATURE,
            treaty=HOSTILE,
            actors=(HOSTILE,),
            organ=HOSTILE,
            persons=(HOSTILE,),
            place=HOSTILE,
            note=HOSTILE,
        ),
        Claim(speaker=HOSTILE, stance=Stance.DENIES, about=HOSTILE, treaty=HOSTILE, number=HOSTILE),
        Provision(kind=HOSTILE, treaty=HOSTILE, article=HOSTILE, trigger=HOSTILE, act=HOSTILE, conditions=(HOSTILE,)),
    )
    said = [Statement(source="abc", start=n, end=len(text) - n, content=c, speaker=HOSTILE) for n, c in enumerate(contents)]
    crossing = Statement(source="abc", start=40, end=len(text), content=contents[0])
    source = Source(
        id="abc", name=document.name, text=text, title=HOSTILE, address="javascript:alert(5)", publisher=HOSTILE, ground=HOSTILE
    )
    reading = Reading(
        document=document, source=source, published=None, ground=HOSTILE, statements=(*said, crossing), draft=Draft(text=text)
    )
    return made(reading)


def test_markup_of_a_report_never_runs(hostile: str) -> None:
    tree = LexborHTMLParser(hostile)
    assert [n.tag for n in tree.css("script, img, iframe, object, embed, link, form, base, template")] == []
    for node in tree.css("*"):
        assert not any(name.startswith("on") or name in ("style", "src", "srcset", "formaction") for name in node.attributes), (
            node.html
        )
        assert (node.attributes.get("href") or "#").startswith("#"), node.html
        assert (node.attributes.get("http-equiv") or "").lower() in ("", "content-security-policy")
    assert len(tree.css("style")) == 1
    assert tree.body
    assert "alert(1)" in tree.body.text()  # it is shown, as text


def test_direction_marks_are_shown(hostile: str) -> None:
    assert "\u202e" not in hostile
    assert "\u2066" not in hostile
    assert "⟨U+202E⟩gpj.exe" in hostile


def test_policy_allows_this_style_sheet_and_nothing_else(kyoto: str) -> None:
    tree = LexborHTMLParser(kyoto)
    style = re.search(r"<style>(.*?)</style>", kyoto, re.S)
    policy = tree.css("meta[http-equiv]")[0].attributes["content"] or ""
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy.split("; ") == ["default-src 'none'", f"style-src 'sha256-{digest}'", "base-uri 'none'", "form-action 'none'"]


def test_nothing_is_loaded(kyoto: str) -> None:
    assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org)|//[a-z]", kyoto.split("<body>")[0])
    assert not LexborHTMLParser(kyoto).css("[src], link")


@pytest.mark.parametrize("which", ["kyoto", "hostile"])
def test_every_line_leads_to_its_words(which: str, request: pytest.FixtureRequest) -> None:
    tree = LexborHTMLParser(request.getfixturevalue(which))
    ids = [n.attributes["id"] for n in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    wanted = {(n.attributes["href"] or "")[1:] for n in tree.css("a[href]")}
    assert wanted <= set(ids)
    assert sum(bool(re.fullmatch(r"r\d+-\d+-\d+", w)) for w in wanted) >= 3


def test_the_anchor_holds_exactly_the_characters(kyoto: str) -> None:
    text = readings("01-kyoto-putin-signs")[0].document.text
    tree = LexborHTMLParser(kyoto)
    cited = [n.attributes["href"] or "" for n in tree.css("table a[href^='#r1-']")]
    assert len(cited) > 5
    for anchor in cited:
        _, start, end = anchor.split("-")
        lit = tree.css(f"[id='{anchor[1:]}'], .c-{anchor[1:]}")  # crossing spans come in pieces that light up together
        assert "".join(n.text() for n in lit) == text[int(start) : int(end)]


def test_reports_are_shown_whole(kyoto: str) -> None:
    shown = [n.text() for n in LexborHTMLParser(kyoto).css(".text")]
    texts = {r.document.text for r in readings("01-kyoto-putin-signs", "02-kyoto-light-rewrite", "03-kyoto-expanded")}
    assert set(shown) == texts


def test_it_is_the_same_page_again(kyoto: str) -> None:
    assert made(*readings("03-kyoto-expanded", "01-kyoto-putin-signs", "02-kyoto-light-rewrite")) == kyoto


def test_no_act_no_treaty() -> None:
    bare = replace(readings("01-kyoto-putin-signs")[0], statements=())
    assert "No treaty act found in 1 of 1 reports." in unescape(made(bare))
