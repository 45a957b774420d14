"""All that a ledger had recorded up to one entry, never changed; what is asked of it is made once and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from foedus.core.problems import Problem, Refused
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.core.treaties import Card
from foedus.desk.books import LEARNED, Books
from foedus.desk.current.folded import Folded
from foedus.desk.current.kept import Kept
from foedus.desk.current.recorded import Entry, Recorded
from foedus.desk.current.view import View
from foedus.ledger.decisions.reviewed import Reviews
from foedus.ledger.folding.accounts import Account, everything
from foedus.ledger.folding.told import Told
from foedus.reading.lineage.growing import Growing

ACCOUNTS, DAYS = 8, 4  # that are kept, besides the present under the usual account


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """`head` is the number of the last entry. `view` is what counts at present."""

    head: int
    recorded: Recorded
    view: View
    cards: Mapping[str, Card]
    place: str
    _usual: Folded = field(repr=False)
    _views: Kept[date, View] = field(repr=False, default_factory=lambda: Kept(DAYS))
    _folded: Kept[tuple[Account, date | None], Folded] = field(repr=False, default_factory=lambda: Kept(ACCOUNTS))

    @classmethod
    def of(cls, entries: Iterable[Entry], cards: Mapping[str, Card], place: str = "") -> Snapshot:
        """A ledger's entries, all of them."""
        recorded, head = Recorded().after(each := list(entries)), each[-1][0] if each else 0
        view = View.of(recorded.in_use, recorded.standing, Growing())
        return cls(head=head, recorded=recorded, view=view, cards=cards, place=place, _usual=Folded(view, everything(), cards))

    def after(self, entries: Iterable[Entry]) -> Snapshot:
        """With what was added since; treaties that this does not touch are not folded again."""
        recorded = self.recorded.after(each := list(entries))
        view, touched = self.view.after(recorded.in_use, recorded.standing)
        later = Snapshot(
            head=each[-1][0] if each else self.head, recorded=recorded, view=view, cards=self.cards, place=self.place,
            _usual=self._usual.after(view, touched),
        )  # fmt: skip
        for (account, known), folded in self._folded.items():
            if known is None:
                later._folded.put((account, None), folded.after(view, touched))
        return later

    @property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id, as recorded last."""
        return self.view.sources

    @property
    def statements(self) -> Mapping[str, Statement]:
        """All statements ever recorded, by id, also those that do not count."""
        return self.recorded.statements

    @property
    def reviews(self) -> Reviews:
        """What persons decided."""
        return self.recorded.reviews

    def books(self, account: Account | None = None, known: date | None = None) -> Books:
        """As `desk.books.books` gives them; each treaty is folded when it is asked for. Refused where nothing was known yet."""
        account = account or everything()
        folded = self.treaties(account, known)
        view = folded.view
        told = Told(
            statements=view.told, sources=view.sources, groups=view.groups, account=account, cards=self.cards,
            by_source=view.by_source,
        )  # fmt: skip
        return Books(folded, told)

    def treaties(self, account: Account | None = None, known: date | None = None) -> Folded:
        """The same treaties, with who is bound on a day."""
        account = account or everything()
        if known is None and account == everything():
            return self._usual
        return self._folded.get((account, known), lambda: Folded(self._view(known), account, self.cards))

    def last_told(self, known: date | None = None) -> date:
        """The last day on which the ledger was told something, at most `known`."""
        days = {*self.recorded.days.values(), *(day for day, _ in self.recorded.sources), *(d for d, _ in self.recorded.decisions)}
        return max((day for day in days if known is None or day <= known), default=date.min)

    def _view(self, known: date | None) -> View:
        if known is None:
            return self.view
        return self._views.get(known, lambda: self._as_of(known))

    def _as_of(self, known: date) -> View:
        recorded = self.recorded.by(known)
        if not recorded.statements and self.recorded.statements:
            raise Refused(Problem(self.place, f"This ledger had been told nothing by {known}.", LEARNED))
        return View.of(recorded.in_use, recorded.standing, self.view.growing.other())
