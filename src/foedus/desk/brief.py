"""The brief: everything that reports say of their treaties, or a ledger of some, as data. A pure function of what was gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from foedus.core.statements import Act
from foedus.core.treaties import Treaty
from foedus.desk.books import Books
from foedus.desk.claim_lines import claim_groups
from foedus.desk.gather import Gathered
from foedus.desk.passages import Shelf
from foedus.desk.source_lines import group_numbers, source_lines
from foedus.desk.subjects import Subjects, rehomed, subjects
from foedus.desk.treaty_views import Desk, treaty_view
from foedus.desk.views import Brief
from foedus.ledger.folding.accounts import Account
from foedus.ledger.folding.fold import claims, fold


def brief(
    gathered: Gathered,
    books: Books,
    on: date,
    known: date | None = None,
    today: date | None = None,
    account: Account | None = None,
) -> Brief:
    """The brief on the day of law `on`. `books` holds the shipped register, to compare with; `today` is the ledger's own day."""
    from foedus.ledger.cards.register import register

    shelf = Shelf.of(gathered.sources)
    groups = {member: min(group) for group in gathered.lineage.groups for member in group}
    group_of: Callable[[str], str] = lambda key: groups.get(key, key)  # noqa: E731
    found = subjects(gathered.statements, gathered.subjects)
    statements = rehomed(gathered.statements, found)
    treaties = fold(statements, gathered.sources, group_of, account, register())
    desk = Desk(on=on, known=known or today or date.today(), shelf=shelf, treaties=treaties, register=books)
    main, other = [treaties[key] for key in found.chief if key in treaties], _mentioned(found, treaties, books)
    loose = [h for h in claims(statements, gathered.sources, group_of, account) if not h.content.treaty]
    return Brief(
        on=on,
        known=known,
        treaties=tuple(treaty_view(t, f"t{n}", desk) for n, t in enumerate(main, 1)),
        mentioned=tuple(treaty_view(t, f"m{n}", desk, brief=True) for n, t in enumerate(other, 1)),
        claims=claim_groups(loose, shelf, "x"),
        sources=source_lines(gathered, shelf),
        groups=group_numbers(gathered.lineage, shelf),
        notes=_notes(gathered, shelf),
        problems=gathered.problems,
    )


def of_treaties(gathered: Gathered, told: Iterable[Treaty], books: Books, register: Books, on: date, known: date) -> Brief:
    """The brief of treaties of a ledger, as its books have them; `gathered` is what they rest on."""
    shelf = Shelf.of(gathered.sources)
    desk = Desk(on=on, known=known, shelf=shelf, treaties=books.treaties, register=register)
    return Brief(
        on=on,
        known=known,
        treaties=tuple(treaty_view(t, f"t{n}", desk) for n, t in enumerate(told, 1)),
        sources=source_lines(gathered, shelf),
        groups=group_numbers(gathered.lineage, shelf),
        problems=gathered.problems,
    )


def _mentioned(found: Subjects, treaties: Mapping[str, Treaty], books: Books) -> list[Treaty]:
    """Of the others those of which something is told, or that the register knows."""
    other = [treaties[key] for key in found.other if key in treaties]  # one with claims alone may have lost them
    return [t for t in other if t.acts or t.provisions or t.relations or t.id in books.treaties]


def _notes(gathered: Gathered, shelf: Shelf) -> tuple[str, ...]:
    acting = {s.source for s in gathered.statements if isinstance(s.content, Act)}
    silent = [n for key, n in shelf.numbers.items() if key not in acting]
    notes = []
    if not shelf.numbers:
        notes.append("No report could be read.")
    elif silent:
        which = f" (reports {', '.join(map(str, silent))})" if len(silent) <= 12 and len(silent) < len(shelf.numbers) else ""
        notes.append(f"No treaty act found in {len(silent)} of {len(shelf.numbers)} reports{which}.")
    if gathered.withheld:
        some = ", ".join(gathered.withheld[:5]) + (" and others" if len(gathered.withheld) > 5 else "")
        notes.append(f"{len(gathered.withheld)} reports left out, which may not have been known by then: {some}.")
    return tuple(notes)
