"""A panel written to a file: Parquet, CSV or Stata, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import polars as pl

from foedus.core.problems import Problem, Refused
from foedus.desk.panels import Made
from foedus.law.version import rules

FORMS = (".parquet", ".csv", ".dta")


def write(made: Made, path: str) -> None:
    """Write it in the form that the ending tells; Parquet keeps the citations in its metadata. Refused for another ending."""
    form = form_of(path)
    part = f"{path}.part"
    try:
        _written(made, part, form)
        os.replace(part, path)
    except OSError as error:
        why = error.strerror or "the system refused"
        raise Refused(Problem(path, f"It cannot be written ({why}).", "Name a file in a folder where you may write.")) from None
    finally:
        Path(part).unlink(missing_ok=True)


def form_of(path: str) -> str:
    """The ending of the file. Refused where it is none of a panel's."""
    form = Path(path).suffix.lower()
    if form not in FORMS:
        says = f"No form of a panel is known for {form or 'a file without an ending'}."
        raise Refused(Problem(path, says, f"Use {', '.join(FORMS)}."))
    return form


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
