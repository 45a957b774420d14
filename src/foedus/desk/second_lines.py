"""Two readings of a report side by side, ready to show: as a table, as data, and what came of the questions in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from foedus.core.statements import Statement
from foedus.desk.safe import one_line, visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from foedus.reading.model.compare import Pair
    from foedus.reading.model.outcomes import Tally
    from foedus.reading.model.settling import SecondReading

E = TypeVar("E", bound=StrEnum)
_WORDS = 90  # characters of words shown in a cell


def as_table(one: SecondReading) -> RenderableType:
    """Each place once: what the rules say, what the model says, and how the two stand to each other."""
    from foedus.desk import out
    from foedus.reading.model.compare import pairs

    text = one.rules.document.text
    rows = [_cells(pair, text) for pair in pairs(one.rules.statements, one.model.statements)]
    return out.table(("Place", "Rules", "Model", "Between them", "Words"), rows, one.rules.document.name)


def as_data(one: SecondReading) -> dict[str, Any]:
    """Both readings whole, the places where they differ, and what was refused."""
    from foedus.desk.reports import as_data as reading
    from foedus.reading.model.compare import pairs

    rules, model = reading(one.rules), reading(one.model)
    found = pairs(one.rules.statements, one.model.statements)
    return {
        **{key: rules[key] for key in ("report", "source", "published", "ground")},
        "rules": rules["statements"],
        "model": model["statements"],
        "side by side": [_pair(pair) for pair in found],
        "refused": [{"why": r.why.value, "words": one_line(r.words, 200)} for r in one.refused],
        "not read": [visible(str(problem)) for problem in one.unread],
    }


def tally_data(tally: Tally) -> dict[str, Any]:
    """The counts, those of reasons by their words."""
    return {
        "requests": tally.requests,
        "answers kept from before": tally.kept,
        "answers used": tally.answers,
        "statements accepted": tally.accepted,
        "tokens read": tally.read,
        "tokens written": tally.written,
        "asked for": tally.asked_for,
        "bad answers": _by_words(tally.bad),
        "refused": _by_words(tally.refused),
        "noted": _by_words(tally.noted),
    }


def tally_lines(tally: Tally) -> Iterator[str]:
    """The counts in sentences."""
    form = f", asked for {tally.asked_for}" if tally.asked_for else ""
    yield f"{tally.requests} requests, {tally.kept} answers kept from before, {tally.answers} answers used{form}."
    yield f"{tally.accepted} statements accepted, {tally.refused.total()} refused{_listed(tally.refused)}."
    if tally.noted:
        yield f"Of those accepted{_listed(tally.noted)}."
    if tally.bad:
        yield f"{tally.bad.total()} bad answers{_listed(tally.bad)}."


def _cells(pair: Pair, text: str) -> tuple[str, str, str, str, str]:
    shown = pair.rules or pair.model
    assert shown
    place = f"{shown.start}-{shown.end}"
    return place, _told(pair.rules), _told(pair.model), _between(pair), one_line(text[shown.start : shown.end], _WORDS)


def _told(statement: Statement | None) -> str:
    from foedus.desk.reports import in_columns

    row = in_columns(statement) if statement else None
    return "; ".join(filter(None, row)) if row else "—"


def _between(pair: Pair) -> str:
    if pair.rules is None or pair.model is None:
        return "rules alone" if pair.model is None else "model alone"
    word = f"differ: {', '.join(pair.differences)}" if pair.differences else "same"
    return word + (f"; told {len(pair.again)} times more" if pair.again else "")


def _pair(pair: Pair) -> dict[str, Any]:
    spans: dict[str, Any] = {name: [s.start, s.end] for name, s in (("rules", pair.rules), ("model", pair.model)) if s}
    again = {"again": [[s.start, s.end] for s in pair.again]} if pair.again else {}
    return spans | {"between": _between(pair)} | again


def _listed(counts: Mapping[E, int]) -> str:
    told = ", ".join(f"{number} {reason.value}" for reason, number in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
    return f": {told}" if told else ""


def _by_words(counts: Mapping[E, int]) -> dict[str, int]:
    return {reason.value: number for reason, number in sorted(counts.items())}
