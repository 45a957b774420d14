"""One treaty as a brief shows it, whatever it was folded from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from foedus.core.statements import Statement
from foedus.core.treaties import Treaty
from foedus.desk.act_lines import act_lines, relation_lines
from foedus.desk.books import Books
from foedus.desk.claim_lines import claim_groups
from foedus.desk.duty_lines import duty_lines
from foedus.desk.passages import Shelf, names
from foedus.desk.scenario_lines import scenario_lines
from foedus.desk.standing_lines import lead, standing_line
from foedus.desk.titles import short_name
from foedus.desk.views import StandingLine, TreatyView
from foedus.law.life.life import Standing
from foedus.law.life.standing import standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every treaty of a brief is looked at with. `register` is the shipped one, to compare with."""

    on: date
    known: date
    shelf: Shelf
    treaties: Mapping[str, Treaty]
    register: Books


def treaty_view(treaty: Treaty, key: str, desk: Desk, brief: bool = False) -> TreatyView:
    """All that a brief says of it; `key` begins the keys of its lines. A `brief` one has no scenarios."""
    found = standing(treaty, desk.on, desk.treaties, desk.known)
    reports = {s.source for s in said_of(treaty)} & desk.shelf.numbers.keys()
    return TreatyView(
        id=treaty.id,
        key=key,
        title=treaty.title,
        short=short_name(treaty.title, treaty.names, names(treaty.parties)),
        names=treaty.names,
        kind=treaty.kind,
        parties=names(treaty.parties),
        open=treaty.open,
        reports=len(reports),
        standing=_standing(found, treaty, desk.shelf),
        register=_register(treaty.id, lead(found), desk) if reports else None,
        acts=act_lines(treaty.acts, desk.shelf, key),
        relations=relation_lines(treaty.relations, lambda other: _title(other, desk), desk.shelf),
        duties=duty_lines(treaty.provisions, desk.shelf, key),
        scenarios=() if brief else scenario_lines(treaty, desk.on, desk.known, desk.shelf, key),
        claims=claim_groups(treaty.claims, desk.shelf, key),
    )


def said_of(treaty: Treaty) -> list[Statement]:
    """Everything that its lines rest on, each once."""
    told = (treaty.acts, treaty.provisions, treaty.relations, treaty.claims)
    return list(dict.fromkeys(s for lines in told for held in lines for s in (*held.statements, *held.disputed)))


def _standing(found: Standing, treaty: Treaty, shelf: Shelf) -> StandingLine:
    """With what is said of each state's own acts beside its line."""
    own: dict[str, list[Statement]] = defaultdict(list)
    for held in treaty.acts:
        for state in held.content.actors:
            own[state] += held.statements
    line = standing_line(found, shelf)
    return replace(line, states=tuple(replace(s, passages=shelf.passages(own.get(s.state, ()))) for s in line.states))


def _register(key: str, ours: str, desk: Desk) -> str | None:
    """What the shipped register, without these reports, says of the same treaty."""
    known = desk.register.treaties.get(key)
    if not known:
        return None
    theirs = lead(standing(known, desk.on, desk.register.treaties, desk.known))
    return "The shipped register alone says the same." if theirs == ours else f"The shipped register alone says: {theirs}"


def _title(key: str, desk: Desk) -> str:
    known = desk.treaties.get(key) or desk.register.treaties.get(key)
    return known.title if known else key
