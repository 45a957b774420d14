"""The brief: everything that a folder of reports says of its treaties, as data. A pure function of what was gathered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from foedus.core.statements import Act
from foedus.core.treaties import Treaty
from foedus.desk.act_lines import act_lines, relation_lines
from foedus.desk.books import Books
from foedus.desk.claim_lines import claim_groups
from foedus.desk.duty_lines import duty_lines
from foedus.desk.gather import Gathered
from foedus.desk.passages import Shelf, names
from foedus.desk.scenario_lines import scenario_lines
from foedus.desk.source_lines import group_numbers, source_lines
from foedus.desk.standing_lines import lead, standing_line
from foedus.desk.subjects import Subjects, rehomed, subjects
from foedus.desk.titles import short_name
from foedus.desk.views import Brief, TreatyView
from foedus.law.life.standing import standing
from foedus.ledger.accounts import Account
from foedus.ledger.fold import claims, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What every treaty of the brief is looked at with."""

    on: date
    known: date
    shelf: Shelf
    treaties: Mapping[str, Treaty]
    books: Books


def brief(
    gathered: Gathered,
    books: Books,
    on: date,
    known: date | None = None,
    today: date | None = None,
    account: Account | None = None,
) -> Brief:
    """The brief on the day of law `on`. `books` holds the shipped register, to compare with; `today` is the ledger's own day."""
    from foedus.ledger.register import register

    shelf = Shelf.of(gathered.sources)
    groups = {member: min(group) for group in gathered.lineage.groups for member in group}
    group_of: Callable[[str], str] = lambda key: groups.get(key, key)  # noqa: E731
    found = subjects(gathered.statements, gathered.subjects)
    statements = rehomed(gathered.statements, found)
    treaties = fold(statements, gathered.sources, group_of, account, register())
    desk = _Desk(on=on, known=known or today or date.today(), shelf=shelf, treaties=treaties, books=books)
    main, other = [treaties[key] for key in found.chief if key in treaties], _mentioned(found, treaties, books)
    loose = [h for h in claims(statements, gathered.sources, group_of, account) if not h.content.treaty]
    return Brief(
        on=on,
        known=known,
        treaties=tuple(_view(t, f"t{n}", desk) for n, t in enumerate(main, 1)),
        mentioned=tuple(_view(t, f"m{n}", desk, brief=True) for n, t in enumerate(other, 1)),
        claims=claim_groups(loose, shelf, "x"),
        sources=source_lines(gathered, shelf),
        groups=group_numbers(gathered.lineage, shelf),
        notes=_notes(gathered, shelf),
        problems=gathered.problems,
    )


def _view(treaty: Treaty, key: str, desk: _Desk, brief: bool = False) -> TreatyView:
    found = standing(treaty, desk.on, desk.treaties, desk.known)
    said = [s.source for told in (treaty.acts, treaty.provisions, treaty.claims) for held in told for s in held.statements]
    return TreatyView(
        id=treaty.id,
        key=key,
        title=treaty.title,
        short=short_name(treaty.title, treaty.names, names(treaty.parties)),
        names=treaty.names,
        kind=treaty.kind,
        parties=names(treaty.parties),
        open=treaty.open,
        reports=len({s for s in said if s in desk.shelf.numbers}),
        standing=standing_line(found, desk.shelf),
        register=_register(treaty.id, lead(found), desk),
        acts=act_lines(treaty.acts, desk.shelf, key),
        relations=relation_lines(treaty.relations, lambda other: _title(other, desk)),
        duties=duty_lines(treaty.provisions, desk.shelf, key),
        scenarios=() if brief else scenario_lines(treaty, desk.on, desk.known, desk.shelf, key),
        claims=claim_groups(treaty.claims, desk.shelf, key),
    )


def _register(key: str, ours: str, desk: _Desk) -> str | None:
    """What the shipped register, without these reports, says of the same treaty."""
    known = desk.books.treaties.get(key)
    if not known:
        return None
    theirs = lead(standing(known, desk.on, desk.books.treaties, desk.known))
    return "The shipped register alone says the same." if theirs == ours else f"The shipped register alone says: {theirs}"


def _title(key: str, desk: _Desk) -> str:
    known = desk.treaties.get(key) or desk.books.treaties.get(key)
    return known.title if known else key


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
