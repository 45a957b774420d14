"""Redactions: a source that had to go. Its text is erased; that it was there, its hash and who erased it when and why stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from foedus.core.saying import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """The text of one source is erased; with `statements` also the records of all that was read in it.

    With `record` the source's own records go too: its name, title, publisher, address and day. `kind` and `kin` are what is
    still to be known of it: what kind of source it was, and the ids of the others that shared its prose when it was erased.
    """

    source: str  # id
    by: str
    at: datetime  # in UTC, to the second
    why: str
    statements: bool = False
    record: bool = False
    kind: str = "report"
    kin: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", self.at.astimezone(UTC).replace(microsecond=0))

    @property
    def id(self) -> str:
        """One for each extent of what is erased of a source, so that the same redaction is not made twice."""
        return " ".join((self.source, *(name for name in ("statements", "record") if getattr(self, name))))

    @property
    def says(self) -> str:
        """What stands where the words stood."""
        return f"The text was removed on {day(self.at.date())} by {self.by}: {self.why}"


def by_source(redactions: Iterable[Redaction]) -> dict[str, Redaction]:
    """By source the first redaction of it, with all that was erased of it then or later."""
    found: dict[str, Redaction] = {}
    for one in redactions:
        first = found.get(one.source, one)
        found[one.source] = replace(first, statements=first.statements or one.statements, record=first.record or one.record)
    return found
