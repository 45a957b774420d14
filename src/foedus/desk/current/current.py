"""The ledger of a server: one snapshot in memory, brought up to date by what was added since."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from threading import Lock

from foedus.core.decisions import Decision
from foedus.core.problems import Problem, Refused
from foedus.core.redactions import Redaction
from foedus.core.resting import resting
from foedus.core.statements import Statement
from foedus.desk.current.recorded import Entry
from foedus.desk.current.snapshot import Snapshot
from foedus.ledger.cards.cards import statements as stated
from foedus.ledger.cards.register import register
from foedus.ledger.decisions.deciding import Changed, Decided
from foedus.ledger.opening import open_ledger
from foedus.ledger.store import Ledger
from foedus.ledger.tables.addresses import shown

REGISTER = Problem(
    "review",
    "This desk shows the shipped register, in which there is nothing to decide.",
    "Read reports into a ledger, and start the desk with it: `foedus ingest REPORT... --ledger desk.ledger`, "
    "`foedus serve --ledger desk.ledger`.",
)


class Current:
    """Of the ledger at an address, or of the shipped register. Any thread may ask. Refused as in `open_ledger`.

    With `beside` the ledger's statements stand beside those of the shipped register.
    """

    def __init__(self, address: str | None = None, beside: bool = False) -> None:
        self._address, self._beside = address, beside
        self._ledger: Ledger | None = open_ledger(address, create=False) if address else None
        self._snapshot: Snapshot | None = None
        self._advancing = Lock()
        self.forgetting: Callable[[int], None] = lambda head: None  # called at the head at which something was erased

    def now(self) -> Snapshot:
        """What the ledger holds at this moment; one short query where nothing was added."""
        found = self._snapshot
        if found and (self._ledger is None or found.head == self._ledger.head()):
            return found
        with self._advancing:
            self._snapshot = self._advanced(self._snapshot)
            return self._snapshot

    @property
    def writable(self) -> bool:
        """Is there a ledger, in which a decision can be kept?"""
        return self._ledger is not None

    def decide(self, decision: Decision, adding: Statement | None = None) -> Decided | Changed:
        """As in `Ledger`. Refused for the shipped register."""
        if self._ledger is None:
            raise Refused(REGISTER)
        return self._ledger.decide(decision, adding)

    def head(self) -> int:
        """The number of the ledger's last entry, 0 for the register."""
        return self._ledger.head() if self._ledger else 0

    def close(self) -> None:
        """Let go of the file."""
        if self._ledger:
            self._ledger.close()

    def _advanced(self, found: Snapshot | None) -> Snapshot:
        if found is None:
            return self._anew()
        if self._ledger is None or not (added := list(self._ledger.since(found.head))):
            return found
        if any(isinstance(item, Redaction) for _, _, item in added):
            self.forgetting(added[-1][0])  # what was erased is to be held nowhere
            return self._anew()
        return found.after(added)

    def _anew(self) -> Snapshot:
        with resting():
            cards = _of_cards() if self._beside or not self._ledger else ()
            entries = chain(cards, self._ledger.since(0) if self._ledger else ())
            return Snapshot.of(entries, register(), shown(self._address) if self._address else "register")


def _of_cards() -> Iterator[Entry]:
    """The register, each statement on the first day of which it tells: by no day before can it have been known."""
    for card in register().values():
        sources, said = stated(card)
        yield from ((0, date.min, source) for source in sources)
        for statement in said:
            when = getattr(statement.content, "when", None)
            yield 0, (when and when.earliest) or date.min, statement
