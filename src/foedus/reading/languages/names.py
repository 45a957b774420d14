"""Persons in a text: leaders by the names of the language's table, others by capitals; by surname once named in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any

from foedus.core.finding import automaton, longest
from foedus.core.inflection import Case, endings, inflected, printed
from foedus.core.leaders import leaders
from foedus.core.tables import rows
from foedus.reading.languages.piece import STATES, Piece
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import table

_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]+(?:-[^\W\d_]+)?"
_RUN = re.compile(rf"\b{_CAPITAL}(?: (?:(?:de|du|la|le|ben|al|el|van|von|бен|аль|фон) )?{_CAPITAL}){{1,3}}\b|\b{_CAPITAL}\b")
_BEFORE = 30  # characters before a name in which the office ends
_LONG = 3  # letters of a surname by which its forms are known


def known_names(text: str, language: str) -> Iterator[Piece]:
    """Leaders by full name, under their standard name and for their state; by surname where the text names them in full."""
    found = list(longest(text, _leaders(language)))
    short = {form: value for *_, (name, shown, _) in found if " " in shown for form, value in _surname(name, shown, language)}
    inside = {i for start, end, _ in found for i in range(start, end)}
    again = [hit for hit in longest(text, automaton(short)) if hit[0] not in inside] if short else []
    for start, end, (name, _, case) in (*found, *again):
        yield _person(text, start, end, name, case)


def free_names(text: str, known: Sequence[Piece], language: str) -> list[Piece]:
    """Runs of two or more capitalised words that no table knows, and every other mention of their last one."""
    taken = [(p.start, p.end) for p in known]
    offices = {p.end: p.case for p in known if p.sort in ("organ", *STATES)}
    runs = [m for m in _RUN.finditer(_blanked(text, taken)) if not _common(m[0], language)]
    full = {m[0].split()[-1]: m[0] for m in reversed(runs) if " " in m[0]}
    stems = {m[0].split()[-1][:-1]: m[0] for m in reversed(runs) if " " in m[0] and len(m[0].split()[-1]) > _LONG}
    found: list[Piece] = []
    for run in runs:
        last = run[0].split()[-1]
        name = run[0] if " " in run[0] else full.get(last) or _of_stem(last, stems)
        if name:
            case = next((offices[k] for k in range(run.start() - 1, max(0, run.start() - _BEFORE), -1) if k in offices), Case.BASE)
            found.append(_person(text, run.start(), run.end(), _nominative(name, case, language), case))
    return found


def _nominative(name: str, case: Case, language: str) -> str:
    """The name in the base form, where the office before it shows that it is not: "министра Антона Силуанова"."""
    parts = name.split()
    for end in endings(language).get("persons", ()) if case is not Case.BASE else ():
        if all(part.endswith(end) for part in parts):
            return " ".join(part.removesuffix(end) for part in parts)
    return name


def _blanked(text: str, taken: Sequence[tuple[int, int]]) -> str:
    """The text with what is known already put out of sight, every character in its place."""
    parts, reached = [], 0
    for start, end in sorted(taken):
        parts += [text[reached:start], "\0" * (end - start)]
        reached = end
    return "".join([*parts, text[reached:]])


def _of_stem(word: str, stems: Mapping[str, str]) -> str | None:
    """The full name of which this is a surname in another case."""
    beginnings = (word[: len(word) - cut] for cut in range(_LONG + 1))
    return next((stems[stem] for stem in beginnings if stem in stems), None)


def _common(run: str, language: str) -> bool:
    """Does it begin with a small word that only opens a sentence?"""
    first = run.split()[0].lower()
    classes = ("prepositions", "pronouns", "subordinators", "coordinators", "relatives", "titles")
    return any(first in words(name, language) for name in classes)


def _person(text: str, start: int, end: int, name: str, case: Case) -> Piece:
    states = Counter(leader.state for leader in leaders().get(name, ()))
    state = states.most_common(1)[0][0] if len(states) == 1 else ""
    return Piece(
        start=start,
        end=end,
        sort="person",
        low=text[start:end].lower(),
        case=case,
        capital=True,
        key=state,
        value=" ".join(name.split()),
    )


@cache
def _leaders(language: str) -> Any:
    """Forms of the names of the language's table, surnames of one alone, and where names do not change those of all leaders."""
    forms: dict[str, tuple[str, str, Case]] = {}
    listed = [(row["printed"], row["name"]) for row in rows(f"{language}/persons")]
    bearers = Counter(shown.split()[-1] for shown, _ in listed)
    for shown, name in listed:
        alone = len(shown.split()) == _TWO and bearers[shown.split()[-1]] == 1
        own = _changed(shown.split(), language)
        for form, case in (*own, *(_changed(shown.split()[-1:], language) if alone else ())):
            forms.setdefault(form, (name, shown, case))
    if not table("language", language)["cases"]:
        forms |= {name: (name, name, Case.BASE) for name in leaders() if " " in name}
    return automaton(forms)


_TWO = 2  # words: a given name and a surname


def _surname(name: str, shown: str, language: str) -> Iterator[tuple[str, tuple[str, str, Case]]]:
    for form, case in _changed(shown.split()[-1:], language):
        if len(form) > _LONG:
            yield form, (name, form, case)


def _changed(parts: Sequence[str], language: str) -> Iterator[tuple[str, Case]]:
    """A name's forms, in which all words stand in one case; in languages without cases only the name itself."""
    if not table("language", language)["cases"]:
        yield " ".join(parts), Case.BASE
        return
    found = [[*inflected(part, language)] for part in parts]
    for chosen in product(*found):
        cases = {case for _, case in chosen}
        case = next((c for c in (Case.OTHER, Case.BY) if c in cases), Case.BASE)
        for spelt in printed(" ".join(form for form, _ in chosen), language):
            yield spelt, case
