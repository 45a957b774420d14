"""The pieces of the tree from which bluebell writes a document, and what of a text's characters XML can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

Item = dict[str, Any]  # what the types of bluebell's grammar give by to_dict()

_BARRED = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2 (Char)


def element(name: str, children: Sequence[Item], named: str = "") -> Item:
    """An element, with the name that the standard asks for where an element is a general one."""
    return {"type": "element", "name": name, "children": list(children), "attribs": {"name": str(named)} if named else {}}


def level(name: str, num: str, heading: str, children: Sequence[Item], named: str = "") -> Item:
    """A level of the hierarchy; bluebell puts what stands before, between and after those within it into intro, content, wrapUp."""
    return element(name, children, named) | {"type": "hier", "num": num, "heading": [text(heading)] if heading else []}


def attachment(named: str, heading: str, subheading: str, children: Sequence[Item]) -> Item:
    """A document of its own within the document; bluebell gives it its metadata."""
    item = element("attachment", [element("mainBody", children)], named) | {"heading": [text(heading)]}
    return item | {"subheading": [text(subheading)]} if subheading else item


def blocks(words: str) -> list[Item]:
    """A <p> for all that stands between two empty lines; where a line ends in it there is a <br>."""
    lines = (line.strip() for line in fit(words).splitlines())
    return [_block(list(block)) for filled, block in groupby(lines, bool) if filled]


def text(words: str) -> Item:
    """Words on one line."""
    return {"type": "text", "value": " ".join(fit(words).split())}


def fit(words: str) -> str:
    """With what XML has no way to hold written as ⟨U+0007⟩; where it is white space, such as a form feed, as a space."""
    return _BARRED.sub(lambda found: " " if found[0].isspace() else f"⟨U+{ord(found[0]):04X}⟩", words)


def _block(lines: Sequence[str]) -> Item:
    broken = [item for line in lines[:-1] for item in ({"type": "text", "value": f"{line}\n"}, {"type": "marker", "name": "br"})]
    return {"type": "content", "name": "p", "children": [*broken, {"type": "text", "value": lines[-1]}]}
