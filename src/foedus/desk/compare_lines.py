"""Two treaties' texts side by side, article by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

from foedus.core.texts import Element
from foedus.desk.text_lines import heading_of
from foedus.reading.treaty.comparing import Change, Pair, changes, pairs, words
from foedus.reading.treaty.parts.structure import articles

Text = tuple[str, str, Sequence[Element]]  # its name, its words, its parts
Runs = Sequence[tuple[Change, str]]
_MARKS = {Change.KEPT: "{}", Change.DROPPED: "[-{}-]", Change.ADDED: "{{+{}+}}"}
_CLOSING = ".,;:)]"  # stand at the word before them
_KEPT = 8  # words of a run that both have are shown at each of its ends


@dataclass(frozen=True, slots=True)
class Compared:
    """The two texts, and which article of the one is which of the other."""

    one: Text
    other: Text
    pairs: Sequence[tuple[Pair, Runs]]

    @classmethod
    def of(cls, one: Text, other: Text) -> Self:
        """Compare them."""
        found = pairs(one[1], articles(one[2]), other[1], articles(other[2]))
        return cls(one, other, [(pair, list(changes(_body(one, pair.one), _body(other, pair.other)))) for pair in found])

    @property
    def heads(self) -> tuple[str, str, str, str]:
        """Of the table's columns."""
        return self.one[0], self.other[0], "Alike", "What changed"

    @property
    def summary(self) -> str:
        """In a line."""
        both = [runs for pair, runs in self.pairs if pair.one and pair.other]
        dropped, added = (sum(not getattr(pair, side) for pair, _ in self.pairs) for side in ("other", "one"))
        return f"Articles in both: {len(both)}, word for word {sum(map(_same, both))}; dropped: {dropped}; added: {added}."

    def rows(self) -> Iterator[tuple[str, str, str, str]]:
        """A line for each pair."""
        for pair, runs in self.pairs:
            if pair.one and pair.other:
                yield _named(self.one, pair.one), _named(self.other, pair.other), f"{pair.likeness:.0%}", _changed(runs)
            else:
                yield _named(self.one, pair.one), _named(self.other, pair.other), "", "dropped" if pair.one else "added"

    def data(self) -> dict[str, Any]:
        """The same for programs, with all words of each pair."""
        return {"one": self.one[0], "other": self.other[0], "articles": [self._data(pair, runs) for pair, runs in self.pairs]}

    def _data(self, pair: Pair, runs: Runs) -> dict[str, Any]:
        places = {
            side: _placed(text, part) for side, text, part in (("one", self.one, pair.one), ("other", self.other, pair.other))
        }
        told = [{"change": change.value, "words": said} for change, said in runs]
        return {**places, "likeness": round(pair.likeness, 3), "words": told}


def _same(runs: Runs) -> bool:
    return all(change is Change.KEPT for change, _ in runs)


def _changed(runs: Runs) -> str:
    if _same(runs):
        return "word for word"
    told = ((_MARKS[change].format(_short(said) if change is Change.KEPT else said), said) for change, said in runs)
    return "".join(shown if said[0] in _CLOSING else f" {shown}" for shown, said in told).strip()


def _short(said: str) -> str:
    each = said.split()
    return said if len(each) <= 2 * _KEPT else " ".join([*each[:_KEPT], "…", *each[-_KEPT:]])


def _body(text: Text, part: Element | None) -> str:
    return words(text[1], part) if part else ""


def _named(text: Text, part: Element | None) -> str:
    if part is None:
        return ""
    return f"{part.number} {heading_of(text[1], part)}".strip()


def _placed(text: Text, part: Element | None) -> dict[str, Any] | None:
    return {"number": part.number, "name": _named(text, part), "start": part.start, "end": part.end} if part else None
