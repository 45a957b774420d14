"""Refusals that bear a status of HTTP of their own; any other is a 400."""

from __future__ import annotations

from foedus.core.problems import Problem, Refused
from foedus.core.treaties import Treaty
from foedus.desk.books import Books
from foedus.desk.web.asked import Asked
from foedus.ledger.folding.accounts import everything


class Missing(Refused):
    """There is no such thing."""

    status = 404


class Forbidden(Refused):
    """Whoever asks may not."""

    status = 403


def asked_treaty(asked: Asked, name: str) -> Treaty:
    """The treaty as it is asked for: its name alone where nothing of it is believed or was known. Missing if none."""
    try:
        return found_treaty(asked.books, name)
    except Missing:
        whole = found_treaty(asked.office.books(everything(), None), name)
        return Treaty(id=whole.id, title=whole.title, names=whole.names, kind=whole.kind, parties=whole.parties, open=whole.open)


def found_treaty(books: Books, name: str) -> Treaty:
    """The treaty of that id or name. Missing where there is none, or several have the name."""
    try:
        return books.find(name)
    except Refused as refused:
        raise Missing(Problem(refused.problem.place[:200], refused.problem.sentence, refused.problem.remedy)) from None
