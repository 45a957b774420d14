"""The pages of reports: every statement's words under its anchor, nothing of a report runs, two reports side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

from foedus.core.sources import DATA_SET, Source, source_id
from foedus.core.statements import Act, Claim, Content, Naming, Provision, Relation, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Stance
from foedus.desk.books import Books, of_statements
from foedus.desk.safe import visible
from foedus.desk.web.app import create_app
from foedus.desk.web.outgoing import outgoing
from foedus.desk.web.settings import LOCAL, Settings
from foedus.desk.web.views.pair import pair_page
from foedus.desk.web.views.report import report_page
from foedus.desk.web.views.report_list import SHOWN, Wanted, report_list
from foedus.ledger.folding.accounts import everything
from foedus.ledger.opening import open_ledger

PAYLOAD = (
    "</mark></div></textarea></style><script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(4)>"
    "<a href='javascript:alert(3)'>x</a>{{7*7}}<iframe srcdoc='<script>alert(5)</script>'>"
)
TURNED = "\u202egpj.exe\u2066\x07"
LONG = "x" * 4000
TEXT = f"The report {PAYLOAD} and {TURNED} says that France signed the treaty.\n\nIt also {LONG} ends.\n"
ARABIC = "وقعت روسيا وكوريا الشمالية معاهدة الشراكة الاستراتيجية الشاملة يوم الأربعاء."
ROWS = "number,state,from\n" + "".join(f"{n},state {n},{1800 + n % 200}\n" for n in range(1, 2001))


def source(text: str, name: str, **more: object) -> Source:
    return Source(id=source_id(text or name), name=name, text=text, **more)  # type: ignore[arg-type]


def act(treaty: str = "kyoto", **more: object) -> Act:
    return Act(kind=ActKind.SIGNATURE, treaty=treaty, actors=("FRA",), **more)  # type: ignore[arg-type]


HOSTILE = source(
    TEXT, f"{PAYLOAD}{TURNED}.txt", title=TURNED + PAYLOAD, publisher=PAYLOAD, address="javascript:alert(6)", ground=PAYLOAD
)
TURNED_ROUND = source(ARABIC, "arabic.txt", published=When.on(date(2024, 6, 19)))
TABLE = source(ROWS, "alliances.csv", kind=DATA_SET, title="An invented table")
CITED = Source(id=source_id("UNTS 1"), name="UNTS vol. 1 p. 1", kind="citation")
CONTENTS: tuple[Content, ...] = (
    act(PAYLOAD, organ=PAYLOAD, persons=(PAYLOAD,), place=PAYLOAD, note=PAYLOAD, vote=PAYLOAD),
    Claim(speaker=PAYLOAD, stance=Stance.DENIES, about=PAYLOAD, treaty=PAYLOAD, number=PAYLOAD),
    Provision(kind=PAYLOAD, treaty=PAYLOAD, article=PAYLOAD, trigger=PAYLOAD, act=PAYLOAD, conditions=(PAYLOAD,)),
    Relation(kind=PAYLOAD, treaty=PAYLOAD, other=PAYLOAD),
    Naming(treaty=PAYLOAD, name=PAYLOAD, kind=PAYLOAD),
)
SAID = [
    *(Statement(source=HOSTILE.id, start=4 + n, end=len(TEXT) - n, content=c, speaker=PAYLOAD) for n, c in enumerate(CONTENTS)),
    Statement(source=HOSTILE.id, start=20, end=60, content=CONTENTS[0]),
    Statement(source=HOSTILE.id, start=40, end=90, content=CONTENTS[1]),  # crosses the one before
    Statement(source=HOSTILE.id, start=40, end=90, content=CONTENTS[2]),  # at the same place
    Statement(source=TURNED_ROUND.id, start=0, end=10, content=act()),
    Statement(source=TABLE.id, start=ROWS.index("1500,"), end=ROWS.index("\n1501,"), content=act(), method="card"),
    Statement(source=CITED.id, start=0, end=0, content=act(), method="card"),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    address = str(tmp_path_factory.mktemp("hostile") / "hostile.ledger")
    with open_ledger(address) as ledger:
        ledger.add([HOSTILE, TURNED_ROUND, TABLE, CITED], SAID, date(2024, 1, 1))
    with TestClient(create_app(Settings(ledger=address, hosts=("testserver", *LOCAL))), raise_server_exceptions=False) as made:
        yield made


def got(client: TestClient, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:2000]
    return LexborHTMLParser(answer.text)


def words(node: LexborNode) -> str:
    """The text of a report's part, without the numbers that lead to notes."""
    copy = LexborHTMLParser(node.html or "")
    for ref in copy.css("a.ref"):
        ref.decompose()
    assert copy.body
    return copy.body.text()


