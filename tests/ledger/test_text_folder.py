"""A ledger as a folder of YAML: the same ledger comes back, to the last hash."""

from __future__ import annotations

import difflib
import os
import tempfile
from contextlib import ExitStack, contextmanager
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import opened
from text_values import fill

from foedus.ledger.database import Database
from foedus.ledger.folder.taking import import_
from foedus.ledger.folder.writing import export

LONG = int(os.environ.get("FOEDUS_FOLDERS", "40"))  # ledgers to be tried


def content(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@given(data=st.data())
@settings(deadline=None, max_examples=LONG)
def test_a_folder_gives_the_same_ledger(data: st.DataObject) -> None:
    with opened("file") as one, opened("file") as other, tempfile.TemporaryDirectory() as room:
        fill(data.draw, one)
        export(one, Path(room) / "a")
        _, problems = import_(Path(room) / "a", other)
        assert problems == []
        assert list(other.entries()) == list(one.entries())
        assert other.texts() == one.texts()
        assert other.verify() == []
        export(other, Path(room) / "b")
        assert content(Path(room) / "a") == content(Path(room) / "b")
        head = other.head()
        _, problems = import_(Path(room) / "a", other)
        assert (problems, other.head()) == ([], head)
