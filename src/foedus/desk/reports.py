"""What one report says: as a labelled report, as data, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedus.core.plain import plain
from foedus.core.statements import Act, Claim, Provision, Statement
from foedus.core.when import When

if TYPE_CHECKING:
    from rich.console import RenderableType

    from foedus.reading.reader import Reading


def as_label(reading: Reading) -> dict[str, Any]:
    """One object of the form in which reports are labelled: report, published, acts, claims, provisions."""
    said = [(s, s.content) for s in reading.statements]
    return {
        "report": reading.document.name.replace("\\", "/").rsplit("/", 1)[-1],
        "published": _edtf(reading.published),
        "acts": [_act(c) | _span(s) for s, c in said if isinstance(c, Act)],
        "claims": [_claim(c) | _span(s) for s, c in said if isinstance(c, Claim)],
        "provisions": [_provision(c) | _span(s) for s, c in said if isinstance(c, Provision)],
    }


def as_data(reading: Reading) -> dict[str, Any]:
    """Everything that was read, with the words of each statement."""
    text = reading.document.text
    said = [
        {"kind of statement": type(s.content).__name__.lower()} | plain(s) | {"words": text[s.start : s.end]}
        for s in reading.statements
    ]
    return {
        "report": reading.document.name,
        "source": reading.document.id,
        "published": _edtf(reading.published),
        "ground": reading.ground,
        "language": reading.language.code,
        "statements": said,
    }


def as_table(reading: Reading) -> RenderableType:
    """The statements in the order of the text."""
    from foedus.desk import out
    from foedus.desk.days import words
    from foedus.desk.safe import one_line

    text = reading.document.text
    ordered = sorted(reading.statements, key=lambda s: (s.start, s.end))
    rows = [(*row, f"{s.start}-{s.end}", one_line(text[s.start : s.end], 90)) for s in ordered if (row := in_columns(s))]
    day = words(reading.published) + (f" ({reading.ground})" if reading.ground else "")
    title = f"{reading.document.name} · published: {day}"
    return out.table(("What", "Whose", "Day or number", "Treaty", "Place", "Words"), rows, title)


def in_columns(statement: Statement) -> tuple[str, str, str, str] | None:
    """What, whose, day or number, and treaty of an act, claim or provision."""
    from foedus.desk.act_lines import act_title

    content = statement.content
    if isinstance(content, Act):
        what = act_title(content) + (f" ({content.status.value})" if content.status.value not in ("done", "not done") else "")
        whose = ", ".join(filter(None, (", ".join(content.actors), content.organ, *content.persons)))
        return what, whose, _edtf(content.when) or "", content.treaty
    if isinstance(content, Claim):
        return f"claim: {content.stance.value}", content.speaker, content.number or "", content.treaty or ""
    if isinstance(content, Provision):
        return f"provision: {content.kind}", "", content.article or "", content.treaty
    return None


def _edtf(when: When | None) -> str | None:
    return (when.edtf or None) if when else None


def _span(statement: Statement) -> dict[str, Any]:
    return {"span": [statement.start, statement.end]}


def _act(act: Act) -> dict[str, Any]:
    return {
        "kind": act.kind.value,
        "about": act.about.value,
        "status": act.status.value,
        "treaty": act.treaty,
        "actors": list(act.actors),
        "organ": act.organ,
        "persons": list(act.persons),
        "place": act.place,
        "date": _edtf(act.when),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    number = {"number": claim.number} if claim.number else {}
    return {"speaker": claim.speaker, "stance": claim.stance.value, "about": claim.about} | number


def _provision(provision: Provision) -> dict[str, Any]:
    return {"kind": provision.kind, "article": provision.article} | {
        k: v for k, v in plain(provision).items() if k not in ("kind", "article")
    }
