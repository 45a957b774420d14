"""The desk with a reader that knows the labels."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from labelled import GOLD, Run, labelled


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `foedus` with its arguments; reports of tests/gold are read as their labels say, others say nothing."""
    from foedus.desk import gather
    from foedus.desk.cli import main
    from foedus.reading.files.documents import load

    def read_paths(paths: Any, published: Any = None, progress: Any = None, ledger: Any = None, language: str | None = None) -> Any:
        documents, problems = load(paths, progress)
        return tuple(labelled(d, _label(d.name)) for d in documents), problems

    monkeypatch.setattr(gather, "read_paths", read_paths)
    return lambda *words: CliRunner().invoke(main, [str(w) for w in words])


def _label(name: str) -> dict[str, Any]:
    file = (GOLD / name.rsplit("/", 1)[-1]).with_suffix(".json")
    empty: dict[str, Any] = {"published": None, "acts": [], "claims": [], "provisions": []}
    return json.loads(file.read_text()) if file.exists() else empty


@pytest.fixture(autouse=True)
def _no_ledger_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOEDUS_LEDGER", raising=False)
