"""The loader: encodings, and every bad file in one line while the rest is read."""

import os
import zipfile
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.reading.files import documents
from foedus.reading.files.content import Bad, decode
from foedus.reading.files.documents import load

WORDS = "The two states signed the pact in Vienna on Monday. Parliament has yet to vote."


def problem(path: Path) -> str:
    found, problems = load([path])
    assert found == []
    assert len(problems) == 1
    assert "\n" not in str(problems[0])
    assert str(path.name) in problems[0].place
    return problems[0].sentence


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


def test_nested_html_is_read_and_a_bomb_refused_quickly(tmp_path: Path) -> None:
    deep, bomb = tmp_path / "deep.html", tmp_path / "bomb.html"
    deep.write_text("<html><body>" + "<div>" * 3_000 + WORDS)
    bomb.write_text("<html><body>" + "<x>" * 1_000_000 + WORDS)
    assert load([deep])[0][0].text == WORDS
    started = process_time()
    assert problem(bomb) == "is nested too deep to be a page of text."
    assert process_time() - started < 5


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

    monkeypatch.setattr("foedus.reading.files.documents.decode", fails)
    found, problems = load([tmp_path])
    assert [d.name for d in found] == ["b.txt"]
    assert problems[0].sentence == "cannot be read (ZeroDivisionError)."


def test_a_text_longer_than_any_report_is_named_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("The treaty was signed. " * 50_000, encoding="utf-8")
    (tmp_path / "fine.txt").write_text("The treaty was signed.", encoding="utf-8")
    documents, problems = load([tmp_path])
    assert [d.name for d in documents] == ["fine.txt"]
    assert [(p.place.endswith("long.txt"), "1,150,000 characters" in p.sentence) for p in problems] == [(True, True)]


@pytest.mark.parametrize("parts", [{"a.txt": "x"}, {"word/document.xml": "<a", "[Content_Types].xml": "<"}])
def test_a_docx_without_its_parts_is_called_broken(tmp_path: Path, parts: dict[str, str]) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    assert [p.sentence for p in load([tmp_path])[1]] == ["is a broken DOCX."]
