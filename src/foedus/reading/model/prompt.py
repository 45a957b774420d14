"""What a model is asked: the instruction apart from the data, which are the numbered sentences of a window as JSON."""

from __future__ import annotations

import hashlib
import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.reading.model.schema import provision_kinds, schema
from foedus.reading.model.windows import Window


def data(text: str, window: Window) -> str:
    """The window as a JSON object: no character of a report can leave its string."""
    shown = [{"number": unit.number, "text": text[unit.start : unit.end]} for unit in window.shown]
    whole = {"first": window.first, "last": window.last, "sentences": shown}
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "replace").decode()


def messages(asked: str, bound: bool) -> list[dict[str, str]]:
    """The instruction as the system's message, the data as the user's; with the schema in words where a server is not `bound`."""
    told = instruction() + ("" if bound else _table()["unbound"].format(schema=json.dumps(schema())))
    return [{"role": "system", "content": told}, {"role": "user", "content": asked}]


@cache
def instruction() -> str:
    """The instruction, with the kinds that it asks for."""
    table = _table()
    acts = "\n".join(f"- {kind}: {meaning}" for kind, meaning in table["acts"].items())
    return str(table["instruction"]).strip().format(acts=acts, provisions=", ".join(provision_kinds())) + "\n"


@cache
def version() -> str:
    """Eight digits of a hash over the instruction and the schema: it changes with them, and nobody has to remember it."""
    whole = json.dumps([instruction(), _table()["unbound"], schema()], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:8]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("foedus.reading") / "data" / "model.toml").read_text(encoding="utf-8"))