def named(client: TestClient, name: str) -> str:
    """The id of the report of that name."""
    link = next(a for a in got(client, "/reports").css("table a.name") if name in a.text())
    return (link.attributes["href"] or "").removeprefix("/reports/")


def under(tree: LexborHTMLParser, anchor: str) -> str:
    """All that lights up under an anchor: its first piece, and those that go on after a crossing."""
    assert len(tree.css(f".text [id='{anchor}']")) == 1
    return "".join(words(n) for n in tree.css(f".text [id='{anchor}'], .text .c-{anchor}"))


def test_list_is_newest_first_and_counts(client: TestClient) -> None:
    rows = [(r.css("td")[0].text(), r.css("td")[2].text()) for r in got(client, "/reports").css("tbody tr")]
    # by the datelines of the examples: the first day on which each can have been published
    assert [day for day, _ in rows] == [
        "19 November 2004", "5 November 2004", "4 to 10 November 2004",
        "27 November 1994", "10 November 1994", "10 to 16 November 1994",
    ]  # fmt: skip
    assert all(int(n) > 0 for _, n in rows)


def test_list_by_words_year_and_line(client: TestClient) -> None:
    every = got(client, "/reports").css("tbody tr")
    of_year = got(client, "/reports?year=1994").css("tbody tr")
    assert 0 < len(of_year) < len(every)
    assert all("1994" in row.text() for row in of_year)
    assert "fits" in got(client, "/reports?q=nothing-is-called-so").css(".nothing")[0].text()
    link = next(a for a in got(client, "/reports").css("td a") if "other" in a.text())
    of_line = got(client, link.attributes["href"] or "").css("tbody tr")
    assert len(of_line) == int(re.findall(r"\d+", link.text())[0]) + 1


def test_every_statement_stands_under_its_anchor_with_a_note(client: TestClient) -> None:
    for link in got(client, "/reports").css("table a.name"):
        tree = got(client, link.attributes["href"] or "")
        text = words(tree.css(".text")[0])
        notes = tree.css(".note")
        assert notes
        for note in notes:
            start, end = map(int, re.findall(r"\d+", note.attributes["id"] or ""))
            assert under(tree, f"s{start}-{end}") == text[start:end]
            assert note.css(f"a[href='#s{start}-{end}']")[0]
            assert tree.css(f".text a.ref[href='#n{start}-{end}']")[0]
        ids = [n.attributes["id"] for n in tree.css("[id]")]
        assert len(ids) == len(set(ids))


