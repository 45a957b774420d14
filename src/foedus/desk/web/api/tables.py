"""Which tables there are, for programs."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from foedus.desk.tables.table import KINDS, Table
from foedus.desk.tables.tables import TABLES
from foedus.desk.web.api.answers import answer, answered
from foedus.desk.web.api.examples import example

router = APIRouter(prefix="/api/tables", tags=["tables"])
_NAMES = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnOffer:
    """A column: `kind` is text, number, flag, day or list."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOffer:
    """A table, and the addresses at which it is served; they take the same question (on, known, account)."""

    name: str
    title: str
    columns: tuple[ColumnOffer, ...]
    csv: str
    parquet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Every table of a ledger."""

    tables: tuple[TableOffer, ...]


@router.get("", summary="The tables", responses=answered(Tables), response_class=JSONResponse,
            openapi_extra=example("/api/tables"))  # fmt: skip
def tables() -> JSONResponse:
    """Name, columns and addresses of every table."""
    return answer(Tables(tables=tuple(map(_offer, TABLES.values()))))


def _offer(table: Table) -> TableOffer:
    columns = tuple(ColumnOffer(name=c.name, kind=_NAMES[c.kind], meaning=c.meaning) for c in table.columns)
    address = f"/tables/{table.name}"
    return TableOffer(name=table.name, title=table.title, columns=columns, csv=f"{address}.csv", parquet=f"{address}.parquet")
