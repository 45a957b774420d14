"""Duties that a treaty's own text seems to make, told as what they are: proposed, for review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from foedus.core.statements import Provision
from foedus.core.states import name_of
from foedus.desk.safe import one_line
from foedus.ledger.cards.form import sparse
from foedus.reading.treaty.duties.duties import Proposed

TITLE = "Duties proposed for review: read each sentence before you rely on one"
_LONG = 160  # characters of a field in the table; data and page have all
HEADS = ("Article", "Duty", "What sets it off", "What is to be done, and how", "Not read as data")


@dataclass(frozen=True, slots=True)
class DutyView:
    """A proposed duty in words: its article and kind, its fields line by line, its sentence, and what was not read in it."""

    article: str
    at: int  # where the article begins, by which the page knows its anchor
    kind: str
    fields: tuple[tuple[str, str], ...]
    words: str
    unread: tuple[str, ...]


def rows(found: Sequence[Proposed]) -> Iterator[tuple[str, ...]]:
    """A line for each."""
    for one in found:
        duty = one.provision
        kind = f"{duty.kind} ({duty.modality})" + "".join(f"\n{label} {who}" for label, who in _sides(duty))
        yield one.article.known_as, kind, _lines(_trigger(duty)), _lines(_deed(duty)), _lines(one.unread)


def data(text: str, found: Sequence[Proposed]) -> list[dict[str, Any]]:
    """The same for programs: the sentence's place and words, the provision's fields, and what was not read."""
    return [_data(text, one) for one in found]


def views(found: Sequence[Proposed]) -> list[DutyView]:
    """The same for a page."""
    return [_view(one) for one in found]


def _lines(told: Sequence[str]) -> str:
    return "\n".join(one_line(words, _LONG) for words in told)


def _data(text: str, one: Proposed) -> dict[str, Any]:
    fields = {key: value for key, value in sparse(one.provision).items() if key not in ("treaty", "words")}
    place = {"article": one.article.number, "start": one.start, "end": one.end, "words": one.provision.words}
    return place | {"provision": fields, "unread": list(one.unread)}


def _view(one: Proposed) -> DutyView:
    duty = one.provision
    fields = (
        *_sides(duty),
        ("when", "; ".join(_trigger(duty))),
        ("what", "; ".join(_deed(duty))),
    )
    kind = f"{duty.kind} ({duty.modality})"
    told = tuple((k, v) for k, v in fields if v)
    return DutyView(one.article.known_as, one.article.start, kind, told, duty.words or "", one.unread)


def _sides(duty: Provision) -> list[tuple[str, str]]:
    told = (("of", duty.bearers), ("toward", duty.toward), ("against", duty.by))
    return [(label, ", ".join(map(name_of, who))) for label, who in told if who]


def _trigger(duty: Provision) -> list[str]:
    """Events, the words that tell them, conditions, area, exceptions."""
    told = [", ".join(event.value for event in duty.events), duty.trigger or ""]
    told += [f"if: {words}" for words in duty.conditions]
    told += [f"where: {duty.area}"] if duty.area else []
    return [words for words in (*told, *(f"except: {words}" for words in duty.exceptions)) if words]


def _deed(duty: Provision) -> list[str]:
    """The act, how soon, with what, how long, and its limits."""
    how = ", ".join(filter(None, (duty.promptness, *duty.means, *duty.manner, duty.duration)))
    return [words for words in (duty.act or "", how, *(f"within: {words}" for words in duty.limits)) if words]
