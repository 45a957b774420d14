"""Readings of short texts by the rules and by a model that a test plays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from model_server import Body, ModelServer, Play, says, serving

from foedus.core.sources import source_id
from foedus.core.statements import Act, Claim, Provision, Statement
from foedus.core.when import When
from foedus.reading.files.documents import Document
from foedus.reading.model.second import Limits, SecondReadings, second_read
from foedus.reading.model.server import Server
from foedus.reading.reader import Reading, read

PUBLISHED = When.parse("2004-11-05")  # a Friday


def readings(*texts: str) -> tuple[Reading, ...]:
    named = [(f"{n}.txt", text) for n, text in enumerate(texts, 1)]
    return read([Document(name=n, place=n, text=t, id=source_id(t)) for n, t in named], PUBLISHED).readings


def at(server: ModelServer, **settings: Any) -> Server:
    return replace(Server(address=server.address, model="played", seconds=5, pause=0.01), **settings)


def reread(server: ModelServer, *texts: str, limits: Limits | None = None, **settings: Any) -> SecondReadings:
    return second_read(readings(*texts), at(server, **settings), limits or Limits())


def answered(text: str, acts: Sequence[Any] = (), claims: Sequence[Any] = (), provisions: Sequence[Any] = ()) -> SecondReadings:
    """What comes of a model's answer about a text."""

    def play(_: Body) -> Play:
        return says(acts, claims, provisions)

    with serving(play) as server:
        return reread(server, text)


def statements(found: SecondReadings) -> list[Statement]:
    return [s for one in found.readings for s in one.model.statements if isinstance(s.content, Act | Claim | Provision)]


def spans(found: SecondReadings, text: str) -> list[str]:
    return [text[s.start : s.end] for s in statements(found)]
