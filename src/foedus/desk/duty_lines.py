"""Provisions, ready to show: their parts by name and the words that they rest on."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.core.statements import Provision
from foedus.core.treaties import Held
from foedus.desk.lines import DutyLine
from foedus.desk.passages import Shelf, names

PARTS = (
    ("Trigger", "trigger"),
    ("By", "by"),
    ("Area", "area"),
    ("Conditions", "conditions"),
    ("Who", "bearers"),
    ("Toward", "toward"),
    ("Duty", "act"),
    ("How soon", "promptness"),
    ("Means", "means"),
    ("Manner", "manner"),
    ("Limits", "limits"),
    ("Exceptions", "exceptions"),
    ("Number", "number"),
    ("Delay", "delay"),
    ("Duration", "duration"),
)
STATES = ("by", "bearers", "toward")


def duty_lines(provisions: Iterable[Held[Provision]], shelf: Shelf, prefix: str) -> tuple[DutyLine, ...]:
    """The provisions in their order."""
    return tuple(_line(held, shelf, f"{prefix}-d{n}") for n, held in enumerate(provisions, 1))


def parts(provision: Provision) -> tuple[tuple[str, str], ...]:
    """What the provision says, part by part; what it does not say is left out."""
    said = ((label, _value(provision, field)) for label, field in PARTS)
    return tuple((label, value) for label, value in said if value)


def _value(provision: Provision, field: str) -> str:
    value = getattr(provision, field)
    if field in STATES:
        value = names(value)
    if field == "act" and value and provision.modality:
        return f"{value} ({provision.modality})"
    return "; ".join(value) if isinstance(value, tuple) else value or ""


def _line(held: Held[Provision], shelf: Shelf, key: str) -> DutyLine:
    provision = held.content
    article = provision.article
    return DutyLine(
        key=key,
        title=provision.kind[:1].upper() + provision.kind[1:],
        article=f"Article {article}" if article and article[:1].isalnum() and len(article) < 12 else article,
        parts=parts(provision),
        reports=held.reports,
        independent=held.independent,
        differences=held.differences,
        passages=shelf.passages(held.statements),
    )
