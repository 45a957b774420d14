"""What a state's page is made from: its own treaties only, on the day that is asked for."""

from __future__ import annotations

from collections.abc import Callable

from foedus.core.problems import Problem
from foedus.core.states import organisations, states
from foedus.desk.addresses import to_treaty
from foedus.desk.safe import one_line
from foedus.desk.state_lines import Due, StatePage, state_due, state_page
from foedus.desk.web.asked import Asked
from foedus.desk.web.guards.refusals import Missing


def page_of(asked: Asked, key: str) -> StatePage:
    """The state of that key on the day. Missing where there is none of that key."""
    key, office, books = _known(key), asked.office, asked.books
    kept = id(books.treaties), asked.until, asked.on, key

    def made() -> StatePage:
        return state_page(key, office.treaties_of(key, books), asked.bonds)

    return office.states.get(kept, lambda: (books.treaties, made()))[1]


def due_of(asked: Asked, key: str) -> Due:
    """What comes due for it, and what is outstanding by it."""
    key, office, books = _known(key), asked.office, asked.books
    bonds = asked.bonds
    return state_due(key, office.treaties_of(key, books), bonds, books, asked.shelf, asked.until)


def links(asked: Asked) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """Where states and treaties stand, with the question kept."""
    query = asked.query()
    return lambda key: f"/states/{key}{query}", lambda key: to_treaty(key) + query


def _known(key: str) -> str:
    if key in states() or key in organisations():
        return key
    if key.upper() in states():
        return key.upper()
    raise Missing(Problem(one_line(key[:40]), "No state or organisation has this key.", "Look it up in the list of states."))
