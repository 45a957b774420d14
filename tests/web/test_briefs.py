"""Briefs: of a treaty and of a story, as a page, as one file, as Markdown, as PDF; each line leads to its words."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pypdfium2
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from foedus.core.problems import Refused
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Claim, Content, Provision, Relation, Statement
from foedus.core.words import ActKind, Stance
from foedus.desk.books import Books, books, of_statements
from foedus.desk.markdown import escaped, markdown
from foedus.desk.pdf import pdf
from foedus.desk.printed import printed
from foedus.desk.story import MOST, of_reports, of_some
from foedus.desk.views import Brief
from foedus.desk.web.app import create_app
from foedus.desk.web.settings import LOCAL, Settings
from foedus.ledger.folding.accounts import everything
from foedus.ledger.opening import open_ledger

ON, KNOWN = date(2004, 11, 12), date(2026, 11, 27)
PAYLOAD = (
    "</q></style><script>alert(1)</script><img src=http://evil.test/x.png onerror=alert(2)>\"'><svg/onload=alert(4)>"
    "![x](http://evil.test/y.png)[z](javascript:alert(3))<http://evil.test/>`code` **b** https://evil.test www.evil.test [^1]: note"
)
TEXT = f"The report {PAYLOAD} says that France signed the treaty.\n\n# It ends.\n1. one\n- two\n"
HOSTILE = Source(
    id=source_id(TEXT), name=f"{PAYLOAD}.txt", text=TEXT, title=PAYLOAD, publisher=PAYLOAD, address="javascript:alert(6)"
)
CONTENTS: tuple[Content, ...] = (
    Act(kind=ActKind.SIGNATURE, treaty=PAYLOAD, actors=("FRA",), organ=PAYLOAD, persons=(PAYLOAD,), note=PAYLOAD),
    Claim(speaker=PAYLOAD, stance=Stance.DENIES, about=PAYLOAD, treaty=PAYLOAD, number=PAYLOAD),
    Provision(kind=PAYLOAD, treaty=PAYLOAD, article=PAYLOAD, trigger=PAYLOAD, act=PAYLOAD, conditions=(PAYLOAD,)),
    Relation(kind="supersedes", treaty=PAYLOAD, other=PAYLOAD + "2"),
)
SAID = [
    Statement(source=HOSTILE.id, start=4 + n, end=len(TEXT) - n, speaker=PAYLOAD, content=content)
    for n, content in enumerate(CONTENTS)
]


def set_or_skip(brief: Brief) -> bytes:
    """The PDF; skipped loudly where the system cannot set one."""
    try:
        return pdf(brief)
    except Refused as refused:
        if "is not there" in refused.problem.sentence:
            pytest.skip(f"PDF IS NOT TESTED: {refused.problem}")
        raise


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [" ".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))]


@pytest.fixture(scope="module")
def examples(example_ledger: str) -> Books:
    return books(example_ledger)


@pytest.fixture(scope="module")
def hostile() -> Books:
    return of_statements({HOSTILE.id: HOSTILE}, tuple(SAID), everything(), {})


@pytest.fixture(scope="module")
def hostile_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    address = str(tmp_path_factory.mktemp("hostile") / "hostile.ledger")
    with open_ledger(address) as ledger:
        ledger.add([HOSTILE], SAID, date(2024, 1, 1))
    settings = Settings(ledger=address, hosts=("testserver", *LOCAL))
    with TestClient(create_app(settings), raise_server_exceptions=False) as made:
        yield made


# of a treaty


def test_a_treatys_page_leads_from_each_line_to_the_words(client: TestClient) -> None:
    tree = LexborHTMLParser(client.get("/brief/kyoto?on=2004-11-12").text)
    assert [h.text() for h in tree.css("h1")] == ["Kyoto Protocol"]
    links = {a.attributes["href"] for a in tree.css(".cites a")}
    assert links
    for link in sorted(filter(None, links))[:10]:
        found = client.get(link.split("#")[0])
        assert found.status_code == 200
        assert f'id="{link.split("#")[1]}"' in found.text
    rows = tree.css("section.treaty tr[id]")
    assert rows
    assert all(row.css_first(".cites a") for row in rows if not (row.attributes["id"] or "").startswith("source"))


def test_a_brief_of_a_treaty_says_what_its_page_says(client: TestClient) -> None:
    leads = [
        LexborHTMLParser(client.get(f"/{page}/kyoto?on=2004-11-12").text).css_first("p.lead") for page in ("brief", "treaties")
    ]
    first, second = (lead.text() for lead in leads if lead)
    assert first == second
    assert first.startswith("On 12 November 2004: ")


def test_a_state_cites_its_own_acts(examples: Books) -> None:
    brief = of_some([examples.find("kyoto")], examples, ON, KNOWN).brief
    russia = next(s for s in brief.treaties[0].standing.states if s.state == "RUS")
    assert russia.passages
    own = {p for a in brief.treaties[0].acts if "RUS" in a.actors for p in a.passages}
    assert {(p.source, p.start) for p in russia.passages} <= {(p.source, p.start) for p in own}


def test_the_register_alone_needs_no_report(shipped: TestClient) -> None:
    answer = shipped.get("/brief/npt")
    assert answer.status_code == 200
    assert "Sources" not in [h.text() for h in LexborHTMLParser(answer.text).css("h2")]


# of a story


def test_a_story_of_two_treaties_has_both(client: TestClient, examples: Books) -> None:
    titles = [examples.find(key).title for key in ("kyoto", "isr-jor-1994")]
    text = client.get("/brief?treaty=kyoto&treaty=isr-jor-1994").text
    assert all(title in text for title in titles)
    file = client.get("/brief.md?treaty=kyoto&treaty=isr-jor-1994").text
    assert file.index("\n## Kyoto") < file.index("\n### Done")


def test_a_story_of_reports_rests_on_these_alone(examples: Books) -> None:
    first, second, *_ = [s.id for s in examples.sources.values() if s.text and examples.told.of(s.id)]
    brief = of_reports([first], examples, ON, KNOWN).brief
    assert [s.id for s in brief.sources] == [first]
    cited = {p.source for t in brief.treaties for a in t.acts for p in a.passages}
    assert cited <= {first}
    assert {s.id for s in of_reports([first, second], examples, ON, KNOWN).brief.sources} == {first, second}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/brief", 400),
        ("/brief?treaty=kyoto&report=x", 400),
        ("/brief?treaty=nothing-of-the-kind", 404),
        ("/brief?report=nothing", 400),
        ("/brief/nothing-of-the-kind.pdf", 404),
        ("/brief.exe?treaty=kyoto", 404),
        ("/brief?" + "&".join(["treaty=kyoto"] * (MOST + 1)), 422),
        ("/brief/kyoto?on=never", 400),
    ],
)
def test_what_cannot_be_briefed_is_told(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


# as files


def test_the_files_have_names_and_types(client: TestClient) -> None:
    for form, media in (("md", "text/markdown"), ("html", "text/html")):
        answer = client.get(f"/brief/kyoto.{form}?on=2004-11-12")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(media)
        assert answer.headers["content-disposition"] == f'attachment; filename="kyoto-protocol-2004-11-12.{form}"'
    assert "<style>" in answer.text
    assert 'id="r1-' in answer.text  # the words themselves are in the file


def test_markdown_cites_each_act_and_has_each_note(examples: Books) -> None:
    text = markdown(of_some([examples.find("kyoto")], examples, ON, KNOWN).brief)
    used, defined = set(re.findall(r"\[\^(\d+)\](?!:)", text)), re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert used == set(defined)
    assert len(defined) == len(set(defined))
    acts = text.split("\n### Acts\n")[1].split("\n#")[0].strip().splitlines()
    assert len(acts) > 3
    assert all("[^" in act for act in acts)


def test_a_footnote_has_the_very_words(examples: Books) -> None:
    brief = of_some([examples.find("kyoto")], examples, ON, KNOWN).brief
    passage = next(p for p in brief.treaties[0].acts[0].passages if p.words)
    note = next(line for line in markdown(brief).splitlines() if f"characters {passage.start}–{passage.end}" in line)
    assert escaped(passage.words, 400) in note


def test_the_same_brief_is_the_same_pdf_and_holds_lines_and_sources(examples: Books) -> None:
    brief = of_some([examples.find("kyoto")], examples, ON, KNOWN).brief
    first, second = set_or_skip(brief), set_or_skip(brief)
    assert first == second
    told = pages(first)
    text = " ".join(told)
    assert "On 12 November 2004" in text
    for act in brief.treaties[0].acts[:5]:
        assert act.day in text
    words = next(p.words for p in brief.treaties[0].acts[0].passages if p.words)
    assert " ".join(words.split())[:30].replace(" ", "") in text.replace(" ", "")
    assert f"1 / {len(told)}" in told[0]  # pages are numbered
    assert "Kyoto Protocol" in told[1]  # with the title running on


def test_each_number_in_print_leads_to_its_words(examples: Books) -> None:
    tree = LexborHTMLParser(printed(of_some([examples.find("kyoto")], examples, ON, KNOWN).brief))
    for link in tree.css(".cites a"):
        number = link.css_first("bdi")
        target = tree.css_first(f"li{link.attributes['href']}")
        assert number
        assert target
        assert target.css_first("b").text() == number.text()  # type: ignore[union-attr]


def test_a_pdf_that_takes_too_long_is_refused(examples: Books) -> None:
    with pytest.raises(Refused, match="takes longer"):
        pdf(of_some([examples.find("kyoto")], examples, ON, KNOWN).brief, seconds=0.001)


# words of others


def tokens(text: str) -> list[Token]:
    """As a reader of Markdown takes it, with pictures, links, raw HTML, tables and bare addresses switched on."""
    whole = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    return [*whole, *(child for token in whole for child in token.children or [])]


def test_no_word_of_others_is_markdown(hostile: Books) -> None:
    brief = of_some([hostile.treaties[PAYLOAD]], hostile, ON, KNOWN).brief
    body = re.sub(r"^\[\^\d+\]: ", "", markdown(brief), flags=re.MULTILINE)
    found = {token.type for token in tokens(body)}
    assert not found & {"image", "link_open", "html_inline", "html_block", "code_inline", "code_block", "fence", "table_open"}
    assert "evil" in body  # it is there to be read


BEGINNINGS = ("# a", "1. a", "12) a", "- a", "+ a", "* a", "> a", "=== a", "---", "    a", "~~~ a", "``` a", "| a |", "a\n\n# b")


@pytest.mark.parametrize("text", BEGINNINGS)
def test_no_beginning_makes_a_block(text: str) -> None:
    found = {token.type for token in tokens(f"- {escaped(text)}")}
    assert found <= {"bullet_list_open", "list_item_open", "paragraph_open", "inline", "text", "text_special", "paragraph_close",
                     "list_item_close", "bullet_list_close"}  # fmt: skip


@pytest.mark.parametrize("text", ["https://evil.test/", "www.evil.test", "HTTP://EVIL.TEST"])
def test_no_bare_address_is_linked(text: str) -> None:
    assert not re.search(r"(?i)https?://|www\.", escaped(text))
    assert "".join(t.content for t in tokens(escaped(text)) if t.type in ("text", "text_special")) == text


def test_hostile_titles_run_nothing_and_fetch_nothing(hostile_client: TestClient, hostile: Books) -> None:
    listed = LexborHTMLParser(hostile_client.get("/treaties?named=script").text).css("a.name")
    assert listed
    address = (listed[0].attributes["href"] or "").replace("/treaties/", "/brief/")
    for form in ("", ".html"):
        answer = hostile_client.get(f"{address}{form}")
        assert answer.status_code == 200
        tree = LexborHTMLParser(answer.text)
        assert not [s for s in tree.css("script") if not s.attributes.get("src")]
        assert not tree.css("img, iframe, [onerror], [onload]")
        assert not tree.css('a[href^="javascript"]')
    story = of_some([hostile.treaties[PAYLOAD]], hostile, ON, KNOWN)
    data = set_or_skip(story.brief)
    assert not re.search(rb"/(URI|JavaScript|Launch|EmbeddedFile)\b", data)
    assert "alert(1)" in "".join(pages(data)).replace(" ", "")  # its words are there


def test_the_printer_fetches_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Pictures, style sheets and fonts that a page names are not asked for: a server that listens hears nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        at = f"http://127.0.0.1:{port}/"
        secret = tmp_path_factory.mktemp("printer") / "secret.txt"
        secret.write_text("the secret words")
        html = (
            f'<link rel=stylesheet href={at}a.css><style>@import "{at}b.css"; @font-face {{font-family: x; src: url({at}c.woff2)}} '
            f"p {{font-family: x; background: url({at}d.png)}}</style><p>words<img src={at}e.png><img src=file://{secret}>"
            f'<object data="{at}f.svg"></object><svg><image href="{at}g.png"/></svg><a rel=attachment href=file://{secret}>x</a>'
        )
        done = subprocess.run([sys.executable, "-m", "foedus.desk.printer"], input=html.encode(), capture_output=True, check=False)
        if done.returncode == 72:
            pytest.skip("PDF IS NOT TESTED: WeasyPrint or Pango is not there")
        assert done.returncode == 0
        assert "words" in pages(done.stdout)[0]
        assert "secret" not in pages(done.stdout)[0]
        assert b"/EmbeddedFile" not in done.stdout
        with pytest.raises(TimeoutError):
            server.accept()
