"""Decisions: what a person says of a statement that was read, who it was, when and why."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from foedus.core.plain import plain


class Verdict(StrEnum):
    """What is decided of a statement."""

    ACCEPT = "accept"  # the same, read by a person, is put in its place
    CORRECT = "correct"  # another statement is put in its place
    REJECT = "reject"
    DEFER = "defer"  # looked at, to be decided later
    UNDO = "undo"  # the last decision that stands on the statement is taken back


PUTS = frozenset({Verdict.ACCEPT, Verdict.CORRECT})  # what puts a statement in the place of the one that was read


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One person's verdict on one statement. `after` is what was seen as the last decision on it when this one was made."""

    statement: str  # id
    verdict: Verdict
    by: str
    at: datetime  # in UTC, to the second
    why: str = ""
    instead: str | None = None  # id of the statement put in its place
    after: str = ""  # id of the decision; "" where there was none

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", self.at.astimezone(UTC).replace(microsecond=0))

    @property
    def id(self) -> str:
        """Hash of all but the time: a decision sent twice is one (docs/decisions/decisions-in-the-chain.md)."""
        whole = {key: value for key, value in plain(self).items() if key != "at"}
        text = json.dumps(whole, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:24]
