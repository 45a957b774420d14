"""By what a statement was read: the rules, a card, a language model under its name and its instruction, or a person."""

from __future__ import annotations

from functools import lru_cache

RULES = "rules"
_MODEL = "model:"
_PERSON = "person:"


def by_model(name: str, instruction: str) -> str:
    """The method of what a language model read: its name, and the version of the instruction that it was given."""
    return f"{_MODEL}{name}@{instruction}"


@lru_cache(maxsize=1000)
def model_of(method: str) -> str | None:
    """The model as an account names it ("model:NAME"), whatever its instruction; None where no model read the statement."""
    return method.rpartition("@")[0] if method.startswith(_MODEL) else None


def by_person(name: str) -> str:
    """The method of what a person accepted or corrected."""
    return f"{_PERSON}{name}"


def person_of(method: str) -> str | None:
    """The person's name; None where no person vouches for the reading."""
    return method.removeprefix(_PERSON) if method.startswith(_PERSON) else None
