"""The list of all tables, and what they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from foedus.core.problems import Problem, Refused
from foedus.desk.current.recorded import Recorded
from foedus.desk.current.snapshot import Snapshot
from foedus.desk.tables import contents, lawful, recorded
from foedus.desk.tables.table import Table, View
from foedus.ledger.folding.accounts import Account

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


def view(snapshot: Snapshot, account: Account | None, on: date, known: date | None) -> View:
    """A ledger's tables, or the shipped register's, on the day of law. Refused where nothing was known yet."""
    books = snapshot.books(account, known)
    recorded = snapshot.recorded if snapshot.head else Recorded()  # the register records no days
    return View(books=books, on=on, known=known or date.today(), days=recorded.days, decisions=recorded.by(known).decisions)
