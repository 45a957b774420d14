"""Lists of states as statements, each on the characters of its row."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.core.sources import Source, source_id
from foedus.core.statements import Membership as Counted
from foedus.core.statements import Statement
from foedus.core.states import of_cow, of_gw
from foedus.core.when import When
from foedus.datasets.statelists import Membership, Memberships

_NAMES = {"cow": "COW", "gw": "Gleditsch-Ward"}


def source(told: Memberships) -> Source:
    """The list as a source, its text whole."""
    layout = told.layout
    name = f"{_NAMES[layout.system]} {layout.version}, state system membership"
    return Source(id=source_id(told.file.text), name=name, text=told.file.text, kind="data set", title=layout.citation,
                  publisher=_NAMES[layout.system], address=told.file.path.name)  # fmt: skip


def statements(told: Memberships) -> Iterator[Statement]:
    """Who is a member from when to when."""
    key = source_id(told.file.text)
    places = {row.number: (row.start, row.end) for row in told.file.rows}
    for member in told.members:
        start, end = places[member.line]
        yield Statement(source=key, start=start, end=end, content=_counted(member, told.layout.system), method="card")


def _counted(member: Membership, system: str) -> Counted:
    bearer = of_cow if system == "cow" else of_gw
    state = bearer(member.number, member.start) or f"{system.upper()} {member.number}"
    end = When.on(member.end) if member.end else None
    return Counted(system=system, number=member.number, state=state, name=member.name, start=When.on(member.start), end=end)
