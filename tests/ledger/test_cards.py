from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_values import cards

from foedus.core.clauses import Delay
from foedus.core.treaties import Card
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.ledger.cards import schema, yamltext
from foedus.ledger.cards.__main__ import main
from foedus.ledger.cards.cards import dump, load, statements
from foedus.ledger.cards.register import register

HERE = Path(__file__).parent
SCHEMA = HERE.parents[1] / "schema" / "card.schema.json"
SHIPPED = HERE.parents[1] / "src" / "foedus" / "ledger" / "data" / "register"


def card(name: str) -> Card:
    made, problems = load((HERE / "good" / name).read_text(), name)
    assert problems == []
    assert made is not None
    return made


def test_a_card_is_read_as_written() -> None:
    whole = card("whole.yaml")
    assert whole.parties == ("FRA", "GBR")
    assert whole.clauses_source == "gazette"
    assert whole.clauses.entry_into_force is not None
    assert whole.clauses.entry_into_force.article == "22"
    assert whole.clauses.entry_into_force.delay == Delay(days=30)
    assert whole.clauses.entry_into_force.later == Delay()
    kinds = [getattr(c.content, "kind", "") for c in whole.content]
    assert kinds == ["mutual defence", ActKind.SIGNATURE, ActKind.ENTRY_INTO_FORCE, ActKind.SIGNATURE, "supersedes"]
    assert [c.content.treaty for c in whole.content] == ["whole", "whole", "whole", "other-treaty", "whole"]
    summer = When(date(2001, 6, 1), date(2001, 7, 31), words="in the summer")
    assert getattr(whole.content[2].content, "when", None) == summer


def test_words_that_yaml_takes_for_truth_values_stay_words() -> None:
    assert (card("open.yaml").title, card("open.yaml").sources, card("open.yaml").open) == ("Yes", {"a": "no"}, True)


@pytest.mark.parametrize("file", sorted((HERE / "bad").glob("*.yaml")), ids=lambda f: f.stem)
def test_each_fault_is_named_with_its_line_and_remedy(file: Path) -> None:
    text = file.read_text()
    _, problems = load(text, "f")
    assert [str(p).removeprefix("f:") for p in problems] == [line[2:] for line in text.splitlines() if line.startswith("# ")]


def test_what_is_right_in_a_faulty_card_is_read() -> None:
    made, _ = load((HERE / "bad" / "words.yaml").read_text(), "f")
    assert made is not None
    assert [getattr(c.content, "actors", None) for c in made.content] == [("GBR",)]
    assert made.clauses.entry_into_force is not None
    assert made.clauses.duration is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "f: This is no card."),
        ("- a", "f: This is no card."),
        ("a: [b\n", "f:2: This is no YAML"),
        ("a: b: c", "f:1: This is no YAML"),
        ("[" * 100_000 + "]" * 100_000, "f:1: This is no YAML: exceeded maximum nesting depth"),
        ("[" * 60 + "]" * 60, "f: This is no YAML: it is nested"),
        (f"title: '{'[ - ' * 60}'", "f:1: The key 'id' is missing."),
        ("- " * 100_000, "f: This is no YAML: it is nested"),
        ("id: &a [*a]\ntitle: x", "f:1: id: [[["),
        ("a: !!python/name:os.system", "f:1: This is no YAML"),
        ("title: X", "f:1: The key 'id' is missing."),
        ("id: x\ntitle: X\nparties: [FRA]\nacts: none", "f:4: acts: This is no list."),
    ],
)
def test_no_card_is_a_problem_and_no_traceback(text: str, said: str) -> None:
    _, problems = load(text, "f")
    assert str(problems[0]).startswith(said)


@given(st.text())
def test_any_text_gives_an_answer(text: str) -> None:
    made, problems = load(text, "f")
    assert made is not None or problems


@given(cards())
@settings(deadline=None, max_examples=150)
def test_a_dumped_card_is_the_same_card(made: Card) -> None:
    assert load(dump(made), "f")[0] == made


@given(cards())
@settings(deadline=None, max_examples=50)
def test_each_cited_item_is_a_statement_of_its_citation(made: Card) -> None:
    sources, said = statements(made)
    words = {s.id: s.name for s in sources}
    cited = [(s.content, words[s.source]) for s in said][-len(made.content) or len(said) :]
    assert cited == [(c.content, made.sources[c.source]) for c in made.content]
    assert all(s.method == "card" and s.start == s.end == 0 for s in said)


def test_the_schema_in_the_repository_is_made_from_the_types() -> None:
    assert SCHEMA.read_text() == schema.text(), "run: python -m foedus.ledger.cards.schema > schema/card.schema.json"


@pytest.mark.parametrize("file", [*sorted((HERE / "good").glob("*.yaml")), *sorted(SHIPPED.glob("*.yaml"))], ids=lambda f: f.stem)
def test_good_cards_fit_the_schema(file: Path) -> None:
    jsonschema.validate(yamltext.parse(file.read_text())[0], json.loads(SCHEMA.read_text()))


@pytest.mark.parametrize(
    "change", [{"titel": "X"}, {"parties": "FRA"}, {"acts": [{"kind": "signatur", "source": "a"}]}, {"open": "x"}]
)
def test_the_schema_refuses_what_the_loader_refuses(change: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"id": "x", "title": "X"} | change, json.loads(SCHEMA.read_text()))


def test_shipped_cards_are_without_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(SHIPPED)]) == 0, capsys.readouterr().out
    assert len(register()) >= 60


def test_a_card_bears_its_files_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.yaml").write_text((HERE / "good" / "whole.yaml").read_text())
    assert main([str(tmp_path)]) == 1
    assert "Name the file whole.yaml." in capsys.readouterr().out
