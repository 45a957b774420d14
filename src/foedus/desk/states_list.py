"""The states and organisations that have a part in treaties here, by region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from foedus.core.states import name_of, organisations, states
from foedus.desk.drawing.ties import ELSEWHERE, REGIONS, seat
from foedus.law.basics.names import today

ORGANISATIONS = "Organisations"
_ORDER = [name for _, name in REGIONS] + [ELSEWHERE, ORGANISATIONS]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """`treaties` counts those that say anything of it; `formerly` are names that it bore before, `former` if it is no more."""

    key: str
    name: str
    region: str
    treaties: int
    formerly: tuple[str, ...] = ()
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRows:
    """All that match, by region and name."""

    rows: tuple[StateRow, ...]

    def regions(self) -> list[tuple[str, list[StateRow]]]:
        """The rows of each region."""
        return [(region, list(rows)) for region, rows in groupby(self.rows, key=lambda row: row.region)]


def state_rows(concerned: Mapping[str, Sequence[str]], named: str = "") -> StateRows:
    """By words of any name that a state bears or bore; all must be there."""
    formers = _formers()
    rows = [_row(key, len(treaties), formers.get(key, ())) for key, treaties in concerned.items() if _known(key)]
    wanted = named.casefold().split()
    found = [row for row in rows if all(word in _text(row) for word in wanted)]
    return StateRows(rows=tuple(sorted(found, key=lambda row: (_ORDER.index(row.region), row.name))))


def _known(key: str) -> bool:
    return key in states() or key in organisations()


def _formers() -> Mapping[str, tuple[str, ...]]:
    """By today's key, the names of its former selves."""
    found: dict[str, list[str]] = {}
    for key in states():
        if today(key) != key:
            found.setdefault(today(key), []).append(name_of(key))
    return {key: tuple(names) for key, names in found.items()}


def _row(key: str, treaties: int, formerly: Iterable[str]) -> StateRow:
    known = states().get(key) or organisations()[key]
    region = ORGANISATIONS if key in organisations() else seat(key)[1]
    own = [span.name for span in states()[key].spans] if key in states() else []
    names = tuple(dict.fromkeys(name for name in (*own, *formerly) if name != name_of(key)))
    return StateRow(key=key, name=name_of(key), region=region, treaties=treaties, formerly=names, former=known.end is not None)


def _text(row: StateRow) -> str:
    known = states().get(row.key) or organisations()[row.key]
    return " ".join((row.key, row.name, *row.formerly, *known.aliases)).casefold()
