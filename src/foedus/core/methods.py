"""By what a statement was read: the rules, a card, or a language model under its name and its instruction."""

from __future__ import annotations

from functools import lru_cache

RULES = "rules"
_MODEL = "model:"


def by_model(name: str, instruction: str) -> str:
    """The method of what a language model read: its name, and the version of the instruction that it was given."""
    return f"{_MODEL}{name}@{instruction}"


@lru_cache(maxsize=1000)
def model_of(method: str) -> str | None:
    """The model as an account names it ("model:NAME"), whatever its instruction; None where no model read the statement."""
    return method.rpartition("@")[0] if method.startswith(_MODEL) else None
