"""A fixed small ledger has the hash, the ids and the records that a few lines without the program's own encoding give."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_values import contents, rough
from stores import opened

from foedus.core.clauses import Delay, Duration, FinalClauses, Withdrawal
from foedus.core.decisions import Decision, Verdict
from foedus.core.plain import plain
from foedus.core.sources import Source
from foedus.core.statements import Act, Claim, Clauses, Content, Membership, Naming, Provision, Relation, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Event, Stance
from foedus.ledger.database import Database
from foedus.ledger.entries.records import statement_record

DAY = date(2024, 12, 4)
TEXT = 'Séoul said "no".\n\x7f\ud800 They signed.'
ODD = 'Traité \x7f "d\'amitié" \u2028 \U0001f54a'

# what is stated, and the same in JSON as docs/decisions/ledger-on-disk.md has it: what is empty is left out
STATED: list[tuple[Content, dict[str, Any]]] = [
    (
        Act(kind=ActKind.SIGNATURE, treaty=ODD, actors=("KOR", "FRA"), when=When.on(DAY, "on Wednesday"), precluding=False),
        {
            "kind": "signature", "treaty": ODD, "actors": ["KOR", "FRA"], "about": "treaty", "status": "done",
            "when": {"edtf": "2024-12-04", "words": "on Wednesday"}, "precluding": False,
        },
    ),
    (
        Act(kind=ActKind.RATIFICATION, treaty="t1", when=When(yearless="XXXX-11-06"), persons=("Kim",)),
        {
            "kind": "ratification", "treaty": "t1", "about": "treaty", "status": "done", "when": "XXXX-11-06",
            "persons": ["Kim"],
        },
    ),
    (
        Claim(speaker="Kim", stance=Stance.DENIES, about="troops\ud800", number=">=3000"),
        {"speaker": "Kim", "stance": "denies", "about": "troops\ud800", "number": ">=3000"},
    ),
    (
        Provision(kind="mutual defence", treaty="t1", events=(Event.ARMED_ATTACK,), trigger=None),
        {"kind": "mutual defence", "treaty": "t1", "events": ["armed attack"]},
    ),
    (Relation(kind="supersedes", treaty="t1", other="t0"), {"kind": "supersedes", "treaty": "t1", "other": "t0"}),
    (Naming(treaty="t1", name=ODD, parties=("KOR",)), {"treaty": "t1", "name": ODD, "parties": ["KOR"]}),
    (
        Clauses(
            treaty="t1", open=True, told_until=DAY,
            final=FinalClauses(duration=Duration(years=5), withdrawal=Withdrawal(notice=Delay(months=6))),
        ),
        {
            "treaty": "t1", "open": True, "told_until": "2024-12-04",
            "final": {
                "duration": {"indefinite": False, "years": 5, "by_agreement": False},
                "withdrawal": {
                    "notice": {"days": 0, "months": 6, "years": 0, "first_of_month": False, "nth_month": 0},
                    "end_of_term": False, "silent": False, "excluded": False,
                },
            },
        },
    ),
    (
        Membership(system="cow", number=732, state="KOR", name="Korea", start=When.on(DAY)),
        {"system": "cow", "number": 732, "state": "KOR", "name": "Korea", "start": "2024-12-04"},
    ),
]  # fmt: skip


def sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def canonical(value: Any, ascii_only: bool = True) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=ascii_only)


def expected() -> list[tuple[str, str, str]]:
    """Kind, id and record of each entry of the ledger below."""
    key = sha(TEXT)[:16]
    source = canonical({"id": key, "name": "a.txt", "kind": "report", "published": "2024-12-04", "text": sha(TEXT)})
    made = [("source", sha(source), source)]
    for content, inner in STATED:
        name = type(content).__name__
        rest = {"source": key, "start": 0, "end": 5, "stance": "asserts", "method": "rules"}
        rest |= {"speaker": "KCNA é"} if isinstance(content, Act) else {}
        identity = sha(canonical([name, {**rest, "content": inner}], ascii_only=False))[:24]
        made.append(("statement", identity, canonical({**rest, "content": {name.lower(): inner}})))
    decided = {"statement": made[1][1], "verdict": "reject", "by": "Ann", "at": "2024-12-04T01:00:00+00:00", "why": "é"}
    identity = sha(canonical({k: v for k, v in decided.items() if k != "at"}))[:24]
    return [*made, ("decision", made[1][1] + identity, canonical(decided))]


@pytest.mark.parametrize("where", ["file", "postgres"])
def test_the_hashes_of_a_fixed_ledger_never_change(where: str) -> None:
    key = sha(TEXT)[:16]
    report = Source(id=key, name="a.txt", text=TEXT, published=When.on(DAY))
    said = [
        Statement(source=key, start=0, end=5, content=content, speaker="KCNA é" if isinstance(content, Act) else None)
        for content, _ in STATED
    ]
    with opened(where) as ledger:
        assert isinstance(ledger, Database)
        ledger.add([report], said[:3], DAY)
        ledger.add([report], said, DAY)
        at = datetime(2024, 12, 4, 1, tzinfo=UTC)
        ledger.decide(Decision(statement=said[0].id, verdict=Verdict.REJECT, by="Ann", at=at, why="é"), known=DAY)
        found, last = list(ledger.entries()), "0" * 64
    assert [(e.kind, e.id, e.record) for e in found] == expected()
    for n, (entry, (kind, identity, record)) in enumerate(zip(found, expected(), strict=True), 1):
        last = sha(canonical([last, str(n), kind, identity, "2024-12-04", record]))
        assert (entry.n, entry.recorded, entry.hash) == (n, DAY, last)


@given(contents(rough), rough, st.none() | rough)
def test_whatever_is_stated_has_its_id_and_record(content: Content, source: str, speaker: str | None) -> None:
    said, name = Statement(source=source, start=0, end=1, content=content, speaker=speaker), type(content).__name__
    whole = {"source": source, "start": 0, "end": 1, "stance": "asserts", "method": "rules"} | (
        {"speaker": speaker} if speaker else {}
    )
    assert said.id == sha(canonical([name, {**whole, "content": plain(content)}], ascii_only=False))[:24]
    assert statement_record(said) == canonical({**whole, "content": {name.lower(): plain(content)}})
