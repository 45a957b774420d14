"""The replay of official entry-into-force dates: the cards of `entry/` with the status tables beside the project."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from foedus.core.problems import Problem
from foedus.core.treaties import Treaty
from foedus.datasets.ontocard import onto
from foedus.datasets.untc import status_table
from foedus.desk.books import of_cards
from foedus.ledger.cards import yamltext
from foedus.ledger.cards.cards import load
from foedus.ledger.cards.register import register

STATUS = Path(__file__).resolve().parents[3] / "shared" / "data" / "status"
CASES = STATUS / "entry_into_force_cases.csv"
CARDS = Path(__file__).parent / "entry"
ABSENT = "NOT RUN: ../shared/data/status is not there, so no official date is replayed"
NEVER = "not in force"


@dataclass(frozen=True, slots=True)
class Official:
    """A treaty's official day of entry into force (ISO), or that it is not in force; `card` is its id."""

    card: str
    title: str
    day: str


def officials() -> list[Official]:
    """The cases, in their order."""
    cards = {row["chapter"]: row["card"] for row in _rows(CARDS / "cases.csv")}
    return [Official(cards[r["UNTC chapter id"]], r["treaty"], r["official date"]) for r in _rows(CASES)]


@cache
def treaties() -> tuple[Mapping[str, Treaty], tuple[Problem, ...]]:
    """All treaties of the cards with their tables, beside the register's; and whatever was wrong with cards or tables."""
    cards, problems = dict(register()), list[Problem]()
    for row in _rows(CARDS / "cases.csv"):
        file = CARDS / f"{row['card']}.yaml"
        card, wrong = load(file.read_text(encoding="utf-8"), str(file))
        assert card, file
        table = status_table(STATUS / row["table"], card.id)
        cards[card.id] = onto(card, table.acts, f"UN Treaty Collection, status table, {Path(row['table']).name}")
        problems += [*wrong, *table.problems]
    return of_cards(cards).treaties, tuple(problems)


def others() -> list[dict[str, Any]]:
    """Further cases: id, table, official day or "never", clause, instruments of extinct states."""
    rows, _ = yamltext.parse((CARDS.parent / "further_entries.yaml").read_text(encoding="utf-8"))
    return list(rows)


def other(case: dict[str, Any]) -> Treaty:
    """The treaty of a further case, from its clause and its status table."""
    extinct = [
        {"kind": "deposit of instrument", "actors": [state], "when": day, "source": "a"}
        for state, day in case.get("extinct", {}).items()
    ]
    clause = {"rule": "number of instruments"} | case["clause"]
    whole = {"id": case["id"], "title": case["id"], "open": True, "sources": {"a": "general knowledge"}, "acts": extinct}
    card, problems = load(yamltext.dump(whole | {"clauses": {"source": "a", "entry_into_force": clause}}), case["id"])
    table = status_table(STATUS / "untc" / "treaties" / f"{case['table']}.csv", case["id"])
    assert card, case["id"]
    assert [*problems, *table.problems] == []
    return of_cards({card.id: onto(card, table.acts, "status table")}).treaties[card.id]


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as text:
        return list(csv.DictReader(text))
