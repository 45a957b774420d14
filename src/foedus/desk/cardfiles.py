"""The treaty that a command is asked about: an id or name, or a card file, which then stands beside the other treaties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from foedus.core.problems import Problem, Refused
from foedus.core.treaties import Card, Treaty
from foedus.desk.books import Books, books, later, of_cards, of_statements
from foedus.ledger.folding.accounts import Account, everything


@dataclass(frozen=True, slots=True)
class Asked:
    """The treaty, the books that it stands in, and what is wrong with its card where it came from a file."""

    treaty: Treaty
    books: Books
    problems: tuple[Problem, ...] = ()


def asked(treaty: str, address: str | None = None, account: Account | None = None, known: date | None = None) -> Asked:
    """The treaty of that id, name or card file. Refused where there is none, or several."""
    found, (name,), problems = books_for((treaty,), address, account, known)
    if is_card_file(treaty) and name not in found.treaties:
        raise Refused(Problem(treaty, "Nothing that it says is believed or was known by that day.", "Ask of a later day."))
    return Asked(found.find(name), found, problems)


def books_for(
    names: Sequence[str], address: str | None = None, account: Account | None = None, known: date | None = None
) -> tuple[Books, tuple[str, ...], tuple[Problem, ...]]:
    """The books in which these ids, names or card files are looked up, the names with a card's id for its file, and what is
    wrong with the cards. A card stands beside the register's treaties or a ledger's, in place of the register's card of its id;
    what is wrong with it is left out. Refused where a file holds no card.
    """
    loaded = {name: load_card(name) for name in names if is_card_file(name)}
    if not loaded:
        return books(address, account, known), tuple(names), ()
    found = _beside([card for card, _ in loaded.values()], address, account or everything(), known)
    ids = tuple(loaded[name][0].id if name in loaded else name for name in names)
    return found, ids, tuple(problem for _, problems in loaded.values() for problem in problems)


def is_card_file(name: str) -> bool:
    """Does the name mean a card file? Ids and names of treaties do not end so."""
    return name.endswith((".yaml", ".yml"))


def load_card(path: str) -> tuple[Card, list[Problem]]:
    """The card of that file, and what is wrong with it. Refused where it holds none."""
    from foedus.ledger.cards.cards import load

    try:
        card, problems = load(Path(path).read_text(encoding="utf-8"), path)
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "no UTF-8 text"
        raise Refused(Problem(path, f"It cannot be read ({why}).", "Name a YAML card, or an id of `foedus treaties`.")) from None
    if card is None:
        raise Refused(problems[0])
    return card, problems


def _beside(given: Sequence[Card], address: str | None, account: Account, known: date | None) -> Books:
    from foedus.ledger.cards.register import register

    cards = {**register(), **{card.id: card for card in given}}
    return _in_ledger(given, cards, address, account, known) if address else of_cards(cards, account, known)


def _in_ledger(given: Sequence[Card], cards: Mapping[str, Card], address: str, account: Account, known: date | None) -> Books:
    """What the ledger holds of the register's cards of these ids gives way to the cards."""
    from foedus.ledger.cards.cards import statements as stated
    from foedus.ledger.cards.register import register

    found = books(address, account, known)
    replaced = {s.id for card in given if card.id in register() for s in stated(register()[card.id])[1]}
    told = [stated(card) for card in given]
    kept = tuple(s for s in found.statements if s.id not in replaced)
    new = tuple(s for _, said in told for s in said if known is None or not later(s, known))
    whole = {**found.sources, **{s.id: s for sources, _ in told for s in sources}}
    return of_statements(whole, kept + new, account, cards)
