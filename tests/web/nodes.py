"""What stands in a page's first node of a kind; a test fails where there is none."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser


def html_of(page: LexborHTMLParser, selector: str) -> str:
    """The first such node, written out."""
    node = page.css_first(selector)
    assert node is not None, selector
    return node.html or ""


def attribute(page: LexborHTMLParser, selector: str, name: str) -> str:
    """What the first such node says under a name."""
    node = page.css_first(selector)
    assert node is not None, selector
    value = node.attributes[name]
    assert value is not None, (selector, name)
    return value
