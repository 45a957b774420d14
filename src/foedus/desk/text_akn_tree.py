"""A treaty's parts as the tree that bluebell writes as Akoma Ntoso: which element each part is, and all its words.

The tree is what bluebell itself makes of its markup before it writes XML; it is made here of places in the text, so that no
words of a treaty are ever read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from typing import Any

from bluebell.types import empty_hcontainer, empty_p

from foedus.core.texts import Element, Kind, Span

Item = dict[str, Any]

_GROUPS = {Kind.PART, Kind.CHAPTER, Kind.SECTION}
# The kinds that have an element of the same name; any other among them becomes an <hcontainer> that bears its name.
_LEVELS = {*_GROUPS, Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT}
_WHOLE = {Kind.OPENING, Kind.ENDING}  # all that a preface or a conclusion is: any other there is a <container> of its name
_PREAMBLE = "preamble"
_BARRED = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, [2] Char


class Tree:
    """The parts of one text. `numbers` has for a part's head ("Article 5 bis") its number alone ("5 bis")."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.numbers: dict[str, str] = {}

    def act(self, parts: Sequence[Element]) -> Item:
        """The whole: what is before the first article, chapter or part; these; what is after the last; the annexes."""
        flat = [one for part in parts for one in self._unfolded(part)]
        front = list(takewhile(_aside, flat))
        main = list(takewhile(lambda part: part.kind is not Kind.ANNEX, flat[len(front) :]))
        back = list(takewhile(_aside, reversed(main)))[::-1]
        body, last = main[: len(main) - len(back)], ()
        if body:
            body[-1], last = _apart(body[-1])
        preface = list(takewhile(lambda part: part.kind != _PREAMBLE, front))
        places = {
            "preface": self._asides(preface),
            "preamble": self._asides(front[len(preface) :]),
            "body": [self._level(part) for part in body] or [empty_hcontainer()],
            "conclusions": self._asides([*last, *back]),
            "attachments": self._attachments(flat[len(front) + len(main) :]),
        }
        return _element("act", [_element(name, items) for name, items in places.items() if items], "treaty")

    def _unfolded(self, part: Element) -> Iterator[Element]:
        """An opening or an ending as its pieces, where it is told in pieces."""
        for piece in self._pieces(part, part.start) if _aside(part) and part.parts else (part,):
            yield piece if isinstance(piece, Element) else replace(part, start=piece[0], end=piece[1], parts=())

    def _asides(self, parts: Sequence[Element]) -> list[Item]:
        made: list[Item] = []
        for part in parts:
            blocks = self._blocks((part.start, part.end))
            made += blocks if part.kind in _WHOLE or not blocks else [_element("container", blocks, part.kind)]
        return made

    def _attachments(self, parts: Sequence[Element]) -> list[Item]:
        """Each annex, with what stands behind it up to the next."""
        made: list[Item] = []
        for part in parts:
            if part.kind is Kind.ANNEX:
                made.append(self._attachment(part))
            else:
                made[-1]["children"][0]["children"].append(self._level(part))
        return made

    def _attachment(self, annex: Element) -> Item:
        head, begins = self._head(annex)
        item = _element("attachment", [_element("mainBody", self._within(annex, begins) or [empty_p()])], annex.kind)
        item["heading"] = [_text(head)]
        return item | {"subheading": [_text(self._line(annex.heading))]} if annex.heading else item

    def _level(self, part: Element) -> Item:
        name = str(part.kind) if part.kind in _LEVELS else "hcontainer"
        head, begins = self._head(part)
        item = {"type": "hier", "name": name, "num": head, "children": self._within(part, begins)}
        if part.heading:
            item["heading"] = [_text(self._line(part.heading))]
        self.numbers[head] = fit(part.number or "")
        return item if name != "hcontainer" else item | {"attribs": {"name": str(part.kind)}}

    def _within(self, part: Element, begins: int) -> list[Item]:
        made: list[Item] = []
        for piece in self._pieces(part, begins):
            made += [self._level(piece)] if isinstance(piece, Element) else self._blocks(piece)
        return made

    def _pieces(self, part: Element, begins: int) -> Iterator[Element | Span]:
        """The parts within it and, between them, the places of its own words."""
        for one in part.parts:
            if begins < one.start:
                yield begins, one.start
            yield one
            begins = one.end
        if begins < part.end:
            yield begins, part.end

    def _head(self, part: Element) -> tuple[str, int]:
        """The words that number it, and where what is under them begins."""
        if part.heading:
            end, begins = part.heading
        elif part.body is not None:
            end = begins = part.body
        else:
            number = re.compile(rf"[(\[]*{re.escape(part.number)}[.)\]]*" if part.number else "")
            found = number.match(self.text, part.start, part.end)
            end = begins = found.end() if found else part.start
        return self._line((part.start, end)), begins

    def _line(self, place: Span) -> str:
        return fit(" ".join(self.text[slice(*place)].split()))

    def _blocks(self, place: Span) -> list[Item]:
        """A <p> for all that stands between empty lines; where a line of it ends there is a <br>."""
        lines = (line.strip() for line in self.text[slice(*place)].splitlines())
        return [_block(list(block)) for filled, block in groupby(lines, bool) if filled]


def _aside(part: Element) -> bool:
    return part.kind not in _LEVELS and part.kind is not Kind.ANNEX


def _apart(part: Element) -> tuple[Element, tuple[Element, ...]]:
    """A chapter without the ending that stands last in it, and that ending: it is the whole treaty's."""
    if part.kind not in _GROUPS or not part.parts:
        return part, ()
    kept, last = part.parts, ()
    while kept and _aside(kept[-1]):
        kept, last = kept[:-1], (kept[-1], *last)
    if kept and not last:
        inner, last = _apart(kept[-1])
        kept = (*kept[:-1], inner)
    return replace(part, parts=kept, end=last[0].start if last else part.end), last


def _block(lines: Sequence[str]) -> Item:
    broken = [item for line in lines[:-1] for item in (_text(f"{fit(line)}\n"), {"type": "marker", "name": "br"})]
    return {"type": "content", "name": "p", "children": [*broken, _text(fit(lines[-1]))]}


def _element(name: str, children: list[Item], named: str = "") -> Item:
    return {"type": "element", "name": name, "children": children, "attribs": {"name": str(named)} if named else {}}


def _text(words: str) -> Item:
    return {"type": "text", "value": words}


def fit(words: str) -> str:
    """With what XML has no way to hold written as ⟨U+0007⟩; of white space, such as a form feed, a space is left."""
    return _BARRED.sub(lambda found: " " if found[0].isspace() else f"⟨U+{ord(found[0]):04X}⟩", words)
