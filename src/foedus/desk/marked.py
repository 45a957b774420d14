"""A text written as markup with its marked passages; how a mark is written, each page decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from foedus.desk.marks import Opening, Span, pieces
from foedus.desk.safe import visible

Begins = Callable[[Opening], Markup]
Ends = Callable[[Span, bool], Markup]  # told whether the span is at its end, or goes on where a crossing one was closed


def marked(text: str, spans: Iterable[Span], begins: Begins, ends: Ends) -> Markup:
    """The text, escaped and with control characters visible, between its marks."""
    here, open_, out = 0, list[Span](), list[Markup]()
    for piece in pieces(text, spans):
        if isinstance(piece, str):
            here += len(piece)
            out.append(escape(visible(piece)))
        elif isinstance(piece, Opening):
            open_.append(piece.span)
            out.append(begins(piece))
        else:
            span = open_.pop()
            out.append(ends(span, here >= span.end))
    return Markup("").join(out)
