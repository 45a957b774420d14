"""The forms of a word or phrase, by a table of endings of its language; no dictionary."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import product
from types import MappingProxyType
from typing import Any


class Case(StrEnum):
    """What a form can be in a clause: its subject, who acts in a passive one, anything else."""

    BASE = "base"
    BY = "by"
    OTHER = "other"


@cache
def endings(language: str) -> Mapping[str, Any]:
    """The table of endings in `data/<language>/endings.toml`; empty for a language that has none."""
    path = files("foedus.core").joinpath("data", language, "endings.toml")
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {})


def inflected(phrase: str, language: str) -> Iterator[tuple[str, Case]]:
    """All forms of a phrase ("Советом Федерации", by), the base form first: its adjectives and first noun change."""
    words = phrase.split(" ")
    head = next((i for i, word in enumerate(words) if not _is_adjective(word, language)), len(words) - 1)
    changing = [list(_forms(word, language).items()) for word in words[: head + 1]]
    for chosen in product(*changing):
        cases = {case for _, case in chosen}
        case = next((c for c in (Case.OTHER, Case.BY) if c in cases), Case.BASE)
        yield " ".join([*(form for form, _ in chosen), *words[head + 1 :]]), case


def printed(form: str, language: str) -> tuple[str, ...]:
    """The form, and as the press prints it where it saves a letter ("ё" as "е")."""
    saved = form.translate(str.maketrans(dict(endings(language).get("letters", {}))))
    return tuple(dict.fromkeys((form, saved)))


def _is_adjective(word: str, language: str) -> bool:
    return word.endswith(tuple(endings(language).get("adjectives", ())))


@cache
def _forms(word: str, language: str) -> dict[str, Case]:
    """The forms of one word ("∅" is no ending at all); a form that stands for two cases counts as the one listed first."""
    forms = {word: Case.BASE}
    rules = endings(language).get("words", {})
    ending = next((end for end in sorted(rules, key=len, reverse=True) if _fits(word, end, rules[end])), None)
    if ending is None:
        return forms
    stem = word[: len(word) - len(ending)]
    for case in Case:
        for new in str(rules[ending].get(case, "")).split():
            forms.setdefault(stem + new.replace("∅", ""), case)
    return forms


def _fits(word: str, ending: str, rule: Mapping[str, str]) -> bool:
    return word.endswith(ending) and ("after" not in rule or word[-1:].lower() in rule["after"])
