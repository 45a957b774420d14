"""The reader's words, from tables by language: nouns by class, verbs with their forms, frames of acts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from foedus.core.words import ActKind

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb: its lemma and whether the form is a past tense, participle, gerund or base form."""

    lemma: str
    past: bool
    gerund: bool
    base: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a verb with its complements reports; the table's head explains the fields."""

    verbs: frozenset[str]
    kind: ActKind
    theme: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    particle: tuple[str, ...] = ()
    to: frozenset[str] = frozenset()
    origin: frozenset[str] = frozenset()
    about: str = "treaty"
    negative: bool = False
    denial: bool = False
    bare: bool = False
    beyond: bool = False
    direct: bool = False
    expected: bool = False
    det: frozenset[str] = frozenset()
    after_exit: bool = False
    intransitive: bool = False
    through: frozenset[str] = frozenset()
    without: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@cache
def table(name: str, language: str = ENGLISH) -> Mapping[str, Any]:
    """A table of the reader's words, as TOML says it."""
    path = files("foedus.reading") / "data" / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def nouns() -> dict[str, str]:
    """Every form of every class noun → its class; a class listed earlier wins."""
    forms: dict[str, str] = {}
    for sort, words in table("nouns").items():
        for word in words:
            for form in (word, plural(word)):
                forms.setdefault(form, sort)
    return forms


@cache
def noun_starts() -> dict[str, int]:
    """The first word of class nouns → of how many words the longest of them is."""
    starts: dict[str, int] = {}
    for form in nouns():
        first, length = form.partition(" ")[0], form.count(" ") + 1
        starts[first] = max(length, starts.get(first, 0))
    return starts


def plural(noun: str) -> str:
    """The regular plural, made on the head of "noun of noun"."""
    head, of, rest = noun.partition(" of ")
    return (
        (head[:-1] + "ies" if head.endswith("y") and head[-2] not in "aeo" else head + ("es" if head[-1] in "sx" else "s"))
        + of
        + rest
    )


@cache
def verbs() -> dict[str, Verb]:
    """Every form of every verb the reader knows → what it is."""
    words = table("verbs")
    lemmas = {*words["irregular"], *words["common"]["verbs"]}
    lemmas.update(v for group in ("control", "speech") for vs in words[group].values() for v in vs)
    lemmas.update(v for frame in frames() for v in frame.verbs)
    forms: dict[str, Verb] = {}
    for lemma in sorted(lemmas):
        for form, verb in _forms(lemma, words["irregular"].get(lemma)):
            forms.setdefault(form, verb)
    return forms


def _forms(lemma: str, irregular: list[str] | None) -> list[tuple[str, Verb]]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    to_i = lemma.endswith("y") and lemma[-2] not in "aeiou"
    past = (lemma[:-1] + "ied") if to_i else stem + "ed"
    third = (lemma[:-1] + "ies") if to_i else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    given = irregular or []
    gerunds = [f for f in given if f.endswith("ing")] or [(lemma if lemma.endswith("ee") else stem) + "ing"]
    pasts = [f for f in given if not f.endswith("ing") and not (f.endswith("s") and f[:-1] in (lemma, lemma + "e"))] or [past]
    out = [
        (lemma, Verb(lemma, lemma in given or lemma in table("verbs")["unchanged"]["verbs"], False, True)),
        (third, Verb(lemma, False, False, False)),
    ]
    out += [(f, Verb(lemma, False, True, False)) for f in gerunds]
    return out + [(f, Verb(lemma, f not in table("grammar")["present_be"], False, False)) for f in pasts]


@cache
def frames(language: str = ENGLISH) -> tuple[Frame, ...]:
    """All frames, in the order in which they are tried."""
    return tuple(_frame(row) for row in table("frames", language)["frame"])


@lru_cache(4_096)
def frames_of(lemma: str, language: str = ENGLISH) -> tuple[Frame, ...]:
    """The frames of one verb, in order."""
    return tuple(f for f in frames(language) if lemma in f.verbs)


def _frame(row: dict[str, Any]) -> Frame:
    return Frame(
        verbs=frozenset(row["verbs"]),
        kind=ActKind(row["kind"]),
        theme=frozenset(row.get("theme", ())),
        subject=frozenset(row.get("subject", ())),
        particle=tuple(row.get("particle", ())),
        to=frozenset(row.get("to", ())),
        origin=frozenset(row.get("from", ())),
        about=row.get("about", "treaty"),
        negative=row.get("negative", False),
        denial=row.get("denial", False),
        bare=row.get("bare", False),
        direct=row.get("direct", False),
        beyond=row.get("beyond", False),
        expected=row.get("expected", False),
        det=frozenset(row.get("det", ())),
        after_exit=row.get("after_exit", False),
        intransitive=row.get("intransitive", False),
        through=frozenset(row.get("through", ())),
        without=tuple(row.get("without", ())),
        unless=tuple(row.get("unless", ())),
    )


@lru_cache(4_096)
def control(lemma: str, language: str = ENGLISH) -> str | None:
    """How a verb puts the verb it takes: plan, refuse, order, announce, decide, ask, permit; None for others."""
    return next((sort for sort, words in table("verbs", language)["control"].items() if lemma in words), None)


@lru_cache(4_096)
def speech(lemma: str, language: str = ENGLISH) -> str | None:
    """The stance with which a verb passes on a word: asserts, denies, expects; None for others."""
    found = table("verbs", language)["speech"]
    return next((stance for stance in ("denies", "asserts", "expects") if lemma in found[stance]), None)
