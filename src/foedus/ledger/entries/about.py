"""Which treaty and which source an entry is about, so that a database finds it by them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from foedus.core.apart import Apart
from foedus.core.decisions import Decision
from foedus.core.merged import Merged
from foedus.core.redactions import Redaction
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.entries.records import encode


class About(NamedTuple):
    """The treaty of a statement, as `treaty_key`, and the source of a source, a statement or a redaction."""

    treaty: str | None = None
    source: str | None = None


NOTHING = About()


def about(item: Source | Statement | Decision | Redaction | Apart | Merged) -> About:
    """What the entry of this item is about."""
    if isinstance(item, Source):
        return About(source=item.id)
    if isinstance(item, Statement):
        return About(treaty_key(item.content.treaty) if item.content.treaty else None, item.source)
    return About(source=item.source) if isinstance(item, Redaction) else About()


@lru_cache(maxsize=2**12)  # reports of one time tell of the same treaties
def treaty_key(treaty: str) -> str:
    """The treaty's key or name as a column that any database takes: as in JSON, without its quotation marks."""
    return encode(treaty)[1:-1]


def about_record(kind: str, record: str) -> About:
    """The same of a record; nothing where it cannot be read."""
    try:
        return about_whole(kind, json.loads(record))
    except (ValueError, KeyError, TypeError, AttributeError):
        return NOTHING


def about_whole(kind: str, whole: Any) -> About:
    """The same of what a record holds. KeyError, ValueError, TypeError or AttributeError where that is none of its kind."""
    return _READ[kind](whole) if kind in _READ else NOTHING


def _of_statement(whole: Any) -> About:
    (content,) = whole["content"].values()
    treaty = content.get("treaty")
    return About(treaty_key(treaty) if treaty else None, whole["source"])


_READ: dict[str, Callable[[Any], About]] = {
    "source": lambda whole: About(source=whole["id"]),
    "statement": _of_statement,
    "redaction": lambda whole: About(source=whole["source"]),
}
