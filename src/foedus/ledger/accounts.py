"""Accounts: whose statements are believed. What a treaty is follows from the account one chooses."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.core.sources import Source
from foedus.core.statements import Statement

_REGISTER = frozenset({"citation", "data set"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """`believes` says of a statement alone; `least` is how many independent sources must say the same, after the fold."""

    reports: bool = True
    register: bool = True
    disbelieved: frozenset[str] = frozenset()  # speakers and publishers, casefolded
    least: int = 1

    def believes(self, statement: Statement, source: Source) -> bool:
        """Is this statement believed, whatever others say?"""
        kind = self.register if source.kind in _REGISTER else self.reports
        word = statement.speaker or source.publisher or ""
        return kind and word.casefold() not in self.disbelieved


def everything() -> Account:
    """All statements."""
    return Account()


def reports_only() -> Account:
    """What reports and texts say, not what the register cites."""
    return Account(register=False)


def register_only() -> Account:
    """What the register cites, no report."""
    return Account(reports=False)


def without(*speakers: str) -> Account:
    """Everybody but these speakers or publishers."""
    return Account(disbelieved=frozenset(s.casefold() for s in speakers))


def at_least(number: int) -> Account:
    """Only what that many independent sources say; each citation of the register counts as one."""
    return Account(least=number)
