"""Lists of states as statements, each on the characters of its row."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.core.sources import Source
from foedus.core.statements import Membership as Counted
from foedus.core.statements import Statement
from foedus.core.states import of_cow, of_gw
from foedus.core.when import When
from foedus.datasets.rowsources import on_rows, row_source
from foedus.datasets.statelists import Membership, Memberships

_NAMES = {"cow": "COW", "gw": "Gleditsch-Ward"}


def source(told: Memberships) -> Source:
    """The list as a source, its text whole."""
    layout = told.layout
    publisher = _NAMES[layout.system]
    return row_source(told.file, f"{publisher} {layout.version}, state system membership", layout.citation, publisher)


def statements(told: Memberships) -> Iterator[Statement]:
    """Who is a member from when to when."""
    return on_rows(told.file, ((member.line, _counted(member, told.layout.system)) for member in told.members))


def _counted(member: Membership, system: str) -> Counted:
    bearer = of_cow if system == "cow" else of_gw
    state = bearer(member.number, member.start) or f"{system.upper()} {member.number}"
    end = When.on(member.end) if member.end else None
    return Counted(system=system, number=member.number, state=state, name=member.name, start=When.on(member.start), end=end)
