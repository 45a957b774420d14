"""Treaty texts whose articles are known, as raw text: the marks that tell the articles are taken out, their places kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

TEXTS = Path(__file__).parents[2] / "shared" / "data" / "texts"
_ARTICLE = re.compile(r"(?:art(?:icle|ikel)?s?)\.?\s+(?P<number>\S+(?:\s+(?:bis|ter|quater|quinquies))?)\s*", re.IGNORECASE)
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")


class Article(NamedTuple):
    """Where it begins, its number as it is written, and its heading, "" where it has none."""

    start: int
    number: str
    heading: str


class Gold(NamedTuple):
    """A text and the articles that are in it."""

    name: str
    text: str
    articles: list[Article]


def dutch() -> Iterator[Gold]:
    """The treaties of the Dutch collection."""
    for path in sorted((TEXTS / "nl_en").glob("*.md")):
        lines, at, known = [], 0, []
        waiting = False  # for the heading of the last article
        for line in _LINK.sub(r"\1", path.read_text(encoding="utf-8")).split("\n"):
            marks = len(line) - len(line.lstrip("#"))
            bare = line[marks:].strip() if marks else line
            if marks == 3 and (found := _ARTICLE.fullmatch(bare)):
                known.append(Article(at, found["number"].rstrip(".:"), ""))
            elif waiting and marks == 4:
                known[-1] = known[-1]._replace(heading=bare.lstrip("-– "))
            waiting = (marks == 3 and bool(known) and known[-1].start == at) or (waiting and not bare.strip())
            lines.append(bare)
            at += len(bare) + 1
        yield Gold(path.stem, "\n".join(lines), known)


def tota() -> Iterator[Gold]:
    """The trade agreements of ToTA."""
    for path in sorted((TEXTS / "tota").glob("*.xml")):
        parts: list[str] = []
        at, known = 0, []
        for node in ElementTree.parse(path).getroot().iter():
            if node.tag not in ("chapter", "article"):
                continue
            number, name = unescape(node.get("number") or ""), unescape(node.get("name") or "")
            if node.tag == "article" and number:
                known.append(Article(at, re.sub(r"^\S+?:?\s+", "", number), name))
            text = (node.text or "").lstrip(" .\n") if node.tag == "article" else ""
            part = "\n".join(filter(None, (number, name, text.strip()))) + "\n\n"
            parts.append(part)
            at += len(part)
        yield Gold(path.stem, "".join(parts), known)
