"""A model's answer taken apart: JSON of the shape asked for, each statement in it of the shape asked for, or a reason why not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from foedus.reading.model.outcomes import Bad, Why
from foedus.reading.model.schema import MOST, fits, sorts

_THOUGHT = re.compile(r"\s*<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"\s*```(?:json)?\s*")


@dataclass(frozen=True, slots=True)
class Item:
    """A statement as the model put it: its sort (acts, claims, provisions), fields of the schema, none of them believed yet."""

    sort: str
    fields: dict[str, Any]

    @property
    def sentence(self) -> int:
        """The number of the sentence in which its words are said to begin."""
        return int(self.fields["sentence"])

    @property
    def words(self) -> str:
        """The words that are said to stand in the source."""
        return str(self.fields["words"])

    def told(self, name: str) -> str:
        """A field in words; "" where it is null or absent."""
        return str(self.fields.get(name) or "").strip()

    def several(self, name: str) -> list[str]:
        """A list of words."""
        return [word.strip() for word in self.fields.get(name, ()) if word.strip()]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A statement that was not accepted, why, and the words that it gave."""

    why: Why
    words: str = ""


def items(content: str) -> list[Item | Refusal] | Bad:
    """The statements of an answer in its order."""
    whole = _object(content)
    if whole is None:
        return Bad.NOT_JSON
    lists = [whole.get(sort) for sort in sorts()]
    if whole.keys() != set(sorts()) or not all(isinstance(said, list) and len(said) <= MOST for said in lists):
        return Bad.SHAPE
    return list(_checked(whole))


def _checked(whole: dict[str, Any]) -> Iterator[Item | Refusal]:
    for sort in sorts():
        check = fits(sort)
        for one in whole[sort]:
            if check.is_valid(one):
                yield Item(sort, one)
            else:
                words = one.get("words") if isinstance(one, dict) else None
                yield Refusal(Why.SHAPE, words if isinstance(words, str) else "")


def _object(content: str) -> dict[str, Any] | None:
    """The JSON object that the answer is, behind a model's thoughts and within the fence that many models put around it."""
    thought = _THOUGHT.match(content)
    start = thought.end() if thought else 0
    fence = _FENCE.match(content, start)
    start = fence.end() if fence else start
    try:
        whole, end = json.JSONDecoder().raw_decode(content, len(content) - len(content[start:].lstrip()))
    except (ValueError, RecursionError):
        return None
    return whole if isinstance(whole, dict) and content[end:].strip() in ("", "```") else None
