"""What whoever starts the server decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from foedus.desk.intake.bounds import Bounds

LOCAL = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`ledger` None serves the shipped register, to read only; `hosts` are the names by which the server may be called."""

    ledger: str | None = None
    register: bool = True  # show the shipped register beside the ledger
    desk: str | None = None  # the desk's own file; beside the ledger where none is named
    team: bool = False
    hosts: tuple[str, ...] = LOCAL
    https: bool = False
    worker: bool = True  # read what is uploaded; another server may do it
    remember: bool = True  # keep answers until the ledger changes; never where people log in
    bounds: Bounds = field(default_factory=Bounds)  # of uploads
    today: Callable[[], date] = date.today
