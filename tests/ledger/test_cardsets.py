"""Faults between cards: circles of supersession, and entries into force that hang on a treaty nobody knows."""

from __future__ import annotations

from pathlib import Path

from foedus.ledger.cards.cards import read
from foedus.ledger.cards.sets import between, circle_of

CARD = """id: {id}
title: Treaty {id}
parties: [FRA, DEU]
sources: {{a: 1 UNTS 2}}
clauses:
  source: a
  entry_into_force: {{rule: number of instruments, count: 2{more}}}
relations:
- {{kind: supersedes, other: {other}, source: a}}
"""


def faults(tmp_path: Path, **cards: tuple[str, str]) -> list[str]:
    for key, (other, more) in cards.items():
        (tmp_path / f"{key}.yaml").write_text(CARD.format(id=key, other=other, more=more))
    made = list(read([tmp_path]))
    assert [p for _, _, problems in made for p in problems] == []
    return [str(p).removeprefix(f"{tmp_path}/") for p in between({f: c for f, c, _ in made if c}, {"known"})]


def test_a_line_of_treaties_is_no_circle(tmp_path: Path) -> None:
    assert faults(tmp_path, new=("old", ""), old=("known", ", not_before_treaty: new")) == []


def test_a_circle_is_told_at_each_of_its_relations(tmp_path: Path) -> None:
    found = faults(tmp_path, one=("two", ""), two=("three", ""), three=("one", ""), aside=("one", ""))
    assert [line.partition(": ")[0] for line in found] == ["one.yaml:9", "three.yaml:9", "two.yaml:9"]
    assert all("replace each other in a circle" in line and line.endswith("Turn or remove one of the relations.") for line in found)


def test_a_treaty_that_nobody_knows_is_named_where_it_is_waited_for(tmp_path: Path) -> None:
    assert faults(tmp_path, one=("known", ", not_before_treaty: mother")) == [
        "one.yaml:7: Nothing is known of the treaty 'mother'. Write a card mother.yaml."
    ]


def test_a_treaty_that_replaces_itself_is_a_circle() -> None:
    assert circle_of([("a", "a")]) == ("a",)
    assert circle_of([("a", "b"), ("b", "c")]) == ()
