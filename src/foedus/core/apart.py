"""Decisions that were made apart: what another ledger has of a statement on which this one decided in its own way."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from foedus.core.decisions import Decision
from foedus.core.plain import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """All decisions on one statement as another ledger has them. They change nothing: what stands is this ledger's own."""

    statement: str  # id
    theirs: tuple[Decision, ...]  # from the first one, as they were made
    ours: str  # id of this ledger's last decision on it when they came; a later one settles it
    ledger: str  # name of the one in which they were made

    @property
    def id(self) -> str:
        """Hash of it all."""
        text = json.dumps(plain(self), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:24]
