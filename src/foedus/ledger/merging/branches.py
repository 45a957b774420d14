"""The decisions on one statement in two ledgers: which go on from the other's, and which are kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.core.apart import Apart
from foedus.core.decisions import Decision

Branch = tuple[Decision, ...]  # from the first decision on the statement, as they were made


@dataclass(frozen=True, slots=True)
class Side:
    """What one ledger has of the statement: its own decisions, and those of others that it keeps apart, as they came."""

    own: Branch
    apart: tuple[Apart, ...] = ()

    @property
    def last(self) -> str:
        """The id of its own last decision; "" where there is none."""
        return self.own[-1].id if self.own else ""

    def holds(self, branch: Branch) -> bool:
        """Is all of the branch here, as its own or apart?"""
        return begins(branch, self.own) or any(begins(branch, a.theirs) for a in self.apart)

    def open(self, branch: Branch) -> bool:
        """Is the branch apart, and nothing was decided here since?"""
        return any(a.ours == self.last and begins(branch, a.theirs) for a in self.apart)


@dataclass(frozen=True, slots=True)
class Joined:
    """What the one takes over from the other: decisions that go on from its own, and what it keeps apart."""

    more: Branch
    apart: tuple[Apart, ...]

    @property
    def placed(self) -> set[str]:
        """The statements that all these decisions put in place of the one."""
        made = [*self.more, *(d for a in self.apart for d in a.theirs)]
        return {d.instead for d in made if d.instead}


def begins(branch: Branch, other: Branch) -> bool:
    """Does the other begin with it? The same decision made twice differs in its time alone, and is one."""
    return len(branch) <= len(other) and all(a.id == b.id for a, b in zip(branch, other, strict=False))


def join(here: Side, there: Side, ledger: str) -> Joined:
    """What `here` takes over from `there`, the ledger of that name."""
    more = there.own[len(here.own) :] if begins(here.own, there.own) else ()
    after = Side(here.own + more, here.apart)
    for apart in (*_theirs(after, there, ledger), *_still(here, after, there)):
        if apart.theirs and not any(begins(apart.theirs, a.theirs) and a.ours == apart.ours for a in after.apart):
            after = Side(after.own, (*after.apart, apart))
    return Joined(more, after.apart[len(here.apart) :])


def _theirs(after: Side, there: Side, ledger: str) -> Iterator[Apart]:
    """What is not here yet, the longest first, so that what another goes on from is not kept beside it."""
    found = [(there.own, ledger, ""), *((a.theirs, a.ledger, _settled(a, after, there)) for a in reversed(there.apart))]
    for branch, name, settled in sorted(found, key=lambda one: -len(one[0])):
        if branch and not after.holds(branch):
            yield Apart(statement=branch[0].statement, theirs=branch, ours=settled or after.last, ledger=name)


def _settled(apart: Apart, after: Side, there: Side) -> str:
    """The decision there before the one by which a person settled it, where that one holds here too; else ""."""
    ids = [d.id for d in there.own]
    if there.open(apart.theirs) or apart.ours not in ids:
        return ""
    return apart.ours if begins(there.own[: ids.index(apart.ours) + 2], after.own) else ""


def _still(here: Side, after: Side, there: Side) -> Iterator[Apart]:
    """What was open here stays open where decisions came over whose makers had not seen it."""
    for apart in here.apart:
        seen = any(begins(apart.theirs, a.theirs) for a in there.apart) and not there.open(apart.theirs)
        if after.last != here.last == apart.ours and not seen and not begins(apart.theirs, after.own):
            yield Apart(statement=apart.statement, theirs=apart.theirs, ours=after.last, ledger=apart.ledger)
