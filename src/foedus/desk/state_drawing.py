"""A state's ties on a day as a map and a network: those bound to it in war, by consultation, to neutrality, or by any duty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from foedus.core.answers import Answer
from foedus.core.states import name_of
from foedus.desk.drawing.ties import Net, Pact, net_of_pacts
from foedus.desk.drawing.worldmap import Mark
from foedus.desk.state_duties import KINDS, DutyRow
from foedus.desk.state_lines import StatePage

MANY = 60  # treaties in the network: more would be a thicket
Link = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Marks for a map, the network among the parties of its treaties, and how many treaties that leaves out."""

    marks: Mapping[str, Mark]
    net: Net
    left: int


def ties_of(page: StatePage, to_state: Link, to_treaty: Link) -> Ties:
    """Duties of war and peace where there are any, else all; `to_state` and `to_treaty` lead to pages."""
    rows = [row for kind in page.duties if kind.kind for row in kind.rows] or [row for kind in page.duties for row in kind.rows]
    pacts = list(_pacts(page.subject, rows, to_treaty))
    others = {key for pact in pacts for key in pact.members}
    net = net_of_pacts(pacts[:MANY], {key: to_state(key) for key in others})
    own = {page.subject: Mark(kind="asked", title=name_of(page.subject))} if rows or page.existed is not Answer.NO else {}
    return Ties(marks=own | _marks(rows, to_state), net=net, left=max(0, len(pacts) - MANY))


def _marks(rows: Iterable[DutyRow], to_state: Link) -> dict[str, Mark]:
    """Each other state with the kinds of its ties; bound where one of them is certain."""
    told: dict[str, dict[str, bool]] = {}
    for row in rows:
        for other in row.others:
            kinds = told.setdefault(other, {})
            kinds[row.kind] = kinds.get(row.kind, False) or row.answer is Answer.YES
    return {key: _mark(key, kinds, to_state(key)) for key, kinds in told.items()}


def _mark(key: str, kinds: Mapping[str, bool], href: str) -> Mark:
    said = (KINDS[kind].lower() + ("" if kinds[kind] else " (cannot be told)") for kind in KINDS if kind in kinds)
    return Mark(kind="bound" if any(kinds.values()) else "may", title=f"{name_of(key)}: {'; '.join(said)}", href=href)


def _pacts(subject: str, rows: Iterable[DutyRow], to_treaty: Link) -> Iterable[Pact]:
    """Each treaty as a tie of its gravest kind among the state and those whom its duties name."""
    order = list(KINDS)
    ordered = sorted((row for row in rows if row.others), key=lambda row: (order.index(row.kind), row.treaty))
    seen: set[str] = set()
    for (_, treaty), group in groupby(ordered, key=lambda row: (row.kind, row.treaty)):
        if treaty not in seen:
            seen.add(treaty)
            yield _pact(subject, list(group), to_treaty(treaty))


def _pact(subject: str, rows: list[DutyRow], href: str) -> Pact:
    sure: dict[str, bool] = {}
    for row in rows:
        for other in row.others:
            sure[other] = sure.get(other, False) or row.answer is Answer.YES
    return Pact(key=rows[0].treaty, name=rows[0].name, kind=rows[0].kind, members={subject: any(sure.values()), **sure}, href=href)
