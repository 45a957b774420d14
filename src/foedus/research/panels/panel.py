"""One function for every panel: who and when, then what each data set says of it, then keys to merge by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from foedus.research.panels import runs
from foedus.research.panels.base import within
from foedus.research.panels.files import Files
from foedus.research.panels.keys import ENDINGS, with_keys
from foedus.research.panels.levels import flag
from foedus.research.panels.published import published
from foedus.research.panels.request import USUAL, WHO, Panel, refused
from foedus.research.panels.times import DAY, steps
from foedus.research.panels.told import KEY, flag_names, numbers, told, whose

Asked = Mapping[str, Sequence[str]]  # the flags wanted of each data set


def panel(request: Panel, files: Files) -> pl.DataFrame:
    """The panel: ccode, gwcode and iso3 (ccode1, ... of a dyad), year or date, and a column for each flag.

    A flag is 1 where the data say that it surely holds on some day of the row, 0 where it surely does not, null where that
    cannot be told or the data set does not cover the time. A panel of states has `atop_partners`, `atop_alliances`, `cow_partners`
    and `cow_alliances`, their numbers. Rows are in order of number, then time. Refused where the files do not answer.
    """
    if request.as_published:
        return published(request, files)
    asked = _asked(request, files)
    return (_by_day if request.time is DAY else _by_year)(request, files, asked)


def _by_year(request: Panel, files: Files, asked: Asked) -> pl.DataFrame:
    pairs = files.pairs(asked, request.who, request.system)
    said = told(pairs, asked, request.who, request.time, request.opens, request.closes)
    rows = steps(_spans(request, files, said), "from", "to", request.time.column)
    keyed = rows.with_columns((pl.col(KEY) + pl.col(request.time.column)).set_sorted())
    answers = said.select(KEY, *_all(request, files, asked, _answers), found=pl.lit(True))
    met = keyed.join(answers.sort(KEY), on=KEY, how="left", maintain_order="left")
    return met.select(*_names(request), *_all(request, files, asked, _filled))


def _by_day(request: Panel, files: Files, asked: Asked) -> pl.DataFrame:
    """Of each day what its run says: a question of one day reads the runs alone."""
    found, column = files.runs(asked, request.who, request.system), request.time.column
    rows = steps(_spans(request, files, found.filter("told")), "from", "to", column)
    day = request.time.number(request.opens) if request.opens == request.closes else None
    met = runs.on(found, rows, column, day)
    return met.select(*_names(request), *_all(request, files, asked, _of_run))


def _all(request: Panel, files: Files, asked: Asked, one: Callable[..., list[pl.Expr]]) -> list[pl.Expr]:
    return [column for name, variables in asked.items() for column in one(request, files, name, variables)]


def _asked(request: Panel, files: Files) -> dict[str, tuple[str, ...]]:
    """The flags of each data set that are wanted: where none are named, the usual ones of those whose files are at hand."""
    there = [name for name in USUAL if files.best(name, request.who)]
    asked = {name: request.variables(name) for name in (there if request.flags is None else USUAL)}
    wanted = {name: flags for name, flags in asked.items() if flags}
    missing = next((name for name in wanted if name not in there), None)
    if missing or not wanted:
        raise refused(
            "flags", f"No file of {missing or 'alliances'} is at hand.", "Import one, or ask for flags of another data set."
        )
    return wanted


def _answers(request: Panel, files: Files, name: str, variables: Sequence[str]) -> list[pl.Expr]:
    """Levels as flags, and numbers of a row that some data set tells of."""
    covered = _covered(request, files, name)
    answers = [flag(pl.col([f"{name.lower()}_{variable}" for variable in variables]), covered)]
    if request.who == "state":
        number = pl.col(numbers(name))
        answers.append(pl.when((number > 0) | covered & (number == 0)).then(number))
    return answers


def _of_run(request: Panel, files: Files, name: str, variables: Sequence[str]) -> list[pl.Expr]:
    """Levels as flags, and numbers, of a day's run, which may be one of which the data say nothing."""
    columns = [*flag_names({name: variables}), *(numbers(name) if request.who == "state" else ())]
    silent, covered = pl.col("told").is_null(), _covered(request, files, name)
    number = pl.col(columns[len(variables) :])
    known = pl.when((number > 0) | covered & (number == 0)).then(number)
    answers = [flag(pl.col(columns[: len(variables)]), covered), *([known] if request.who == "state" else [])]
    return [pl.when(~silent).then(answer).when(covered).then(0) for answer in answers]


def _filled(request: Panel, files: Files, name: str, variables: Sequence[str]) -> list[pl.Expr]:
    """Answers, 0 in rows that no data set tells of if this one covers their time."""
    columns = [*flag_names({name: variables}), *(numbers(name) if request.who == "state" else ())]
    silent = pl.col("found").is_null() & _covered(request, files, name)
    return [pl.when(~silent).then(pl.col(columns)).otherwise(0)]


def _covered(request: Panel, files: Files, name: str) -> pl.Expr:
    return pl.col(request.time.column).is_between(*request.time.whole(files.data(name, request.who)))


def _spans(request: Panel, files: Files, said: pl.DataFrame) -> pl.DataFrame:
    """Whose rows the panel has, and from when to when: members of the system, or whoever the data tell of."""
    time, edges = request.time, (request.time.number(request.opens), request.time.number(request.closes))
    if request.members == "system":
        return within(files.spans(request.system, request.who, time), *edges)
    first, last = ("from", "to") if "to" in said.columns else (time.column, time.column)
    told = said.sort(KEY, first).select(*whose(request.who), pl.col(first).alias("from"), pl.col(last).alias("to"))
    return with_keys(within(told, *edges), request.who, request.system, time)


def _names(request: Panel) -> list[pl.Expr]:
    """The keys and the time, as a panel shows them."""
    who, code = WHO[request.who], {"cow": "ccode", "gw": "gwcode"}
    endings = ENDINGS[len(who)]
    own = {f"{code[request.system]}{ending}": pl.col(column) for column, (ending, _) in zip(who, endings, strict=True)}
    numbers = [f"{name}{ending}" for name in code.values() for ending, _ in endings]
    step = request.time.shown(pl.col(request.time.column))
    return [
        *(own.get(name, pl.col(name)).alias(name) for name in numbers),
        *(pl.col(f"iso3{ending}") for _, ending in endings),
        step,
    ]
