"""The examples of docs/cards.md are cards, or parts of one, without fault."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import fields
from pathlib import Path

import pytest

from foedus.core.clauses import Condition, Delay, EntryIntoForce, FinalClauses
from foedus.core.words import EntryRule
from foedus.ledger.cards.cards import load
from foedus.ledger.cards.form import LISTS

PAGE = (Path(__file__).parents[2] / "docs" / "cards.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)
HEAD = "id: example\ntitle: Example\nparties: [FRA, GBR]\nsources: {text: UNTS 1}\n"


def whole(example: str) -> str:
    """The example, put where it stands in a card."""
    if example.startswith("id:"):
        return example
    if example.split(":")[0] in LISTS:
        return HEAD + example
    return HEAD + "clauses:\n  source: text\n" + "".join(f"  {line}\n" for line in example.splitlines())


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_page_is_without_fault(example: str) -> None:
    card, problems = load(whole(example), "docs/cards.md")
    assert [str(p) for p in problems] == []
    assert card
    assert card.content or card.clauses != FinalClauses()


def test_the_page_shows_every_rule_and_every_key_of_entry_into_force() -> None:
    entries = [card.clauses.entry_into_force for e in EXAMPLES if (card := load(whole(e), "docs/cards.md")[0])]
    shown = [entry for entry in entries if entry]
    assert {entry.rule for entry in shown} == set(EntryRule)
    shows(EntryIntoForce(rule=EntryRule.DATE), shown)
    shows(Condition(), [c for entry in shown for c in entry.conditions], but={"named"})
    shows(Delay(), [entry.delay for entry in shown], but={"first_of_year"})  # of a notice to leave


def shows(plain: EntryIntoForce | Condition | Delay, made: Sequence[object], but: Set[str] = frozenset()) -> None:
    """Each field has another value than the plain one in some example."""
    names = {f.name for f in fields(plain)}
    assert {n for n in names if all(getattr(one, n) == getattr(plain, n) for one in made)} == but
