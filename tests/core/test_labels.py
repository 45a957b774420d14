"""Labelled reports keep to the form of labels: words of the vocabulary, days that parse, spans that hold the words quoted."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from foedus.core.states import organisations, states
from foedus.core.when import When
from foedus.core.words import About, ActKind, Stance, Status

GOLD = Path(__file__).parents[1] / "gold"
LABELS = sorted(GOLD.rglob("*.json"))
ACT = {"kind", "about", "status", "treaty", "actors", "organ", "persons", "place", "date", "span"}
CLAIM = {"speaker", "stance", "about", "span"}


def _report(label: Path) -> tuple[dict[str, Any], str]:
    return json.loads(label.read_text("utf-8")), label.with_suffix(".txt").read_text("utf-8")


def test_labels_are_there() -> None:
    assert {path.parent.name for path in LABELS} >= {"gold", "own", "press", "agency", "wire", "pages", "columns", "kept"}


@pytest.mark.parametrize("label", LABELS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_words_and_days(label: Path) -> None:
    told, _ = _report(label)
    assert told["report"] == label.with_suffix(".txt").name
    days = [told["published"], *(act["date"] for act in told["acts"]), *(claim.get("date") for claim in told["claims"])]
    for day in filter(None, days):
        When.parse(day)
    for act in told["acts"]:
        assert act.keys() >= ACT
        ActKind(act["kind"]), About(act["about"]), Status(act["status"])
        # An actor without a key (an unrecognised state) is written as a name.
        assert [key for key in act["actors"] if key.isupper() and key not in states() and key not in organisations()] == []
    for claim in told["claims"]:
        assert claim.keys() >= CLAIM
        Stance(claim["stance"])


@pytest.mark.parametrize("label", LABELS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_spans_hold_the_words_quoted(label: Path) -> None:
    told, text = _report(label)
    for item in chain(told["acts"], told["claims"], told["provisions"]):
        start, end = item["span"]
        assert 0 <= start < end <= len(text)
        assert text[start:end] == item.get("evidence", text[start:end])


@pytest.mark.parametrize("label", LABELS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_sources_of_rewrites_are_there(label: Path) -> None:
    told, _ = _report(label)
    for source in told["derived_from"]:
        assert (label.parent / source).exists()
