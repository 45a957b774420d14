"""A panel written to a file: Parquet, CSV or Stata, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import polars as pl

from foedus.desk.panels import Made
from foedus.desk.writing import form_of, refusing
from foedus.law.version import rules

FORMS = (".parquet", ".csv", ".dta")


def write(made: Made, path: str) -> None:
    """Write it in the form that the ending tells; Parquet keeps the citations in its metadata. Refused for another ending."""
    form, part = form_of(path, "panel", FORMS), f"{path}.part"
    try:
        with refusing(path):
            _written(made, part, form)
            os.replace(part, path)
    finally:
        Path(part).unlink(missing_ok=True)


def _written(made: Made, path: str, form: str) -> None:
    if form == ".parquet":
        made.frame.write_parquet(path, metadata={"cite": "\n".join(made.citations), "foedus rules": rules()})
    elif form == ".csv":
        made.frame.write_csv(path)
    else:
        _stata(made.frame, path)


def _stata(frame: pl.DataFrame, path: str) -> None:
    """Stata knows no missing text, so that it is empty there."""
    import pyreadstat

    words = [name for name, kind in frame.schema.items() if not kind.is_numeric() and kind != pl.Date]
    pyreadstat.write_dta(frame.with_columns(pl.col(words).cast(pl.String).fill_null("")), path)
