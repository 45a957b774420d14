"""A scenario from a YAML file: happenings with their days and places, facts that are so, facts that are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import yaml

from foedus.core.problems import Problem
from foedus.core.when import When
from foedus.core.words import Event
from foedus.law.scenarios.happenings import Happening, Scenario, against_itself, clash, in_time, side
from foedus.ledger.cards import yamltext
from foedus.ledger.entries.shape import Misfit, Path, spelled, structure

NOT = "not"  # the key; a keyword in Python
EXAMPLE = "{event: armed attack, by: [UKR], to: [RUS]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningForm:
    """A happening as a file has it: states by key or name, days as EDTF."""

    event: Event
    by: tuple[str, ...]
    to: tuple[str, ...]
    defensive: bool = False
    on: When | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioForm:
    """A scenario as a file has it; `denied` is its key `not`."""

    happenings: tuple[HappeningForm, ...]
    on: When | None = None
    given: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    supposing: str = ""


def load(text: str, place: str, on: date, given: Iterable[str] = ()) -> tuple[Scenario | None, list[Problem]]:
    """The scenario, or None and every fault with its line. `on` is its day where it names none; `given` are further facts."""
    try:
        data, lines = yamltext.parse(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, [yamltext.unreadable(error, place)]
    made, misfits = scenario(data, on, given)
    found = ((_written(m.path), m) for m in misfits)
    wrong = [Problem(f"{place}:{lines.of(path)}", f"{spelled(path)}{m.sentence}", m.remedy) for path, m in found]
    problems = yamltext.twice(lines, place) + wrong
    return (None if problems else made), problems


def scenario(data: object, on: date, given: Iterable[str] = ()) -> tuple[Scenario | None, list[Misfit]]:
    """The same from data already read; what is wrong by its path."""
    if not isinstance(data, dict):
        return None, [Misfit((), "This is no scenario.", "Begin with on: and happenings:.")]
    told = data.get("happenings", [])
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        return None, [Misfit(("happenings",), "This is no list of happenings.", f"Write - {EXAMPLE}.")]
    form, misfits = structure({("denied" if k == NOT else k): v for k, v in data.items()}, ScenarioForm)
    if not form:
        return None, misfits
    day = _day(form.on, ("on",), on)
    wrong = [day] if isinstance(day, Misfit) else []
    default = on if isinstance(day, Misfit) else day
    read = [_happening(one, default, ("happenings", n)) for n, one in enumerate(form.happenings)]
    wrong += [fault for one in read if not isinstance(one, Happening) for fault in one]
    happenings = [one for one in read if isinstance(one, Happening)]
    facts = (*given, *form.given, *(f"not {fact}" for fact in form.denied))
    wrong += _facts(form, facts)
    if wrong or not happenings:
        return None, wrong or [Misfit(("happenings",), "Nothing happens.", f"Write - {EXAMPLE}.")]
    order = in_time(default, happenings)
    return Scenario(on=order[0].on or default, happenings=order, given=facts, supposing=form.supposing), []


def _happening(one: HappeningForm, on: date, path: Path) -> Happening | list[Misfit]:
    day = _day(one.on, (*path, "on"), on)
    if isinstance(day, Misfit):
        return [day]
    sides = {name: side(getattr(one, name), day) for name in ("by", "to")}
    wrong = [Misfit((*path, name), s.sentence, s.remedy) for name, s in sides.items() if isinstance(s, Problem)]
    by, to = (s for s in sides.values())
    if isinstance(by, Problem) or isinstance(to, Problem):
        return wrong
    if same := against_itself(by, to):
        return [Misfit(path, same.sentence, same.remedy)]
    return Happening(event=one.event, by=by, to=to, defensive=one.defensive, on=day if one.on else None, area=one.area)


def _day(when: When | None, path: Path, on: date) -> date | Misfit:
    if when is None:
        return on
    if when.exact and when.earliest:
        return when.earliest
    return Misfit(path, f"{when} is no single day.", "A scenario is supposed on one day: write 2024-12-04.")


def _facts(form: ScenarioForm, facts: Sequence[str]) -> Iterator[Misfit]:
    for name, words in (("given", form.given), (NOT, form.denied)):
        for n, fact in enumerate(words):
            if not fact.strip():
                yield Misfit((name, n), "This fact is empty.", "Write it in words: state of war.")
    if both := clash(facts):
        yield Misfit((NOT if form.denied else "given",), both.sentence, both.remedy)


def _written(path: Path) -> Path:
    """The path with the keys as the file has them."""
    return tuple(NOT if step == "denied" else step for step in path)
