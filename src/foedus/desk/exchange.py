"""Ledgers as JSON lines and treaties as cards: out, and in again without loss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from foedus.core.problems import Problem
from foedus.ledger.opening import open_ledger
from foedus.ledger.redacting import left_out
from foedus.ledger.store import Added, Ledger

_REMEDY = "Give what `foedus export` wrote, or YAML cards."


def card_texts(treaties: Sequence[str]) -> Iterator[str]:
    """The shipped cards of these treaties, or all, as one YAML stream."""
    from foedus.desk.books import books
    from foedus.ledger.cards import dump
    from foedus.ledger.register import register

    found = [books().find(name).id for name in treaties] or list(register())
    for number, key in enumerate(found):
        yield ("---\n" if number else "") + dump(register()[key])


def ledger_lines(address: str) -> Iterator[str]:
    """Every source with its text, then every statement, one JSON object a line, each with the day it was recorded."""
    from foedus.ledger.export import lines

    with open_ledger(address, create=False) as ledger:
        yield from lines(ledger)


def ledger_folder(address: str, folder: Path) -> int:
    """The same as a folder with a file for the sources and one for each treaty; how many files. Refused where it cannot be."""
    from foedus.ledger.export import export

    with open_ledger(address, create=False) as ledger:
        return len(export(ledger, folder))


def take_in(paths: Sequence[str], ledger: Ledger) -> tuple[Added, list[Problem]]:
    """Add cards and exported ledgers, files or folders, to the ledger, and tell what is wrong with them."""
    added = Added()
    problems: list[Problem] = []
    for path in map(Path, paths):
        new, wrong = _cards(path, ledger) if _holds_cards(path) else _lines(path, ledger)
        added, problems = added + new, problems + wrong
    return added, [*problems, *left_out(added.redacted, {})]


def _holds_cards(path: Path) -> bool:
    if path.is_dir():
        return any(path.glob("*.yaml"))
    try:
        with path.open(encoding="utf-8") as file:
            return not file.read(200).lstrip().startswith("{")
    except (OSError, UnicodeDecodeError):
        return True


def _lines(path: Path, ledger: Ledger) -> tuple[Added, list[Problem]]:
    from foedus.ledger.export import import_

    return import_(path, ledger)


def _cards(path: Path, ledger: Ledger) -> tuple[Added, list[Problem]]:
    from foedus.ledger import cards

    added = Added()
    problems: list[Problem] = []
    for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
        try:
            texts = f"\n{file.read_text(encoding='utf-8')}".split("\n---\n")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "no UTF-8 text"
            problems.append(Problem(str(file), f"It cannot be read ({why}).", _REMEDY))
            continue
        for card, wrong in (cards.load(text, str(file)) for text in texts):
            problems += wrong
            added += ledger.add(*cards.statements(card)) if card else Added()
    return added, problems
