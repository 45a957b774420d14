"""What changed lately: what a ledger was told, put together by day, treaty and what is said, the newest first."""

from __future__ import annotations

import hashlib
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import cast

from foedus.core.decisions import Decision
from foedus.core.statements import Statement
from foedus.desk.books import Books
from foedus.desk.current.snapshot import Snapshot
from foedus.desk.feeds.wording import decided, title, told
from foedus.desk.lines import Passage
from foedus.desk.passages import Shelf
from foedus.ledger.folding.accounts import Account
from foedus.ledger.store import Item

MOST = 50
_WINDOW = 1_000  # of what was recorded last, from which the latest changes are put together


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that a ledger was told on the day `when`; of several statements that say the same on one day all are named.

    `key` stays the same when a further source says it on the same day. `treaty` is None, and `name` "", where it bears on none.
    `kind` is act, claim, provision, relation or decision.
    """

    key: str
    when: date
    treaty: str | None
    name: str
    what: str
    kind: str
    statements: tuple[str, ...]
    passages: tuple[Passage, ...] = ()


def changes(
    entries: Iterable[tuple[date, Item]], books: Books, statements: Mapping[str, Statement] | None = None, most: int = MOST
) -> list[Change]:
    """The latest changes of a ledger, of its entries (or the last of them) in the order in which they came.

    `statements` by id are those on which a decision may have been made before these entries. What the books' account does not
    hear is no change.
    """
    shelf, found = Shelf.of(books.sources), dict[str, Change]()
    known = ChainMap(dict[str, Statement](), cast(dict[str, Statement], statements or {}))  # only the first is written to
    for day, item in entries:
        for change in _of(day, item, books, known, shelf):
            former = found.pop(change.key, None)  # what is said again comes to the front
            found[change.key] = _together(former, change) if former else change
    newest = sorted(enumerate(found.values()), key=lambda pair: (pair[1].when, pair[0]), reverse=True)
    return [replace(change, name=title(change.treaty, books)) for _, change in newest[:most]]


def lately(snapshot: Snapshot, account: Account | None = None, most: int = MOST) -> list[Change]:
    """The latest changes of a ledger held in memory; none of the register, which records no days."""
    if not snapshot.head:
        return []
    recorded = snapshot.recorded
    first = max(recorded.shipped, len(recorded.statements) - _WINDOW)
    said = [(recorded.days[key], s) for key, s in islice(recorded.statements.items(), first, None)]
    entries: list[tuple[date, Item]] = [*said, *recorded.decisions[-_WINDOW:]]
    return changes(sorted(entries, key=itemgetter(0)), snapshot.books(account), snapshot.statements, most)


def _of(day: date, item: Item, books: Books, known: MutableMapping[str, Statement], shelf: Shelf) -> Iterator[Change]:
    if isinstance(item, Statement):
        known[key := item.id] = item
        what = told(item, books.told.cards) if books.told.account.hears(item) else ""
        if what and item.source in books.sources:
            yield _change(day, item, key, what, type(item.content).__name__.lower(), shelf)
    elif isinstance(item, Decision):
        on = known.get(item.statement)
        yield _change(day, on, item.statement, decided(item, on, books.told.cards), "decision", shelf)


def _change(day: date, of: Statement | None, key: str, what: str, kind: str, shelf: Shelf) -> Change:
    treaty = of.content.treaty if of else None
    whole = "|".join((day.isoformat(), treaty or "", kind, what, key if kind == "decision" else ""))
    return Change(
        key=hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:24],
        when=day, treaty=treaty, name="", what=what, kind=kind, statements=(key,),
        passages=(shelf.passage(of),) if of else (),
    )  # fmt: skip


def _together(former: Change, later: Change) -> Change:
    passages = {(p.source, p.start, p.end): p for p in (*former.passages, *later.passages)}
    return replace(later, statements=tuple(dict.fromkeys(former.statements + later.statements)), passages=tuple(passages.values()))
