"""A web page: its main text, and what its head says of title, address, publisher and date. Scripts are never text."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from foedus.reading.files.content import Bad, Content, decode

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_NO_TEXT = "script, style, noscript, template, svg, iframe, object, nav, form, button, select, textarea, head"
_LARGEST, _TAGS, _DEEP, _DEEPEST = 3_000_000, 100_000, 200, 5_000  # no news page goes so far, and there parsing takes ever longer
_OPEN = "area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|tbody|td|th|tr|track|wbr"  # need no end tag
_TAG = re.compile(rf"<(/?)(?!(?:{_OPEN})\b)[a-z]", re.IGNORECASE)
_DATES = ("article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate")


def read_html(data: bytes) -> list[Content]:
    """The page as one document. Raises Bad where it holds no text."""
    declared = _CHARSET.search(data[:4096])
    page = decode(data, declared.group(1).decode("ascii") if declared else None)
    depth = _depth(page)
    if depth > _DEEPEST:
        raise Bad("is nested too deep to be a page of text.", "Save the page's text from a browser.")
    tree = LexborHTMLParser(page)
    meta = dict(_meta(tree))
    title = meta.get("og:title") or _first(tree, "title") or _first(tree, "h1")
    stated, address = _stated(tree, meta), _address(tree, meta)
    usual = depth <= _DEEP and len(page) <= _LARGEST and page.count("<") <= _TAGS
    text = (_main(page) if usual else "") or _all(tree)
    if not text.strip():
        raise Bad("holds no text (its text may be made by scripts).", "Save the page's text from a browser.")
    publisher = meta.get("og:site_name") or meta.get("dc.publisher")
    return [Content(text=text, title=title, address=address, stated=stated, publisher=publisher)]


def _main(page: str) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(page, fast=True, include_comments=False, deduplicate=False) or ""
    return "\n\n".join(line for line in text.splitlines() if line.strip())


def _depth(page: str) -> int:
    depth = deepest = 0
    for tag in _TAG.finditer(page):
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _all(tree: LexborHTMLParser) -> str:
    tree.strip_tags(_NO_TEXT.split(", "))
    body = tree.body
    lines = body.text(separator="\n").splitlines() if body else []
    return "\n\n".join(" ".join(line.split()) for line in lines if line.strip())


def _meta(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in reversed(tree.css("meta")):  # of several the first counts
        key = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        value = (node.attributes.get("content") or "").strip()
        if key and value:
            yield key.lower(), value


def _first(tree: LexborHTMLParser, selector: str) -> str | None:
    node = tree.css_first(selector)
    return (" ".join(node.text().split()) or None) if node else None


def _address(tree: LexborHTMLParser, meta: dict[str, str]) -> str | None:
    link = tree.css_first('link[rel="canonical"]')
    return (link.attributes.get("href") if link else None) or meta.get("og:url")


def _stated(tree: LexborHTMLParser, meta: dict[str, str]) -> str | None:
    named = next((meta[key] for key in _DATES if key in meta), None)
    return named or next((d for node in tree.css('script[type="application/ld+json"]') for d in _linked(node.text())), None)


def _linked(script: str) -> Iterator[str]:
    """Dates of publication in linked data (schema.org `datePublished`)."""
    try:
        pending: list[Any] = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while pending:
        item = pending.pop()
        if isinstance(item, dict):
            if isinstance(item.get("datePublished"), str):
                yield item["datePublished"]
            item = list(item.values())
        if isinstance(item, list):
            pending.extend(item)
