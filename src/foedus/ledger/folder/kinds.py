"""Each kind of entry: where in the folder it stands, and how it is read from there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from foedus.core.decisions import Decision
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger import records
from foedus.ledger.chain import Entry
from foedus.ledger.folder import items, names
from foedus.ledger.shape import Misfit, Unfit
from foedus.ledger.store import Item

ELSEWHERE, DECISIONS, VERBATIM = "no-treaty.yaml", "decisions.yaml", "entries.yaml"
SOURCES, TREATIES = "sources", "treaties"
Head = Mapping[str, Any]  # what a file says of all its items


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry as it stands in the folder."""

    file: str
    section: str
    item: dict[str, Any]
    head: Head = field(default_factory=dict)
    day: str = ""  # by which it is ordered before its number


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an item of the folder says: an entry but for its number, day and hash."""

    kind: str
    key: str
    record: str
    item: Item
    id: str = ""  # as the item shows it
    words: str = ""


def placed(entry: Entry, item: Item, sources: Mapping[str, Source]) -> Place:
    """Where the entry stands; word for word where this program would not write the same record again."""
    place = WRITES[entry.kind](item, sources)
    stamp = {"n": entry.n, "recorded": entry.recorded.isoformat()}
    told = READS[place.section](place.item, place.head)
    if (told.key, told.record) != (entry.id, entry.record):
        whole = {"kind": entry.kind, "id": entry.id, "record": entry.record}
        return Place(file=VERBATIM, section="entries", item=whole | {"entry": stamp})
    place.item["entry"] = stamp | ({"id": told.id} if told.id else {"sha256": told.key})
    return place


def _write_statement(statement: Statement, sources: Mapping[str, Source]) -> Place:
    treaty, section = statement.content.treaty, items.SECTION[type(statement.content)]
    source = sources.get(statement.source)
    when = getattr(statement.content, "when", None) if section == "acts" else None
    return Place(
        file=ELSEWHERE if treaty is None else f"{TREATIES}/{names.of_treaty(treaty)}.yaml",
        section=section,
        item=items.of_statement(statement, treaty, source.text if source else ""),
        head={} if treaty is None else {"treaty": treaty},
        day=(when.edtf if when else "") or "~" if section == "acts" else "",  # after every digit
    )


def _read_statement(section: str, item: dict[str, Any], head: Head) -> Told:
    statement, words = items.statement_of(item, section, head.get("treaty"))
    record = records.statement_record(statement)
    return Told(kind="statement", key=statement.id, record=record, item=statement, id=statement.id, words=words)


def _write_source(source: Source, sources: Mapping[str, Source]) -> Place:
    file = f"{SOURCES}/{names.of_source(sources[source.id])}.yaml"
    return Place(file=file, section="records", item=items.of_source(source), head={"id": source.id, "text": source.text})


def _read_source(item: dict[str, Any], head: Head) -> Told:
    source = items.source_of(item, head.get("id"), head.get("text", ""))
    record = records.source_record(source)
    return Told(kind="source", key=records.digest(record), record=record, item=source)


def _write_decision(decision: Decision, _: Mapping[str, Source]) -> Place:
    return Place(file=DECISIONS, section="decisions", item=items.of_decision(decision))


def _read_decision(item: dict[str, Any], _: Head) -> Told:
    decision = items.decision_of(item)
    key, record = records.decision_key(decision.statement, decision.id), records.decision_record(decision)
    return Told(kind="decision", key=key, record=record, item=decision, id=decision.id)


def _read_verbatim(item: dict[str, Any], _: Head) -> Told:
    whole = {name: item.get(name) for name in ("kind", "id", "record")}
    if not all(isinstance(value, str) for value in whole.values()):
        raise Unfit([Misfit((), "This is no entry.", "Export it anew.")])
    made = records.item_of(whole["kind"], whole["id"], {}, whole["record"])
    return Told(kind=whole["kind"], key=whole["id"], record=whole["record"], item=made)


WRITES: dict[str, Callable[[Any, Mapping[str, Source]], Place]] = {
    "source": _write_source,
    "statement": _write_statement,
    "decision": _write_decision,
}
READS: dict[str, Callable[[dict[str, Any], Head], Told]] = {
    **{section: partial(_read_statement, section) for section in items.SECTIONS},
    "records": _read_source,
    "decisions": _read_decision,
    "entries": _read_verbatim,
}
