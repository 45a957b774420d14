"""The loader: formats, folders, metadata."""

import json
from pathlib import Path

from foedus.core.sources import source_id
from foedus.reading.files.documents import Document, load

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
