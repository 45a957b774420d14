"""What was recorded: tables of statements, sources and decisions, a row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from foedus.desk.tables.table import Row, View, bounds, edtf
from foedus.reading.corpus.columns import statement_row


def statements(view: View) -> Iterator[Row]:
    """Each statement as its source makes it, believed or not, with its place and words."""
    for statement in view.books.statements:
        source = view.books.sources[statement.source]
        row = statement_row(statement, source.name, source.text, source.published)
        yield row | {"recorded": view.days.get(row["statement"])}


def sources(view: View) -> Iterator[Row]:
    """Each source, by kind and name."""
    said = Counter(s.source for s in view.books.statements)
    for source in sorted(view.books.sources.values(), key=lambda s: (s.kind, s.name, s.id)):
        yield {
            "source": source.id, "name": source.name, "kind": source.kind, "title": source.title, "publisher": source.publisher,
            "address": source.address, "ground": source.ground or None, "lineage": view.books.told.group_of(source.id),
            "characters": len(source.text), "statements": said[source.id],
        } | bounds(source.published) | {"published": edtf(source.published)}  # fmt: skip


def decisions(view: View) -> Iterator[Row]:
    """Each decision of a person on a statement, as they were made."""
    for day, decision in view.decisions:
        yield {
            "decision": decision.id, "statement": decision.statement, "verdict": decision.verdict.value, "by": decision.by,
            "at": decision.at.isoformat(), "recorded": day, "why": decision.why or None, "instead": decision.instead,
            "after": decision.after or None,
        }  # fmt: skip
