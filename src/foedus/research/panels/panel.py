"""One function for every panel: who and when, then what each data set says of it, then keys to merge by."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from foedus.research.panels.base import base
from foedus.research.panels.files import Files
from foedus.research.panels.keys import keyed
from foedus.research.panels.levels import flag
from foedus.research.panels.published import published
from foedus.research.panels.request import USUAL, WHO, Panel, refused
from foedus.research.panels.times import steps
from foedus.research.panels.told import KEY, numbers, told, who_key, whose

_ENDINGS = {1: (("", ""),), 2: (("1", "_1"), ("2", "_2"))}  # of the columns of numbers and of codes, of a state and of a dyad


def panel(request: Panel, files: Files) -> pl.DataFrame:
    """The panel: ccode, gwcode and iso3 (ccode1, ... of a dyad), year or date, and a column for each flag.

    A flag is 1 where the data say that it surely holds on some day of the row, 0 where it surely does not, null where that
    cannot be told or the data set does not cover the time. A panel of states has `atop_partners`, `atop_alliances`, `cow_partners`
    and `cow_alliances`, their numbers. Rows are in order of number, then time. Refused where the files do not answer.
    """
    if request.as_published:
        return published(request, files)
    asked = _asked(request, files)
    pairs = files.pairs(asked, request.who, request.system)
    said = told(pairs, asked, request.who, request.time, request.opens, request.closes)
    spans = _keyed(_spans(request, files, said), request).with_columns(who_key(request.who).alias(KEY))
    rows = steps(spans, "from", "to", request.time.column).with_columns((pl.col(KEY) + pl.col(request.time.column)).set_sorted())
    answers = said.select(
        KEY, *(column for name in asked for column in _answers(request, files, name, asked[name])), found=pl.lit(True)
    )
    met = rows.join(answers.sort(KEY), on=KEY, how="left", maintain_order="left")
    return met.select(*_names(request), *(_filled(request, files, name, asked[name]) for name in asked))


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


def _filled(request: Panel, files: Files, name: str, variables: Sequence[str]) -> pl.Expr:
    """Answers, 0 in rows that no data set tells of if this one covers their time."""
    columns = [*(f"{name.lower()}_{variable}" for variable in variables), *(numbers(name) if request.who == "state" else ())]
    silent = pl.col("found").is_null() & _covered(request, files, name)
    return pl.when(~silent).then(pl.col(columns)).otherwise(0)


def _covered(request: Panel, files: Files, name: str) -> pl.Expr:
    return pl.col(request.time.column).is_between(*request.time.whole(files.data(name, request.who)))


def _spans(request: Panel, files: Files, said: pl.DataFrame) -> pl.DataFrame:
    """Whose rows the panel has, and from when to when: members of the system, or whoever the data tell of."""
    if request.members == "system":
        return base(files.states(request.system), request.who, request.time, request.opens, request.closes)
    step = pl.col(request.time.column)
    return said.sort(KEY).select(*whose(request.who), step.alias("from"), step.alias("to"))


def _keyed(spans: pl.DataFrame, request: Panel) -> pl.DataFrame:
    who = WHO[request.who]
    for column, endings in zip(who, _ENDINGS[len(who)], strict=True):
        spans = keyed(spans, column, request.system, endings, request.time)
    return spans


def _names(request: Panel) -> list[pl.Expr]:
    """The keys and the time, as a panel shows them."""
    who, code = WHO[request.who], {"cow": "ccode", "gw": "gwcode"}
    endings = _ENDINGS[len(who)]
    own = {f"{code[request.system]}{ending}": pl.col(column) for column, (ending, _) in zip(who, endings, strict=True)}
    numbers = [f"{name}{ending}" for name in code.values() for ending, _ in endings]
    step = request.time.shown(pl.col(request.time.column))
    return [
        *(own.get(name, pl.col(name)).alias(name) for name in numbers),
        *(pl.col(f"iso3{ending}") for _, ending in endings),
        step,
    ]
