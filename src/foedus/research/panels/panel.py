"""One function for every panel: who and when, then what each data set says of it, then keys to merge by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from foedus.research.panels.base import cut, met, within
from foedus.research.panels.files import Files
from foedus.research.panels.keys import ENDINGS, with_keys
from foedus.research.panels.levels import flag
from foedus.research.panels.published import published
from foedus.research.panels.request import USUAL, WHO, Panel, refused
from foedus.research.panels.runs import flag_names, numbers
from foedus.research.panels.times import steps
from foedus.research.panels.who import whose

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
    times = (request.time.whole(files.data(name, request.who)) for name in asked)
    spans = cut(_spans(request, files, asked), times, _edges(request))
    answers = [column for name in asked for column in _answers(request, files, name, asked[name])]
    rows = steps(spans.select("from", "to", *_keys(request), *answers), "from", "to", request.time.column)
    return _shown(rows, request)


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
    """Levels as flags, and numbers; where the data say nothing 0 in the time that they cover."""
    covered, silent = _covered(request, files, name), pl.col("told").is_null()
    answers = [flag(pl.col(flag_names({name: variables})), covered)]
    if request.who == "state":
        number = pl.col(numbers(name))
        answers.append(pl.when((number > 0) | covered & (number == 0)).then(number))
    return [pl.when(~silent).then(answer).when(covered).then(0) for answer in answers]


def _covered(request: Panel, files: Files, name: str) -> pl.Expr:
    """Does the data set cover the span, which lies within or outside of its time as a whole?"""
    return pl.col("from").is_between(*request.time.whole(files.data(name, request.who)))


def _edges(request: Panel) -> tuple[int, int]:
    """Its first and last step of time."""
    return request.time.number(request.opens), request.time.number(request.closes)


def _spans(request: Panel, files: Files, asked: Asked) -> pl.DataFrame:
    """Whose rows the panel has, from when to when, with what the data say: members of the system, or whoever the data tell of."""
    time, edges = request.time, _edges(request)
    found = within(files.runs(asked, request.who, request.system, time), *edges)
    if request.members == "all":
        return with_keys(found.filter("told").with_columns(whose(request.who)), request.who, request.system, time)
    return met(within(files.spans(request.system, request.who, time), *edges), found)


def _keys(request: Panel) -> list[pl.Expr]:
    """The numbers and codes of a state or dyad, as a panel names them."""
    who, code = WHO[request.who], {"cow": "ccode", "gw": "gwcode"}
    endings = ENDINGS[len(who)]
    own = {f"{code[request.system]}{ending}": pl.col(column) for column, (ending, _) in zip(who, endings, strict=True)}
    numbers = [f"{name}{ending}" for name in code.values() for ending, _ in endings]
    return [*(own.get(name, pl.col(name)).alias(name) for name in numbers), *(pl.col(f"iso3{ending}") for _, ending in endings)]


def _shown(rows: pl.DataFrame, request: Panel) -> pl.DataFrame:
    """Keys, time, answers."""
    column, keys = request.time.column, len(_keys(request))
    answers = [name for name in rows.columns if name != column]
    return rows.select(*answers[:keys], request.time.shown(pl.col(column)), *answers[keys:])
