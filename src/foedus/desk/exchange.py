"""Ledgers as JSON lines and treaties as cards: out, and in again without loss."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from foedus.core.problems import Problem, Refused
from foedus.core.sources import Source
from foedus.core.statements import Statement

Incoming = tuple[list[Source], list[Statement], list[Problem]]
_REMEDY = "Give what `foedus export` wrote, or a YAML card."


def card_texts(treaties: Sequence[str]) -> Iterator[str]:
    """The shipped cards of these treaties, or all, as one YAML stream."""
    from foedus.desk.books import books
    from foedus.ledger.cards import dump
    from foedus.ledger.register import register

    found = [books().find(name).id for name in treaties] or list(register())
    for number, key in enumerate(found):
        yield ("---\n" if number else "") + dump(register()[key])


def ledger_lines(address: str) -> Iterator[str]:
    """Every source with its text, then every statement, one JSON object a line."""
    from foedus.ledger.records import source_record, statement_record
    from foedus.ledger.store import Ledger

    with Ledger.open(address, create=False) as ledger:
        for source in ledger.sources().values():
            yield json.dumps({"source": json.loads(source_record(source)), "text": source.text}) + "\n"
        for statement in ledger.statements():
            yield json.dumps({"statement": json.loads(statement_record(statement))}) + "\n"


def incoming(paths: Sequence[str]) -> Incoming:
    """Sources and statements of cards and exported ledgers, and what is wrong with them."""
    sources: list[Source] = []
    statements: list[Statement] = []
    problems: list[Problem] = []
    for path in paths:
        found, said, wrong = _file(path)
        sources, statements, problems = sources + found, statements + said, problems + wrong
    return sources, statements, problems


def _file(path: str) -> Incoming:
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return [], [], [Problem(path, f"It cannot be read ({getattr(error, 'strerror', None) or 'no UTF-8 text'}).", _REMEDY)]
    return _lines(text, path) if text.lstrip().startswith("{") else _cards(text, path)


def _cards(text: str, path: str) -> Incoming:
    from foedus.ledger import cards

    sources: list[Source] = []
    statements: list[Statement] = []
    problems: list[Problem] = []
    for part in f"\n{text}".split("\n---\n"):
        card, wrong = cards.load(part, path)
        problems += wrong
        if card:
            cited, said = cards.statements(card)
            sources, statements = sources + cited, statements + said
    return sources, statements, problems


def _lines(text: str, path: str) -> Incoming:
    sources: list[Source] = []
    statements: list[Statement] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            made = _record(line) if line.strip() else None
        except (ValueError, TypeError, KeyError, AttributeError, Refused) as error:
            problems.append(Problem(f"{path}:{number}", f"This is no record of a ledger ({error}).", _REMEDY))
            continue
        if isinstance(made, Source):
            sources.append(made)
        elif made:
            statements.append(made)
    return sources, statements, problems


def _record(line: str) -> Source | Statement:
    from foedus.ledger.records import source_of, statement_of

    whole = json.loads(line)
    if "statement" in whole:
        return statement_of(json.dumps(whole["statement"]))
    return source_of(json.dumps(whole["source"]), {whole["source"]["id"]: whole["text"]})
