"""What was recorded: tables of statements, sources and decisions, a row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from foedus.core.decisions import Decision
from foedus.core.statements import Statement
from foedus.desk.tables.table import Row, View, bounds, edtf
from foedus.reading.corpus.columns import statement_row


def statements(view: View) -> Iterator[Row]:
    """Each statement as its source makes it, believed or not, with its place and words."""
    recorded = {item.id: day for day, item in view.entries() if isinstance(item, Statement)}
    for statement in view.books.statements:
        source = view.books.sources[statement.source]
        row = statement_row(statement, source.name, source.text, source.published)
        yield row | {"recorded": recorded.get(row["statement"])}


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
    for day, item in view.entries():
        if isinstance(item, Decision) and day <= view.known:
            yield {
                "decision": item.id, "statement": item.statement, "verdict": item.verdict.value, "by": item.by,
                "at": item.at.isoformat(), "recorded": day, "why": item.why or None, "instead": item.instead,
                "after": item.after or None,
            }  # fmt: skip
