"""The forms of a language's verbs, from a table of their parts and of the endings that each part takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from foedus.reading.words.lexicon import table


class Tense(StrEnum):
    """What a form tells; a participle is finite only behind an auxiliary, a short passive form by itself."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    INFINITIVE = "infinitive"
    PASSIVE = "passive"
    PARTICIPLE = "participle"
    ATTRIBUTIVE = "attributive"
    ACTIVE = "active"  # an active participle
    GERUND = "gerund"


FINITE = frozenset({Tense.PAST, Tense.PRESENT, Tense.FUTURE, Tense.CONDITIONAL, Tense.PASSIVE})


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A verb in one of its forms."""

    lemma: str
    tense: Tense


# Groups of verbs in the table, with the tense that their present endings tell ("now" is the stem of these).
_GROUPS = {"verbs": Tense.PRESENT, "imperfective": Tense.PRESENT, "both": Tense.PRESENT, "perfective": Tense.FUTURE}


@cache
def verb_forms(language: str) -> Mapping[str, VerbForm]:
    """Every form of every verb in the language's table, in small letters."""
    data = table("verbs", language)
    found: dict[str, VerbForm] = {}
    for group, now in _GROUPS.items():
        for lemma, parts in data.get(group, {}).items():
            for form, tense in _forms(lemma, parts, now, data):
                found.setdefault(form, VerbForm(lemma, tense))
    return found


def _forms(lemma: str, own: Mapping[str, str], now: Tense, data: Mapping[str, Any]) -> Iterator[tuple[str, Tense]]:
    yield lemma, Tense.INFINITIVE
    yield lemma + data["endings"].get("reflexive", ""), Tense.INFINITIVE
    parts = {**_regular(lemma, data["classes"], data["endings"].get("reflexive", "")), **own}
    for part, value in parts.items():
        name, _, whole = part.partition("_")
        tense = now if name == "now" else Tense(name)
        if whole:
            yield from ((form, tense) for form in value.split())
        elif f"{part}_whole" not in parts:
            yield from ((value + ending.replace("∅", ""), tense) for ending in data["endings"][tense].split())


def _regular(lemma: str, classes: Mapping[str, Mapping[str, str]], reflexive: str) -> dict[str, str]:
    """The parts by the longest ending of the infinitive that has a class; a conditional is made on the future's stem."""
    lemma = lemma.removesuffix(reflexive) if reflexive else lemma
    ending = next((end for end in sorted(classes, key=len, reverse=True) if lemma.endswith(end)), None)
    if ending is None:
        return {}
    stem = lemma.removesuffix(ending)
    return {part: stem + rest for part, rest in classes[ending].items()}
