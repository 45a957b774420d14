"""Agreement of the rows of a matrix, every row with every other at once: S, tau-b, kappa and pi."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.research.measures.portfolios import Matrix


@dataclass(frozen=True, slots=True)
class Tables:
    """`counts[a, b, i, j]`: in how many columns, or with what weight, row i has value a where row j has b, from 0 to `top`."""

    counts: Matrix

    @property
    def top(self) -> int:
        """The highest value."""
        return len(self.counts) - 1

    @property
    def columns(self) -> Matrix:
        """The number of columns, or the sum of their weights, for each pair of rows."""
        return _over(np.ones((self.top + 1, self.top + 1)), self.counts)

    def distance(self, power: int) -> Matrix:
        """The sum over the columns of the values' distance, to that power."""
        return _over(np.abs(np.subtract.outer(*[np.arange(self.top + 1)] * 2)) ** power, self.counts)


def tables(rows: Matrix, top: int, weights: Matrix | None = None) -> Tables:
    """The tables of m rows of n whole values from 0 to `top`; with n `weights`, each column counts as much as its weight."""
    precise = np.float32 if weights is None else np.float64  # counts up to 2**24, and so their squares for 4,000 columns, are exact
    hot = (rows == np.arange(top + 1)[:, None, None]).astype(precise)
    weighed = hot if weights is None else hot * weights
    values, m, n = hot.shape
    joint = weighed.reshape(values * m, n) @ hot.reshape(values * m, n).T
    return Tables(np.ascontiguousarray(joint.reshape(values, m, values, m).transpose(0, 2, 1, 3)))


def s(of: Tables, power: int) -> Matrix:
    """Signorino and Ritter's S (1999, International Studies Quarterly 43: 115-144), from -1 to 1.

    One minus twice the share of the largest possible distance: absolute (power 1) or squared (power 2).
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(1 - 2 * of.distance(power) / (of.columns * of.top**power))


def kappa(of: Tables) -> Matrix:
    """Cohen's kappa (1968) with squared distances, as Haege (2011, Political Analysis 19: 287-305) has it; not a number if 0/0."""
    first, second, squares = _moments(of)
    return _corrected(of, squares - 2 * first * second / of.columns)


def pi(of: Tables) -> Matrix:
    """Scott's pi (1955) with squared distances, as Haege (2011) has it: both rows have one propensity; not a number if 0/0."""
    first, second, squares = _moments(of)
    return _corrected(of, squares - (first + second) ** 2 / (2 * of.columns))


def tau_b(of: Tables) -> Matrix:
    """Kendall's tau-b (1938; Bueno de Mesquita 1975 for alliances); not a number where a row has one value only."""
    order = np.sign(np.subtract.outer(*[np.arange(of.top + 1)] * 2))
    concordant = np.einsum("ac,bd->abcd", order, order).astype(of.counts.dtype)  # 1 for a pair of cells in order, -1 against it
    net = (of.counts * np.tensordot(concordant, of.counts, 2)).sum(axis=(0, 1)).astype(float)  # each pair of columns twice
    untied = [of.columns**2 - (of.counts.sum(axis=axis) ** 2).sum(axis=0) for axis in (0, 1)]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(net / np.sqrt(untied[0] * untied[1]))


def _moments(of: Tables) -> tuple[Matrix, Matrix, Matrix]:
    """The sum of the first row's values, of the second's, and of the squares of both, for each pair of rows."""
    first, second = of.counts.sum(axis=1), of.counts.sum(axis=0)
    values = np.arange(of.top + 1)
    return _over(values, first), _over(values, second), _over(values**2, first + second)


def _over(factors: Matrix, counts: Matrix) -> Matrix:
    """The sum of the counts, each times its factor."""
    return np.asarray(np.tensordot(factors.astype(counts.dtype), counts, factors.ndim), float)


def _corrected(of: Tables, expected: Matrix) -> Matrix:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(np.isclose(expected, 0), np.nan, 1 - of.distance(2) / expected)
