"""Files read in a process apart: what it may not do, what it may not cost, and what of its answers is believed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from intake_files import pdf_bomb, report, word_bomb

from foedus.core.methods import by_model
from foedus.core.problems import Problem
from foedus.desk.intake.apart import Reader, extract
from foedus.desk.intake.bounds import Limits
from foedus.desk.intake.checked import documents_of, understood
from foedus.desk.intake.child import Broken
from foedus.ledger.entries.records import source_record, statement_record
from foedus.reading.files.documents import Document
from foedus.reading.reader import read


def quiet(_: float | None) -> None:
    return


def texts(found: list[Document | Problem]) -> list[str]:
    return [item.text if isinstance(item, Document) else item.sentence for item in found]


def document(text: str = report(1).decode(), name: str = "a.txt") -> Document:
    ((found,),) = extract([(name, text.encode())], Limits(), quiet)
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(
    ("name", "data", "sentences", "cpu", "memory"),
    [
        ("bomb.docx", word_bomb(250), ["unpacks to more than 200 MB"], 60, 300),
        ("large.docx", word_bomb(30), ["needs more memory", "broken DOCX"], 60, 300),  # by where the XML's reader meets the end
        ("wide.pdf", pdf_bomb(), ["more than 200 MB of memory"], 60, 200),
        ("loop.pdf", pdf_bomb(), ["takes more than 1 seconds of a processor"], 1, 4_000),
        ("deep.html", b"<html><body>" + b"<x>" * 1_000_000 + b"treaty", ["nested too deep"], 60, 300),
        ("long.txt", b"treaty " * 2_000_000, ["holds 14,000,000 characters"], 60, 300),
        ("zeros.txt", bytes(1_000_000), ["binary data"], 60, 300),
    ],
)
def test_a_bomb_costs_its_file_alone(name: str, data: bytes, sentences: list[str], cpu: int, memory: int) -> None:
    files = [("first.txt", report(1)), (name, data), ("last.txt", report(2))]
    first, bomb, last = extract(files, Limits(cpu=cpu, memory=memory * 1_000_000), quiet)
    assert (texts(first), texts(last)) == ([report(1).decode()], [report(2).decode()])
    (problem,) = bomb
    assert isinstance(problem, Problem)
    assert any(sentence in problem.sentence for sentence in sentences), problem
    assert problem.place == name
    assert problem.remedy


def test_a_pdf_of_the_same_making_but_small_is_read() -> None:
    ((found,),) = extract([("small.pdf", pdf_bomb(1))], Limits(), quiet)
    assert texts([found]) == ["treaty"]


def test_a_report_that_takes_too_long_to_read_is_found_among_others() -> None:
    long = document((report(1).decode() + "\n") * 6_000, "long.txt")
    others = [document(report(n).decode(), f"{n}.txt") for n in (2, 3)]
    made = Reader(limits=Limits(cpu=3), beat=quiet).read([others[0], long, others[1]])
    assert [one.source.name for one in made.found] == ["2.txt", "3.txt"]
    assert all(one.statements for one in made.found)
    assert [(p.place, p.sentence) for p in made.problems] == [("long.txt", "takes more than 3 seconds of a processor to read.")]


def test_reports_that_break_it_only_together_are_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [document(report(n).decode(), f"{n}.txt") for n in range(4)]
    together = Reader._together

    def weak(self: Reader, given: Any) -> Any:
        if len(given) > 2:
            raise Broken("breaks.", "Split it.", 2 * len(given) - 1)
        return together(self, given)

    monkeypatch.setattr(Reader, "_together", weak)
    made = Reader(limits=Limits(), beat=quiet).read(documents)
    assert [one.source.name for one in made.found] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert ["read in parts" in p.sentence for p in made.problems] == [True]


@pytest.fixture
def instead(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Have this program run as the reader."""

    def put(program: str) -> None:
        popen = subprocess.Popen

        def started(words: list[str], **settings: Any) -> Any:
            return popen([sys.executable, "-c", program], **settings)

        monkeypatch.setattr("foedus.desk.intake.child.subprocess.Popen", started)

    return put


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("import time; time.sleep(60)", "takes longer than 3 seconds"),
        ("import os, time; os.close(1); time.sleep(60)", "most likely for want of"),
        ("while True: print('x' * 10_000, end='')", "holds more than can be taken over"),
        ("print('[', flush=True)", "does not fit its text"),
        ("print('[' * 50_000, flush=True)", "does not fit its text"),
        ("print('[{\"sentence\": 5}]', flush=True)", "does not fit its text"),
        ("import os; os.kill(os.getpid(), 11)", "breaks the reader"),
        ("import os; os.kill(os.getpid(), 9)", "most likely for want of"),
        ("import sys; sys.exit(71)", "MB of memory"),
    ],
)
def test_whatever_the_reader_does_the_server_goes_on(program: str, sentence: str, instead: Callable[[str], None]) -> None:
    instead(program)
    began = time.monotonic()
    ((problem,),) = extract([("a.txt", b"x")], Limits(wall=3, answer=100_000), quiet)
    assert isinstance(problem, Problem)
    assert sentence in problem.sentence
    assert time.monotonic() - began < 30


