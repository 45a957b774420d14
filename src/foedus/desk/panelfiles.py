"""A panel written to a file: Parquet, CSV or Stata, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from foedus.desk.frames import put
from foedus.desk.panels import Made
from foedus.desk.tables.cells import FORMULA, LEADING
from foedus.desk.writing import form_of, refusing
from foedus.law.version import rules

FORMS = (".parquet", ".csv", ".dta")


def write(made: Made, path: str) -> None:
    """Write it in the form that the ending tells; Parquet keeps the citations in its metadata. Refused for another ending."""
    form = form_of(path, "panel", FORMS)
    with refusing(path):
        put(Path(path), lambda beside: _written(made, beside, form))


def csv_text(frame: pl.DataFrame) -> str:
    """As CSV for programs, without a byte order mark; what a spreadsheet would run is defused."""
    words = pl.col(pl.String).str.replace_all(FORMULA, "${1}'${2}").str.replace(LEADING, "'${1}")
    return frame.with_columns(words).write_csv()


def _written(made: Made, path: Path, form: str) -> None:
    if form == ".parquet":
        made.frame.write_parquet(path, metadata={"cite": "\n".join(made.citations), "foedus rules": rules()})
    elif form == ".csv":
        path.write_text(csv_text(made.frame), encoding="utf-8", newline="\n")
    else:
        _stata(made.frame, path)


def _stata(frame: pl.DataFrame, path: Path) -> None:
    """Stata knows no missing text, so that it is empty there."""
    import pyreadstat

    words = [name for name, kind in frame.schema.items() if not kind.is_numeric() and kind != pl.Date]
    pyreadstat.write_dta(frame.with_columns(pl.col(words).cast(pl.String).fill_null("")), path)
