"""Each kind of entry: where in the folder it stands, and how it is read from there."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from foedus.core.decisions import Decision
from foedus.core.plain import plain
from foedus.core.redactions import Redaction
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.entries import records
from foedus.ledger.entries.chain import Entry
from foedus.ledger.entries.shape import Misfit, Unfit
from foedus.ledger.folder import items, names
from foedus.ledger.store import Item

ELSEWHERE, DECISIONS, REDACTIONS, VERBATIM = "no-treaty.yaml", "decisions.yaml", "redactions.yaml", "entries.yaml"
SOURCES, TREATIES = "sources", "treaties"
ERASED = "erased"
Head = Mapping[str, Any]  # what a file says of all its items


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry as it stands in the folder."""

    file: str
    section: str
    item: dict[str, Any]
    head: Head = field(default_factory=dict)
    stamp: Mapping[str, str] = field(default_factory=dict)  # beside its number and day
    day: str = ""  # by which it is ordered before its number


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an item of the folder says: an entry but for its number, day and hash. No record where it was erased."""

    kind: str
    id: str
    record: str
    item: Item | None = None  # None where it was erased, or of a kind that this program does not know
    words: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The texts of sources by their ids, and the files of sources, each named by the first record of it."""

    texts: Mapping[str, str]
    files: dict[str, str] = field(default_factory=dict)

    def file(self, source: Source) -> str:
        """The source's file."""
        return self.files.setdefault(source.id, f"{SOURCES}/{names.of_source(source)}.yaml")


def placed(entry: Entry, context: Context) -> Place:
    """Where the entry stands; word for word where this program would not read the same record there again."""
    try:
        place = _placed(entry, context)
        told = READS[place.section](place.item, place.head)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):  # no record of this program's
        return _verbatim(entry, context)
    return place if (told.kind, told.id, told.record) == (entry.kind, entry.id, entry.record) else _verbatim(entry, context)


def _placed(entry: Entry, context: Context) -> Place:
    if not entry.record and entry.kind == "statement":
        place = _write_erased(entry)
    else:
        place = WRITES[entry.kind](entry, records.item_of(entry.kind, entry.id, context.texts, entry.record), context)
    place.item["entry"] = _stamp(entry) | dict(place.stamp)
    return place


def _stamp(entry: Entry) -> dict[str, Any]:
    return {"number": entry.n, "recorded": entry.recorded.isoformat(), "hash": entry.hash}


def _write_statement(entry: Entry, statement: Statement, context: Context) -> Place:
    treaty, section = statement.content.treaty, items.SECTION[type(statement.content)]
    when = getattr(statement.content, "when", None)
    return Place(
        file=_file(treaty),
        section=section,
        item=items.of_statement(statement, treaty, context.texts.get(statement.source, "")),
        head=_treaty_head(treaty),
        stamp={"id": entry.id},
        day=((when.edtf if when else "") or "~") if section == "acts" else "",  # what has no day is last
    )


def _read_statement(section: str, item: dict[str, Any], head: Head) -> Told:
    statement, words = items.statement_of(item, section, head.get("treaty"))
    return Told(kind="statement", id=statement.id, record=records.statement_record(statement), item=statement, words=words)


def _write_erased(entry: Entry) -> Place:
    treaty = _treaty(entry)
    item = {"source": entry.source}
    return Place(file=_file(treaty), section=ERASED, item=item, head=_treaty_head(treaty), stamp={"id": entry.id})


def _read_erased(item: dict[str, Any], head: Head) -> Told:
    stamp = items.stamp_of(item)
    if not (stamp.id and stamp.hash and isinstance(item.get("source"), str)):
        raise Unfit([Misfit((), "This is no erased statement.", "Export the ledger anew.")])
    return Told(kind="statement", id=stamp.id, record="")


def _write_source(entry: Entry, source: Source, context: Context) -> Place:
    head = _source_head(source.id, source.text)
    stamp = {"sha256": json.loads(entry.record)["text"]}
    return Place(file=context.file(source), section="records", item=items.of_source(source), head=head, stamp=stamp)


def _read_source(item: dict[str, Any], head: Head) -> Told:
    source = items.source_of(item, head.get("id"), head.get("text", ""))
    sha256 = items.stamp_of(item).sha256 or records.digest(source.text)
    record = records.encode(plain(replace(source, text="")) | {"text": sha256})
    return Told(kind="source", id=records.digest(record), record=record, item=source)


def _write_decision(entry: Entry, decision: Decision, _: Context) -> Place:
    return Place(file=DECISIONS, section="decisions", item=items.of_decision(decision), stamp={"id": decision.id})


def _read_decision(item: dict[str, Any], _: Head) -> Told:
    decision = items.decision_of(item, Decision)
    key = records.decision_key(decision.statement, decision.id)
    return Told(kind="decision", id=key, record=records.decision_record(decision), item=decision)


def _write_redaction(entry: Entry, redaction: Redaction, _: Context) -> Place:
    return Place(file=REDACTIONS, section="redactions", item=items.of_decision(redaction), stamp={"id": entry.id})


def _read_redaction(item: dict[str, Any], _: Head) -> Told:
    redaction, key = items.decision_of(item, Redaction), items.stamp_of(item).id
    return Told(kind="redaction", id=key, record=records.redaction_record(redaction), item=redaction)


def _verbatim(entry: Entry, context: Context) -> Place:
    """In the file in which it would stand."""
    item = {"kind": entry.kind, "id": entry.id, "record": entry.record, "entry": _stamp(entry)}
    if entry.kind == "source" and entry.source is not None:
        file = context.file(Source(id=entry.source, name=""))
        return Place(file=file, section="entries", item=item, head=_source_head(entry.source, context.texts.get(entry.source, "")))
    file = VERBATIM if entry.treaty is None else _file(_treaty(entry))
    return Place(file=file, section="entries", item=item, head=_treaty_head(_treaty(entry)))


def _read_verbatim(item: dict[str, Any], head: Head) -> Told:
    kind, key, record = (item.get(name) for name in ("kind", "id", "record"))
    if not (isinstance(kind, str) and isinstance(key, str) and isinstance(record, str)):
        raise Unfit([Misfit((), "This is no entry.", "Export the ledger anew.")])
    made = None
    with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):  # it may be of a kind that is not known here
        made = records.item_of(kind, key, {head.get("id", ""): head.get("text", "")}, record)
    return Told(kind=kind, id=key, record=record, item=made)


def _treaty(entry: Entry) -> str | None:
    try:
        return None if entry.treaty is None else str(json.loads(f'"{entry.treaty}"'))
    except ValueError:  # a damaged file can hold any text there
        return entry.treaty


def _treaty_head(treaty: str | None) -> Head:
    return {} if treaty is None else {"treaty": treaty}


def _source_head(key: str, text: str) -> Head:
    return {"id": key, "text": text}


def _file(treaty: str | None) -> str:
    return ELSEWHERE if treaty is None else f"{TREATIES}/{names.of_treaty(treaty)}.yaml"


WRITES: dict[str, Callable[[Entry, Any, Context], Place]] = {
    "source": _write_source,
    "statement": _write_statement,
    "decision": _write_decision,
    "redaction": _write_redaction,
}
READS: dict[str, Callable[[dict[str, Any], Head], Told]] = {
    **{section: partial(_read_statement, section) for section in items.SECTIONS},
    ERASED: _read_erased,
    "records": _read_source,
    "decisions": _read_decision,
    "redactions": _read_redaction,
    "entries": _read_verbatim,
}
