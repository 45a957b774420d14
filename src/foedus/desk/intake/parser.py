"""The process in which files of others are read. It asks nobody and is believed by nobody: the server checks each answer.

`python -m foedus.desk.intake.parser extract|read MEMORY CPU OPEN REPORTS` takes pickles that the server made from standard
input, and gives a line of JSON for each report on standard output.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from foedus.core.problems import Problem
from foedus.desk.intake.confined import allow, confine, own_output

Tell = Callable[[Any], None]
NO_MEMORY = 71  # the code with which it ends


def main(words: list[str]) -> int:
    """Read all that is asked for; the code with which the process ends."""
    memory, cpu, opened, reports = map(int, words[1:])
    confine(memory, cpu, opened, reports)
    with os.fdopen(own_output(), "wb") as out:

        def tell(answer: Any) -> None:
            out.write(json.dumps(answer, separators=(",", ":")).encode("ascii") + b"\n")
            out.flush()
            allow(cpu)

        try:
            _ASKED[words[0]](sys.stdin.buffer, tell)
        except MemoryError:
            os._exit(NO_MEMORY)
    return 0


def _extract(stream: IO[bytes], tell: Tell) -> None:
    """Of each file (name, bytes) the documents in it and its problems."""
    from foedus.reading.files.documents import read_file
    from foedus.reading.files.walk import Found

    while True:
        try:
            name, data = pickle.load(stream)
        except EOFError:
            return
        found = list(read_file(Found(Path(name), name), data))
        tell([_problem(item) if isinstance(item, Problem) else _document(item) for item in found])


def _read(stream: IO[bytes], tell: Tell) -> None:
    """A sign for each document that is read, then of each its source, its statements and its problems."""
    from foedus.ledger.entries.records import source_record, statement_record
    from foedus.reading.reader import read

    asked = pickle.load(stream)
    documents = asked.pop("documents")
    for one in read(documents, progress=lambda done, _: tell(done), **asked).readings:
        statements = [statement_record(s) for s in one.statements]
        tell({"source": source_record(one.source), "statements": statements, "problems": [_problem(p) for p in one.problems]})


_ASKED: dict[str, Callable[[IO[bytes], Tell], None]] = {"extract": _extract, "read": _read}


def _document(document: Any) -> dict[str, Any]:
    return {key: getattr(document, key) for key in ("name", "text", "title", "address", "stated", "publisher")}


def _problem(problem: Problem) -> dict[str, str]:
    return {"place": problem.place, "sentence": problem.sentence, "remedy": problem.remedy}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
