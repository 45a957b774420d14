"""A treaty's parts as the tree from which bluebell writes Akoma Ntoso: which element each part is, and all its words.

The tree is what bluebell itself makes of its markup before it writes XML. It is made here of places in the text, so that no
words of a treaty are ever read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bluebell.types import empty_hcontainer, empty_p

from foedus.core.texts import Element, Kind, Span
from foedus.desk.akn.items import Item, attachment, blocks, element, fit, level
from foedus.desk.akn.places import LEVELS, pieces, placed

# what the standard's own places are made of; another kind there is a <container> of its name: parties, signatures
_PLAIN = {Kind.OPENING, Kind.TITLE, Kind.PREAMBLE, Kind.ENDING, Kind.TESTIMONIUM}


class Tree:
    """The parts of one text. `numbers` has for the words that number a part ("Article 5 bis") its number alone ("5 bis")."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.numbers: dict[str, str] = {}

    def act(self, parts: Sequence[Element]) -> Item:
        """The whole document; an act must have a body, also where there are articles only in annexes."""
        found = placed(parts)
        places = {
            "preface": self._asides(found.preface),
            "preamble": self._asides(found.preamble),
            "body": [self._level(part) for part in found.body] or [empty_hcontainer()],
            "conclusions": self._asides(found.conclusions),
            "attachments": [self._attachment(annex, behind) for annex, *behind in found.attachments],
        }
        return element("act", [element(name, items) for name, items in places.items() if items], "treaty")

    def _asides(self, parts: Sequence[Element]) -> list[Item]:
        made: list[Item] = []
        for part in parts:
            words = blocks(self.text[part.start : part.end])
            made += words if part.kind in _PLAIN or not words else [element("container", words, part.kind)]
        return made

    def _attachment(self, annex: Element, behind: Sequence[Element]) -> Item:
        end, begins = self._head(annex)
        within = [*self._within(annex, begins), *(self._level(part) for part in behind)]
        return attachment(annex.kind, self.text[annex.start : end], self._heading(annex), within or [empty_p()])

    def _level(self, part: Element) -> Item:
        """An element of the same name where the standard has it, else an <hcontainer> that bears the name."""
        end, begins = self._head(part)
        num = " ".join(fit(self.text[part.start : end]).split())
        self.numbers[num] = fit(part.number or "")
        name, named = (str(part.kind), "") if part.kind in LEVELS else ("hcontainer", part.kind)
        return level(name, num, self._heading(part), self._within(part, begins), named)

    def _within(self, part: Element, begins: int) -> list[Item]:
        made: list[Item] = []
        for piece in pieces(part, begins):
            made += [self._level(piece)] if isinstance(piece, Element) else blocks(self.text[slice(*piece)])
        return made

    def _heading(self, part: Element) -> str:
        return self.text[slice(*part.heading)] if part.heading else ""

    def _head(self, part: Element) -> Span:
        """Where the words that number a part end, and where what is under its heading begins."""
        if part.heading:
            return part.heading
        if part.body is not None:
            return part.body, part.body
        number = re.compile(rf"[(\[]*{re.escape(part.number)}[.)\]]*" if part.number else "")
        found = number.match(self.text, part.start, part.end)
        end = found.end() if found else part.start
        return end, end
