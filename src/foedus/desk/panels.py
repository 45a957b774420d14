"""Panels as the desk makes them: from a ledger or files, with similarity, peace years and spells, and how to cite the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from foedus.core.problems import Problem, Refused

if TYPE_CHECKING:
    from foedus.research.panels.files import Files
    from foedus.research.panels.request import Panel
