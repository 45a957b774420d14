"""What the whole server shares: the ledger as it is now, and the desk's own file."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from fastapi import Request

from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.core.treaties import Treaty
from foedus.desk import lineage_lines
from foedus.desk.books import Books
from foedus.desk.concerned import concerned
from foedus.desk.current.current import Current
from foedus.desk.current.kept import Kept
from foedus.desk.current.snapshot import Snapshot
from foedus.desk.deskfile import DeskFile, beside
from foedus.desk.feeds.changes import Change, lately
from foedus.desk.passages import Shelf, line_ends
from foedus.desk.search.index import Index
from foedus.desk.state_lines import StatePage
from foedus.desk.team.team import Team
from foedus.desk.web.settings import Settings
from foedus.desk.web.shared.ahead import Ahead
from foedus.desk.web.shared.intaking import Intake
from foedus.desk.web.shared.nets import Nets
from foedus.desk.web.shared.searching import Searching
from foedus.desk.web.views.review_queue import PENDING, Queues, Wanted
from foedus.desk.web.views.treaties import Listing, by_name
from foedus.desk.web.views.voice import by_voice
from foedus.law.basics.names import today
from foedus.ledger.folding.accounts import Account

NEWS = 200  # changes that are kept


@dataclass(frozen=True, slots=True)
class Office:
    """One for each server. `secret` seals forms where there are no accounts; it dies with the server."""

    settings: Settings
    current: Current
    file: DeskFile
    team: Team | None = None
    intake: Intake | None = None
    searching: Searching = field(default_factory=Searching)
    shelves: Kept[int, tuple[Mapping[str, Source], Shelf]] = field(default_factory=lambda: Kept(4))
    listings: Kept[int, tuple[Mapping[str, Treaty], Listing]] = field(default_factory=lambda: Kept(4))
    heard_of: Kept[int, Mapping[str, tuple[Statement, ...]]] = field(default_factory=lambda: Kept(1))
    ahead: Ahead = field(default_factory=Ahead)
    news_of: Kept[tuple[int, Account], Sequence[Change]] = field(default_factory=lambda: Kept(4))
    concern: Kept[int, Mapping[str, tuple[str, ...]]] = field(default_factory=lambda: Kept(1))
    states: Kept[tuple[int, date, date, str], tuple[Mapping[str, Treaty], StatePage]] = field(default_factory=lambda: Kept(64))
    nets: Nets = field(default_factory=Nets)
    queues: Queues = field(default_factory=Queues)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @classmethod
    def open(cls, settings: Settings) -> Office:
        """Refused where the ledger or the desk's file cannot be used."""
        current = Current(settings.ledger, beside=settings.register)
        current.now()
        file = DeskFile(settings.desk or beside(settings.ledger))
        team, intake = Team(file) if settings.team else None, Intake.of(settings, file, current)
        made = cls(settings, current, file, team, intake)
        current.forgetting = made.forget
        return made

    def begin(self) -> None:
        """Start what runs beside the answering of requests."""
        if self.intake and self.settings.worker:
            self.intake.worker.start()

    def now(self) -> Snapshot:
        """The ledger as it is at this moment."""
        return self.current.now()

    def forget(self, head: int) -> None:
        """Let go of all that was made from the ledger before that entry: something was erased in it."""
        kept = (self.shelves, self.listings, self.heard_of, self.news_of, self.concern, self.states)
        for one in (*kept, self.nets, self.queues, self.ahead):
            one.clear()
        self.searching.clear(head)
        lineage_lines.forget()
        line_ends.cache_clear()

    def moment(self) -> tuple[int, date]:
        """What changes whenever a page of the ledger might."""
        return self.current.head(), self.today()

    def index(self) -> Index:
        """What can be searched, as it is now."""
        return self.searching.index(self.now())

    def books(self, account: Account, known: date | None) -> Books:
        """The treaties as they are now, under that account, from what was known by that day."""
        return self.now().books(account, known)

    def shelf(self, books: Books) -> Shelf:
        """The sources of these books in their order; made once for as long as they are the same."""
        return self.shelves.get(id(books.sources), lambda: (books.sources, Shelf.of(books.sources)))[1]

    def listing(self, books: Books) -> Listing:
        """The treaties of these books in the order of their names; made once for as long as they are the same."""
        return self.listings.get(id(books.treaties), lambda: (books.treaties, by_name(books.treaties.values())))[1]

    def treaties_of(self, state: str, books: Books) -> list[Treaty]:
        """The treaties that say anything of this subject of law, under whatever name: only these are folded."""
        return [books.treaties[key] for key in self.concerned().get(today(state), ()) if key in books.treaties]

    def concerned(self) -> Mapping[str, tuple[str, ...]]:
        """By state, under the key that it bears today, the treaties that say anything of it."""
        now = self.now()
        return self.concern.get(now.head, lambda: concerned(now.recorded.statements.values(), now.cards))

    def voices(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements that count in which somebody acts or speaks, by their names."""
        now = self.now()
        return self.heard_of.get(now.head, lambda: by_voice(now.view.told))

    def news(self, account: Account) -> Sequence[Change]:
        """What the ledger was told lately, newest first."""
        now = self.now()
        return self.news_of.get((now.head, account), lambda: lately(now, account, NEWS))

    def pending(self) -> int:
        """How many statements wait for a person's decision."""
        now = self.now()
        return self.queues.queue(now, Wanted()).counts(now.reviews)[PENDING]

    def today(self) -> date:
        """The day on which we ask where no other is asked for."""
        return self.settings.today()

    def close(self) -> None:
        """End what runs beside, and let go of the files."""
        if self.intake:
            self.intake.worker.stop()
        self.ahead.close()
        self.searching.close()
        self.current.close()
        self.file.close()


def office(request: Request) -> Office:
    """The office that serves this request."""
    return cast(Office, request.app.state.office)
