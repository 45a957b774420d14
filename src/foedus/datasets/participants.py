"""Participants as depositaries name them: keys of states and organisations, as of a day."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from foedus.core.states import lexicon, organisations, same, states
from foedus.core.tables import day
from foedus.datasets.tables import rows

_FOOTNOTES = re.compile(r"[\d,\s]+\Z|\s*\[\d+\]\Z")
_LONG = re.compile(r"(?P<short>[^()]+?) ?\((?P<rest>[^()]+)\)\Z")  # Bolivia (Plurinational State of)
_NAMED = ("name", "organisation")


def participant(name: str, on: date) -> str | None:
    """The key of the participant of that name, or of that key, that day; None where no table knows it.

    A state that acted under another key then, being the same subject, is given by that one (the Russian Federation in 1968 is SUN).
    Who joined in its own name before it was independent is itself (Belarus in 1968).
    """
    key = next(filter(None, (_key(form, on) for form in _forms(name))), None)
    return same(key, on) if key else None


def _forms(name: str) -> list[str]:
    """The name without its footnotes; then, where a part stands in brackets, as one would say it, and without that part."""
    whole = _FOOTNOTES.sub("", name.strip().replace("’", "'"))
    long = _LONG.match(whole)
    said = [f"{long['rest'].removesuffix(' the')} {long['short']}", long["short"]] if long else []
    every = [whole, *said]
    return [*every, *(form[4:] for form in every if form[:4].lower() == "the ")]


def _key(form: str, on: date) -> str | None:
    for until, key in _own().get(form, ()):
        if until is None or on <= until:
            return key
    if form in states() or form in organisations():
        return form
    found = lexicon().get(form)
    return found.key if found and found.sort in _NAMED else None


@cache
def _own() -> dict[str, list[tuple[date | None, str]]]:
    """Names that depositaries use in a sense of their own, `data/participants.csv`."""
    found: dict[str, list[tuple[date | None, str]]] = {}
    for row in rows("participants"):
        found.setdefault(row["name"], []).append((day(row["until"]), row["key"]))
    return found
