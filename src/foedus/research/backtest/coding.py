"""The published coding of casus foederis, war by war and alliance by alliance (Berkemeier and Fuhrmann 2018)."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.core.problems import Problem
from foedus.datasets.rowcells import MISSING, Fault, Faulty, number, told
from foedus.datasets.rowfiles import FileRow, RowFile

CITATION = "Berkemeier and Fuhrmann (2018), Reassessing the Fulfillment of Alliance Commitments in War"
_NEEDS = ("warid", "warname", "atopid", "honorbf", "violatebf", "cfnabf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Did the war call on the alliance's obligations? Honoured or violated: yes; `cfna`, casus foederis not met: no.

    None where the coding has neither: the alliance only asks for consultation, or for restraint that was kept.
    """

    line: int
    war: int
    war_name: str
    alliance: str
    invoked: bool | None


def coding(file: RowFile) -> tuple[tuple[Coded, ...], list[Problem]]:
    """The file's rows in their order. A row that cannot be read, or that says both, is told and left out."""
    missing = [column for column in _NEEDS if column not in file.columns]
    if not fits(file):
        says = f"It is no coding of casus foederis: it misses the columns {', '.join(missing)}."
        return (), [Problem(f"{file.path}:1", says, "Give the file with the columns of its publisher.")]
    found: list[Coded] = []
    faults: list[Faulty] = []
    for row in file.rows:
        try:
            found.append(_coded(row))
        except Fault as fault:
            faults.append(Faulty(row.number, fault))
    return tuple(found), told(str(file.path), faults)


def fits(file: RowFile) -> bool:
    """Has it the columns of a coding of casus foederis?"""
    return set(file.columns) >= set(_NEEDS)


def _coded(row: FileRow) -> Coded:
    cells = row.cells
    invoked, unmet = _one(cells, "honorbf") or _one(cells, "violatebf"), _one(cells, "cfnabf")
    if invoked and unmet:
        raise Fault("cfnabf", cells["cfnabf"], "contradicts that the obligation was honoured or violated")
    return Coded(
        line=row.number, war=number(cells, "warid"), war_name=cells["warname"], alliance=str(number(cells, "atopid")),
        invoked=invoked if invoked or unmet else None,
    )  # fmt: skip


def _one(cells: dict[str, str], column: str) -> bool:
    return cells[column] not in MISSING and number(cells, column) == 1
