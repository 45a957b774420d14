"""ATOP's condition variables and the words in which its treaties state them."""

from __future__ import annotations

from functools import cache

from foedus.core.statements import Provision
from foedus.datasets.alliances.obligations import condition, obligations


@cache
def of_variable() -> dict[str, str]:
    """The words of each variable."""
    return {v: condition(v) for duty in obligations("ATOP") for v in duty["conditions"].split("|")}


def variables(provision: Provision) -> tuple[str, ...]:
    """ATOP's variables behind a provision: its obligation, and its conditions as that obligation names them."""
    _, _, coded = (provision.words or "").partition(": ")
    return tuple(flag.partition("=")[0] for flag in coded.split(", ") if flag)
