"""A ledger as a folder of YAML: the same ledger comes back, to the last hash; little changes where little was added."""

from __future__ import annotations

import difflib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_values import contents, rough
from stores import opened
from text_values import fill, odd, strange

from foedus.core.problems import Refused
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.ledger.cards import yamltext
from foedus.ledger.database import Database
from foedus.ledger.decisions.deciding import accepting
from foedus.ledger.folder import items, names
from foedus.ledger.folder.spelling import block, text
from foedus.ledger.folder.taking import import_
from foedus.ledger.folder.writing import Exported, export
from foedus.ledger.jsonlines import lines
from foedus.ledger.opening import open_ledger
from foedus.ledger.store import Added

MANY = int(os.environ.get("FOEDUS_FOLDERS", "12"))  # ledgers that are tried
DAY, NEXT = date(2024, 12, 3), date(2024, 12, 4)
WORDS = "Russia and Korea signed it.\n\tThey ratified it on 6 November. \n"
REPORT = Source(id=source_id(WORDS), name="kcna/2024-11-12.txt", text=WORDS)


def said(n: int, treaty: str = "t", **more: object) -> Statement:
    act = Act(kind=ActKind.SIGNATURE, treaty=treaty, actors=("RUS", "PRK"), when=When.parse(f"2024-06-{n:02}"), **more)  # type: ignore[arg-type]
    return Statement(source=REPORT.id, start=0, end=27, content=act)


@contextmanager
def two() -> Iterator[tuple[Database, Database, Path]]:
    with opened("file") as one, opened("file") as other, tempfile.TemporaryDirectory() as room:
        assert isinstance(one, Database)
        assert isinstance(other, Database)
        yield one, other, Path(room)


def content(folder: Path) -> dict[str, str]:
    return {str(f.relative_to(folder)): f.read_text(encoding="utf-8") for f in folder.rglob("*") if f.is_file()}


@given(data=st.data())
@settings(deadline=None, max_examples=MANY)
def test_a_folder_gives_the_same_ledger(data: st.DataObject) -> None:
    with two() as (one, other, room):
        fill(data.draw, one)
        export(one, room / "a")
        assert import_(room / "a", other)[1] == []
        assert list(other.entries()) == list(one.entries())
        assert (other.texts(), other.verify()) == (one.texts(), [])
        export(other, room / "b")
        assert content(room / "a") == content(room / "b")
        head = other.head()
        assert (import_(room / "a", other), other.head()) == ((Added(), []), head)


@given(data=st.data())
@settings(deadline=None, max_examples=MANY)
def test_a_folder_brings_another_ledger_what_it_lacks(data: st.DataObject) -> None:
    with two() as (one, other, room):
        fill(data.draw, one)
        mine = said(5, data.draw(rough))
        other.add([REPORT], [mine], DAY)
        export(one, room)
        assert import_(room, other)[1] == []
        assert other.by_id() == {mine.id: mine} | one.by_id()
        assert other.sources() == {REPORT.id: REPORT} | one.sources()
        assert other.decisions() == one.decisions()
        assert set(one.by_id(DAY)) <= set(other.by_id(DAY))
        assert other.verify() == []


@given(data=st.data())
@settings(deadline=None, max_examples=MANY)
def test_a_folder_of_an_older_version_is_read(data: st.DataObject) -> None:
    """Which had the sources in one file of JSON lines, the decisions in another, the statements on each treaty in one, sorted."""
    with two() as (one, other, room):
        fill(data.draw, one)
        files: dict[str, list[str]] = {"sources": []}
        for line in lines(one):
            whole = json.loads(line)
            (inner,) = whole.get("content", {"": {}}).values()
            about = f"statements/{names.of_treaty(inner.get('treaty') or '')}"
            files.setdefault("sources" if "text" in whole else "decisions" if "verdict" in whole else about, []).append(line)
        (room / "statements").mkdir()
        for name, held in files.items():
            (room / f"{name}.jsonl").write_text("".join(sorted(held) if "/" in name else held), encoding="ascii")
        added, problems = import_(room, other)
        assert (problems, added.statements) == ([], len(one.by_id()))
        assert (other.by_id(), other.sources()) == (one.by_id(), one.sources())
        assert {d.id for d in other.decisions()} == {d.id for d in one.decisions()}
        assert other.verify() == []


