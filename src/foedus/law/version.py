"""Which version of the rules answers: the third clock, beside the day of law and the day of knowledge."""

from __future__ import annotations

from functools import cache

from foedus.core.versions import version_of


@cache
def rules() -> str:
    """The version of the law's code and tables: two answers that bear the same one come from the same rules."""
    return version_of("foedus.law")
