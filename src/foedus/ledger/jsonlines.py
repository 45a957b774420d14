"""A ledger as a stream of JSON lines, and back; also the folders of such lines that older versions exported."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from foedus.core.apart import Apart
from foedus.core.decisions import Decision
from foedus.core.merged import Merged
from foedus.core.problems import Problem
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.entries.about import about
from foedus.ledger.entries.chain import Entry
from foedus.ledger.entries.records import (
    apart_of,
    apart_record,
    decision_key,
    decision_of,
    decision_record,
    digest,
    encode,
    merged_of,
    merged_record,
    redaction_of,
    redaction_record,
    source_of,
    source_record,
    statement_of,
    statement_record,
)
from foedus.ledger.folder.reading import Found
from foedus.ledger.store import Item, Ledger

_TELLING: dict[str, Callable[[str], Item]] = {
    "verdict": decision_of,
    "content": statement_of,
    "why": redaction_of,
    "theirs": apart_of,
    "head": merged_of,
}  # keys that tell what a line is


def lines(ledger: Ledger) -> Iterator[str]:
    """The whole ledger, each item with the day it was recorded: sources as they came, statements, decisions and the rest."""
    return (f"{encode(json.loads(_record(item)) | {'recorded': day.isoformat()})}\n" for day, item in ledger.recorded())


def read(path: Path) -> tuple[list[Found], list[Problem]]:
    """What such a file, or the files of a folder, hold; lines that cannot be read are left out, with a problem each."""
    found: list[Found] = []
    problems: list[Problem] = []
    for place, line in _lines(path, problems):
        try:
            found.append(_found(place, line))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            problems.append(Problem(place, f"This is no line of an exported ledger ({str(error)[:150]}).", "Export it anew."))
    return found, problems


def _found(place: str, line: str) -> Found:
    whole = json.loads(line)
    day = date.fromisoformat(whole.pop("recorded"))
    made = next((read for key, read in _TELLING.items() if key in whole), None)
    item: Item = made(encode(whole)) if made else source_of(encode(whole), {whole["id"]: whole.get("text", "")})
    kind, key, record = _entry(item)
    return Found(place=place, entry=Entry(0, kind, key, day, record, "", *about(item)), item=item)


def _entry(item: Item) -> tuple[str, str, str]:
    """Kind, id and record."""
    if isinstance(item, Source):
        record = source_record(item)
        return "source", digest(record), record
    if isinstance(item, Statement):
        return "statement", item.id, statement_record(item)
    if isinstance(item, Decision):
        return "decision", decision_key(item.statement, item.id), decision_record(item)
    if isinstance(item, Apart):
        return "apart", decision_key(item.statement, item.id), apart_record(item)
    if isinstance(item, Merged):
        return "merged", digest(merged_record(item)), merged_record(item)
    return "redaction", digest(redaction_record(item)), redaction_record(item)


def _record(item: Item) -> str:
    if isinstance(item, Source):
        return encode(json.loads(source_record(item)) | {"text": item.text})
    return _entry(item)[2]


def _lines(path: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    files = sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        problems.append(Problem(str(path), "There is no exported ledger here.", "Name a folder that foedus export wrote."))
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(str(file), f"It cannot be read ({error}).", "Name a file that foedus export wrote."))
            continue
        yield from ((f"{file}:{n}", line) for n, line in enumerate(text.split("\n"), 1) if line.strip())
