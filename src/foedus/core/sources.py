"""Sources: documents with an identity of their own, and where in them something stands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from foedus.core.redactions import Redaction
from foedus.core.when import When

DATA_SET = "data set"  # the kind of a source whose text is a table
TEXT = "text"  # of a treaty's own text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document, a card's citation or a data set. `id` is a hash of its text (or of its citation where it has none)."""

    id: str
    name: str  # file name, or the citation in short
    text: str = ""
    kind: str = "report"  # report, citation, text, data set
    title: str | None = None
    publisher: str | None = None
    address: str | None = None
    published: When | None = None
    ground: str = ""  # on what ground the publication date rests
    redacted: Redaction | None = None  # by which its text was erased, in the ledger that it comes from


def source_id(text: str) -> str:
    """The identity of a source: sha-256 of its text in UTF-8, first 16 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
