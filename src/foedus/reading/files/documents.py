"""Reports from files: their text, exactly as it will be cited, and what their metadata say. Nothing here raises on user input."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from foedus.core.problems import Problem
from foedus.core.sources import source_id
from foedus.reading.files.content import Bad, Content, decode
from foedus.reading.files.walk import STDIN, SUFFIXES, Found, find, reason

MAX_BYTES = 50_000_000
MAX_TEXT = 1_000_000  # characters: a book, where a report has some thousands


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report. `stated` is the date that its metadata state, in their words: a proposal, not a fact.

    `copies` names further files with the very same text, which is one source however often it lies about.
    """

    name: str
    place: str
    text: str
    id: str
    title: str | None = None
    address: str | None = None
    stated: str | None = None
    publisher: str | None = None
    copies: tuple[str, ...] = ()


def load(paths: Sequence[Path | str], progress: Callable[[int, int], None] | None = None) -> tuple[list[Document], list[Problem]]:
    """The reports in files and folders, and one problem for each that could not be read.

    `progress` is told how many files are done, of how many.
    """
    files, problems = find(paths)
    documents, more = distinct(_each(files, progress))
    return documents, problems + more


def distinct(items: Iterable[Document | Problem]) -> tuple[list[Document], list[Problem]]:
    """Each text once, naming its copies; and the problems."""
    documents: dict[str, Document] = {}
    copies: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        elif documents.setdefault(item.id, item) is not item:
            copies.setdefault(item.id, []).append(item.name)
    return [replace(d, copies=tuple(copies.get(d.id, ()))) for d in documents.values()], problems


def _each(files: Sequence[Found], progress: Callable[[int, int], None] | None) -> Iterator[Document | Problem]:
    for done, file in enumerate(files, 1):
        yield from read_file(file)
        if progress:
            progress(done, len(files))


def read_file(file: Found, data: bytes | None = None) -> Iterator[Document | Problem]:
    """The documents of one file, and what is wrong with it; `data` are its bytes where they have been read. Never raises."""
    try:
        contents, problems = _contents(file, _bytes(file.path) if data is None else data)
    except Bad as bad:
        yield Problem(file.place, bad.sentence, bad.remedy)
    except OSError as error:
        yield Problem(file.place, reason(error), "Check the file and its permissions.")
    except MemoryError:
        yield Problem(file.place, "needs more memory to read than there is.", "Split it, or give its text alone.")
    except Exception as error:  # whatever a library meets in a damaged file costs this file only
        yield Problem(file.place, f"cannot be read ({type(error).__name__}).", "Save it anew, or give its text alone.")
    else:
        yield from problems
        yield from (fitting(_document(file, content)) for content in contents)


def fitting(document: Document) -> Document | Problem:
    """The document, unless it is longer than any report."""
    if len(document.text) <= MAX_TEXT:
        return document
    return Problem(document.place, f"holds {len(document.text):,} characters, more than any report ({MAX_TEXT:,}).", "Split it.")


def _bytes(path: Path) -> bytes:
    if path == STDIN:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    elif stat.S_ISREG(path.stat().st_mode):
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    else:
        raise Bad("is no ordinary file.", "Give files or folders, or - for standard input.")
    if len(data) > MAX_BYTES:
        raise Bad(f"is larger than {MAX_BYTES // 10**6} MB.", "Split it, or give its text alone.")
    if not data.strip():
        raise Bad("is empty.")
    return data


def _contents(file: Found, data: bytes) -> tuple[list[Content], list[Problem]]:
    kind = _kind(file.path, data)
    if kind == "lines":
        from foedus.reading.files.lines import read_lines

        return read_lines(data, file.place)
    if kind == "object":
        from foedus.reading.files.lines import read_object

        return read_object(data), []
    if kind == "html":
        from foedus.reading.files.html import read_html

        return read_html(data), []
    if kind == "pdf":
        from foedus.reading.files.pdf import read_pdf

        return read_pdf(data), []
    if kind == "word":
        from foedus.reading.files.word import read_word

        return read_word(data), []
    return [Content(text=_text(data))], []


def _kind(path: Path, data: bytes) -> str:
    """The format: by its first bytes where these are telling, then by the file's name."""
    head = data[:1024].lstrip().lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if head.startswith(b"pk\x03\x04") and b"word/" in data:
        return "word"
    known = SUFFIXES.get(path.suffix.lower())
    if known:
        return known
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "object" if path.suffix.lower() == ".json" else "text"


def _text(data: bytes) -> str:
    text = decode(data)
    if not text.strip():
        raise Bad("is empty.")
    return text


def _document(file: Found, content: Content) -> Document:
    name = f"{file.name}:{content.name}" if content.name else file.name
    return Document(
        name=name,
        place=file.place,
        text=content.text,
        id=source_id(content.text),
        title=content.title,
        address=content.address,
        stated=content.stated,
        publisher=content.publisher,
    )
