"""The states, and the pairs of states, of the state system, with the years or days in which they are in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import polars as pl

from foedus.datasets.statelists import Memberships
from foedus.research.panels.request import WHO
from foedus.research.panels.times import EVER, Time
from foedus.research.panels.who import KEY

_EVER = date(9999, 12, 31)


def member_frame(states: Memberships) -> pl.DataFrame:
    """Memberships as a frame: `state`, `start` and `end`, both inclusive; no end where it is still a member at the list's end."""
    rows = [(member.number, member.start, member.end) for member in states.members]
    return pl.DataFrame(rows, schema={"state": pl.Int16, "start": pl.Date, "end": pl.Date}, orient="row")


def base(members: pl.DataFrame, who: str, time: Time) -> pl.DataFrame:
    """Each state or dyad (`state`, `toward`) with its first and last step of time in a row (`from`, `to`), in order.

    No step is in two rows. Two states are a dyad at a step of which both were members on one and the same day. A dyad that is not
    directed has the lower number first. A member at the end of the list stays one.
    """
    whole = members.with_columns(pl.col("end").fill_null(_EVER))
    spans = whole if who == "state" else _dyads(whole, directed=who == "directed-dyad")
    numbered = spans.select(*WHO[who], time.numbers(pl.col("start")).alias("from"), time.numbers(pl.col("end")).alias("to"))
    return _once(numbered, list(WHO[who]))


def within(spans: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    """What of the spans lies between two steps of time, both included."""
    met = spans.filter((pl.col("from") <= last) & (pl.col("to") >= first))
    return met.with_columns(pl.col("from").clip(lower_bound=first), pl.col("to").clip(upper_bound=last))


def met(spans: pl.DataFrame, runs: pl.DataFrame) -> pl.DataFrame:
    """The spans cut into the runs of their KEY, in order, with what these say; a span without a run is whole."""
    others = runs.rename({"from": "_from", "to": "_to"})
    return shared(spans.join(others, on=KEY, how="left", maintain_order="left_right"))


def cut(spans: pl.DataFrame, times: Iterable[tuple[int, int]], within: tuple[int, int]) -> pl.DataFrame:
    """The spans, which lie `within` two steps, cut in order so that each is inside or outside of every one of these times."""
    borders = {step for first, last in times for step in (first, last + 1) if within[0] < step <= within[1]}
    if not borders:
        return spans
    begins = sorted({-EVER, *borders})
    ends = [*(step - 1 for step in begins[1:]), EVER]
    eras = pl.DataFrame({"_from": begins, "_to": ends}, schema={"_from": pl.Int32, "_to": pl.Int32})
    return shared(spans.join(eras, how="cross"))


def shared(both: pl.DataFrame) -> pl.DataFrame:
    """What the two spans of each row share (`from` to `to`, `_from` to `_to`); a row whose second span is open keeps its own."""
    first, last = pl.max_horizontal("from", "_from"), pl.min_horizontal("to", "_to")
    return both.filter(first <= last).with_columns(first.alias("from"), last.alias("to")).drop("_from", "_to")


def _dyads(members: pl.DataFrame, directed: bool) -> pl.DataFrame:
    """The spans of days on which both are members."""
    other = pl.col("state") != pl.col("toward") if directed else pl.col("state") < pl.col("toward")
    met = members.join(members.select(toward="state", starts="start", ends="end"), how="cross").filter(other)
    both = met.select("state", "toward", start=pl.max_horizontal("start", "starts"), end=pl.min_horizontal("end", "ends"))
    return both.filter(pl.col("start") <= pl.col("end"))


def _once(spans: pl.DataFrame, who: list[str]) -> pl.DataFrame:
    """Spans of steps, cut so that none has a step of an earlier one: who leaves and comes back in one year has it once."""
    ordered = spans.sort(*who, "from")
    several = ordered.select(who).is_duplicated()
    if not several.any():
        return ordered
    after = pl.col("to").cum_max().shift(1).over(who) + 1
    cut = ordered.filter(several).with_columns(pl.max_horizontal("from", after).alias("from"))
    return pl.concat([ordered.filter(~several), cut.filter(pl.col("from") <= pl.col("to"))]).sort(*who, "from")
