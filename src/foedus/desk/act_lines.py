"""Acts and relations, ready to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from foedus.core.statements import Act, Relation
from foedus.core.treaties import Held
from foedus.core.words import About, Status
from foedus.desk.days import words
from foedus.desk.lines import ActLine, Sentence
from foedus.desk.passages import Shelf, names, spoken


def act_title(act: Act) -> str:
    """As "Parliamentary approval", "Notification of withdrawal", "No ratification"."""
    title = act.kind.value
    if act.about is not About.TREATY and act.kind.value != act.about.value:
        title += f" of {act.about.value}"
    elif act.kind.value == act.about.value:
        title += " taken back" if act.about in (About.WITHDRAWAL, About.TERMINATION) else ""
    if act.status is Status.NOT_DONE:
        title = f"no {title}"
    return title[0].upper() + title[1:]


def act_lines(acts: Iterable[Held[Act]], shelf: Shelf, prefix: str) -> tuple[ActLine, ...]:
    """The acts in their order; `prefix` begins the key of each line."""
    return tuple(_line(held, shelf, f"{prefix}-a{n}") for n, held in enumerate(acts, 1))


def relation_lines(relations: Iterable[Held[Relation]], title: Callable[[str], str], shelf: Shelf) -> tuple[Sentence, ...]:
    """As "It supersedes the Treaty of Friendship (19 June 2024)."."""
    return tuple(
        Sentence(
            says=f"It {h.content.kind} {title(h.content.other)}" + (f" ({words(h.content.when)})." if h.content.when else "."),
            passages=shelf.passages(h.statements),
        )
        for h in relations
    )


def _line(held: Held[Act], shelf: Shelf, key: str) -> ActLine:
    act = held.content
    said = [spoken(s.speaker) for s in held.statements if s.speaker] if act.status in (Status.CLAIMED, Status.DISPUTED) else []
    note = "; ".join(filter(None, (act.note, f"vote {act.vote}" if act.vote else "", ", ".join(dict.fromkeys(said)))))
    return ActLine(
        key=key,
        title=act_title(act),
        kind=act.kind.value,
        about=act.about.value,
        status=act.status.value,
        when=act.when,
        day=words(act.when),
        actors=act.actors,
        names=names(act.actors),
        organ=act.organ,
        persons=act.persons,
        place=act.place,
        note=note or None,
        reports=held.reports,
        independent=held.independent,
        differences=held.differences,
        passages=shelf.passages(held.statements),
        disputed=shelf.passages(held.disputed),
    )
