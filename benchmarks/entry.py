"""Official entry-into-force dates recomputed from the parties' instruments: python benchmarks/entry.py (needs ../shared).

First how many participants of the UN Treaty Collection's tables are known by name, and how fast the tables are read. Then each
case's table is put on its card (tests/law/entry), all are folded beside the register, and each treaty's standing today is
compared with the official date; a case that differs is told with the legal reason.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from time import perf_counter

from foedus.core.answers import Answer
from foedus.datasets.participants import participant
from foedus.datasets.statusrows import status_rows
from foedus.datasets.untc import status_table
from foedus.law.life.life import Standing
from foedus.law.life.standing import standing

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "law"))
from replaying import ABSENT, CASES, NEVER, STATUS, Official, officials, treaties


def equal(case: Official, found: Standing) -> bool:
    if case.day == NEVER:
        return found.answer is Answer.NO
    return found.answer is Answer.YES and str(found.since) == case.day


def replay() -> None:
    start = perf_counter()
    found, problems = treaties()
    folded = perf_counter()
    today = date.today()
    cases = [(case, standing(found[case.card], today, found, today)) for case in officials()]
    done = perf_counter()
    for problem in problems:
        print(problem)
    for case, answer in cases:
        if not equal(case, answer):
            reckoned = f"in force since {answer.since}" if answer.answer is Answer.YES else str(answer.word)
            print(f"{case.title}: official {case.day}, reckoned {reckoned}; {answer.reason or 'no doubt is told'}")
    right = sum(equal(*case) for case in cases)
    print(f"{right} of {len(cases)} equal ({folded - start:.1f} s to read and fold, {done - folded:.1f} s to answer)")


def names() -> None:
    tables = sorted((STATUS / "untc" / "treaties").glob("*.csv"))
    start = perf_counter()
    unread = [p for table in tables for p in status_table(table, "x").problems]
    seconds = perf_counter() - start
    rows = [row for table in tables for row in status_rows(table)[0]]
    unknown = Counter(row.name for row in rows if participant(row.name, date(2014, 1, 1)) is None)
    share = 1 - sum(unknown.values()) / len(rows)
    print(f"{len(tables)} tables, {len(rows)} rows: {share:.2%} of participants known, {len(unread)} problems, {seconds:.1f} s")
    for name, number in unknown.most_common():
        print(f"  {number} {name}")
    for problem in unread:
        print(f"  {problem}")


if __name__ == "__main__":
    if not CASES.exists():
        raise SystemExit(ABSENT)
    names()
    replay()