def test_numbers_rise_as_one_reads(client: TestClient) -> None:
    tree = got(client, f"/reports/{named(client, '01-')}")
    numbers = [int(n.text()) for n in tree.css(".text a.ref")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [int(n.text()) for n in tree.css(".note a.num")] == numbers


def test_lines_of_a_treaty_lead_to_words_that_are_there(client: TestClient) -> None:
    cited = {a.attributes["href"] or "" for a in got(client, "/treaties/kyoto").css("main a[href^='/reports/']")}
    places = [c for c in cited if "#" in c]
    assert len(places) > 5
    for place in places:
        page, _, anchor = place.partition("#")
        assert under(got(client, page), anchor)


def test_crossing_marks_come_in_pieces_that_light_up_together(hostile: TestClient) -> None:
    tree = got(hostile, f"/reports/{HOSTILE.id}")
    assert under(tree, "s20-60") == visible(TEXT[20:60])
    assert under(tree, "s40-90") == visible(TEXT[40:90])
    assert len(tree.css(".c-s40-90, .c-s20-60")) == 1
    sheet = hostile.get(f"/reports/{HOSTILE.id}/lit.css")
    assert sheet.headers["content-type"].startswith("text/css")
    assert "#s40-90" in sheet.text
    assert ".c-s40-90" in sheet.text
    assert set(re.sub(r"[sn]\d+-\d+", "A", sheet.text).splitlines()) == {
        "body:has(:is(#A, #A):target) :is(#A, #A, .c-A, .c-A) { background: var(--found); --soft: var(--ink); }",
        "body:has(:is(#A, #A):hover) :is(#A, #A, .c-A, .c-A) { background: var(--tint); }",
    }


def test_kinds_at_one_place_each_have_a_line_of_their_own(hostile: TestClient) -> None:
    tree = got(hostile, f"/reports/{HOSTILE.id}")
    outer = tree.css("[id='s40-90']")[0]
    assert {"claim", "provision"} <= {m.attributes["class"] for m in [outer, *outer.css("mark")] if m.attributes["class"]}
    assert len(tree.css("[id='n40-90']")[0].css(".line")) == 2
    assert {i.attributes["id"] for i in tree.css(".legend input")} == {"k-act", "k-claim", "k-provision", "k-relation", "k-naming"}


@pytest.mark.parametrize(
    "end", ["", f"/{HOSTILE.id}", f"/{HOSTILE.id}/line", f"/{HOSTILE.id}/with/{TURNED_ROUND.id}", "?q=%3Cscript%3E"]
)
def test_nothing_of_a_report_runs(hostile: TestClient, end: str) -> None:
    tree = got(hostile, f"/reports{end}")
    assert not tree.css("img, iframe, object, embed, base, svg, style, [srcdoc], [src^='x']")
    assert all((s.attributes.get("src") or "").startswith("/static/") and not s.text() for s in tree.css("script"))
    for node in tree.css("*"):
        assert not any(name.startswith("on") or name in ("style", "formaction") for name in node.attributes), node.html
        assert (node.attributes.get("href") or "/").startswith(("/", "#", "?")), node.html
    assert not re.search("[\u202e\u2066\x07]", tree.html or "")
    assert "49" not in (tree.css("h1")[0].text() or "")


def test_hostile_words_are_shown_whole(hostile: TestClient) -> None:
    tree = got(hostile, f"/reports/{HOSTILE.id}")
    assert words(tree.css(".text")[0]) == visible(TEXT)
    assert PAYLOAD in tree.css("h1")[0].text()
    assert "javascript:alert(6)" in tree.css(".facts")[0].text()
    assert "⟨U+202E⟩" in tree.css("h1")[0].text()


def test_writing_from_right_to_left(hostile: TestClient) -> None:
    text = got(hostile, f"/reports/{TURNED_ROUND.id}").css(".text")[0]
    assert text.attributes["dir"] == "auto"
    assert words(text) == ARABIC


def test_a_place_of_no_statement_is_marked_where_a_link_asks(hostile: TestClient) -> None:
    tree = got(hostile, f"/reports/{HOSTILE.id}?place=50-70")
    assert under(tree, "s50-70") == visible(TEXT[50:70])
    assert "#s50-70" in hostile.get(f"/reports/{HOSTILE.id}/lit.css?place=50-70").text
    assert hostile.get(f"/reports/{HOSTILE.id}?place=70-50").status_code == 400
    assert hostile.get(f"/reports/{HOSTILE.id}?place=%3Cb%3E").status_code == 400
    assert got(hostile, f"/reports/{HOSTILE.id}?place=5-999999999999999").css(".text")


def test_two_reports_side_by_side_are_the_same_from_both_sides(client: TestClient) -> None:
    one, other = named(client, "01-"), named(client, "02-")
    here, there = got(client, f"/reports/{one}/with/{other}"), got(client, f"/reports/{other}/with/{one}")
    ours, theirs = (_passages(tree) for tree in (here, there))
    assert len(ours) > 2
    assert ours == {(b, a) for a, b in theirs}
    texts = [words(got(client, f"/reports/{key}").css(".text")[0]) for key in (one, other)]
    assert [words(side) for side in here.css(".side .text")] == texts
    assert [words(side) for side in there.css(".side .text")] == texts[::-1]
    for tree in (here, there):
        for side, letter in zip(tree.css(".side .text"), "ab", strict=True):
            for ref in side.css("a.ref"):
                target = (ref.attributes["href"] or "")[1:]
                assert target[0] != letter
                assert tree.css(f"[id='{target}']")
    assert here.css("h1")[0].text() == there.css("h1")[0].text()


def _passages(tree: LexborHTMLParser) -> set[tuple[str, str]]:
    """The words of each passage, here and there, by the links of the list."""
    return {
        (under(tree, (links[0].attributes["href"] or "")[1:]), under(tree, (links[1].attributes["href"] or "")[1:]))
        for item in tree.css(".passages li")
        if (links := item.css("a"))
    }


def test_line_of_descent_tells_how_much(client: TestClient) -> None:
    one = named(client, "01-")
    tree = got(client, f"/reports/{one}/line")
    assert len(tree.css("#descent .kin")) == 2
    assert all(re.search(r"\d+% of", kin.text()) for kin in tree.css(".kin"))
    page = got(client, f"/reports/{one}")
    assert len(page.css("#descent .kin")) == 2
    assert page.css("#descent")[0].attributes["hx-get"] == f"/reports/{one}/line"


def test_what_cannot_be_compared_is_told(hostile: TestClient) -> None:
    assert "cannot be compared" in got(hostile, f"/reports/{HOSTILE.id}/with/{TABLE.id}").css("h1")[0].text()
    assert hostile.get(f"/reports/{HOSTILE.id}/with/{HOSTILE.id}").status_code == 400
    assert "share no prose" in got(hostile, f"/reports/{HOSTILE.id}/with/{TURNED_ROUND.id}").css("h1")[0].text()


def test_a_data_set_is_shown_a_window_at_a_time(hostile: TestClient) -> None:
    first = got(hostile, f"/reports/{TABLE.id}")
    assert [r.css("th")[0].text() for r in first.css(".grid tbody tr")] == [str(n) for n in range(2, 27)]
    said = next(s for s in SAID if s.source == TABLE.id)
    asked = got(hostile, f"/reports/{TABLE.id}?place={said.start}-{said.end}")
    lit = asked.css("tr.asked")[0]
    assert [c.text() for c in lit.css("th, td")] == ["1501", "1500", "state 1500", "1900"]  # the heading is row 1
    assert lit.css(f"[id='s{said.start}-{said.end}']")
    assert len(asked.css(".grid tbody tr")) == 11
    assert len(got(hostile, f"/reports/{TABLE.id}?rows=2-2001").css(".grid tbody tr")) == 200
    assert [r.css("th")[0].text() for r in got(hostile, f"/reports/{TABLE.id}?rows=2001-2100").css(".grid tbody tr")] == ["2001"]
    assert hostile.get(f"/reports/{TABLE.id}?rows=-1").status_code == 400
    assert hostile.get(f"/reports/{TABLE.id}?rows={'9' * 25}-2").status_code == 200


def test_lines_that_rest_on_a_data_set_or_a_citation_lead_to_it(hostile: TestClient) -> None:
    found = {a.attributes["href"] for a in got(hostile, "/treaties/kyoto").css("main a[href^='/reports/']")}
    said = next(s for s in SAID if s.source == TABLE.id)
    assert f"/reports/{TABLE.id}?place={said.start}-{said.end}#s{said.start}-{said.end}" in found
    assert f"/reports/{CITED.id}" in found


def test_a_citation_shows_what_it_is_cited_for(hostile: TestClient) -> None:
    tree = got(hostile, f"/reports/{CITED.id}")
    assert CITED.name in tree.css("h1")[0].text()
    assert "Signature" in tree.css(".note")[0].text()
    assert got(hostile, "/reports?kind=citation").css("table a.name")


def test_unknown_reports_are_not_found(client: TestClient) -> None:
    one = named(client, "01-")
    for end in ("nothing", "nothing/lit.css", "nothing/line", f"{one}/with/nothing", f"nothing/with/{one}", "%3Cscript%3E", "%00"):
        assert client.get(f"/reports/{end}").status_code == 404, end
    assert client.get("/reports?at=0").status_code == 422
    assert client.get("/reports?year=abc").status_code == 422
    assert client.get("/reports?at=999999").status_code == 200


def test_an_empty_ledger_says_how_to_begin(tmp_path: Path) -> None:
    address = str(tmp_path / "empty.ledger")
    open_ledger(address).close()
    with TestClient(create_app(Settings(ledger=address, hosts=("testserver", *LOCAL)))) as empty:
        assert "foedus ingest" in got(empty, "/reports").css(".nothing")[0].text()


def test_the_shipped_register_has_citations_only(shipped: TestClient) -> None:
    tree = got(shipped, "/reports")
    assert "citations" in tree.css(".nothing")[0].text()
    link = got(shipped, "/reports?kind=citation").css("table a.name")[0]
    assert got(shipped, link.attributes["href"] or "").css(".note")


def test_which_addresses_a_page_links_to() -> None:
    assert outgoing("https://example.org/a?b=c") == "https://example.org/a?b=c"
    for address in (
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://example.org", "https://", "//example.org", "data:text/html,x",
        "https://example.org/\u202e", "java\nscript:alert(1)", "ftp://example.org", "", None, "https://[", "members.csv",
    ):  # fmt: skip
        assert outgoing(address) is None, address


def _books(text: str, places: list[tuple[int, int]]) -> tuple[Source, Books]:
    made = source(text, "any.txt")
    said = tuple(
        Statement(source=made.id, start=a, end=b, content=act() if n % 2 else Naming(treaty="kyoto", name=str(n)))
        for n, (a, b) in enumerate(places)
    )
    return made, of_statements({made.id: made}, said, everything(), {})


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=8, unique=True))
def test_all_characters_are_there_once_whatever_the_places(text: str, places: list[tuple[int, int]]) -> None:
    made, books = _books(text or "-", places)
    found = report_page(made, books)
    body = re.sub(r"<a class=\"ref.*?</a>", "", str(found.body))
    # as a browser reads it: markup out, the four escapes back
    plain = re.sub(r"<[^>]*>", "", body)
    for name, char in (("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&#34;", '"'), ("&amp;", "&")):
        plain = plain.replace(name, char)
    assert plain == visible(made.text)
    assert found.statements == len(places) == sum(len(n.lines) for n in found.notes) + len(found.unplaced)


