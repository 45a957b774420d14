"""The loader: formats, encodings, and every bad file in one line while the rest is read."""

import json
import os
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.sources import source_id
from foedus.reading import documents
from foedus.reading.documents import Document, load
from foedus.reading.documents_content import Bad, decode

WORDS = "The two states signed the pact in Vienna on Monday. Parliament has yet to vote."


def one(path: Path) -> Document:
    found, problems = load([path])
    assert problems == []
    assert len(found) == 1
    return found[0]


def problem(path: Path) -> str:
    found, problems = load([path])
    assert found == []
    assert len(problems) == 1
    assert "\n" not in str(problems[0])
    assert str(path.name) in problems[0].place
    return problems[0].sentence


def pdf(pages: list[list[str]]) -> bytes:
    """A small PDF by hand: one line of Helvetica below the other on each page."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 11 Tf 50 780 Td {shown}ET".encode("latin-1")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        resources = b"/Resources<</Font<</F1 3 0 R>>>>/MediaBox[0 0 595 842]"
        objects.append(b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R>>" % (resources, len(objects)))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return out + end % (len(objects) + 1, table, len(objects) + 1, len(out))


def test_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = "One “é”\r\n\r\n  two\tthree \n"
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode())
    found = one(path)
    assert (found.text, found.name, found.place, found.id) == (text, "report.txt", str(path), source_id(text))


RUSSIAN = "Государственная дума единогласно одобрила договор, а Совет Федерации сделал это в среду. " * 4
FRENCH = "Le traité a été signé à Genève par les deux présidents, déclare l’Élysée. " * 4


@pytest.mark.parametrize(
    ("text", "codec"),
    [(FRENCH, "utf-8"), (FRENCH, "utf-8-sig"), (FRENCH, "utf-16"), (FRENCH, "utf-32"), (FRENCH, "cp1252"), (RUSSIAN, "cp1251")],
)
def test_encodings(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


def test_utf8_with_one_damaged_byte_is_read_but_for_that_byte() -> None:
    data = RUSSIAN.encode()
    assert decode(data[:101] + data[102:]).count("\ufffd") <= 2


@given(st.binary(max_size=400))
@settings(deadline=None, max_examples=50)
def test_any_bytes_are_text_or_bad(data: bytes) -> None:
    with suppress(Bad):
        assert isinstance(decode(data), str)


PAGE = """<html><head><meta charset="windows-1251"><title>Договор подписан</title>
<meta property="article:published_time" content="2024-06-19T10:00:00Z"><meta property="og:site_name" content="Вестник">
<link rel="canonical" href="https://news.example/1"><script>alert("steal")</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Договор подписан</h1><p>{0}</p><p>{0} Конец.</p>
<script>document.write("steal")</script></article></body></html>"""


def test_html_in_its_declared_encoding_without_scripts(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.format(RUSSIAN).encode("cp1251"))
    found = one(path)
    assert "Государственная дума единогласно" in found.text
    assert "steal" not in found.text
    assert (found.title, found.publisher, found.address) == ("Договор подписан", "Вестник", "https://news.example/1")
    assert found.stated == "2024-06-19T10:00:00Z"


def test_html_date_from_linked_data(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    data = json.dumps({"@graph": [{"@type": "NewsArticle", "datePublished": "2024-11-09"}]})
    path.write_text(f'<html><script type="application/ld+json">{data}</script><body><p>{WORDS}</p></body></html>')
    found = one(path)
    assert (found.stated, found.text) == ("2024-11-09", WORDS)


def test_nested_html_is_read_and_a_bomb_refused_quickly(tmp_path: Path) -> None:
    deep, bomb = tmp_path / "deep.html", tmp_path / "bomb.html"
    deep.write_text("<html><body>" + "<div>" * 3_000 + WORDS)
    bomb.write_text("<html><body>" + "<x>" * 1_000_000 + WORDS)
    assert one(deep).text == WORDS
    started = perf_counter()
    assert problem(bomb) == "is nested too deep to be a page of text."
    assert perf_counter() - started < 5


def test_pdf_without_running_heads_and_hyphens(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    body = [
        "The two governments have agreed to exchange the instru-",
        "ments within thirty days of the vote in Vienna, said",
        "both.",
    ]
    path.write_bytes(
        pdf([["Daily Herald, page 1", *body], ["Daily Herald, page 2", WORDS], ["Daily Herald, page 3", "End of it."]])
    )
    text = one(path).text
    assert "exchange the instruments within thirty days of the vote in Vienna, said both." in text
    assert "Herald" not in text
    assert text.endswith("End of it.")


def test_pdf_of_pictures_alone(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([[]]))
    assert problem(path) == "holds no text, only pictures."


def test_docx_with_table(tmp_path: Path) -> None:
    from docx import Document as new_document

    word = new_document()
    word.add_paragraph(WORDS)
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Signed", "1999"
    word.add_paragraph("The end.")
    path = tmp_path / "report.docx"
    word.save(str(path))
    assert one(path).text == f"{WORDS}\n\nSigned | 1999\n\nThe end."


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    good = {"text": WORDS, "id": "a7", "published": "2024-11-09", "url": "https://x.example", "title": "T", "publisher": "P"}
    path.write_text("\n".join([json.dumps(good), "", "{broken", '{"text": 3}', '{"text": "half \\ud800"}', "[" * 100_000]))
    found, problems = load([path])
    assert [d.name for d in found] == ["many.jsonl:1 a7", "many.jsonl:5"]
    assert (found[0].stated, found[0].address, found[0].title, found[0].publisher) == ("2024-11-09", "https://x.example", "T", "P")
    assert found[1].text == "half \ufffd"
    assert [p.place for p in problems] == [f"{path}:{n}" for n in (3, 4, 6)]


def test_a_folder_is_read_in_order_and_labels_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Report {name}.")
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "loop").symlink_to(tmp_path)
    told: list[tuple[int, int]] = []
    found, problems = load([tmp_path, tmp_path / "a.txt"], lambda done, total: told.append((done, total)))
    assert [d.name for d in found] == ["a.txt", "b.txt", "sub/c.txt"]
    assert problems == []
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_same_text_twice_is_one_document_with_copies(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(WORDS)
    found = one(tmp_path)
    assert (found.name, found.copies) == ("a.txt", ("b.txt", "c.txt"))


def test_a_file_named_by_hand_is_sniffed(tmp_path: Path) -> None:
    page, item, plain = tmp_path / "page.aspx", tmp_path / "one.json", tmp_path / "README"
    page.write_text(f"<!DOCTYPE html><html><body><p>{WORDS}</p></body></html>")
    item.write_text(json.dumps({"text": "Another report.", "date": "2020-01-02"}, indent=1))
    plain.write_text("A third report.")
    found, problems = load([page, item, plain])
    assert [(d.name, d.text) for d in found] == [
        ("page.aspx", WORDS),
        ("one.json", "Another report."),
        ("README", "A third report."),
    ]
    assert found[1].stated == "2020-01-02"
    assert problems == []


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t", "empty"),
    "blank.html": (b"<html><body><script>x()</script></body></html>", "no text"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "controls.txt": (b"\x01\x02\x03 some text \x04", "binary"),
    "half.txt": ("odd".encode("utf-16") + b"x", "damaged"),
    "broken.pdf": (b"%PDF-1.4\nnothing", "broken PDF"),
    "broken.docx": (b"PK\x03\x04 word/ nothing", "broken DOCX"),
    "labels.json": (b'{"acts": []}', '"text"'),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files(tmp_path: Path, name: str) -> None:
    data, word = BAD[name]
    (tmp_path / name).write_bytes(data)
    assert word in problem(tmp_path / name)


def test_bad_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problem(tmp_path / "none.txt") == "is not there."
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    assert "symbolic links" in problem(tmp_path / "round.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert problem(tmp_path / "pipe.txt") == "is no ordinary file."
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "picture.png").write_bytes(b"x")
    assert "holds no report (1 files" in problem(tmp_path / "bare")
    monkeypatch.setattr(documents, "MAX_BYTES", 1_000_000)
    (tmp_path / "large.txt").write_bytes(b"a" * 1_000_001)
    assert problem(tmp_path / "large.txt") == "is larger than 1 MB."


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(WORDS)

    def refused(*_: object) -> None:  # the superuser, as whom tests may run, is refused nothing
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    assert problem(path) == "may not be read by you."


def test_odd_file_names_stay_on_one_line_and_in_utf8(tmp_path: Path) -> None:
    for name in (b"a\nb.txt", b"c\x1b[31m.txt", b"d\xff.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(f"Report {name!r}.")
    found, problems = load([tmp_path])
    assert problems == []
    assert [d.name for d in found] == ["a\\nb.txt", "c\\x1b[31m.txt", "d\\udcff.txt"]
    assert all(d.place.encode() for d in found)


def test_a_failing_library_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Fails.")
    (tmp_path / "b.txt").write_text(WORDS)
    whole = decode

    def fails(data: bytes) -> str:
        if data == b"Fails.":
            raise ZeroDivisionError
        return whole(data)

    monkeypatch.setattr("foedus.reading.documents.decode", fails)
    found, problems = load([tmp_path])
    assert [d.name for d in found] == ["b.txt"]
    assert problems[0].sentence == "cannot be read (ZeroDivisionError)."
