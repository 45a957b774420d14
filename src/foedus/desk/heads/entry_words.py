"""What one entry of a ledger says, in words and as data, from its record alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from foedus.desk.days import words
from foedus.desk.safe import one_line
from foedus.desk.statement_lines import statement_line
from foedus.ledger.entries.chain import Entry
from foedus.ledger.entries.records import decision_of, redaction_of, source_of, statement_of
from foedus.ledger.heads.ids import known_as

_SHOWN = 300  # characters of a record that this program cannot put in words
_UNREAD = (ValueError, KeyError, TypeError, AttributeError, RecursionError)  # what a record of another make can come to


def told(entry: Entry) -> list[tuple[str, str]]:
    """What the entry says, part by part, each on one line; its bare record where this program knows no such record."""
    try:
        parts = list(_TOLD[entry.kind](entry))
    except _UNREAD:
        parts = [("Record", one_line(entry.record, _SHOWN))]
    title = f"{entry.kind[:1].upper()}{entry.kind[1:]}"
    rows = [(title, known_as(entry)), *parts]
    return [(one_line(label), one_line(text)) for label, text in rows if text]


def entry_data(entry: Entry) -> dict[str, Any]:
    """The entry, its record as data where it is JSON."""
    try:
        record = json.loads(entry.record)
    except (ValueError, RecursionError):
        record = entry.record
    return {"n": entry.n, "kind": entry.kind, "id": known_as(entry), "recorded": entry.recorded.isoformat(), "record": record}


def _statement(entry: Entry) -> Iterator[tuple[str, str]]:
    line = statement_line(found := statement_of(entry.record, entry.id), {})
    yield "It says", line.title
    yield "Of", line.treaty_name
    yield from line.parts
    yield "Whose word", line.speaker or "its source's"
    yield "Stance", line.stance
    yield "Made", line.method
    yield "Stands in", f"characters {found.start} to {found.end} of the source {found.source}"


def _source(entry: Entry) -> Iterator[tuple[str, str]]:
    whole = json.loads(entry.record)
    found = source_of(entry.record, {whole["id"]: ""})
    yield "Name", found.name
    yield "Kind", found.kind
    yield "Title", found.title or ""
    yield "Publisher", found.publisher or ""
    yield "Published", words(found.published) if found.published else ""
    yield "SHA-256 of its text", str(whole["text"])


def _decision(entry: Entry) -> Iterator[tuple[str, str]]:
    found = decision_of(entry.record)
    yield "It says", f"{found.verdict.value} the statement {found.statement}"
    yield "In its place", found.instead or ""
    yield "By", found.by
    yield "Made", f"{found.at:%Y-%m-%d %H:%M} UTC"
    yield "Why", found.why


def _redaction(entry: Entry) -> Iterator[tuple[str, str]]:
    found = redaction_of(entry.record)
    yield "It says", f"the source {found.source} is erased" + (", and what was read in it" if found.statements else "")
    yield "By", found.by
    yield "Made", f"{found.at:%Y-%m-%d %H:%M} UTC"
    yield "Why", found.why


_TOLD: dict[str, Callable[[Entry], Iterator[tuple[str, str]]]] = {
    "statement": _statement,
    "source": _source,
    "decision": _decision,
    "redaction": _redaction,
}
