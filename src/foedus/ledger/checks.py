"""Checks on what a ledger and a register hold, each a function in one list; they find, and change nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from foedus.core.answers import Answer
from foedus.core.decisions import Decision
from foedus.core.problems import Problem
from foedus.core.relations import role_of
from foedus.core.sources import Source
from foedus.core.statements import Act, Relation, Statement
from foedus.core.treaties import Card, Treaty
from foedus.core.words import About, ActKind, Status
from foedus.ledger.cards.sets import circle_of
from foedus.ledger.decisions.reviewed import standing
from foedus.ledger.folding.fold import fold
from foedus.ledger.store import Ledger

# what comes before what between two states (VCLT arts. 12-16, 24); an exchange may be on the day of entry into force
_COURSE = (ActKind.SIGNATURE, ActKind.RATIFICATION, ActKind.EXCHANGE, ActKind.ENTRY_INTO_FORCE)

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Contents:
    """What is checked: a ledger's contents, and the cards that identify treaties. `statements` are those that count."""

    sources: Mapping[str, Source]
    statements: tuple[Statement, ...]
    cards: Mapping[str, Card]
    known: frozenset[str] = frozenset()  # ids of all statements
    decisions: tuple[Decision, ...] = ()


def check(ledger: Ledger, cards: Mapping[str, Card]) -> list[Problem]:
    """Everything found wrong: the chain first, then the contents."""
    problems = ledger.verify()
    if problems:
        return problems
    said, decisions = ledger.by_id(), tuple(ledger.decisions())
    contents = Contents(ledger.sources(), tuple(standing(said, decisions)), cards, frozenset(said), decisions)
    return [problem for one in CHECKS for problem in one(contents)]


def sources_exist(contents: Contents) -> Iterator[Problem]:
    """Each statement's source is in the ledger."""
    for statement in contents.statements:
        if statement.source not in contents.sources:
            yield Problem(f"statement {statement.id}", f"Its source {statement.source} is missing.", "Read that document again.")


def spans_fit(contents: Contents) -> Iterator[Problem]:
    """Each statement's words lie inside its source's text; a citation has none."""
    for statement in contents.statements:
        source = contents.sources.get(statement.source)
        if source and not 0 <= statement.start <= statement.end <= len(source.text):
            span = f"characters {statement.start} to {statement.end}"
            yield Problem(source.name, f"Statement {statement.id} points to {span} of {len(source.text)}.", "Read it again.")


def decisions_follow(contents: Contents) -> Iterator[Problem]:
    """Each decision's statements are in the ledger, and it follows on the last one on its statement."""
    last: dict[str, str] = {}
    for made in contents.decisions:
        place = f"decision {made.id}"
        for key in {made.statement, made.instead or made.statement} - contents.known:
            yield Problem(place, f"Its statement {key} is missing.", "Go back to a copy of the ledger.")
        if last.get(made.statement, "") != made.after:
            yield Problem(place, "It does not follow on the last decision on its statement.", "Go back to a copy of the ledger.")
        last[made.statement] = made.id


def relations_resolve(contents: Contents) -> Iterator[Problem]:
    """A relation by a register's key leads to a card or another statement; a name as reported may stand alone."""
    known = {s.content.treaty for s in contents.statements} | set(contents.cards)
    for statement in contents.statements:
        relation = statement.content
        if not isinstance(relation, Relation) or role_of(relation.kind) == "restates":
            continue  # of a pair's row in a data set whose other file need not be at hand
        if _KEY.fullmatch(relation.other) and relation.other not in known:
            name = contents.sources[statement.source].name if statement.source in contents.sources else statement.source
            said = f"{relation.treaty} {relation.kind} {relation.other}, of which nothing is known."
            yield Problem(name, said, f"Write a card {relation.other}.yaml.")


def no_circle(contents: Contents) -> Iterator[Problem]:
    """No treaties replace each other in a circle (VCLT art. 59)."""
    relations = [s.content for s in contents.statements if isinstance(s.content, Relation)]
    if circle := circle_of((r.treaty, r.other) for r in relations if role_of(r.kind) == "ends"):
        said = f"These treaties would replace each other in a circle: {', '.join(circle)}."
        yield Problem(circle[0], said, "One of the sources is wrong: see foedus status for them.")


def acts_in_order(contents: Contents) -> Iterator[Problem]:
    """Between two parties nothing comes before what it rests on: no ratification before signature."""
    for treaty in fold(contents.statements, contents.sources, cards=contents.cards).values():
        if len(treaty.parties) == 2 and not treaty.open:
            yield from _disorder(treaty)


def _disorder(treaty: Treaty) -> Iterator[Problem]:
    done = [h.content for h in treaty.acts if h.content.status is Status.DONE and h.content.about is About.TREATY]
    course = [act for act in done if act.kind in _COURSE and act.treaty == treaty.id]
    for one, other in combinations(sorted(course, key=lambda act: _COURSE.index(act.kind)), 2):
        if _COURSE.index(one.kind) < _COURSE.index(other.kind) and _before(other, one):
            said = f"{_phrase(other)} stands before {_phrase(one)}."
            yield Problem(treaty.id, said, "One of the dates is wrong: see foedus status for the sources.")


def _before(one: Act, other: Act) -> bool:
    return bool(one.when and other.when and one.when.precedes(other.when) is Answer.YES)


def _phrase(act: Act) -> str:
    return f"{act.kind} ({act.when}{', ' + ', '.join(act.actors) if act.actors else ''})"


CHECKS: tuple[Callable[[Contents], Iterator[Problem]], ...] = (
    sources_exist, spans_fit, decisions_follow, relations_resolve, no_circle, acts_in_order,
)  # fmt: skip
