"""Foedus: what states have agreed, what binds whom on a given day, what an event would trigger, and how we know.

    import foedus
    foedus.status("nato", on="2024-03-07")       # where a treaty of the shipped register stands
    foedus.relations("vclt", on="1990-01-01")    # a treaty between each two of its parties
    foedus.brief(["reports/"], on="2024-11-12")  # reports, as a sourced brief
    foedus.read(["reports/"])                    # what each report says
    foedus.what_if("UKR attacks RUS")            # what an event would trigger
    foedus.what_decides("npt", state="PRK")      # which disputed statements change an answer
    foedus.load(["atop4_01m.csv"], "a.ledger")   # data sets of alliances and states into a ledger
    foedus.panel("state-year", ledger="a.ledger")  # state-years, dyad-years, state-days of alliances
    foedus.diff("rus-prk-2024", known=("2024-11-12", "2024-12-05"))  # what became of it when more was known
    foedus.calendar(state="RUS")                 # what is to come
    foedus.duties("nato", "DEU", on="2001-10-01")  # each duty that day, with its life so far
    foedus.register()                            # the shipped treaties by id

What these return are frozen objects; `foedus.plain` makes dicts, lists and strings of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foedus.core.plain import plain as plain
    from foedus.desk.api import brief as brief
    from foedus.desk.api import calendar as calendar
    from foedus.desk.api import diff as diff
    from foedus.desk.api import duties as duties
    from foedus.desk.api import read as read
    from foedus.desk.api import register as register
    from foedus.desk.api import relations as relations
    from foedus.desk.api import status as status
    from foedus.desk.api import what_decides as what_decides
    from foedus.desk.api import what_if as what_if

__all__ = [
    "brief", "calendar", "citations", "diff", "duties", "load", "panel", "plain", "read", "register", "relations", "status",
    "what_decides", "what_if",
]  # fmt: skip
_ELSEWHERE = {"plain": "foedus.core.plain", **dict.fromkeys(("citations", "load", "panel"), "foedus.desk.dataapi")}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for, so that `import foedus` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'foedus' has no attribute {name!r}")
    return getattr(import_module(_ELSEWHERE.get(name, "foedus.desk.api")), name)


def __dir__() -> list[str]:
    return __all__