@given(odd)
@settings(deadline=None, max_examples=MANY)
def test_what_is_erased_or_strange_comes_back_as_it_was(words: str) -> None:
    entries, texts = strange(words)
    with two() as (one, other, room):
        one.replicate(entries, texts)
        export(one, room)
        assert import_(room, other)[1] == []
        assert list(other.entries()) == entries
        assert other.texts() == texts
        assert not any("secret" in file for file in content(room).values())


def test_what_is_erased_is_told_where_it_cannot_be_added(tmp_path: Path) -> None:
    with two() as (one, other, room):
        one.replicate(*strange("They signed."))
        export(one, room)
        other.add([REPORT], [], DAY)
        added, problems = import_(room, other)
        assert added == Added(1, 1)
        assert [p.sentence for p in problems] == [
            "Source gone was erased there; here it is not.",
            "This program cannot add an entry of kind 'apart'.",
        ]
        assert other.verify() == []


def test_from_one_store_into_the_other(tmp_path: Path) -> None:
    with opened("file") as one, opened("postgres") as other:
        assert isinstance(one, Database)
        assert isinstance(other, Database)
        one.add([REPORT], [said(1), said(2, "\0\ud800")], DAY)
        one.decide(*accepting(said(1), "Ann"), known=NEXT)
        export(one, tmp_path / "a")
        assert import_(tmp_path / "a", other) == (Added(1, 3, 1), [])
        assert list(other.entries()) == list(one.entries())
        export(other, tmp_path / "b")
        assert content(tmp_path / "a") == content(tmp_path / "b")


@given(odd)
@settings(max_examples=300)
def test_a_long_text_comes_back_whatever_it_holds(words: str) -> None:
    assert yamltext.parse(f"id: x\ntext: {text(words)}")[0] == {"id": "x", "text": words}


@given(st.recursive(odd | st.booleans() | st.none() | st.integers(), lambda v: st.lists(v) | st.dictionaries(odd, v), max_leaves=6))
@settings(max_examples=200)
def test_a_value_comes_back_whatever_it_holds(value: object) -> None:
    assert yamltext.parse(block({"a": value, "b": value}))[0] == [{"a": value, "b": value}]


@given(contents(rough))
def test_no_field_of_a_statement_is_taken_for_what_stands_beside_it(content: object) -> None:
    assert not items.BESIDE & set(type(content).__dataclass_fields__)  # type: ignore[attr-defined]


def test_a_text_is_read_line_by_line(tmp_path: Path) -> None:
    with two() as (one, _, room):
        one.add([REPORT], [said(19, place="Pyongyang")], DAY)
        export(one, room)
        first, second = one.entries()
        assert content(room) == {
            "ledger.yaml": content(room)["ledger.yaml"],
            f"sources/2024-11-12-txt_{REPORT.id}.yaml": f"""# foedus ledger, form 1
id: {REPORT.id}
records:
- name: kcna/2024-11-12.txt
  entry: {{number: 1, recorded: 2024-12-03, hash: {first.hash}, sha256: {one_hash(WORDS)}}}
text: |2
  Russia and Korea signed it.
  \tThey ratified it on 6 November. 
""",
            "treaties/t.yaml": f"""# foedus ledger, form 1
treaty: t
acts:
- kind: signature
  actors: [RUS, PRK]
  place: Pyongyang
  when: 2024-06-19
  source: {REPORT.id}
  said: {{at: [0, 27], words: Russia and Korea signed it.}}
  entry: {{number: 2, recorded: 2024-12-03, hash: {second.hash}, id: {said(19, place="Pyongyang").id}}}
""",
        }


def one_hash(words: str) -> str:
    import hashlib

    return hashlib.sha256(words.encode()).hexdigest()


