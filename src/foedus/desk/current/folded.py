"""Treaties of one account, each folded when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from datetime import date
from functools import cached_property

from foedus.core.statements import Statement
from foedus.core.treaties import Card, Treaty
from foedus.desk.current.view import View
from foedus.law.life.bonds import Bonds
from foedus.ledger.folding.accounts import Account
from foedus.ledger.folding.fold import believed, treaty
from foedus.ledger.folding.independence import Witnesses


class Folded(Mapping[str, Treaty]):
    """What `ledger.fold.fold` gives, by key in order; a treaty stays the same object for as long as nothing touches it."""

    def __init__(
        self, view: View, account: Account, cards: Mapping[str, Card], made: Mapping[str, Treaty | None] | None = None
    ) -> None:
        self.view, self.account = view, account
        self._cards = cards
        self._bonds: dict[date | None, Bonds] = {}
        self._made: dict[str, Treaty | None] = dict(made or {})  # None: nothing that is said of it is believed

    def after(self, view: View, touched: Set[str]) -> Folded:
        """The same account's treaties of a later view: those touched are to be folded again."""
        made = {key: made for key, made in self._made.copy().items() if key not in touched}
        return Folded(view, self.account, self._cards, made)

    def bonds(self, on: date, known: date | None = None) -> Bonds:
        """Who is bound on that day; what was reckoned of the treaties' lives is kept for all days."""
        found = self._bonds.setdefault(known, Bonds(self, on, known))
        return found.at(on)

    def __getitem__(self, key: str) -> Treaty:
        if key not in self._made and key in self.view.by_treaty:
            self._made[key] = self._fold(key)
        found = self._made.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(key for key in sorted(self.view.by_treaty) if key in self)

    @cached_property
    def _witnesses(self) -> Witnesses:
        groups = self.view.groups
        return Witnesses(self.view.sources, lambda source: groups.get(source, source))

    def _fold(self, key: str) -> Treaty | None:
        said = self._believed(key)
        return treaty(key, said, self._cards.get(key), self.account, self._witnesses) if said else None

    def _believed(self, key: str) -> list[Statement]:
        """Where an account names somebody, it hangs on all that the report says whose words a statement stands in."""
        said = self.view.by_treaty[key]
        reports = dict.fromkeys(s.source for s in said)
        around = [s for r in reports for s in self.view.by_source[r]] if self.account.names else said
        return [s for s in believed(around, self.view.sources, self.account) if s.content.treaty == key]
