"""The tables of this room, `data/*.csv`."""

from __future__ import annotations

from functools import partial

from foedus.core import tables

rows = partial(tables.rows, package="foedus.datasets")
