"""Keys that a user gives."""

from __future__ import annotations

from foedus.core.problems import Problem, Refused
from foedus.core.states import organisations, states


def known_key(key: str) -> str:
    """The key itself. Refused where no state or organisation has it."""
    if key not in states() and key not in organisations():
        raise Refused(Problem(key, "No state or organisation has this key.", "Give three letters, such as RUS."))
    return key
