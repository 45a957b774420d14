"""The interface keeps what its own document promises, whatever is asked: no fault of ours, answers of the documented shape.

Schemathesis makes some cases of each operation; FOEDUS_API_CASES=200 tries more.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance
from starlette.testclient import TestClient

from foedus.desk.web.app import create_app
from web.conftest import settings as settings_of

CASES = int(os.environ.get("FOEDUS_API_CASES", "8"))
PROMISES = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def own(example_ledger: str, tmp_path: Path) -> TestClient:
    """What is changed here no other test sees."""
    return TestClient(create_app(settings_of(str(shutil.copy(example_ledger, tmp_path / "own.ledger")), worker=False)))


def test_every_answer_is_as_promised(own: TestClient) -> None:
    seal = re.search(r'name="csrf" value="(\w+)"', own.get("/upload").text)
    assert seal
    headers = {"host": "testserver", "x-csrf": seal[1]}
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", own.app, headers=headers)
    operations = [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]
    assert len(operations) >= 4
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=CASES, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
        )
        def holds(case: Case[Any]) -> None:
            case.call_and_validate(headers=headers, checks=PROMISES)

        holds()


@pytest.mark.parametrize(
    "address", ["/api/search?q=%ED%A0%80", "/api/treaties/%00", "/api/treaties?named=%FF", "/api/treaties/" + "x" * 600]
)
def test_bytes_that_are_no_text_are_no_fault_of_ours(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code < 500
    assert answer.headers["content-type"].startswith(("application/json", "application/problem+json"))
