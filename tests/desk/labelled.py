"""A reader that gives back the labels of a report: the desk's tests do not hang on how well the reader reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

from foedus.core.sources import Source
from foedus.core.statements import Act, Claim, Content, Provision, Statement
from foedus.core.when import When
from foedus.core.words import About, ActKind, Stance, Status
from foedus.ledger.cards.register import match
from foedus.reading.drafts import Draft
from foedus.reading.files.documents import Document
from foedus.reading.reader import Reading

Run = Callable[..., Result]
GOLD = Path(__file__).parents[1] / "gold"


def labelled(document: Document, label: dict[str, Any]) -> Reading:
    parts = [_act(a) for a in label["acts"]] + [_claim(c) for c in label["claims"]]
    treaty = _key(label["acts"][0]["treaty"]) if label["acts"] else "?"
    parts += [
        (Provision(kind=p["kind"], treaty=treaty, trigger=p.get("trigger"), act=p.get("act")), p["span"])
        for p in label["provisions"]
    ]
    said = tuple(Statement(source=document.id, start=s[0], end=s[1], content=c) for c, s in parts)
    when = _when(label["published"])
    source = Source(
        id=document.id, name=document.name, text=document.text, title=document.title, publisher=document.publisher,
        address=document.address, published=when, ground="its label",
    )  # fmt: skip
    return Reading(
        document=document, source=source, published=when, ground="its label", statements=said, draft=Draft(text=document.text)
    )


def readings(*names: str) -> list[Reading]:
    from foedus.reading.files.documents import load

    files = [GOLD / f"{name}.txt" for name in names]
    documents, problems = load(files)
    assert not problems
    labels = [json.loads(file.with_suffix(".json").read_text()) for file in files]
    return [labelled(d, label) for d, label in zip(documents, labels, strict=True)]


def _act(a: dict[str, Any]) -> tuple[Content, list[int]]:
    act = Act(
        kind=ActKind(a["kind"]), treaty=_key(a["treaty"]), actors=tuple(a["actors"]), about=About(a["about"]),
        status=Status(a["status"]),
        organ=a["organ"], persons=tuple(a["persons"]), place=a["place"], when=_when(a["date"]),
    )  # fmt: skip
    return act, a["span"]


def _claim(c: dict[str, Any]) -> tuple[Content, list[int]]:
    return Claim(speaker=c["speaker"], stance=Stance(c["stance"]), about=c["about"], number=c.get("number")), c["span"]


def _key(name: str) -> str:
    return match(name) or name


def _when(edtf: str | None) -> When | None:
    return When.parse(edtf) if edtf else None
