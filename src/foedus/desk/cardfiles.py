"""The treaty that a command is asked about: an id or name, or a card file, which then stands beside the other treaties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from foedus.core.problems import Problem, Refused
from foedus.core.treaties import Card, Treaty
from foedus.desk.books import Books, books, later, of_cards, of_statements
from foedus.ledger.accounts import Account, everything


@dataclass(frozen=True, slots=True)
class Asked:
    """The treaty, the books that it stands in, and what is wrong with its card where it came from a file."""

    treaty: Treaty
    books: Books
    problems: tuple[Problem, ...] = ()


def asked(treaty: str, address: str | None = None, account: Account | None = None, known: date | None = None) -> Asked:
    """The treaty of that id, name or card file. Refused where there is none, or several."""
    if is_card_file(treaty):
        return books_with(treaty, address, account, known)
    found = books(address, account, known)
    return Asked(found.find(treaty), found)


def books_with(path: str, address: str | None = None, account: Account | None = None, known: date | None = None) -> Asked:
    """The card of that file beside the register's treaties or a ledger's; it replaces the register's card of its id.

    What is wrong with it is left out and told. Refused where the file holds no card, or nothing of it was known by `known`.
    """
    card, problems = load_card(path)
    found = _beside(card, address, account, known)
    if card.id not in found.treaties:
        raise Refused(Problem(path, "Nothing that it says is believed or was known by that day.", "Ask of a later day."))
    return Asked(found.treaties[card.id], found, tuple(problems))


def is_card_file(name: str) -> bool:
    """Does the name mean a card file? Ids and names of treaties do not end so."""
    return name.endswith((".yaml", ".yml"))


def load_card(path: str) -> tuple[Card, list[Problem]]:
    """The card of that file, and what is wrong with it. Refused where it holds none."""
    from foedus.ledger.cards import load

    try:
        card, problems = load(Path(path).read_text(encoding="utf-8"), path)
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "no UTF-8 text"
        raise Refused(Problem(path, f"It cannot be read ({why}).", "Name a YAML card, or an id of `foedus treaties`.")) from None
    if card is None:
        raise Refused(problems[0])
    return card, problems


def _beside(card: Card, address: str | None, account: Account | None, known: date | None) -> Books:
    from foedus.ledger.register import register

    cards = {**register(), card.id: card}
    return _in_ledger(card, cards, address, account, known) if address else of_cards(cards, account, known)


def _in_ledger(card: Card, cards: Mapping[str, Card], address: str, account: Account | None, known: date | None) -> Books:
    """What the ledger holds of the register's card of this id gives way to the card."""
    from foedus.ledger.cards import statements as stated
    from foedus.ledger.register import register

    found = books(address, account, known)
    shipped = register().get(card.id)
    replaced = {s.id for s in stated(shipped)[1]} if shipped else set()
    sources, said = stated(card)
    kept = tuple(s for s in found.statements if s.id not in replaced)
    new = tuple(s for s in said if known is None or not later(s, known))
    whole = {**found.sources, **{s.id: s for s in sources}}
    return of_statements(whole, kept + new, account or everything(), cards)
