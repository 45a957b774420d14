"""A PDF: its text in paragraphs, without running heads and feet, words joined that a line's end had hyphenated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2

from foedus.reading.files.content import Bad, Content

_HYPHEN = re.compile(r"(?<=[^\W\d_])(?:[\x02\ufffe](?:\r?\n)?|[-\u00ad]\r?\n)(?=[a-zà-öø-ÿа-я])")
_NUMBER = re.compile(r"\d+")
_EDGE = 2  # so many lines at the top and the bottom of a page may be running heads and feet
_PAGES = 3
_MOST = 50_000_000  # characters


def read_pdf(data: bytes) -> list[Content]:
    """The PDF as one document. Raises Bad where it is broken, locked or only pictures."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Bad(
            "is locked by a password." if locked else "is a broken PDF.", "Save it anew from the program that made it."
        ) from None
    try:
        text = "\n\n".join(_paragraphs(_without_edges(list(_pages(pdf)))))
        title = " ".join(pdf.get_metadata_dict().get("Title", "").split())
    finally:
        pdf.close()
    if not text.strip():
        raise Bad("holds no text, only pictures.", "Put it through text recognition (OCR) first.")
    return [Content(text=text, title=title or None)]


def _pages(pdf: pypdfium2.PdfDocument) -> Iterator[list[str]]:
    total = 0
    for page in pdf:
        words = page.get_textpage()
        text = _HYPHEN.sub("", words.get_text_bounded()).replace("\0", "")
        total += len(text)
        if total > _MOST:
            raise Bad(f"holds more than {_MOST:,} characters of text.", "Split it.")
        yield [" ".join(re.sub("[\ufffe\x02]", "-", line).split()) for line in text.splitlines() if line.strip()]
        words.close()
        page.close()


def _without_edges(pages: list[list[str]]) -> list[list[str]]:
    """Pages without the lines that stand, but for numbers, at the same edge of three pages or more."""
    seen = Counter(key for page in pages for key in {_key(page, i) for i in _edges(page)})
    return [[line for i, line in enumerate(page) if i not in _edges(page) or seen[_key(page, i)] < _PAGES] for page in pages]


def _edges(page: list[str]) -> set[int]:
    return {i for i in range(len(page)) if i < _EDGE or i >= len(page) - _EDGE}


def _key(page: list[str], i: int) -> str:
    return _NUMBER.sub("#", page[i])


def _paragraphs(pages: list[list[str]]) -> Iterator[str]:
    """Lines joined where the next word would hardly have fitted; a paragraph may run over the page's end."""
    lines = [line for page in pages for line in page]
    widths = sorted(map(len, lines))
    full = 0.8 * widths[len(widths) * 3 // 4] if widths else 0
    held: list[str] = []
    for line in lines:
        if held and not (line[0].islower() or len(held[-1]) >= full):
            yield " ".join(held)
            held = []
        held.append(line)
    if held:
        yield " ".join(held)
