"""The ties that a ledger's own treaties make on a day, beside those that a data set tells of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from foedus.core.answers import Answer
from foedus.core.sources import DATA_SET, Source
from foedus.core.statements import Provision
from foedus.core.states import name_of, same
from foedus.core.treaties import Held, Treaty
from foedus.desk.addresses import to_treaty
from foedus.desk.drawing.ties import Line, Net, Node, Pact, net_of_pacts
from foedus.desk.passages import names
from foedus.desk.tie_lines import ORDER, Bond, Piece
from foedus.desk.titles import short_name
from foedus.law.basics.facts import is_resolution, parties
from foedus.law.life.bonds import Bonds
from foedus.law.life.standing import bindingness
from foedus.law.scenarios.match import duty_of

_CLASS = {"help": "help", "consult": "consultation", "abstain": "restraint", "restraint": "restraint"}
Owing = tuple[tuple[str, ...], tuple[str, ...]]  # who owes, toward whom


def pieces(bonds: Bonds, treaties: Iterable[Treaty], query: str = "") -> Iterator[Piece]:
    """Each treaty in operation with a duty of help, restraint or consultation; `query` keeps the question in links."""
    for treaty in treaties:
        if bonds.whole(treaty) is not Answer.NO:
            members = dict.fromkeys(same(state, bonds.on) for state in parties(treaty))
            bound = {state: bindingness(bonds.words(treaty, state)) for state in members}
            there = {state: answer for state, answer in bound.items() if answer is not Answer.NO}
            if told := list(_bonds(treaty, there, bonds)):
                yield _piece(treaty, told, there, query)


def with_ties(treaties: Iterable[Treaty], sources: Mapping[str, Source]) -> list[Treaty]:
    """Those that may tie states, told of by more than data sets, which are asked apart; the greatest first."""
    found = [t for t in treaties if not is_resolution(t) and any(_kind(h.content) and _own(h, sources) for h in t.provisions)]
    return sorted(found, key=lambda t: (-len(parties(t)), t.id))


def _own(held: Held[Provision], sources: Mapping[str, Source]) -> bool:
    return any(sources[s.source].kind != DATA_SET for s in held.statements if s.source in sources)


@lru_cache(65_536)
def _kind(provision: Provision) -> str:
    duty = duty_of(provision)
    return _CLASS.get(duty.name, "") if duty else ""


def _bonds(treaty: Treaty, bound: Mapping[str, Answer], bonds: Bonds) -> Iterator[Bond]:
    """Among those surely bound what they surely owe; where others may be bound too, what all may owe."""
    name = short_name(treaty.title, treaty.names, names(treaty.parties))
    for answer in (Answer.YES, Answer.UNKNOWN):
        there = [state for state, binds in bound.items() if answer is Answer.UNKNOWN or binds is Answer.YES]
        owing: dict[Owing, dict[str, Answer]] = {}
        for held in treaty.provisions if answer is Answer.YES or len(there) > sum(b is Answer.YES for b in bound.values()) else ():
            if kind := _kind(held.content):
                owing.setdefault(_ends(held.content, there, bonds), {})[kind] = answer
        for (of, toward), kinds in owing.items():
            if of and toward and (len(of) > 1 or of != toward):
                owed = tuple((kind, kinds[kind]) for kind in ORDER if kind in kinds)
                yield Bond(title=name, treaty=treaty.id, of=of, toward=toward, owed=owed)


def _ends(provision: Provision, there: list[str], bonds: Bonds) -> Owing:
    """A state outside the treaty may be owed a duty, but owes none (VCLT arts. 34, 36)."""
    bearers = {same(state, bonds.on) for state in provision.bearers} or set(there)
    toward = {same(state, bonds.on) for state in provision.toward} or set(there)
    of = tuple(sorted(bearers & set(there)))
    return of, tuple(sorted(toward - set(of) if len(of) == 1 else toward))


def _piece(treaty: Treaty, told: list[Bond], bound: Mapping[str, Answer], query: str) -> Piece:
    """As one tie of its gravest kind; where that is owed by some to others only, as lines from these to those."""
    href = to_treaty(treaty.id) + query
    kind = min((kind for bond in told for kind, _ in bond.owed), key=ORDER.index)
    grave = [bond for bond in told if kind in dict(bond.owed)]
    if any(len(bond.of) > 1 and set(bond.of) == set(bond.toward) for bond in grave):
        sure = {state: answer is Answer.YES for state, answer in bound.items()}
        return Piece(
            net=net_of_pacts([Pact(key=treaty.id, name=told[0].title, members=sure, kind=kind, href=href)]), bonds=tuple(told)
        )
    ends = {(a, b): dict(bond.owed)[kind] for bond in reversed(grave) for a in bond.of for b in bond.toward if a != b}
    lines = (
        Line(
            first=a, second=b, kind=kind, sure=answer is Answer.YES, mutual=(b, a) in ends, href=href,
            title=f"{name_of(a)} toward {name_of(b)}: {told[0].title}: {kind}",
        )
        for (a, b), answer in ends.items() if a < b or (b, a) not in ends
    )  # fmt: skip
    nodes = dict.fromkeys(key for pair in ends for key in pair)
    return Piece(net=Net(nodes=tuple(Node(key=key, name=name_of(key)) for key in nodes), lines=tuple(lines)), bonds=tuple(told))
