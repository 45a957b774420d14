"""What changed lately: what a ledger was told, put together by day, treaty and what is said, the newest first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from foedus.core.decisions import Decision
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.desk.books import Books
from foedus.desk.feeds.wording import decided, title, told
from foedus.desk.lines import Passage
from foedus.desk.passages import Shelf

Item = Source | Statement | Decision
MOST = 50


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
    shelf, known, found = Shelf.of(books.sources), dict(statements or {}), dict[str, Change]()
    for day, item in entries:
        for change in _of(day, item, books, known, shelf):
            former = found.pop(change.key, None)  # what is said again comes to the front
            found[change.key] = _together(former, change) if former else change
    newest = sorted(enumerate(found.values()), key=lambda pair: (pair[1].when, pair[0]), reverse=True)
    return [change for _, change in newest[:most]]


def _of(day: date, item: Item, books: Books, known: dict[str, Statement], shelf: Shelf) -> Iterator[Change]:
    if isinstance(item, Statement):
        known[item.id] = item
        what = told(item, books) if books.told.account.hears(item) else ""
        if what and item.source in books.sources:
            yield _change(day, item, item.id, what, type(item.content).__name__.lower(), books, shelf)
    elif isinstance(item, Decision):
        on = known.get(item.statement)
        yield _change(day, on, item.statement, decided(item, on, books), "decision", books, shelf)


def _change(day: date, of: Statement | None, key: str, what: str, kind: str, books: Books, shelf: Shelf) -> Change:
    treaty = of.content.treaty if of else None
    whole = "|".join((day.isoformat(), treaty or "", kind, what, key if kind == "decision" else ""))
    return Change(
        key=hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:24],
        when=day, treaty=treaty, name=title(treaty, books), what=what, kind=kind, statements=(key,),
        passages=(shelf.passage(of),) if of else (),
    )  # fmt: skip


def _together(former: Change, later: Change) -> Change:
    passages = {(p.source, p.start, p.end): p for p in (*former.passages, *later.passages)}
    return replace(later, statements=tuple(dict.fromkeys(former.statements + later.statements)), passages=tuple(passages.values()))
