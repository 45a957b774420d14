"""Single statements, ready to show: what was read at a place, in a reader's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from foedus.core.methods import RULES, model_of
from foedus.core.plain import plain
from foedus.core.statements import Act, Claim, Clauses, Membership, Naming, Provision, Relation, Statement
from foedus.core.states import name_of
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.core.words import Stance, Status
from foedus.desk.act_lines import act_title
from foedus.desk.claim_lines import figure
from foedus.desk.days import words
from foedus.desk.duty_lines import parts
from foedus.desk.passages import names, spoken
from foedus.desk.titles import short_name

Part = tuple[str, str]
_METHODS = {RULES: "read by rules", "card": "written down as data"}
_PLAIN_STATUS = (Status.DONE, Status.NOT_DONE)  # the title tells these


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """A statement: `title` in two or three words, the rest part by part; `treaty` is a key where the treaty is `known` here."""

    id: str
    start: int
    end: int
    kind: str  # act, claim, provision, relation, naming, clauses, membership
    title: str
    parts: tuple[Part, ...]
    speaker: str  # "" is the source's own word
    stance: str  # "" where it is asserted
    method: str
    treaty: str
    treaty_name: str
    known: bool


def statement_line(statement: Statement, treaties: Mapping[str, Treaty]) -> StatementLine:
    """The line of a statement; `treaties` give the names."""
    content = statement.content
    kind = type(content).__name__.lower()
    title, told = _TOLD[type(content)](content)
    key = content.treaty or ""
    return StatementLine(
        id=statement.id,
        start=statement.start,
        end=statement.end,
        kind=kind,
        title=title,
        parts=tuple((label, value) for label, value in told if value),
        speaker=spoken(statement.speaker) if statement.speaker else "",
        stance="" if statement.stance is Stance.ASSERTS else statement.stance.value,
        method=read_by(statement.method),
        treaty=key,
        treaty_name=treaty_name(key, treaties),
        known=key in treaties,
    )


def treaty_name(key: str, treaties: Mapping[str, Treaty]) -> str:
    """A name short enough for a line; the key itself of a treaty that is not known."""
    treaty = treaties.get(key)
    return short_name(treaty.title, treaty.names, names(treaty.parties)) if treaty else key


def read_by(method: str) -> str:
    """By what a statement was read, in words."""
    model = model_of(method)
    return f"read by the language model {model.partition(':')[2]}" if model else _METHODS.get(method, method)


def _day(when: When | None) -> str:
    """The day, and the words that it was read from."""
    return "" if when is None else words(when) + (f" (“{when.words}”)" if when.words else "")


def _act(act: Act) -> tuple[str, list[Part]]:
    return act_title(act), [
        ("Told as", "" if act.status in _PLAIN_STATUS else act.status.value),
        ("By", ", ".join(names(act.actors))),
        ("Organ", act.organ or ""),
        ("Persons", ", ".join(act.persons)),
        ("Toward", ", ".join(names(act.toward))),
        ("Day", _day(act.when)),
        ("Place", act.place or ""),
        ("Vote", act.vote or ""),
        ("Instrument", act.instrument or ""),
        ("Articles", ", ".join(act.articles)),
        ("Note", act.note or ""),
    ]


def _claim(claim: Claim) -> tuple[str, list[Part]]:
    number = figure(claim.number) or ""
    return f"{spoken(claim.speaker)} {claim.stance.value}", [("About", claim.about), ("Number", number), ("Day", _day(claim.when))]


def _provision(provision: Provision) -> tuple[str, list[Part]]:
    title = provision.kind[:1].upper() + provision.kind[1:]
    return title, [("Article", provision.article or ""), *parts(provision)]


def _relation(relation: Relation) -> tuple[str, list[Part]]:
    return f"It {relation.kind} another", [("Other", relation.other), ("Day", _day(relation.when))]


def _naming(naming: Naming) -> tuple[str, list[Part]]:
    return "Name", [("Called", naming.name), ("Kind", naming.kind or ""), ("Parties", ", ".join(names(naming.parties)))]


def _clauses(clauses: Clauses) -> tuple[str, list[Part]]:
    told = {key: value for key, value in plain(clauses).items() if key not in ("treaty", "final")}
    whole = plain(clauses.final) | told
    return "Final clauses", [(key.replace("_", " ").capitalize(), "; ".join(_spelled(value))) for key, value in whole.items()]


def _spelled(value: Any) -> Iterator[str]:
    """Nested data as a flat list of what is set in it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (f"{key.replace('_', ' ')} {said}" for said in _spelled(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _spelled(inner)
    elif value not in (None, False, 0, ""):
        yield "yes" if value is True else str(value)


def _membership(member: Membership) -> tuple[str, list[Part]]:
    span = f"{words(member.start)} to {words(member.end) if member.end else 'the end of the list'}"
    said = [("State", name_of(member.state)), ("Listed as", member.name), ("Number", str(member.number)), ("From", span)]
    return f"Member of the state system ({member.system})", said


_TOLD: dict[type, Callable[[Any], tuple[str, list[Part]]]] = {
    Act: _act,
    Claim: _claim,
    Provision: _provision,
    Relation: _relation,
    Naming: _naming,
    Clauses: _clauses,
    Membership: _membership,
}
