"""A server over a ledger of the examples, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from foedus.desk.gather import keep, read_paths
from foedus.desk.web.app import create_app
from foedus.desk.web.settings import LOCAL, Settings
from foedus.ledger.opening import open_ledger

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 11, 27)


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The reports of two examples, each learned on the day by which it had been published."""
    address = str(tmp_path_factory.mktemp("web") / "examples.ledger")
    readings, problems = read_paths([str(EXAMPLES / "kyoto"), str(EXAMPLES / "jordan-israel")])
    assert readings
    assert not problems
    with open_ledger(address) as ledger:
        keep(readings, ledger, as_published=True)
    return address


def settings(ledger: str | None, **more: object) -> Settings:
    """A server for tests, where today is always the same day."""
    return Settings(ledger=ledger, hosts=("testserver", *LOCAL), today=lambda: TODAY, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def client(example_ledger: str) -> Iterator[TestClient]:
    """Over the examples; only to read."""
    with TestClient(create_app(settings(example_ledger, register=False)), raise_server_exceptions=False) as made:
        yield made


@pytest.fixture(scope="session")
def shipped() -> Iterator[TestClient]:
    """Over the shipped register."""
    with TestClient(create_app(settings(None)), raise_server_exceptions=False) as made:
        yield made
