"""What a ledger keeps as lines of JSON: sources, statements, decisions and the like; and the hash that binds line to line."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from foedus.core.apart import Apart
from foedus.core.decisions import Decision
from foedus.core.merged import Merged
from foedus.core.methods import RULES
from foedus.core.plain import plain
from foedus.core.redactions import Redaction
from foedus.core.sources import Source
from foedus.core.statements import CONTENTS, Content, Statement, known_as, written
from foedus.core.words import Stance
from foedus.ledger.entries.quick import Misfit, quick

FIRST = "0" * 64  # what the first record is bound to
UNNAMED = "removed source"  # what a source is called whose record was erased
LAST = "g"  # after every hexadecimal digit, in any database's order
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), check_circular=False)
_NOT_ASCII = re.compile("[^ -~]+")  # in JSON all such stand within strings; control characters are escaped already


def encode(value: Any) -> str:
    """Canonical JSON in ASCII, so that equal values give equal text and no character can break a line."""
    return _CANONICAL.encode(value)


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal; lone surrogates, which damaged input can hold, are let through."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def source_record(source: Source) -> str:
    """The source without its text, of which it bears the hash."""
    return encode(plain(replace(source, text="", redacted=None)) | {"text": digest(source.text)})


def source_of(record: str, texts: Mapping[str, str]) -> Source:
    """The source with its text again. ValueError where the record is none."""
    whole = json.loads(record)
    if "redacted" in whole:
        raise ValueError("a source does not say of itself that it was redacted")
    return cast(Source, _made({**whole, "text": texts[whole["id"]]}, Source))


def redacted_of(record: str, redaction: Redaction) -> Source:
    """What is left of a source that was redacted; no more than its id and kind where its record was erased too."""
    if not record:
        return Source(id=redaction.source, name=UNNAMED, kind=redaction.kind, redacted=redaction)
    return replace(source_of(record, {redaction.source: ""}), redacted=redaction)


def source_key(record: str) -> str:
    """The id of the source that the record is of. KeyError or ValueError where it is none."""
    return str(json.loads(record)["id"])


def statement_record(statement: Statement) -> str:
    """The statement, its content under the name of its type."""
    content, rest = written(statement)
    record = f'{{"content":{{"{type(statement.content).__name__.lower()}":{content}}},{rest[1:]}'
    return record if record.isascii() and "\x7f" not in record else _NOT_ASCII.sub(lambda found: encode(found[0])[1:-1], record)


def statement_of(record: str, key: str = "") -> Statement:
    """The statement again, known by its id where that is given. ValueError where the record is none."""
    whole = json.loads(record)
    if not isinstance(whole, dict) or not isinstance(whole.get("content"), dict) or len(whole["content"]) != 1:
        raise ValueError("the record holds no statement")
    ((name, inner),) = whole.pop("content").items()
    if name not in CONTENTS:
        raise ValueError(f"{name!r} is no kind of content")
    bare = _made(whole, _Bare)
    content: Content = _made(inner, CONTENTS[name])
    statement = Statement(
        content=content,
        source=bare.source,
        start=bare.start,
        end=bare.end,
        speaker=bare.speaker,
        stance=bare.stance,
        method=bare.method,
    )
    return known_as(statement, key) if key else statement


def decision_record(decision: Decision) -> str:
    """The decision as it is."""
    return encode(plain(decision))


def decision_key(statement: str, decision: str = "") -> str:
    """Under what a ledger keeps a decision, so that those on one statement stand together in its index."""
    return statement + decision


def decision_of(record: str) -> Decision:
    """The decision again. ValueError where the record is none."""
    return cast(Decision, _made(json.loads(record), Decision))


def redaction_record(redaction: Redaction) -> str:
    """The redaction as it is."""
    return encode(plain(redaction))


def redaction_of(record: str) -> Redaction:
    """The redaction again. ValueError where the record is none."""
    return cast(Redaction, _made(json.loads(record), Redaction))


def apart_record(apart: Apart) -> str:
    """Decisions that were made apart, as they are."""
    return encode(plain(apart))


def apart_of(record: str) -> Apart:
    """Decisions that were made apart again. ValueError where the record is none."""
    return cast(Apart, _made(json.loads(record), Apart))


def merged_record(merged: Merged) -> str:
    """The merge as it is."""
    return encode(plain(merged))


def merged_of(record: str) -> Merged:
    """The merge again. ValueError where the record is none."""
    return cast(Merged, _made(json.loads(record), Merged))


def item_of(
    kind: str, key: str, texts: Mapping[str, str], record: str
) -> Source | Statement | Decision | Redaction | Apart | Merged:
    """What an entry of that kind and id holds. ValueError where this program knows no such kind."""
    if kind == "source":
        return source_of(record, texts)
    if kind == "statement":
        return statement_of(record, key)
    if kind not in _READ:
        raise ValueError(f"{kind!r} is no kind of entry")
    return _READ[kind](record)


_READ: dict[str, Callable[[str], Decision | Redaction | Apart | Merged]] = {
    "decision": decision_of,
    "redaction": redaction_of,
    "apart": apart_of,
    "merged": merged_of,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bare:
    """A statement but for its content."""

    source: str
    start: int
    end: int
    speaker: str | None = None
    stance: Stance = Stance.ASSERTS
    method: str = RULES


def _made(data: Any, cls: type[Any]) -> Any:
    try:
        return quick(data, cls)
    except Misfit:
        return _with_care(data, cls)


def _with_care(data: Any, cls: type[Any]) -> Any:
    from foedus.ledger.entries.shape import structure

    made, misfits = structure(data, cls)
    if made is None:
        raise ValueError("; ".join(m.sentence for m in misfits))
    return made
