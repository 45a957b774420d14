"""Whatever is given to import: what is wrong is told with its place, the rest is added, the ledger stays whole."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import opened
from test_text_folder import REPORT, said, two

from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.desk.exchange import take_in
from foedus.ledger.cards.cards import load
from foedus.ledger.entries.records import item_of
from foedus.ledger.folder.files import FIRST_LINE
from foedus.ledger.folder.taking import import_
from foedus.ledger.folder.writing import export
from foedus.ledger.store import Added

MANY = int(os.environ.get("FOEDUS_FUZZ", "20"))  # texts that are tried
DAY = date(2024, 12, 3)
GOOD = f"- {{kind: signature, actors: [FRA], source: {REPORT.id}}}\n"
OF_REPORT = f"- {{kind: signature, source: {REPORT.id}"
BOMB = "- {kind: signature, source: x, persons: &a [x, x], toward: *a}\n"


def taken(
    words: str | bytes, name: str = "t.yaml", strict: bool = False, where: str = "file"
) -> tuple[Added, list[str], list[Statement]]:
    """What is added from a file of these words to a ledger that has the report, the problems, and what is there then."""
    with opened(where) as ledger, tempfile.TemporaryDirectory() as room:
        ledger.add([REPORT], [])
        head = ledger.head()
        file = Path(room) / name
        file.write_bytes(words if isinstance(words, bytes) else words.encode("utf-8", "surrogatepass"))
        added, problems = take_in([str(file)], ledger, strict)
        assert ledger.verify() == []
        assert ledger.head() == head + added.sources + added.statements + added.decisions
        assert all(p.place.startswith(str(file)) and p.sentence for p in problems)
        return added, [str(p).removeprefix(str(file)) for p in problems], ledger.statements()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (BOMB, ":4: This is no YAML: it holds an alias"),
        ("- {kind: signature, kind: adoption, source: x}\n", ":4: The key 'kind' is given twice."),
        ("- {kind: signatur, source: x}\n", ":4: kind: 'signatur' is not in the vocabulary. Did you mean 'signature'?"),
        ("- {kind: signature, actors: FRA, source: x}\n", ":4: actors: 'FRA' is no list."),
        ("- kind: signature\n  source: x\n  colour: red\n", ":6: colour: The key 'colour' is not known here."),
        ("- kind: signature\n  source: x\n  said: {at: [1]}\n", ":4: Its source or its place there is missing."),
        ("- kind: signature\n  source: x\n  said: soon\n", ":6: said: "),
        ("- kind: signature\n  source: [x]\n", ":4: Its source or its place there is missing."),
        (f"- {'[' * 51 + ']' * 51}\n", ":4: This is no YAML: it is nested more than 50 deep"),
        (f"- {'[' * 10**5}\n", ":4: This is no YAML"),
        (f"{OF_REPORT}, said: {{at: [0, 6], words: Russia!}}}}\n", ":4: The words do not stand from 0 to 6"),
        (f"- {{kind: signature, source: {REPORT.id}, entry: {{id: abc}}}}\n", ":4: It is not what was recorded as 'abc'."),
        (f"- {{kind: signature, source: {REPORT.id}, entry: {{number: -1}}}}\n", ":4: Entries are numbered from 1."),
        (f"- {{kind: signature, source: {REPORT.id}, entry: {{recorded: soon}}}}\n", ":4: entry.recorded: 'soon' is no day."),
        ("- {kind: signature, source: unheard}\n", ":4: Its source unheard is missing."),
        ("- soon\n", ":4: This is no mapping."),
        ("-\n", ":4: This is no mapping."),
        ("- {1: 2}\n", ":4: This is no mapping."),
        ("- 'never closed\n", ":"),
        ("- !!python/object/apply:os.system [ls]\n", ":4: This is no YAML"),
        (f"- {{kind: signature, source: x, note: {'9' * 5000}}}\n", ":4: This is no YAML"),
        ("- \x00\n", ":"),
        ("axts:\n- {kind: signature}\n", ":5: There is no list 'axts'. Did you mean 'acts'?"),
        ("treaty: u\n", ":4: The key 'treaty' is given twice."),
        ("decisions:\n- {statement: x, verdict: reject, by: Ann, at: 2024-12-03T10:00:00Z}\n", ":5: There is no such statement"),
        ("erased:\n- {source: x, entry: {id: y, hash: z}}\n", ":5: No redaction erased it."),
        ("entries:\n- {kind: song, id: x, record: '{}'}\n", ":5: This program cannot add an entry of kind 'song'."),
        ("entries:\n- {kind: statement, id: x, record: '{}'}\n", ":5: This program cannot add an entry of kind 'statement'."),
    ],
)  # fmt: skip
def test_what_is_wrong_costs_itself_alone(words: str, told: str) -> None:
    whole = f"{FIRST_LINE}treaty: t\nacts:\n{words}" + ("" if "never" in words else f"acts:\n{GOOD}")
    added, problems, _ = taken(whole)
    assert [p[: len(told)] for p in problems] == [told]
    assert added.statements == (0 if "never" in words else 1)
    assert taken(whole, strict=True)[0] == Added()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (b"\xff\xfe", ": It cannot be read"),
        (FIRST_LINE.encode() + b"acts:\n- {note: \xff}", ": It cannot be read (no UTF-8 text)."),
        (b"# foedus ledger, form 2\nacts: []\n", ":1: It is of form 2, this program knows form 1."),
        (b"{", ":1: This is no line of an exported ledger"),
        (b'{"recorded": "2024-12-03"}', ":1: This is no line of an exported ledger"),
        (b'{"a":' * 100_000, ":1: This is no line of an exported ledger"),
    ],
)
def test_a_file_that_is_none_is_one_problem(words: bytes, told: str) -> None:
    added, (problem,), _ = taken(words)
    assert (added, problem[: len(told)]) == (Added(), told)


def test_a_line_as_a_person_would_write_it_is_taken() -> None:
    words = f"{FIRST_LINE}treaty: t\nacts:\n  - kind: signature\r\n    actors: [RUS]\r\n    source: {REPORT.id}\r\n{GOOD}"
    added, problems, there = taken(words)
    assert (added.statements, problems) == (2, [])
    assert [(s.content, s.start, s.end) for s in there] == [
        (Act(kind=ActKind.SIGNATURE, treaty="t", actors=(who,)), 0, 0) for who in ("RUS", "FRA")
    ]


yaml_like = st.text(st.sampled_from("acts:- {}[]&a*!|>\"'#\n \t0,e?%@\0é\ud800"), max_size=60) | st.text(max_size=60)
KEYS = ["id", "text", "content", "recorded", "act", "kind", "why"]
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=5),
    lambda v: st.lists(v, max_size=3) | st.dictionaries(st.sampled_from(KEYS), v),
    max_leaves=8,
)  # fmt: skip


@given(words=yaml_like | st.binary(max_size=60), mark=st.sampled_from(["", FIRST_LINE, f"{FIRST_LINE}treaty: t\nacts:\n"]))
@settings(deadline=None, max_examples=MANY)
def test_any_text_gives_an_answer(words: str | bytes, mark: str) -> None:
    taken(mark.encode() + (words if isinstance(words, bytes) else words.encode("utf-8", "surrogatepass")))


@given(st.lists(values, min_size=1, max_size=3))
@settings(deadline=None, max_examples=MANY)
def test_any_json_gives_an_answer(given_: list[object]) -> None:
    taken("{" + "\n".join(json.dumps(v) for v in given_), "x.jsonl", where="memory")
    taken(
        "\n".join(json.dumps({"recorded": "2024-12-03", "content": v, "source": REPORT.id}) for v in given_),
        "x.jsonl",
        where="memory",
    )


@given(values, st.sampled_from(["source", "statement", "decision", "redaction"]))
@settings(max_examples=MANY * 5)
def test_any_record_is_one_or_is_refused_with_a_word(value: object, kind: str) -> None:
    for record in (json.dumps(value), json.dumps({"content": value, "source": "s", "start": 0, "end": 0, "id": "s"})):
        try:
            assert item_of(kind, "x", {}, record)
        except (ValueError, KeyError, TypeError, AttributeError):
            continue


@given(values)
@settings(deadline=None, max_examples=MANY)
def test_any_value_on_a_card_gives_an_answer(value: object) -> None:
    for text in (json.dumps(value), json.dumps({"id": "x", "title": "X", "acts": [value], "clauses": value, "sources": value})):
        card, problems = load(text, "f")
        assert card is not None or problems


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("recorded: 2024-12-03", "recorded: 2024-12-02", "It is not what was recorded as entry"),
        ("kcna/2024", "kcna/2023", "It is not what was recorded as entry 1."),
        ("number: 2", "number: 3", "Entry 3 is told twice."),
        ("number: 2", "number: 9", "Entry 2 is missing: what follows gets other numbers and hashes."),
        ("kind: signature", "kind: adoption", "It is not what was recorded as '"),
        ("They ratified", "They denied", "The text of source"),
        ("words: Russia", "words: Korea", "The words do not stand from 0 to 27 of source"),
    ],
)
def test_what_was_changed_by_hand_shows(old: str, new: str, told: str) -> None:
    with two() as (one, other, room):
        one.add([REPORT], [said(1), said(2), said(3, "u")], DAY)
        export(one, room)
        file = next(f for f in sorted(room.rglob("*.yaml")) if old in f.read_text())
        file.write_text(file.read_text().replace(old, new, 1))
        _, problems = import_(room, other)
        assert any(p.sentence.startswith(told) for p in problems)
        assert other.verify() == []


@given(data=st.data())
@settings(deadline=None, max_examples=MANY)
def test_a_change_anywhere_in_a_folder_shows_or_means_the_same(data: st.DataObject) -> None:
    with two() as (one, other, room):
        one.add([REPORT], [said(1), said(2), said(3, "u")], DAY)
        export(one, room)
        file = data.draw(st.sampled_from(sorted(f for f in room.rglob("*.yaml") if f.name != "ledger.yaml")))
        text = file.read_text(encoding="utf-8")
        at, n = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 2))
        put = data.draw(st.sampled_from(["", "x", "0", "1", "2", " ", "\n", "-", ":", "#", '"', "'", "&a", "*a", "\t", "é", "\0"]))
        file.write_bytes((text[:at] + put + text[at + n :]).encode())
        _, problems = import_(room, other)
        assert other.verify() == []
        same = list(other.entries()) == list(one.entries())
        assert same or problems
