"""A sentence as the attribution reader sees it: nodes, and which of them stand in quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.reading.speech.kinds import Span
from foedus.reading.syntax.phrase import Node, low
from foedus.reading.syntax.scan import Parsed, Scan
from foedus.reading.text.quotations import Quote


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence: `quoted[k]` is the quotation (marks included) in which node k stands, None outside."""

    nodes: tuple[Node, ...]
    start: int
    end: int
    quoted: tuple[Span | None, ...]
    opens: bool  # a paragraph begins here

    @property
    def last(self) -> int:
        """The node behind the last one that is no full stop."""
        n = len(self.nodes)
        return n - 1 if n and low(self.nodes[-1]) in (".", "?", "!", ";", ":") and self.quoted[-1] is None else n


def sentences(seen: Scan) -> Iterator[Spoken]:
    """The sentences of a text in order."""
    marked = [_marked(seen.text, quote) for quote in seen.quotes]
    starts = [start for start, _ in marked]
    before = 0
    for parsed in seen.parsed:
        quoted = tuple(_at(marked, starts, node.start) for node in parsed.nodes)
        opens = "\n" in seen.text[before : parsed.sentence.start] or before == 0
        yield Spoken(parsed.nodes, parsed.sentence.start, parsed.sentence.end, quoted, opens)
        before = parsed.sentence.end


def _marked(text: str, quote: Quote) -> Span:
    """A quotation with its marks."""
    left = 2 if text[max(0, quote.start - 2) : quote.start] in ("``", "''") else 1
    right = 2 if text[quote.end : quote.end + 2] in ("''", "``") else 1 if quote.end < len(text) and not text[quote.end].isspace() else 0
    return quote.start - left, quote.end + right


def _at(marked: Sequence[Span], starts: Sequence[int], place: int) -> Span | None:
    k = bisect_right(starts, place) - 1
    return marked[k] if k >= 0 and place < marked[k][1] else None


__all__ = ["Parsed", "Spoken", "sentences"]
