"""A treaty as JSON-LD, read by a JSON-LD processor."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from pyld import jsonld
from selectolax.lexbor import LexborHTMLParser

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Content, Naming, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Status
from foedus.desk.books import Books, books, of_statements
from foedus.desk.linked.legislation import script_text, treaty_json_ld
from foedus.law.life.standing import standing
from foedus.ledger.folding.accounts import everything

BASE = "https://desk.example.org/"
S, ELI = "https://schema.org/", "http://data.europa.eu/eli/ontology#"


def of(found: Books, key: str, on: date) -> dict[str, Any]:
    treaty = found.treaties[key]
    return treaty_json_ld(treaty, standing(treaty, on, found.treaties, on), BASE, found.sources)


def expanded(data: dict[str, Any]) -> dict[str, Any]:
    """As a processor sees it; it fetches nothing, for the context is within."""
    (node,) = jsonld.expand(json.loads(json.dumps(data)), {"documentLoader": None})
    return dict(node)


def told(*acts: Act, name: str = "Treaty of X", report: Source | None = None) -> Books:
    text = "A report."
    of_ = report or Source(id=source_id(text), name="a.txt", text=text)
    contents: list[Content] = [Naming(treaty="x", name=name, parties=("FRA", "DEU")), *acts]
    said = tuple(Statement(source=of_.id, start=0, end=len(of_.text), content=c) for c in contents)
    return of_statements({of_.id: of_}, said, everything(), {})


def test_a_treaty_in_force_with_its_parties_dates_and_citations() -> None:
    node = expanded(of(books(), "nato", date(2024, 3, 7)))
    assert node["@type"] == [f"{S}Legislation", f"{ELI}LegalResource"]
    assert node["@id"] == f"{BASE}treaties/nato"
    assert node[f"{S}legislationLegalForce"] == [{"@id": f"{S}InForce"}]
    assert node[f"{ELI}in_force"] == [{"@id": f"{ELI}InForce-inForce"}]
    assert node[f"{S}legislationDate"] == [{"@value": "1949-04-04"}]
    assert node[f"{ELI}first_date_entry_in_force"] == [{"@type": "http://www.w3.org/2001/XMLSchema#date", "@value": "1949-08-24"}]
    assert node[f"{S}temporalCoverage"] == [{"@value": "1949-08-24/.."}]
    assert node[f"{S}legislationDateVersion"] == [{"@value": "2024-03-07"}]
    places = {p[f"{S}identifier"][0][f"{S}value"][0]["@value"]: p for p in node[f"{S}legislationJurisdiction"]}
    assert places["SWE"]["@type"] == [f"{S}Country"]
    assert places["SWE"][f"{S}identifier"][0][f"{S}propertyID"] == [{"@value": "ISO 3166-1 alpha-3"}]
    assert "RUS" not in places
    assert all(c["@type"] == [f"{S}CreativeWork"] for c in node[f"{S}citation"])
    assert f"{S}subjectOf" not in node


def test_every_treaty_of_the_register_is_sound() -> None:
    found, on = books(), date(2024, 1, 1)
    for key in found.treaties:
        node = expanded(of(found, key, on))
        assert all(iri.startswith((S, ELI, "@")) for iri in node)
        for name in ("legislationDate", "legislationDateVersion"):
            assert all(date.fromisoformat(v["@value"]) for v in node.get(f"{S}{name}", []))
        force = node.get(f"{S}legislationLegalForce")
        assert (force is None) == (standing(found.treaties[key], on, found.treaties, on).answer.value == "undetermined")


def test_a_former_treaty_is_not_in_force_and_a_relation_points_to_the_other() -> None:
    assert expanded(of(books(), "abm", date(2010, 1, 1)))[f"{S}legislationLegalForce"] == [{"@id": f"{S}NotInForce"}]
    assert expanded(of(books(), "kyoto", date(2010, 1, 1)))[f"{S}legislationApplies"][0]["@id"] == f"{BASE}treaties/unfccc"
    amends = expanded(of(books(), "kharkiv-2010", date(2010, 1, 1)))[f"{S}legislationAmends"]
    assert [x["@id"] for x in amends] == [f"{BASE}treaties/black-sea-fleet-1997"]


@pytest.mark.parametrize("day", ["2024-06", "2024-06-10/2024-06-20", "2024-06-19~", "2024", "XXXX-06-19"])
def test_an_uncertain_day_is_no_date(day: str) -> None:
    signed = Act(kind=ActKind.SIGNATURE, treaty="x", actors=("FRA", "DEU"), when=When.parse(day))
    data = of(told(signed), "x", date(2025, 1, 1))
    assert not {"legislationDate", "eli:date_document", "temporalCoverage", "eli:first_date_entry_in_force"} & data.keys()


def test_an_expected_signature_is_no_date_and_two_days_are_none() -> None:
    first, second = When.parse("2024-06-19"), When.parse("2024-06-20")
    expected = Act(kind=ActKind.SIGNATURE, treaty="x", actors=("FRA", "DEU"), when=first, status=Status.EXPECTED)
    assert "legislationDate" not in of(told(expected), "x", date(2025, 1, 1))
    apart = [Act(kind=ActKind.SIGNATURE, treaty="x", actors=(a,), when=w) for a, w in (("FRA", first), ("DEU", second))]
    assert "legislationDate" not in of(told(*apart), "x", date(2025, 1, 1))
    assert of(books(), "csto", date(2000, 1, 1))["legislationDate"] == "1992-05-15"  # of many the first
    assert of(told(apart[0]), "x", date(2025, 1, 1))["legislationDate"] == "2024-06-19"


def test_reports_are_works_about_it_and_an_address_that_would_run_is_left_out() -> None:
    signed = Act(kind=ActKind.SIGNATURE, treaty="x", actors=("FRA", "DEU"), when=When.parse("2024-06-19"))
    for address, kept in (("https://example.org/a", True), ("javascript:alert(1)", False), ("http://[", False), ("data:x", False)):
        report = Source(
            id=source_id("x"), name="a.txt", text="x", address=address, publisher="TASS", published=When.parse("2024-06")
        )
        (work,) = of(told(signed, report=report), "x", date(2025, 1, 1))["subjectOf"]
        assert ("url" in work) == kept
        assert "datePublished" not in work
        assert work["publisher"] == {"@type": "Organization", "name": "TASS"}


def test_it_is_safe_within_a_page() -> None:
    hostile = "</script><script>alert(1)</script><!-- &amp; \u2028 \u202e \ud800"
    text = script_text(of(told(name=hostile), "x", date(2025, 1, 1)))
    assert not set("<>&\u2028\u2029") & set(text)
    page = LexborHTMLParser(f'<script type="application/ld+json">{text}</script><p>end</p>')
    assert len(page.css("script")) == 1
    assert json.loads(page.css("script")[0].text())["name"].startswith("</script><script>alert(1)")
    assert page.css("p")[0].text() == "end"


def test_a_disputed_state_is_no_country_and_a_code_is_only_isos() -> None:
    from foedus.desk.linked.places import organisation, place

    on = date(2024, 1, 1)
    kosovo, sun, eu = place("XKX", on), place("SUN", date(1980, 1, 1)), organisation("EU")
    assert kosovo == {"@type": "AdministrativeArea", "name": "Kosovo"}
    assert sun is not None
    assert sun["identifier"]["propertyID"] == "ISO 3166-3"
    assert (place("EU", on), organisation("FRA")) == (None, None)
    assert eu == {"@type": "Organization", "name": "European Union"}
