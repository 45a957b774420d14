"""A treaty's own text as a page: nothing runs, nothing is lost, each part has a place of its own."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from foedus.desk.text_page import page
from foedus.reading.treaty.parts.structure import structure
from foedus.reading.treaty.treatytext import TreatyText, read

TEXT = """<script>alert(1)</script>
Article 1
Aims & <b>ends</b>
1. Peace.
2. Trade:
(a) in grain;
(b) in "cloth".
Article 2
It is so.
ANNEX I
Article 1
Grain.
PROTOCOL
Article 1
Cloth.
"""


def shown(text: str) -> str:
    return page("x", read(text))


def test_each_part_has_an_anchor_of_its_own() -> None:
    anchors = re.findall(r'<section id="([^"]*)"', shown(TEXT))
    assert anchors == [
        "opening", "opening.title", "article-1", "article-1.1", "article-1.2", "article-1.2.a", "article-1.2.b", "article-2",
        "annex-I", "annex-I.article-1", "annex", "annex.article-1",
    ]  # fmt: skip


def test_words_of_others_are_shown_and_not_obeyed() -> None:
    made = shown(TEXT)
    assert "<script" not in made
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in made
    assert "Aims &amp; &lt;b&gt;ends&lt;/b&gt;" in made


NOTED = """PACT

Article 1
All ships1 may pass,

1 Boats are ships.
\fand all rafts* may.

* Of wood.
"""


def test_what_goes_on_after_a_footnote_is_shown_after_it() -> None:
    made = shown(NOTED)
    anchors = re.findall(r'<section id="([^"]*)"', made)
    assert anchors == ["opening", "opening.title", "article-1", "article-1.footnote", "article-1-2", "article-1.footnote-2"]
    words = Markup(made[made.index("<main") :]).striptags().split()
    assert words == NOTED.split()


lines = st.sampled_from([*TEXT.splitlines(), *NOTED.splitlines()]) | st.text(
    st.characters(categories=["L", "N", "P", "Zs"]), max_size=12
)


@given(st.lists(lines, max_size=20).map("\n".join))
def test_no_word_is_lost_and_no_anchor_comes_twice(text: str) -> None:
    parts = structure(text)
    if parts:
        made = page("x", TreatyText(text=text, parts=parts))
        main = Markup(made[made.index("<main") :]).striptags()
        assert sorted(re.findall(r"\w+", main.casefold())) == sorted(re.findall(r"\w+", text.casefold()))
        anchors = re.findall(r'<section id="([^"]*)"', made)
        assert len(anchors) == len(set(anchors))
