"""The interface keeps what its own document promises, whatever is asked: no fault of ours, answers of the documented shape.

Schemathesis makes some cases of each operation; FOEDUS_API_CASES=200 tries more.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance
from starlette.testclient import TestClient

CASES = int(os.environ.get("FOEDUS_API_CASES", "8"))
PROMISES = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def test_every_answer_is_as_promised(client: TestClient) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", client.app, headers={"host": "testserver"})
    operations = [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]
    assert len(operations) >= 4
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=CASES, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
        )
        def holds(case: Case[Any]) -> None:
            case.call_and_validate(headers={"host": "testserver"}, checks=PROMISES)

        holds()


@pytest.mark.parametrize(
    "address", ["/api/search?q=%ED%A0%80", "/api/treaties/%00", "/api/treaties?named=%FF", "/api/treaties/" + "x" * 600]
)
def test_bytes_that_are_no_text_are_no_fault_of_ours(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code < 500
    assert answer.headers["content-type"].startswith(("application/json", "application/problem+json"))
