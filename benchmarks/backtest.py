"""The backtest against the published coding of casus foederis: precision, recall and F1, by answer, over random halves of the wars.

python benchmarks/backtest.py [FOLDER with the alliance data] [--why: each disagreement with its proof]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean, pstdev

from foedus.core.answers import Answer
from foedus.datasets.alliances.spellrows import spells
from foedus.datasets.rowfiles import RowFile, row_file
from foedus.datasets.wars import wars
from foedus.research.backtest.backtest import Backtest, Row, backtest
from foedus.research.backtest.coding import coding
from foedus.research.backtest.explain import lines
from foedus.research.backtest.score import Score, halves, score

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "alliances"


def read(path: Path) -> RowFile:
    file, problems = row_file(path)
    if file is None:
        raise SystemExit("\n".join(map(str, problems)))
    return file


def tested(folder: Path) -> Backtest:
    members = read(folder / "atop_member_v4.01.csv")
    bound, _ = spells(members, "ATOP")
    fought, problems = wars(read(folder / "interstate_war_data_v1.1.csv"))
    coded, faults = coding(read(folder / "casus_foederis_dev.csv"))
    print(*problems, *faults, sep="\n")
    if bound is None or fought is None:
        raise SystemExit("The alliance data cannot be read.")
    return backtest(bound, fought, coded)


def line(name: str, told: Score, rows: list[Score]) -> str:
    spread = [half.f1 for half in rows]
    whole = f"precision {told.precision:.3f}   recall {told.recall:.3f}   F1 {told.f1:.3f}"
    return f"{name:44}{whole}   halves: mean {mean(spread):.3f}, worst {min(spread):.3f}, deviation {pstdev(spread):.3f}"


def policies() -> dict[str, Callable[[Row], bool]]:
    return {
        "simple role rules": lambda row: row.roles,
        "Foedus, open conditions presumed": lambda row: row.called,
        "Foedus, undetermined taken as not called": lambda row: row.answer is Answer.YES,
        "Foedus, undetermined taken as called": lambda row: row.answer is not Answer.NO,
    }


def show(found: Backtest) -> None:
    for name, called in policies().items():
        pairs = [(row.coded.war, (called(row), row.coded.invoked is True)) for row in found.scored]
        print(line(name, score(pair for _, pair in pairs), halves(pairs, lambda one: one[0], lambda one: one[1])))
    for answer, (invoked, unmet) in found.by_answer.items():
        print(f"  {answer.value:14} coded as invoked {invoked:4}, as not met {unmet:4}")
    print(f"{len(found.rows)} rows, {len(found.scored)} scored, {len(found.disagreements)} disagreements")


def main(arguments: list[str]) -> None:
    folders = [Path(argument) for argument in arguments if argument != "--why"]
    start = time.perf_counter()
    found = tested(folders[0] if folders else FOLDER)
    show(found)
    print(f"{time.perf_counter() - start:.1f} s")
    for row in found.disagreements if "--why" in arguments else ():
        print("", *lines(row), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
