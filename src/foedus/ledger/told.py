"""What treaties are folded from, kept together so that they can be folded again with other beliefs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.core.treaties import Card, Treaty
from foedus.ledger.accounts import Account, everything
from foedus.ledger.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Statements and their sources; `groups` gives the lineage of those sources that do not stand alone."""

    statements: tuple[Statement, ...]
    sources: Mapping[str, Source]
    groups: Mapping[str, str] = field(default_factory=dict)
    account: Account = field(default_factory=everything)
    cards: Mapping[str, Card] = field(default_factory=dict)

    def folded(self, statements: Iterable[Statement] | None = None) -> Mapping[str, Treaty]:
        """The treaties of these statements; of all where none are given."""
        said = self.statements if statements is None else statements
        return fold(said, self.sources, self.group_of, self.account, self.cards)

    def group_of(self, source: str) -> str:
        """The source's lineage, itself where it stands alone."""
        return self.groups.get(source, source)