def test_what_the_reader_began_ends_with_it(instead: Callable[[str], None], tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    instead(
        f"import subprocess, time; p = subprocess.Popen({command!r}); open({str(noted)!r}, 'w').write(str(p.pid)); time.sleep(60)"
    )
    list(extract([("a.txt", b"x")], Limits(wall=3), quiet))
    assert gone(int(noted.read_text()))


def gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
            return True
        time.sleep(0.05)
    return False


CONFINED = """
import os, sys
from foedus.desk.intake.confined import confine
confine(400_000_000, 5, 32, 1)
import resource, socket, subprocess
def tried(what):
    try:
        what()
    except Exception as error:
        return type(error).__name__
    return "done"
print(tried(lambda: socket.create_connection(("127.0.0.1", 9))))
print(tried(lambda: subprocess.run(["true"])))
print(tried(lambda: os.system("true")))
print(tried(lambda: os.fork()))
print(tried(lambda: open(sys.argv[1], "wb", 0).write(b"x")))
print(tried(lambda: bytearray(500_000_000)))
print(tried(lambda: [open("/dev/null") for _ in range(40)]))
print(tried(lambda: resource.setrlimit(resource.RLIMIT_CORE, (1, 1))) if os.getuid() else "ValueError")
"""


def test_a_confined_process_can_do_little(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CONFINED, str(tmp_path / "x")], capture_output=True, encoding="utf-8", check=False)
    denied = ["PermissionError"] * 4
    assert done.stdout.split() == [*denied, "OSError", "MemoryError", "OSError", "ValueError"], done.stderr


def test_it_knows_nothing_of_the_server(instead: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOEDUS_SECRET", "hush")
    monkeypatch.chdir(tmp_path)
    told = '\'[{"place":"","remedy":"","sentence":"%s %s"}]\' % (\',\'.join(os.environ), os.getcwd())'
    instead(f"import os; print({told})")
    ((problem,),) = extract([("a.txt", b"x")], Limits(), quiet)
    assert isinstance(problem, Problem)
    names, folder = problem.sentence.split()
    assert set(names.split(",")) <= {"PYTHONPATH", "LC_ALL", "LC_CTYPE"}
    assert folder != str(tmp_path)
    assert not Path(folder).exists()


def answer(found: Document, **changes: Any) -> dict[str, Any]:
    one = read([found]).readings[0]
    source, first = replace(one.source, **changes.pop("source", {})), replace(one.statements[0], **changes)
    return {"source": source_record(source), "statements": [statement_record(first)], "problems": []}


def test_a_fit_answer_is_taken_over() -> None:
    found = document()
    made = understood(json.dumps(answer(found)).encode(), found)
    assert made.source.text == found.text
    assert len(made.statements) == 1


def unfit(found: Document) -> Iterator[dict[str, Any]]:
    length = len(found.text)
    for change in (
        {"source": "f" * 16},
        {"start": -1},
        {"end": length + 1},
        {"start": 5, "end": 5},
        {"method": by_model("m", "1")},
    ):
        whole = answer(found)
        (record,) = whole["statements"]
        yield whole | {"statements": [json.dumps(json.loads(record) | change)]}
    for source in ({"name": "b.txt"}, {"text": "other"}, {"kind": "data set"}, {"id": "f" * 16}, {"ground": "x" * 2_000}):
        yield answer(found, source=source)
    yield answer(found) | {"statements": ["{}"]}
    yield answer(found) | {"statements": {}}
    yield answer(found) | {"statements": ["x" * 30_000]}
    yield answer(found) | {"problems": [{"sentence": 1}]}
    yield {}


def test_an_answer_that_is_not_about_the_report_is_not() -> None:
    found = document()
    answers = list(unfit(found))
    assert len(answers) == 15
    for whole in answers:
        with pytest.raises(Broken):
            understood(json.dumps(whole).encode(), found)


@pytest.mark.parametrize(
    "change",
    [{"name": "b.txt"}, {"text": ""}, {"text": 5}, {"text": "x" * 1_000_001}, {"title": 5}, {"id": "x"}, {"title": "x" * 30_000}],
)
def test_a_document_that_is_none_is_not_taken_over(change: dict[str, Any]) -> None:
    good = {"name": "a.txt:3 x", "text": "words", "title": None, "address": None, "stated": None, "publisher": None}
    assert texts(documents_of(json.dumps([good]).encode(), "a.txt")) == ["words"]
    with pytest.raises(Broken):
        documents_of(json.dumps([good | change]).encode(), "a.txt")


def test_a_problem_names_no_other_file() -> None:
    told = {"place": "/etc/passwd", "sentence": "is\u202e bad\n.", "remedy": ""}
    (problem,) = documents_of(json.dumps([told]).encode(), "a.txt")
    assert isinstance(problem, Problem)
    assert (problem.place, problem.sentence) == ("a.txt", "is⟨U+202E⟩ bad .")
