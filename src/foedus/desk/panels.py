"""Panels as the desk makes them: from a ledger or files, with similarity, peace years and spells, and how to cite the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
