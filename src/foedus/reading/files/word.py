"""A DOCX: its paragraphs and tables in the order of the document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from docx import Document as open_document
from docx.document import Document as WordDocument
from docx.table import Table

from foedus.reading.files.content import Bad, Content

_MOST = 200_000_000  # bytes unpacked: a small file may hold a very large one

_BROKEN = "is a broken DOCX.", "Save it anew from the program that made it."


def read_word(data: bytes) -> list[Content]:
    """The file as one document. Raises Bad where it is broken or holds no text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(item.file_size for item in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise Bad(*_BROKEN) from None
    if size > _MOST:
        raise Bad(f"unpacks to more than {_MOST // 10**6} MB.", "Split it, or save its text alone.")
    try:
        word = open_document(io.BytesIO(data))
    except (KeyError, ValueError, SyntaxError):  # parts that are missing or no XML
        raise Bad(*_BROKEN) from None
    text = "\n\n".join(part for part in _parts(word) if part)
    if not text:
        raise Bad("holds no text.", "Check that the report is in it.")
    return [Content(text=text, title=word.core_properties.title or None)]


def _parts(word: WordDocument) -> Iterator[str]:
    for part in word.iter_inner_content():
        if isinstance(part, Table):
            yield from (_row([cell.text for cell in row.cells]) for row in part.rows)
        else:
            yield part.text.strip()


def _row(cells: list[str]) -> str:
    """A row's cells; one that spans several columns is told once."""
    texts = [" ".join(cell.split()) for cell in cells]
    return " | ".join(t for i, t in enumerate(texts) if t and (i == 0 or t != texts[i - 1]))
