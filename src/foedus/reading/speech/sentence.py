"""A sentence as the attribution reader sees it: nodes, clauses, and which nodes stand in quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.reading.speech.kinds import Span
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, low
from foedus.reading.syntax.scan import Scan
from foedus.reading.text.quotations import Quote


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence: `quoted[k]` is the quotation (marks included) in which node k stands, None outside."""

    nodes: tuple[Node, ...]
    clauses: tuple[Clause, ...]
    quoted: tuple[Span | None, ...]
    opens: bool  # a paragraph begins here

    @property
    def last(self) -> int:
        """The node behind the last one that is no full stop outside a quotation."""
        n = len(self.nodes)
        return n - 1 if n and low(self.nodes[-1]) in (".", ";", ":") and self.quoted[-1] is None else n

    def span(self, first: int, last: int) -> Span | None:
        """The characters of nodes [first, last), with the mark that closes a quotation in which they end."""
        if last <= first:
            return None
        tail = self.quoted[last - 1]
        end = self.nodes[last - 1].end
        return self.nodes[first].start, tail[1] if tail and tail[1] <= end + 2 else end

    def within(self, span: Span) -> tuple[int, int]:
        """The nodes [first, last) that a stretch of characters touches."""
        first = bisect_right(self.nodes, span[0], key=lambda n: n.end)
        return first, max(first, self.node_at(span[1]))

    def node_at(self, place: int) -> int:
        """The first node that begins at or behind a place of the text."""
        return bisect_right(self.nodes, place - 1, key=lambda n: n.start)


def sentences(seen: Scan) -> Iterator[Spoken]:
    """The sentences of a text in order."""
    marked = [_marked(seen.text, quote) for quote in seen.quotes]
    starts = [start for start, _ in marked]
    before = 0
    for parsed in seen.parsed:
        if not parsed.nodes:
            continue
        quoted = tuple(_at(marked, starts, node.start) for node in parsed.nodes)
        opens = before == 0 or "\n" in seen.text[before : parsed.sentence.start]
        yield Spoken(parsed.nodes, parsed.clauses, quoted, opens)
        before = parsed.sentence.end


def _marked(text: str, quote: Quote) -> Span:
    """A quotation with its marks."""
    left = 2 if text[max(0, quote.start - 2) : quote.start] in ("``", "''") else 1
    closed = quote.end < len(text) and not text[quote.end].isspace()
    right = 2 if text[quote.end : quote.end + 2] == "''" else int(closed)
    return quote.start - left, quote.end + right


def _at(marked: Sequence[Span], starts: Sequence[int], place: int) -> Span | None:
    k = bisect_right(starts, place) - 1
    return marked[k] if k >= 0 and place < marked[k][1] else None
