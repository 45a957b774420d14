"""Hand-made wars, alliances and codings as the files of their publishers have them."""

from collections.abc import Iterable
from pathlib import Path

from foedus.core.answers import Answer
from foedus.datasets.alliances.spellrows import spells
from foedus.datasets.rowfiles import RowFile, of_text, row_file
from foedus.datasets.wars import wars
from foedus.research.backtest.backtest import Row, backtest
from foedus.research.backtest.coding import coding

FLAGS = """defense offense neutral nonagg consul defcoadv defcoloc defcocon defconum defcodem defconpr offcoadv offcoloc offcocon
offconum offcodem neucoadv neucoloc neucocon neuconum neucodem neuconpr neucoatt concoadv concoloc concocon concoreq
olimob obvary wartime statthr1 statthr2"""
MEMBERS = ("atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "phase", *FLAGS.split(), "version")
ENTRIES = """larger_war_id larger_war_name init_war_name year init_name init_ccode target_name target_ccode month_entry day_entry
month_exit day_exit month_exit02 day_exit02 joiner"""
CODED = "warid,warname,atopid,honorbf,violatebf,cfnabf\n1,War,1,1,,\n"
FRA, POL, GER, GBR, SWE, RUS = 220, 290, 255, 200, 380, 365
NAMES = {FRA: "France", POL: "Poland", GER: "Germany", GBR: "United Kingdom", SWE: "Sweden", RUS: "Russia"}


def table(columns: Iterable[str], rows: Iterable[dict[str, str]], path: str = "t.csv") -> RowFile:
    names = list(columns)
    text = "\n".join([",".join(names), *(",".join(row.get(name, "0") for name in names) for row in rows)])
    file, problems = of_text(Path(path), text)
    assert file is not None
    assert problems == []
    return file


def member(state: int, entry: str = "1930-1-1", exit: str = "0-0-0", **flags: str) -> dict[str, str]:
    start, end = entry.split("-"), exit.split("-")
    days = dict(zip(("yrent", "moent", "dayent", "yrexit", "moexit", "dayexit"), (*start, *end), strict=True))
    return {"atopid": "1", "member": str(state), "version": "4.01", **days, **flags}


def entry(by: int, to: int, day: str, joiner: str = "0", until: str = "12-31", **cells: str) -> dict[str, str]:
    year, month, monthday = day.split("-")
    exit_month, exit_day = until.split("-")
    return {
        "larger_war_id": "1", "larger_war_name": "War", "init_war_name": "War", "year": year, "init_name": NAMES[by],
        "init_ccode": str(by), "target_name": NAMES[to], "target_ccode": str(to), "month_entry": month, "day_entry": monthday,
        "month_exit": exit_month, "day_exit": exit_day, "month_exit02": "NA", "day_exit02": "NA", "joiner": joiner, **cells,
    }  # fmt: skip


def run(folder: Path, members: Iterable[dict[str, str]], entries: Iterable[dict[str, str]]) -> Row:
    path = folder / "members.csv"
    path.write_text(table(MEMBERS, members).text, encoding="utf-8")
    file, _ = row_file(path)
    assert file is not None
    bound, problems = spells(file, "ATOP")
    fought, faults = wars(table(ENTRIES.split(), entries))
    coded, _ = of_text(Path("coded.csv"), CODED)
    assert bound is not None
    assert fought is not None
    assert coded is not None
    assert problems + faults == []
    return backtest(bound, fought, coding(coded)[0]).rows[0]


def both(row: Row) -> tuple[Answer, bool]:
    return row.answer, row.called


YES, NO, OPEN = (Answer.YES, True), (Answer.NO, False), Answer.UNKNOWN


def pact(**flags: str) -> list[dict[str, str]]:
    return [member(FRA, **flags), member(POL, **flags)]
