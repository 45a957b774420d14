"""A ledger in which every name, title, speaker and text is a payload of payloads.txt."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Claim, Content, Naming, Provision, Relation, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Event, Stance
from foedus.ledger.opening import open_ledger

FILE = Path(__file__).parents[1] / "payloads.txt"
_CHARACTER = re.compile(r"\{U\+([0-9A-F]{4})\}")


@cache
def payloads() -> tuple[str, ...]:
    """All of them, each with its number before it, by which it is known again on a page."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return tuple(_CHARACTER.sub(lambda found: chr(int(found[1], 16)), line) for line in lines if not line.startswith("#"))


def hostile_ledger(path: Path) -> str:
    """A report and a treaty for each payload."""
    with open_ledger(str(path)) as ledger:
        for payload in payloads():
            source = report(payload)
            ledger.add([source], [_said(source, payload, content) for content in contents(payload)], date(2025, 1, 2))
    return str(path)


def report(payload: str) -> Source:
    """A report in which everything is the payload."""
    text = f"{payload}\n\nRussia and Belarus signed the treaty {payload} on 1 June 2020, {payload} said.\n{payload}\n"
    return Source(
        id=source_id(text), name=payload, text=text, title=payload, publisher=payload, address=payload, ground=payload,
        published=When.on(date(2020, 6, 2)),
    )  # fmt: skip


def contents(payload: str) -> tuple[Content, ...]:
    """What is stated of the treaty that is called by the payload."""
    day = When.on(date(2020, 6, 1))
    parties = ("RUS", "BLR")
    return (
        Naming(treaty=payload, name=payload, kind=payload, parties=parties),
        Act(
            kind=ActKind.SIGNATURE, treaty=payload, actors=parties, when=day, organ=payload, persons=(payload,), place=payload,
            note=payload, vote=payload,
        ),
        Act(kind=ActKind.ENTRY_INTO_FORCE, treaty=payload, when=day),
        Provision(
            kind="mutual defence", treaty=payload, article=payload, bearers=parties, trigger=payload, events=(Event.ARMED_ATTACK,),
            area=payload, conditions=(payload,), means=(payload,), words=payload, modality="shall", limits=(payload,),
        ),
        Relation(kind="supersedes", treaty=payload, other=f"{payload} of old", when=day),
        Claim(speaker=payload, stance=Stance.ASSERTS, about=payload, treaty=payload, number="10", when=day),
        Claim(speaker=f"{payload} too", stance=Stance.DENIES, about=payload, treaty=payload, number="20", when=day),
    )  # fmt: skip


def _said(source: Source, payload: str, content: Content) -> Statement:
    start = source.text.index("Russia")
    stance = content.stance if isinstance(content, Claim) else Stance.ASSERTS
    return Statement(
        source=source.id, start=start, end=start + 60, content=content, speaker=payload, stance=stance, method=payload,
    )  # fmt: skip