def test_five_thousand_reports_are_listed_page_by_page() -> None:
    made = [
        Source(id=f"{n:016x}", name=f"report {n}.txt", kind="report", published=When.on(date(2000 + n % 20, 1, 1)))
        for n in range(5000)
    ]
    books = of_statements({s.id: s for s in made}, (), everything(), {})
    pages = [report_list(books, Wanted(), at) for at in range(1, 101)]
    assert all(len(p.shown) == SHOWN for p in pages)
    assert len({x.source.id for p in pages for x in p.shown}) == 5000
    years = [x.source.published.earliest.year for p in pages for x in p.shown if x.source.published and x.source.published.earliest]
    assert years == sorted(years, reverse=True)
    assert report_list(books, Wanted(words="REPORT 4999")).found == 1


def test_twenty_thousand_characters_with_sixty_statements_are_quick() -> None:
    text = "The parties shall consult each other without delay, said the ministry. " * 280
    made, books = _books(text, [(n * 300, n * 300 + 180) for n in range(60)])
    report_page(made, books)
    times = []
    for _ in range(7):
        began = perf_counter()
        report_page(made, books)
        times.append(perf_counter() - began)
    assert sorted(times)[3] < 0.03


def test_a_passage_that_stands_twice_in_the_other_leads_to_both() -> None:
    told = (
        "The two foreign ministers exchanged the instruments of ratification in a short ceremony by the lake on Thursday morning. "
    )
    more = "Officials then described further slow preparations for the coming joint commission meeting planned next autumn there. "
    one, other = source(told + more, "one.txt"), source(told + more + "Nothing else happened. " + told, "other.txt")
    books = of_statements({s.id: s for s in (one, other)}, (), everything(), {})
    found = pair_page(one, other, books)
    assert found.one_line
    refs = re.findall(r'href="#(b\d+-\d+)"', str(found.texts[0]))
    assert len(refs) == len(found.passages) == len(set(refs))
    for _, p in found.passages:
        assert one.text[p.a_start : p.a_end] == p.a_words
        assert other.text[p.b_start : p.b_end] == p.b_words
