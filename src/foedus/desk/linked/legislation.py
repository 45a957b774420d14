"""A treaty as JSON-LD: schema.org Legislation, with the European Legislation Identifier's ontology (ELI) where it says the same.

Only what is known is said. A day that is not exact (EDTF: a month, a span, about) is no date of schema.org or ELI and is left out;
the description tells it in words. Of an undetermined treaty no legal force is told. PartiallyInForce is never told: which parts of
a treaty are in force no statement says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from foedus.core.answers import Answer
from foedus.core.sources import Source
from foedus.core.statements import Act
from foedus.core.tables import rows
from foedus.core.treaties import Held, Treaty
from foedus.core.words import About, ActKind, Status
from foedus.desk.addresses import to_report, to_treaty
from foedus.desk.linked.places import organisation, place
from foedus.desk.passages import CITATIONS
from foedus.desk.safe import one_line
from foedus.desk.standing_lines import lead
from foedus.law.basics.facts import bilateral
from foedus.law.basics.turns import Word
from foedus.law.life.life import Standing

Data = dict[str, Any]
CONTEXT = {
    "@vocab": "https://schema.org/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # written out, so that nobody has to fetch one
_FORCE = {Answer.YES: ("InForce", "InForce-inForce"), Answer.NO: ("NotInForce", "InForce-notInForce")}
_MOST = 100  # sources named
_UNSAFE = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def treaty_json_ld(treaty: Treaty, standing: Standing, base_url: str, sources: Mapping[str, Source] | None = None) -> Data:
    """The treaty as it stands on the standing's day; `base_url` is the server's, `sources` (by id) those of its statements."""
    address = urljoin(base_url, to_treaty(treaty.id))
    known = {
        "@context": CONTEXT,
        "@type": ["Legislation", "eli:LegalResource"],
        "@id": address,
        "url": address,
        "name": one_line(treaty.title),
        "alternateName": [one_line(name) for name in treaty.names],
        "legislationIdentifier": one_line(treaty.id),
        "legislationType": one_line(treaty.kind),
        "description": one_line(lead(standing)),
        "legislationDateVersion": standing.on.isoformat(),
    }
    parties = _parties(treaty, standing)
    said = known | _dates(treaty, standing) | _force(standing) | {
        "legislationJurisdiction": [p for p in (place(key, standing.on) for key in parties) if p],
        "legislationPassedBy": [o for o in map(organisation, parties) if o],
    } | _relations(treaty, base_url) | _cited(treaty, base_url, sources or {})  # fmt: skip
    return {key: value for key, value in said.items() if value}


def script_text(data: Data) -> str:
    """As text that is safe within a page's `<script type="application/ld+json">`: nothing in it can end the script."""
    return json.dumps(data, ensure_ascii=False, indent=1).translate(_UNSAFE).encode("utf-8", "replace").decode()


def _parties(treaty: Treaty, standing: Standing) -> tuple[str, ...]:
    """Those that made it, of a closed treaty; of an open one those that consented to be bound."""
    consented = tuple(s.state for s in standing.states if s.consented is Answer.YES)
    return consented if treaty.open else treaty.parties or consented


def _dates(treaty: Treaty, standing: Standing) -> Data:
    made, since = _made(treaty), standing.since
    entered = since.earliest if since and since.exact and standing.word is Word.IN_FORCE else None
    return {
        "legislationDate": made and made.isoformat(),
        "eli:date_document": made and _xsd(made),
        "temporalCoverage": entered and f"{entered.isoformat()}/..",
        "eli:first_date_entry_in_force": entered and _xsd(entered),
    }


def _made(treaty: Treaty) -> date | None:
    """The day of its signature, else of its adoption, where it is exact and nobody doubts it; None where two signed apart.

    A treaty of several is dated by its first signature: none of the others may have come before.
    """
    for kind in (ActKind.SIGNATURE, ActKind.ADOPTION):
        acts = [h for h in treaty.acts if h.content.kind is kind and h.content.about is About.TREATY]
        first = min((day for day in map(_day, acts) if day), default=None)
        if first:
            other = [h for h in acts if _day(h) != first and (bilateral(treaty) or _may_precede(h, first))]
            return None if other else first
    return None


def _may_precede(held: Held[Act], first: date) -> bool:
    when = held.content.when
    return when is None or when.before(first) is not Answer.NO


def _day(held: Held[Act]) -> date | None:
    when, sure = held.content.when, held.content.status is Status.DONE and not (held.disputed or held.differences)
    return when.earliest if when and when.exact and sure else None


def _force(standing: Standing) -> Data:
    if standing.answer not in _FORCE:
        return {}
    schema, eli = _FORCE[standing.answer]
    return {"legislationLegalForce": {"@id": f"https://schema.org/{schema}"}, "eli:in_force": {"@id": f"{CONTEXT['eli']}{eli}"}}


def _relations(treaty: Treaty, base_url: str) -> Data:
    found: dict[str, list[Data]] = {}
    for held in treaty.relations:
        if name := _properties().get(held.content.kind):
            found.setdefault(name, []).append({"@type": "Legislation", "@id": urljoin(base_url, to_treaty(held.content.other))})
    return dict(found)


@cache
def _properties() -> Mapping[str, str]:
    return {row["kind"]: row["property"] for row in rows("relations", "foedus.desk.linked")}


def _cited(treaty: Treaty, base_url: str, sources: Mapping[str, Source]) -> Data:
    """Citations are what the entry on the treaty cites; reports are works about it."""
    said: Iterable[Held[Any]] = (*treaty.acts, *treaty.provisions, *treaty.relations, *treaty.claims)
    used = dict.fromkeys(s.source for held in said for s in held.statements if s.source in sources)
    named = [sources[key] for key in used][:_MOST]
    return {
        "citation": [_work(s, base_url) for s in named if s.kind in CITATIONS],
        "subjectOf": [_work(s, base_url) for s in named if s.kind not in CITATIONS],
    }


def _work(source: Source, base_url: str) -> Data:
    when = source.published
    said = {
        "@type": "CreativeWork",
        "@id": "" if source.kind in CITATIONS else urljoin(base_url, to_report(source.id)),
        "name": one_line(source.title or source.name),
        "publisher": {"@type": "Organization", "name": one_line(source.publisher)} if source.publisher else None,
        "datePublished": when.earliest.isoformat() if when and when.exact and when.earliest else None,
        "url": _address(source.address),
    }
    return {key: value for key, value in said.items() if value}


def _address(address: str | None) -> str | None:
    """An address of the web and no other: a report may give one that runs."""
    try:
        parts = urlsplit(address or "")
        return (
            address if parts.scheme in ("http", "https") and parts.hostname and address and one_line(address) == address else None
        )
    except ValueError:
        return None


def _xsd(day: date) -> Data:
    return {"@type": "xsd:date", "@value": day.isoformat()}