@given(data=st.data())
@settings(deadline=None, max_examples=MANY)
def test_one_statement_more_changes_a_few_lines_of_one_file(data: st.DataObject) -> None:
    with two() as (one, _, room):
        fill(data.draw, one)
        one.add([REPORT], [said(n) for n in (1, 9, 20)], DAY)
        export(one, room)
        before = content(room)
        treaty = data.draw(st.just("t") | rough)
        one.add([], [said(data.draw(st.integers(2, 8)), treaty)], NEXT)
        assert export(one, room).written == 1
        after = content(room)
        (changed,) = (name for name in after if before.get(name) != after[name])
        lines = difflib.unified_diff(before.get(changed, "").splitlines(), after[changed].splitlines(), n=0, lineterm="")
        marks = [line[0] for line in lines if not line.startswith(("---", "+++", "@@"))]
        assert set(marks) == {"+"}
        assert len(marks) <= (6 if treaty == "t" else 9)  # of another the file, or its acts, may be new


@pytest.mark.parametrize(
    "treaty", ["a/b", "../x", "CON", "con", "nul", "T", "", " ", ".", "\0", "\ud800", "ä" * 300, "t.yaml", "é", "e"]
)
def test_a_treaty_of_any_name_has_a_safe_file(treaty: str) -> None:
    name = names.of_treaty(treaty)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert 0 < len(name) < 80
    assert name != "con"


@given(st.lists(rough | st.sampled_from(["t", "T", "t-", "con", "a b", "a-b", "A b", "ab_0"]), unique=True))
def test_no_two_treaties_share_a_file(treaties: list[str]) -> None:
    assert len({names.of_treaty(t).casefold() for t in treaties}) == len(treaties)


def test_what_is_no_longer_wanted_goes_and_what_is_anothers_stays(tmp_path: Path) -> None:
    with two() as (one, other, room):
        one.add([REPORT], [said(1), said(2, "u")], DAY)
        assert export(one, room) == Exported(4, 3, 0)
        others = {"README.md": "mine", "treaties/notes.yaml": "mine: true", "treaties/u.yaml.bak": "mine", ".git/x.yaml": "mine"}
        for name, words in others.items():
            (room / name).parent.mkdir(exist_ok=True)
            (room / name).write_text(words)
        (room / "treaties" / "half.yaml.new").write_text("# foedus ledger, form 1\ntreaty: half")  # as a kill leaves it
        other.add([REPORT], [said(1)], DAY)
        assert export(other, room) == Exported(3, 0, 2)
        kept = {"ledger.yaml", "treaties/t.yaml", f"sources/2024-11-12-txt_{REPORT.id}.yaml"}
        assert set(content(room)) == kept | set(others)
        assert {name: content(room)[name] for name in others} == others


@pytest.mark.parametrize("name", ["treaties/t.yaml", "ledger.yaml", "treaties"])
def test_a_file_of_anothers_is_not_written_over(tmp_path: Path, name: str) -> None:
    with two() as (one, _, room):
        one.add([REPORT], [said(1)], DAY)
        (room / name).parent.mkdir(exist_ok=True)
        (room / name).write_text("id: t\ntitle: My own card")
        before = content(room)
        with pytest.raises(Refused):
            export(one, room)
        assert content(room) == before


def test_an_export_that_was_interrupted_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    with two() as (one, other, room):
        one.add([REPORT], [said(1), said(2, "u")], DAY)
        export(one, room)
        (room / "ledger.yaml").unlink()
        _, (problem,) = import_(room, other)
        assert problem.sentence == "There is no whole export here: ledger.yaml is missing."
        export(one, room)
        assert import_(room, other) == (Added(1, 2), [])


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    with two() as (one, _, room):
        one.add([REPORT], [said(1)], DAY)
        export(one, room)
        (tmp_path / "mine").write_text("# foedus ledger, form 1\n")
        (room / "treaties" / "t.yaml").unlink()
        (room / "treaties" / "t.yaml").symlink_to(tmp_path / "mine")
        with pytest.raises(Refused, match="another file of this name"):
            export(one, room)


def test_one_file_of_it_can_be_taken_alone(tmp_path: Path) -> None:
    with two() as (one, other, room):
        one.add([REPORT], [said(1), said(2, "u")], DAY)
        export(one, room)
        assert import_(room / "treaties" / "t.yaml", other)[1][0].sentence == f"Its source {REPORT.id} is missing."
        with open_ledger() as memory:
            memory.add([REPORT], [])
            assert import_(room / "treaties" / "t.yaml", memory) == (Added(0, 1), [])
            assert memory.statements(DAY) == [said(1)]
        assert replace(said(1), end=26) != said(1)
