"""Ledgers as text and treaties as cards: out, and in again without loss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from foedus.core.problems import Problem
from foedus.ledger.keeping.redacting import left_out
from foedus.ledger.opening import open_ledger
from foedus.ledger.store import Added, Ledger

_REMEDY = "Give what `foedus export` wrote, or YAML cards."


def card_texts(treaties: Sequence[str]) -> Iterator[str]:
    """The shipped cards of these treaties, or all, as one YAML stream."""
    from foedus.desk.books import books
    from foedus.ledger.cards.cards import dump
    from foedus.ledger.cards.register import register

    found = [books().find(name).id for name in treaties] or list(register())
    for number, key in enumerate(found):
        yield ("---\n" if number else "") + dump(register()[key])


def ledger_lines(address: str) -> Iterator[str]:
    """Every source with its text, then every statement, one JSON object a line, each with the day it was recorded."""
    from foedus.ledger.jsonlines import lines

    with open_ledger(address, create=False) as ledger:
        yield from lines(ledger)


def ledger_folder(address: str, folder: Path) -> str:
    """The ledger as YAML, a file for each source and treaty; what was done, in a sentence. Refused where it cannot be."""
    from foedus.ledger.database import Database
    from foedus.ledger.folder.writing import export

    with Database(address, create=False) as ledger:
        done = export(ledger, folder)
    old = " Beside it lies an export of JSON lines, which is not read any more." if (folder / "sources.jsonl").exists() else ""
    return f"{done.files} files in {folder}: {done.written} written, {done.removed} of an older export removed.{old}"


def take_in(paths: Sequence[str], ledger: Ledger, strict: bool = False) -> tuple[Added, list[Problem]]:
    """Add cards and exported ledgers, files or folders, to the ledger, and tell what is wrong with them.

    Where `strict`, nothing is added of a card file, or of an exported ledger, in which something is wrong.
    """
    from foedus.ledger.folder.taking import import_

    added = Added()
    problems: list[Problem] = []
    for path in map(Path, paths):
        new, wrong = (_cards if _holds_cards(path) else import_)(path, ledger, strict)
        added, problems = added + new, problems + wrong
    return added, [*problems, *left_out(added.redacted, {})]


def _holds_cards(path: Path) -> bool:
    from foedus.ledger.folder import files

    if path.is_dir():
        return not files.holds_export(path) and any(path.glob("*.yaml"))
    try:
        with path.open(encoding="utf-8") as file:
            return not file.read(200).lstrip().startswith(("{", files.MARK))
    except (OSError, UnicodeDecodeError):
        return True


def _cards(path: Path, ledger: Ledger, strict: bool) -> tuple[Added, list[Problem]]:
    from foedus.ledger.cards import cards

    added = Added()
    problems: list[Problem] = []
    for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
        try:
            texts = f"\n{file.read_text(encoding='utf-8')}".split("\n---\n")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "no UTF-8 text"
            problems.append(Problem(str(file), f"It cannot be read ({why}).", _REMEDY))
            continue
        loaded = [cards.load(text, str(file)) for text in texts]
        wrong = [problem for _, found in loaded for problem in found]
        problems += wrong
        told = [cards.statements(card) for card, _ in loaded if card and not (strict and wrong)]
        added += ledger.add([s for sources, _ in told for s in sources], [s for _, said in told for s in said])
    return added, problems
