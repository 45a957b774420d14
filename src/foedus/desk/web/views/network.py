"""The network of a day: from a data set that the ledger holds, or from the ledger's own treaties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foedus.core.problems import Problem, Refused
from foedus.core.states import name_of
from foedus.desk.drawing.ties import Net
from foedus.desk.ledger_days import pieces
from foedus.desk.safe import one_line
from foedus.desk.tie_lines import Bond, Piece, linked, names, together
from foedus.desk.web.asked import Asked
from foedus.law.scenarios.happenings import keys

LEDGER = "ledger"
KINDS = {"help": "help in war", "restraint": "neutrality or no attack", "consultation": "consultation"}
MOST = 400  # treaties of the ledger that are looked at for a day, where no state is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for beside the day: `data` is atop, cow or ledger, "" for the first there is; kind and state may be ""."""

    data: str = ""
    kind: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPage:
    """The ties of a day. `left` counts treaties that were not looked at; `names` are those of the day, by key."""

    data: str
    title: str
    citation: str
    on: date
    first: date
    last: date
    told: bool  # does the data tell of the day?
    kind: str
    state: str
    states: int
    net: Net
    bonds: tuple[Bond, ...]
    names: dict[str, str]
    left: int = 0


def chosen(asked: Asked, wanted: Wanted) -> Wanted:
    """The same with the data set that is meant, and the state's key. Refused where there is no such data set, kind or state."""
    there = (*asked.office.nets.data(asked.office.now()), LEDGER)
    data = wanted.data.lower() or there[0]
    if data not in there:
        how = f"Load it with foedus import {data} FILE." if data in ("atop", "cow") else f"Give one of {', '.join(there)}."
        raise Refused(Problem(one_line(wanted.data), "The ledger holds no such data set.", how))
    if wanted.kind and wanted.kind not in KINDS:
        raise Refused(Problem(one_line(wanted.kind), "This is no kind of tie.", f"Give one of {', '.join(KINDS)}."))
    return Wanted(data=data, kind=wanted.kind, state=_state(wanted.state))


def network_page(asked: Asked, wanted: Wanted) -> NetworkPage:
    """The network that is asked for, as `chosen` gives it."""
    return _of_ledger(asked, wanted) if wanted.data == LEDGER else _of_data(asked, wanted)


def _of_data(asked: Asked, wanted: Wanted) -> NetworkPage:
    days = asked.office.nets.data(asked.office.now())[wanted.data]
    data = days.spells.data
    given = "on" in dict(asked.given)
    on = asked.on if given else min(asked.on, data.last)
    told = data.first <= on <= data.last
    found = days.pieces(on) if told else []
    return _page(
        asked, wanted, found, on=on, title=f"{data.name} {data.version}", citation=data.citation, first=data.first,
        last=data.last, told=told,
    )  # fmt: skip


def _of_ledger(asked: Asked, wanted: Wanted) -> NetworkPage:
    office, books = asked.office, asked.books
    mine = office.treaties_of(wanted.state, books) if wanted.state else ()
    every = [t for t in office.nets.treaties(books) if not wanted.state or t in mine]
    looked_at = every if wanted.state else every[:MOST]
    found = pieces(asked.bonds, looked_at, asked.query(**_NOT_KEPT))
    return _page(
        asked, wanted, found, on=asked.on, title="The ledger's own treaties", citation="", first=date(1815, 1, 1),
        last=max(office.today(), asked.on), told=True, left=len(every) - len(looked_at),
    )  # fmt: skip


_NOT_KEPT: dict[str, str | None] = dict.fromkeys(("data", "view", "kind", "state"))


def _page(
    asked: Asked, wanted: Wanted, found: Iterable[Piece], *, on: date, title: str, citation: str, first: date, last: date,
    told: bool, left: int = 0,
) -> NetworkPage:  # fmt: skip
    whole = together(found, wanted.kind, wanted.state)
    net = linked(whole.net, asked.query(on=on))
    named = names(net.nodes) | {key: name_of(key) for bond in whole.bonds for key in (*bond.of, *bond.toward)}
    return NetworkPage(
        data=wanted.data, title=title, citation=citation, on=on, first=first, last=last, told=told, kind=wanted.kind,
        state=wanted.state, states=sum(not node.pact for node in net.nodes), net=net, bonds=whole.bonds,
        names=named | names(net.nodes), left=left,
    )  # fmt: skip


def _state(words: str) -> str:
    """A state's key, by its key or name."""
    if not words.strip():
        return ""
    named = keys(words) or keys(words.upper())
    if len(named) != 1:
        raise Refused(Problem(one_line(words[:40]), "This is no state that Foedus knows.", "Give three letters (RUS) or its name."))
    return named[0]
