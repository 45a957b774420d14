"""Similarity of alliance portfolios: for each pair of states and year, how alike their ties with all states are.

The measures and their names are those of Haege (2011, Political Analysis 19: 287-305), as peacesciencer's add_fpsim has them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
import polars as pl

from foedus.core.problems import Problem, Refused
from foedus.research.measures.agreement import Tables, kappa, pi, s, tables, tau_b
from foedus.research.measures.frames import needed, whole
from foedus.research.measures.portfolios import KEYS, Matrix, Portfolios, Scale, portfolios

Measures = dict[str, Callable[[Tables], Matrix]]
_VALUED: Measures = {"taub": tau_b, "srsvas": partial(s, power=2), "srsvaa": partial(s, power=1), "kappava": kappa, "piva": pi}
_BINARY: Measures = {"srsba": partial(s, power=1), "kappaba": kappa, "piba": pi}
_VALUED_WEIGHED: Measures = {"srswvas": partial(s, power=2), "srswvaa": partial(s, power=1)}
_BINARY_WEIGHED: Measures = {"srswba": partial(s, power=1)}


def similarity(panel: pl.DataFrame, scale: Scale, weights: pl.DataFrame | None = None) -> pl.DataFrame:
    """The scores of each row of a panel of directed dyad-years, in its order, as ccode1, ccode2, year and one column a score.

    Of valued ties, taub: Kendall's tau-b; srsvaa, srsvas: Signorino and Ritter's S with absolute and with squared distances;
    kappava, piva: Cohen's kappa and Scott's pi with squared distances. Of binary ties (any or none) srsba, kappaba, piba.
    With `weights` (ccode, year, weight: capabilities, say) also srswvaa, srswvas, srswba: ties with a state count by its weight.
    All are symmetric. The panel must hold every directed pair of the year's states, for the portfolio is made of them.

    A score is null where it cannot be told: a tie of either state that is missing and could have another value (an entente that is
    missing beside a defence pact could not), a year after the data's end, a weight of the year that is missing, or 0/0.
    Refused: a column is missing, a pair or a weight stands twice, or a weight is negative.
    """
    names = [*_VALUED, *_BINARY, *([*_VALUED_WEIGHED, *_BINARY_WEIGHED] if weights is not None else [])]
    scores = {name: np.full(len(panel), np.nan) for name in names}
    weighed = None if weights is None else _weighed(weights)
    for year in portfolios(panel, scale):
        own = None if weighed is None else _of_year(weighed.get(year.year, {}), year.states)
        for name, score in _scores(year, scale.top, own).items():
            scores[name][year.rows] = score[year.of, year.toward]
    return panel.select(KEYS).with_columns(**{name: pl.Series(score, nan_to_null=True) for name, score in scores.items()})


def _scores(year: Portfolios, top: int, weights: Matrix | None) -> dict[str, Matrix]:
    valued = _measured(year.lowest, year.highest, top, weights, (_VALUED, _VALUED_WEIGHED))
    binary = _measured(np.minimum(year.lowest, 1), np.minimum(year.highest, 1), 1, weights, (_BINARY, _BINARY_WEIGHED))
    return valued | binary


def _measured(lowest: Matrix, highest: Matrix, top: int, weights: Matrix | None, measures: Sequence[Measures]) -> dict[str, Matrix]:
    """The scores of all pairs of rows; not a number for a row with a value that cannot be told."""
    told = np.flatnonzero((lowest == highest).all(axis=1))
    kinds = [(measures[0], None)] if weights is None else [(measures[0], None), (measures[1], weights)]
    found: dict[str, Matrix] = {}
    for named, weight in kinds:
        of = tables(lowest[told], top, weight)
        found |= {name: _spread(measure(of), told, len(lowest)) for name, measure in named.items()}
    return found


def _spread(scores: Matrix, told: Matrix, n: int) -> Matrix:
    """The scores of some rows at their places among n."""
    whole = np.full((n, n), np.nan)
    whole[np.ix_(told, told)] = scores
    return whole


def _weighed(weights: pl.DataFrame) -> dict[int, dict[int, float]]:
    """Each state's weight, by year."""
    needed(weights, ("ccode", "year", "weight"), "weights")
    known = whole(weights, ("ccode", "year"), "weights").select("ccode", "year", pl.col("weight").cast(pl.Float64, strict=False))
    if known.select("ccode", "year").is_duplicated().any():
        raise Refused(Problem("weights", "A state has two weights in a year.", "Give each state one a year."))
    if not (known["weight"].is_finite() & (known["weight"] >= 0)).all():
        raise Refused(Problem("weights", "A weight is below zero or no finite number.", "Give capabilities or the like."))
    by_year: dict[int, dict[int, float]] = {}
    for state, year, weight in known.drop_nulls().iter_rows():
        by_year.setdefault(year, {})[state] = weight
    return by_year


def _of_year(weights: dict[int, float], states: Matrix) -> Matrix:
    """The states' weights; not a number for one that has none, which leaves every score of the year untold."""
    return np.array([weights.get(int(state), np.nan) for state in states])
