"""The clause on entry into force: as a card states it, else as reports tell it, else what the acts themselves betray."""

from __future__ import annotations

import re
from functools import cache

from foedus.core.clauses import EntryIntoForce
from foedus.core.statements import Act, Clauses, Provision
from foedus.core.treaties import Held
from foedus.core.words import ActKind, EntryRule
from foedus.law.basics.facts import CONSENT, DOMESTIC, Case, expected, facts
from foedus.law.basics.tables import table

Teller = Held[Act] | Held[Provision] | Held[Clauses]


@cache
def _conditions() -> list[tuple[re.Pattern[str], EntryRule]]:
    return [(re.compile(row["pattern"], re.I), EntryRule(row["rule"])) for row in table("conditions_of_entry")]


def reported_clause(act: Act) -> EntryIntoForce | None:
    """The clause that an expected entry into force tells in its note ("condition: exchange of instruments").

    Every condition that is found counts; more than one leaves a further condition, so that only a reported entry settles it.
    """
    return _told(act.note or "") if act.kind is ActKind.ENTRY_INTO_FORCE else None


def _told(note: str) -> EntryIntoForce | None:
    found = [(rule, match) for pattern, rule in _conditions() if (match := pattern.search(note))]
    rules = list(dict.fromkeys(rule for rule, _ in found))
    if not rules:
        return None
    counts = [match["count"] for _, match in found if match.groupdict().get("count")]
    further = (
        re.sub(r"^conditions?: *", "", note) if len(rules) > 1 or "," in note or "percent" in note or "named" in note else None
    )
    return EntryIntoForce(rule=rules[0], count=int(counts[0]) if counts else None, note=further)


def operative(case: Case) -> tuple[EntryIntoForce | None, tuple[Teller, ...]]:
    """The clause in use and what tells it: the treaty's own text where it is a source, else an expected entry into force, else a
    provision on entry into force as reported."""
    if case.treaty.clauses.entry_into_force:
        return case.treaty.clauses.entry_into_force, case.treaty.tellers("entry_into_force")
    for fact in expected(case, ActKind.ENTRY_INTO_FORCE):
        if clause := reported_clause(fact.act):
            return clause, (fact.held,)
    for held in case.treaty.provisions:
        if "entry into force" in held.content.kind and (clause := _told("; ".join(held.content.conditions))):
            return clause, (held,)
    return None, ()


def needs_ratification(case: Case) -> bool:
    """Is consent expressed later than by signature? By its clause, else because domestic steps are reported (art. 14)."""
    clause, _ = operative(case)
    if clause:
        return clause.rule in (EntryRule.EXCHANGE, EntryRule.NOTIFICATIONS, EntryRule.INSTRUMENTS)
    later = (*DOMESTIC, *CONSENT)
    return bool(facts(case, *later) or expected(case, *later))
