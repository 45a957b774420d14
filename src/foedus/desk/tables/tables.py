"""The list of all tables, and a ledger opened for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from foedus.core.problems import Problem, Refused
from foedus.desk.books import books
from foedus.desk.tables import contents, lawful, recorded
from foedus.desk.tables.table import Entry, Table, View
from foedus.ledger.accounts import Account

TABLES: Mapping[str, Table] = MappingProxyType({
    table.name: table
    for table in (
        Table("treaties", "Treaties and where each stands on the day", lawful.treaties),
        Table("parties", "States and organisations, and where each stands toward each treaty on the day", lawful.parties),
        Table("acts", "Acts in relation to treaties, as the sources tell them together", contents.acts),
        Table("provisions", "Provisions: what obliges, permits or forbids", contents.provisions),
        Table("duties", "Duties on the day, with their lives so far", lawful.duties),
        Table("relations", "Relations between treaties", contents.relations),
        Table("claims", "Claims: who asserts, denies, neither confirms nor denies, expects", contents.claims),
        Table("calendar", "What is to come from the day on", lawful.calendar),
        Table("statements", "Statements: one source says one thing, exactly where", recorded.statements),
        Table("sources", "Sources, and on what their days rest", recorded.sources),
        Table("decisions", "Decisions: what a person says of a statement, and why", recorded.decisions),
    )
})  # fmt: skip


def named(name: str) -> Table:
    """The table of that name. Refused where there is none."""
    if name not in TABLES:
        raise Refused(Problem(name, "There is no such table.", f"There are {', '.join(TABLES)}."))
    return TABLES[name]


def view(address: str | None, account: Account | None, on: date, known: date | None) -> View:
    """A ledger's tables, or the shipped register's, on the day of law. Refused where there is no ledger."""
    return View(books=books(address, account, known), on=on, known=known or date.today(), entries=lambda: _entries(address))


def _entries(address: str | None) -> Iterator[Entry]:
    if address is not None:
        from foedus.ledger.opening import open_ledger

        with open_ledger(address, create=False) as ledger:
            yield from ledger.recorded()
