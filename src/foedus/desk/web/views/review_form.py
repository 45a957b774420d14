"""The form by which a person corrects a statement: a field for each part of it, and what was typed read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

from foedus.core.problems import Problem
from foedus.core.relations import relation_kinds
from foedus.core.statements import Act, Claim, Provision, Relation, Statement
from foedus.core.states import find_states, name_of, organisations, states
from foedus.core.tables import rows
from foedus.desk.days import words
from foedus.desk.passages import spoken
from foedus.ledger.cards.register import match
from foedus.ledger.decisions.corrections import edited, written

STATES = frozenset({"actors", "toward", "bearers", "by"})
TREATIES = frozenset({"treaty", "other"})
LONG = frozenset({"about", "act", "trigger", "words", "note", "conditions", "exceptions"})
SPEAKER = "speaker"  # whose word it is; of a claim it is a part of its content
START, END = "start", "end"
LONGEST = 5000  # characters of one field
_BETWEEN = re.compile(r"(?:\s|,|&|\band\b|\bthe\b)+", re.IGNORECASE)
_KNOWN = "Use an English name or three letters (RUS, PRK); several apart by semicolons."
_PART = re.compile("[,;]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field as it is shown. `options` are all that it takes (`strict`) or some that it may take."""

    name: str
    label: str
    hint: str
    value: str
    reads: str = ""  # names of the states for their keys
    options: tuple[str, ...] = ()
    strict: bool = False
    long: bool = False
    problem: Problem | None = None


def shown(statement: Statement, typed: Mapping[str, str], problems: tuple[Problem, ...] = ()) -> tuple[Field, ...]:
    """The fields in their order, with what was typed or, where nothing was yet, what was read."""
    values = {**_now(statement), **typed}
    wrong = {_field(problem): problem for problem in reversed(problems)}
    kind: type = type(statement.content)
    return tuple(_shown(kind, row, values[row["field"]], wrong.get(row["field"])) for row in _rows(kind))


def corrected(statement: Statement, typed: Mapping[str, str], text: str) -> Statement | tuple[Problem, ...]:
    """What the typed fields make of the statement, or everything that is wrong with them, each with its field."""
    before, problems = _now(statement), list[Problem]()
    changes = {name: value for name, value in typed.items() if name in before and value.strip() != before[name]}
    for name in changes.keys() & STATES:
        changes[name] = _states(name, changes[name], before[name], problems)
    changes |= {name: match(changes[name]) or changes[name] for name in changes.keys() & TREATIES}
    span = _span(statement, typed, text, problems)
    speaker = changes.pop(SPEAKER, None) if not isinstance(statement.content, Claim) else None
    made = edited(statement, changes, span)
    if isinstance(made, list) or problems:
        return (*problems, *(made if isinstance(made, list) else ()))
    made = made if speaker is None else replace(made, speaker=speaker.strip() or None)
    return made if made != statement else (Problem("", "Nothing is changed.", "Change a field, or accept it as it is."),)


def span(statement: Statement, typed: Mapping[str, str], text: str) -> tuple[int, int]:
    """The characters as typed, where they are some; else as they were."""
    return _span(statement, typed, text, [])


def _now(statement: Statement) -> dict[str, str]:
    own = {} if isinstance(statement.content, Claim) else {SPEAKER: statement.speaker or ""}
    return {**written(statement), **own}


def _span(statement: Statement, typed: Mapping[str, str], text: str, problems: list[Problem]) -> tuple[int, int]:
    found = [_number(name, typed, now, problems) for name, now in ((START, statement.start), (END, statement.end))]
    start, end = found
    if start == statement.start and end == statement.end:
        return start, end  # a statement on a whole report has no characters
    if not 0 <= start < end <= len(text):
        problems.append(Problem(START, f"{start} to {end} are no characters of the text.", f"They go from 0 to {len(text)}."))
        return statement.start, statement.end
    return start, end


def _number(name: str, typed: Mapping[str, str], now: int, problems: list[Problem]) -> int:
    value = typed.get(name, "").strip()
    if value and not (value.isascii() and value.isdecimal() and len(value) < 12):
        problems.append(Problem(name, f"“{value[:40]}” is no number of a character.", "Write digits."))
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 12 else now


def _states(name: str, value: str, before: str, problems: list[Problem]) -> str:
    """The keys for the names; what the field held before may stay."""
    kept, found = set(before.split("; ")), list[str]()
    for part in filter(None, map(str.strip, _PART.split(value))):
        keys = [part] if part in kept else _keys(part)
        found += keys
        if not keys:
            problems.append(Problem(name, f"“{part[:60]}” is no state or organisation that is known here.", _KNOWN))
    return "; ".join(dict.fromkeys(found))


def _keys(part: str) -> list[str]:
    """The states that the words name, where they say nothing else."""
    if part.upper() in states() or part.upper() in organisations():
        return [part.upper()]
    found = find_states(part)
    rest = list(part)
    for start, end, _ in found:
        rest[start:end] = " " * (end - start)
    return [mention.key for _, _, mention in found] if not _BETWEEN.sub("", "".join(rest)) else []


def _field(problem: Problem) -> str:
    """The field that a problem's place names: "events[2]" is of events."""
    return re.split(r"[.\[]", problem.place)[0]


def _shown(kind: type, row: Mapping[str, str], value: str, problem: Problem | None) -> Field:
    name = row["field"]
    options, strict = _options(kind, name)
    return Field(
        name=name, label=row["label"], hint=row["hint"], value=value, options=_with(options, value) if strict else options,
        reads=_reads(value) if name in STATES else "", strict=strict, long=name in LONG and not strict, problem=problem,
    )  # fmt: skip


def _reads(value: str) -> str:
    return ", ".join(name_of(key) for key in value.split("; ") if name_of(key) != key)


def _with(options: tuple[str, ...], value: str) -> tuple[str, ...]:
    return options if value in options else (*options, value)


@cache
def _options(kind: type, name: str) -> tuple[tuple[str, ...], bool]:
    """What the field takes, and whether it takes nothing else."""
    if kind is Relation and name == "kind":
        return tuple(relation_kinds()), True
    if kind is Provision and name == "kind":
        return tuple(row["kind"] for row in rows("duties")), False
    typed: Any = get_type_hints(kind).get(name, str)
    if isinstance(typed, type) and issubclass(typed, Enum):
        return tuple(member.value for member in typed), True
    return (("", "yes", "no"), True) if bool in get_args(typed) else ((), False)


@cache
def _rows(kind: type) -> tuple[Mapping[str, str], ...]:
    """The fields of that content, and whose word it is."""
    told = [row for row in rows("fields", "foedus.desk") if row["content"] == kind.__name__.lower()]
    said = {"content": "", "field": SPEAKER, "label": "Whose word", "hint": "Nothing for the report’s own"}
    return tuple(told if kind is Claim else [*told, said])


def labels(statement: Statement, name: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    """Each part that is set but for the treaty: its label, as it is written, and in words; `name` gives those of treaties."""
    kind: type = type(statement.content)
    values = _now(statement)
    for row in _rows(kind):
        if (value := values[row["field"]]) and row["field"] != "treaty":
            yield row["label"], value, _in_words(statement, row["field"], value, name)


def _in_words(statement: Statement, field: str, value: str, name: Callable[[str], str]) -> str:
    if field in STATES:
        return ", ".join(map(name_of, value.split("; ")))
    if field == "other":
        return name(value)
    if field == SPEAKER:
        return spoken(value)
    return words(statement.content.when) if field == "when" and isinstance(statement.content, Act | Claim | Relation) else value
