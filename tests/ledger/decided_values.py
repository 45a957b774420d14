"""A report with many statements, and deciders that run as processes of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.when import When
from foedus.core.words import ActKind

TEXT = "They signed it. They ratified it on May 3. " * 40
REPORT = Source(id=source_id(TEXT), name="a.txt", text=TEXT)
MANY = [
    Statement(source=REPORT.id, start=n, end=n + 11, content=Act(kind=ActKind.SIGNATURE, treaty=f"t{n}", actors=("FRA", "DEU")))
    for n in range(40)
]
RATIFIED = Statement(
    source=REPORT.id, start=16, end=42,
    content=Act(kind=ActKind.RATIFICATION, treaty="t1", actors=("FRA",), when=When.parse("2024-05-03")),
)  # fmt: skip

_DECIDER = """
import sys
from decided_values import MANY
from foedus.ledger.decisions.deciding import Decided, accepting
from foedus.ledger.opening import open_ledger
with open_ledger(sys.argv[1]) as ledger:
    print("open", flush=True)
    sys.stdin.readline()
    for statement in MANY:
        answer = ledger.decide(*accepting(statement, sys.argv[2]))
        print("yes" if isinstance(answer, Decided) else answer.meanwhile[-1].by, flush=True)
"""


def decider(file: str, name: str) -> subprocess.Popen[str]:
    """A process that accepts all of MANY in order, once a line is written to it, and prints a line for each."""
    words = [sys.executable, "-c", _DECIDER, file, name]
    place = str(Path(__file__).parent)
    started = subprocess.Popen(words, cwd=place, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert started.stdout
    assert started.stdout.readline() == "open\n"
    return started


def begin(process: subprocess.Popen[str]) -> None:
    """Let it decide."""
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()
