"""The interface for programs: what it documents is what it answers, and every example answers."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from foedus.desk.web.api.examples import EXAMPLE

INTERFACES = (Path(__file__).parents[2] / "docs" / "interfaces.md").read_text(encoding="utf-8")
GETS = (
    "/api/treaties", "/api/treaties/{key}", "/api/search", "/api/what-if", "/api/claims", "/api/changes", "/api/calendar",
    "/api/reports", "/api/reports/{key}", "/api/tables",
)  # fmt: skip


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    return dict(client.get("/api/openapi.json").json())


def examples(client: TestClient) -> Iterator[str]:
    tree = LexborHTMLParser(client.get("/api/docs").text)
    return (a.attributes["href"] or "" for a in tree.css(".example a"))


def validator(document: dict[str, Any], path: str) -> Draft202012Validator:
    schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return Draft202012Validator({"components": document["components"], **schema})


def path_of(address: str, document: dict[str, Any]) -> str:
    """The documented path that an address is of: the one with the fewest names in braces."""
    plain = address.split("?")[0]
    fitting = [p for p in document["paths"] if re.fullmatch(re.sub(r"{\w+}", ".+", p), plain)]
    return str(min(fitting, key=lambda p: p.count("{")))


def test_every_question_is_documented_with_an_example(document: dict[str, Any]) -> None:
    assert set(GETS) <= set(document["paths"])
    for path in GETS:
        told = document["paths"][path]["get"]
        assert told[EXAMPLE].startswith("/api/")
        assert told["summary"]
        assert told["description"]
        assert all(p["description"] for p in told["parameters"]) if "parameters" in told else True


def test_every_example_answers_as_documented(client: TestClient, document: dict[str, Any]) -> None:
    found = list(examples(client))
    assert {path_of(address, document) for address in found} >= set(GETS)
    for address in found:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["foedus-api"] == "1"
        validator(document, path_of(address, document)).validate(answer.json())


@pytest.mark.parametrize(
    "address",
    [
        "/api/treaties?party=JOR&on=1994-10-27",
        "/api/treaties/isr-jor-1994?on=1994-10-27",
        "/api/treaties/isr-jor-1994?on=1900-01-01&account=reports",
        "/api/search?q=ratif&most=50",
        "/api/what-if?line=SYR+attacks+JOR&on=1995-01-01&hops=1",
        "/api/claims?most=500",
        "/api/claims?treaty=kyoto",
        "/api/changes?most=200",
        "/api/calendar?treaty=kyoto&on=2004-11-12",
        "/api/reports?kind=citation&at=2",
        "/api/reports?q=nothing+at+all",
    ],
)
def test_further_answers_are_as_documented(client: TestClient, document: dict[str, Any], address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    validator(document, path_of(address, document)).validate(answer.json())


def test_the_schemas_can_fail(client: TestClient, document: dict[str, Any]) -> None:
    """An answer with a field of another type, or without one that is always there, is none of the documented."""
    told = client.get("/api/reports").json()
    check = validator(document, "/api/reports")
    assert check.is_valid(told)
    assert not check.is_valid({**told, "found": "many"})
    assert not check.is_valid({key: value for key, value in told.items() if key != "found"})


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/reports/none", 404),
        ("/api/treaties/none-such", 404),
        ("/api/claims?treaty=none-such", 404),
        ("/api/calendar?state=XXQ", 400),
        ("/api/changes?most=0", 422),
        ("/api/what-if", 400),
        ("/api/nothing", 404),
        ("/api/reports?on=yesterday", 400),
    ],
)
def test_what_cannot_be_answered_is_a_problem(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"]
    assert answer.json()["status"] == status


def test_a_report_has_its_words_at_the_characters_of_its_statements(client: TestClient) -> None:
    rows = client.get("/api/reports").json()["rows"]
    told = client.get(f"/api/reports/{rows[0]['id']}").json()
    assert told["statements"]
    page = client.get(f"/reports/{rows[0]['id']}").text
    for one in told["statements"]:
        assert told["text"][one["start"] : one["end"]]
        assert f'id="s{one["start"]}-{one["end"]}"' in page


def test_claims_are_found_by_words_as_they_begin(client: TestClient) -> None:
    every = client.get("/api/claims?most=500").json()
    assert every["groups"]
    word = re.findall(r"[A-Za-z]{5,}", every["groups"][0]["about"])[0]
    some = client.get(f"/api/claims?about={word[:4]}&most=500").json()
    assert 0 < some["found"] <= every["found"]
    for group in some["groups"]:
        for voice in group["voices"]:
            text = f"{voice['about']} {voice['speaker']}".casefold()
            assert any(part.startswith(word[:4].casefold()) for part in re.findall(r"\w+", text))
    assert client.get("/api/claims?about=zzzzz").json()["found"] == 0


def test_the_documentation_names_every_type_it_uses(client: TestClient, document: dict[str, Any]) -> None:
    page = client.get("/api/docs").text
    tree = LexborHTMLParser(page)
    anchors = {f"#{node.attributes['id']}" for node in tree.css("[id]")}
    assert {a.attributes["href"] for a in tree.css('.api a[href^="#"]')} <= anchors
    assert not [s for s in tree.css("script") if not s.attributes.get("src")]
    assert "style=" not in page
    used = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(document)))
    assert used <= set(document["components"]["schemas"])


# docs/interfaces.md


def asked() -> list[tuple[str, str]]:
    """Each curl example of the page with the output that it shows."""
    return re.findall(
        r"```sh\ncurl -s '?http://localhost:8391([^'\n]*?)'?(?: \| .*)?\n```\n\n```(?:json|csv)?\n(.*?)```", INTERFACES, re.DOTALL
    )


def holds(whole: Any, part: Any) -> bool:
    """Is the part in the whole: fields among fields, the first items of a list in their order?"""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and holds(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return isinstance(whole, list) and len(whole) >= len(part) and all(holds(a, b) for a, b in zip(whole, part, strict=False))
    return bool(whole == part)


def test_the_documents_examples_answer_what_they_show(shipped: TestClient) -> None:
    found = asked()
    assert len(found) >= 5
    for address, shown in found:
        answer = shipped.get(shlex.split(address)[0])
        assert answer.status_code == 200, address
        if shown.lstrip().startswith("{"):
            assert holds(answer.json(), json.loads(shown)), address
        else:
            lines = answer.content.decode("utf-8-sig").splitlines()
            assert all(line in lines for line in shown.strip().splitlines()), address


def test_the_documents_table_of_addresses_is_whole(document: dict[str, Any]) -> None:
    for path in GETS:
        assert f"`{path}`" in INTERFACES
