"""Cards: one treaty in the YAML form that people write and review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path as File
from typing import Any

import yaml

from foedus.core.clauses import FinalClauses
from foedus.core.problems import Problem
from foedus.core.sources import Source, source_id
from foedus.core.statements import Clauses, Content, Statement
from foedus.core.treaties import Card, Cited
from foedus.ledger.cards import faults, yamltext
from foedus.ledger.cards.form import LISTS, Head
from foedus.ledger.cards.form import dump as dump
from foedus.ledger.entries.shape import Misfit, Path, spelled, structure


def load(text: str, place: str) -> tuple[Card | None, list[Problem]]:
    """A card from its text, and what is wrong with it. What is wrong is left out, the rest is read.

    None where the text is no YAML mapping or lacks its id or title.
    """
    try:
        data, lines = yamltext.parse(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, [yamltext.unreadable(error, place)]
    if not isinstance(data, dict):
        return None, [Problem(place, "This is no card.", "Begin with id: and title:.")]
    card, misfits = _card(data)
    wrong = [Problem(f"{place}:{lines.of(m.path)}", f"{spelled(m.path)}{m.sentence}", m.remedy) for m in misfits]
    return card, yamltext.twice(lines, place) + wrong


def statements(card: Card) -> tuple[list[Source], list[Statement]]:
    """The card's contents as statements of its citations. A citation has no text, so spans are empty.

    Names rest on the source of the clauses, or else on the first one; a card without sources states nothing.
    """
    cited = {key: Source(id=source_id(words), name=words, kind="citation") for key, words in card.sources.items()}
    named_by = card.clauses_source or next(iter(cited), "")
    telling = card.telling()
    whole: list[Content] = [*card.namings(), *([telling] if telling != Clauses(treaty=card.id) else [])]
    pairs = [*((content, named_by) for content in whole), *((c.content, c.source) for c in card.content)]
    made = [Statement(source=cited[k].id, start=0, end=0, content=c, method="card") for c, k in pairs if k in cited]
    return list(cited.values()), made


def read(paths: Iterable[File]) -> Iterator[tuple[File, Card | None, list[Problem]]]:
    """The cards in these files and folders."""
    for path in paths:
        for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
            try:
                card, problems = load(file.read_text(encoding="utf-8"), str(file))
            except (OSError, UnicodeDecodeError) as error:
                yield file, None, [Problem(str(file), f"It cannot be read: {error}.", "Save it as UTF-8 text.")]
                continue
            if card and card.id != file.stem:
                problems.append(Problem(str(file), f"The card's id is {card.id!r}.", f"Name the file {card.id}.yaml."))
            yield file, card, problems


def _card(data: dict[str, Any]) -> tuple[Card | None, list[Misfit]]:
    top = {k: v for k, v in data.items() if k != "clauses" and k not in LISTS}
    head, misfits = _leniently(top, Head, ())
    clauses, wrong = _clauses(data.get("clauses") or {})
    items: list[tuple[Path, Cited]] = []
    for name in LISTS:
        found, bad = _items(data.get(name) or [], name, data.get("id"))
        items, wrong = items + found, wrong + bad
    if not head:
        return None, misfits + wrong
    parts = {f.name: getattr(head, f.name) for f in fields(Head)}
    source = data["clauses"].get("source") if isinstance(data.get("clauses"), dict) else None
    card = Card(**parts, clauses=clauses, clauses_source=source, content=tuple(c for _, c in items))
    return card, misfits + wrong + list(faults.faults(card, items))


def _leniently(data: dict[str, Any], cls: type[Any], path: Path) -> tuple[Any, list[Misfit]]:
    """As `structure`, leaving out the keys that do not fit."""
    made, misfits = structure(data, cls, path)
    bad = {m.path[len(path)] for m in misfits if len(m.path) > len(path)}
    kept = {k: v for k, v in data.items() if k not in bad}
    return (made if made or len(kept) == len(data) else structure(kept, cls, path)[0]), misfits


def _clauses(data: Any) -> tuple[FinalClauses, list[Misfit]]:
    if not isinstance(data, dict):
        return FinalClauses(), [Misfit(("clauses",), "This is no mapping.", "Write its clauses below it.")]
    clauses, misfits = _leniently({k: v for k, v in data.items() if k != "source"}, FinalClauses, ("clauses",))
    if data and not isinstance(data.get("source"), str):
        misfits.append(Misfit(("clauses",), "The clauses name no source.", "Add source: with a key of sources:."))
    return clauses or FinalClauses(), misfits


def _items(data: Any, name: str, treaty: Any) -> tuple[list[tuple[Path, Cited]], list[Misfit]]:
    if not isinstance(data, list):
        return [], [Misfit((name,), "This is no list.", "Begin each item with a hyphen.")]
    made: list[tuple[Path, Cited]] = []
    misfits: list[Misfit] = []
    for number, item in enumerate(data):
        path = (name, number)
        if not isinstance(item, dict) or not isinstance(item.get("source"), str):
            misfits.append(Misfit(path, "This item names no source.", "Add source: with a key of sources:."))
            continue
        content, wrong = structure({"treaty": treaty} | {k: v for k, v in item.items() if k != "source"}, LISTS[name], path)
        made += [(path, Cited(content=content, source=item["source"]))] if content else []
        misfits += wrong
    return made, misfits
