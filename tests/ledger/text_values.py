"""Generated ledgers with a history: several days in no order, sources recorded again, decisions, what was erased or is strange."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st
from ledger_values import contents, days, rough, whens

from foedus.core.decisions import Verdict
from foedus.core.problems import Refused
from foedus.core.redactions import Redaction
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind, Stance
from foedus.ledger.database import Database
from foedus.ledger.decisions.deciding import accepting, correcting, deciding
from foedus.ledger.entries.about import NOTHING, about
from foedus.ledger.entries.chain import Entry, entry
from foedus.ledger.entries.records import FIRST, digest, encode, redaction_record, source_record, statement_record

Draw = Callable[[st.SearchStrategy[Any]], Any]
odd = st.text(
    st.sampled_from(" \t\n\r\\\"'-:#[]{}&*!|>%@`?,.~\0\x85\u2028\ufeff\ud800\udfff\uffffé0a") | st.characters(),
    min_size=1,
    max_size=30,
)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    text = draw(odd)
    return Source(
        id=source_id(text), name=draw(rough), text=text, kind=draw(st.sampled_from(["report", "text", "citation"])),
        title=draw(st.none() | rough), publisher=draw(st.none() | rough), published=draw(st.none() | whens(rough)),
    )  # fmt: skip


@st.composite
def statements(draw: st.DrawFn, of: list[Source]) -> Statement:
    source = draw(st.sampled_from(of))
    start, end = sorted((draw(st.integers(0, len(source.text))), draw(st.integers(0, len(source.text)))))
    return Statement(
        source=source.id, start=start, end=end, content=draw(contents(rough)), speaker=draw(st.none() | rough),
        stance=draw(st.sampled_from(Stance)), method=draw(st.sampled_from(["rules", "card", "model:m@1"])),
    )  # fmt: skip


def decide(draw: Draw, ledger: Database, day: date) -> None:
    """One more decision, where it can be made."""
    found = ledger.statements()
    if not found:
        return
    one, by = draw(st.sampled_from(found)), draw(st.sampled_from(["Ann", "Bob", "Öz\ud800"]))
    history = ledger.history(one.id)
    after, why = history[-1].id if history else "", draw(rough)
    other = replace(one, content=Act(kind=ActKind.SIGNATURE, treaty=draw(rough)))
    decision, adding = draw(
        st.sampled_from(
            [
                accepting(one, by, after, why),
                correcting(one, other, by, after, why),
                *((deciding(one.id, verdict, by, after, why), None) for verdict in (Verdict.REJECT, Verdict.DEFER, Verdict.UNDO)),
            ]
        )
    )
    try:
        ledger.decide(decision, adding, day)
    except Refused:
        return


def fill(draw: Draw, ledger: Database) -> None:
    """What happens to a ledger in its life, but for erasures."""
    known: list[Source] = []
    for _ in range(draw(st.integers(1, 4))):
        day = draw(days)
        new = draw(st.lists(sources(), max_size=2, unique_by=lambda s: s.id))
        known = list({s.id: s for s in [*known, *new]}.values())
        again = [replace(s, title=draw(rough)) for s in draw(st.lists(st.sampled_from(known), max_size=1))] if known else []
        said = draw(st.lists(statements(known), max_size=4)) if known else []
        ledger.add([*new, *again], said, day)
        if draw(st.booleans()):
            decide(draw, ledger, day)


def strange(text: str) -> tuple[list[Entry], dict[str, str]]:
    """A chain with what this program reads but would not write so: a statement of an older form, an erased source with an
    erased statement, a kind that it does not know.
    """
    kept, gone = Source(id=source_id(text), name="a.txt", text=text), Source(id="gone", name="b.txt", text="secret")
    said = Statement(source=kept.id, start=0, end=1, content=Act(kind=ActKind.SIGNATURE, treaty="t"))
    older = json.loads(statement_record(said))
    del older["content"]["act"]["about"], older["method"]
    redaction = Redaction(source="gone", by="Ann", at=datetime(2024, 12, 4, tzinfo=UTC), why="court order", statements=True)
    told = [
        ("source", "", source_record(kept), about(kept)),
        ("source", "", source_record(gone), about(gone)),
        ("statement", "0123456789abcdef01234567", encode(older), about(said)),
        ("statement", "f" * 24, statement_record(replace(said, source="gone")), about(replace(said, source="gone"))),
        ("redaction", "gone", redaction_record(redaction), about(redaction)),
        ("apart", "x", '{"what":"comes later"}', NOTHING),
    ]
    entries: list[Entry] = []
    for n, (kind, key, record, whose) in enumerate(told, 1):
        previous = entries[-1].hash if entries else FIRST
        entries.append(entry(n, kind, key or digest(record), date(2024, 12, n), record, previous, whose))
    entries[3] = entries[3]._replace(record="")
    return entries, {kept.id: text, "gone": ""}
