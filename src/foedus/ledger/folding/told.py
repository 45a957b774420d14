"""What treaties are folded from, kept together so that they can be folded again with other beliefs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.core.treaties import Card, Treaty
from foedus.ledger.folding.accounts import Account, everything
from foedus.ledger.folding.fold import believed, fold, treaty
from foedus.ledger.folding.independence import Witnesses


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Statements and their sources; `groups` gives the lineage of those sources that do not stand alone.

    `by_source` are the same statements by source, in the order of their places, where somebody has them so.
    """

    statements: tuple[Statement, ...]
    sources: Mapping[str, Source]
    groups: Mapping[str, str] = field(default_factory=dict)
    account: Account = field(default_factory=everything)
    cards: Mapping[str, Card] = field(default_factory=dict)
    by_source: Mapping[str, tuple[Statement, ...]] | None = None

    def folded(self, statements: Iterable[Statement] | None = None) -> Mapping[str, Treaty]:
        """The treaties of these statements; of all where none are given."""
        said = self.statements if statements is None else statements
        return fold(said, self.sources, self.group_of, self.account, self.cards)

    def believed(self) -> dict[str, list[Statement]]:
        """What the account believes of each treaty, in the order in which it is folded."""
        found: dict[str, list[Statement]] = {}
        for statement in believed(self.statements, self.sources, self.account):
            found.setdefault(statement.content.treaty or "", []).append(statement)
        return found

    def treaty(self, key: str, said: Sequence[Statement]) -> Treaty:
        """One treaty from what is believed of it, in that order."""
        return treaty(key, said, self.cards.get(key), self.account, Witnesses(self.sources, self.group_of))

    def of(self, source: str) -> tuple[Statement, ...]:
        """What that source says, in the order of its text."""
        if self.by_source is not None:
            return self.by_source.get(source, ())
        return tuple(sorted((s for s in self.statements if s.source == source), key=lambda s: (s.start, s.end, s.id)))

    def group_of(self, source: str) -> str:
        """The source's lineage, itself where it stands alone."""
        return self.groups.get(source, source)
