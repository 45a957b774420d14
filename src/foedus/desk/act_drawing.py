"""A treaty's acts as a timeline: who acts gives the lane."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.desk.lines import ActLine
from foedus.desk.timeline import Drawing, Event, draw


def drawing_of(acts: Iterable[ActLine], parties: tuple[str, ...]) -> Drawing | None:
    """The acts that were or may have been done, in time; None where fewer than two have a day."""
    return draw(
        [Event(_label(a), _lane(a, parties), a.when, a.key, a.status == "done") for a in acts if a.when and a.status != "not done"]
    )


def _label(act: ActLine) -> str:
    return f"{act.title}, {act.organ}" if act.organ else act.title


def _lane(act: ActLine, parties: tuple[str, ...]) -> str:
    if len(act.names) == 1:
        return act.names[0]
    return "together" if act.names or len(parties) == 2 else "treaty"
