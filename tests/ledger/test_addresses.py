"""Addresses: what is opened, and what is shown of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.core.problems import Refused
from foedus.desk.deskfile import beside
from foedus.ledger.opening import open_ledger
from foedus.ledger.tables.addresses import file_of, shown, url

SECRET = "s3cr3t"


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://ann:{SECRET}@localhost/x",
        f"postgresql+psycopg://ann:{SECRET}@localhost:5433/x?sslmode=require",
        f"postgres://ann:{SECRET}@localhost/x",
        f"postgresql://localhost/x?user=ann&password={SECRET}",
        f"postgresql://localhost/x?sslpassword={SECRET}",
        f"postgresql://ann:{SECRET}@home@localhost/x",
        f"postgresql://ann:p@{SECRET}@localhost/x",
        f"postgresql://ann@localhost:{SECRET}/x",
        f"nosuch://ann:{SECRET}@localhost/x",
    ],
)
def test_no_password_is_shown_whatever_is_wrong(address: str) -> None:
    assert SECRET not in shown(address)
    with pytest.raises(Refused) as refused:
        open_ledger(f"{address}&connect_timeout=2" if "?" in address else address, create=False)
    assert SECRET not in str(refused.value)
    assert refused.value.problem.remedy


@pytest.mark.parametrize("address", ["a.ledger", "/tmp/a b.ledger", "sqlite:///a.ledger", "sqlite:////tmp/a.ledger"])
def test_a_file_is_shown_as_it_was_named(address: str) -> None:
    assert shown(address) == address
    assert file_of(address) == Path(address.removeprefix("sqlite:///"))


def test_postgresql_is_opened_with_psycopg_3_by_either_name() -> None:
    named = [url(f"{scheme}://ann@localhost/x") for scheme in ("postgresql", "postgres", "postgresql+psycopg")]
    assert {one.drivername for one in named} == {"postgresql+psycopg"}
    assert {shown(str(one)) for one in named} == {"postgresql://ann@localhost/x"}
    assert file_of("postgresql://ann@localhost/x") is None


def test_a_desk_is_found_again_when_a_password_or_a_driver_changes() -> None:
    names = {beside(f"{scheme}://ann:{word}@localhost/x") for scheme in ("postgresql", "postgresql+psycopg") for word in "ab"}
    assert len(names) == 1
    assert beside("postgresql://ann:a@localhost/y") not in names
