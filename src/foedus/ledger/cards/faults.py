"""What can be wrong with a card whose form is right: references, states, doubles, contradictions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from itertools import combinations

from foedus.core.answers import Answer
from foedus.core.permissible import permitted
from foedus.core.relations import relation_kinds
from foedus.core.statements import Act, Provision, Relation
from foedus.core.states import as_of, existed, organisations, same, states
from foedus.core.tables import rows
from foedus.core.treaties import Card, Cited
from foedus.core.words import About, ActKind, Status
from foedus.ledger.cards.clausefaults import clause_faults
from foedus.ledger.entries.shape import Misfit, Path, nearest

Items = Sequence[tuple[Path, Cited]]
MODALITIES = ("shall", "shall not", "may", "declares")
_NEAR = 0.87  # so like that a slip of the pen is likelier than another kind: "mutual defense", not "no adverse agreements"
_CODE = re.compile(r"[A-Z]{2,}(?:-[A-Z0-9]+)*\Z")


def faults(card: Card, items: Items) -> Iterator[Misfit]:
    """All faults of the card; an item's path is where it stands in the text."""
    for check in CHECKS:
        yield from check(card, items)
    yield from clause_faults(card)


def identity(card: Card, items: Items) -> Iterator[Misfit]:
    """The id can be a file's name, and somebody can join."""
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", card.id):
        yield Misfit(("id",), f"{card.id!r} cannot name a file.", "Use small letters, digits and hyphens: rus-prk-2024.")
    if not card.parties and not card.open:
        yield Misfit(("title",), "The card has no parties and is not open.", "Add parties: [..] or open: true.")


def known_sources(card: Card, items: Items) -> Iterator[Misfit]:
    """Each source that is named stands under `sources`."""
    named = [(("clauses", "source"), card.clauses_source)] if card.clauses_source else []
    for path, key in [*named, *(((*path, "source"), cited.source) for path, cited in items)]:
        if key not in card.sources:
            yield Misfit(path, f"There is no source {key!r}.", nearest(str(key), list(card.sources)))


def known_states(card: Card, items: Items) -> Iterator[Misfit]:
    """Parties and actors are keys of states or organisations."""
    for path, keys in _keys(card, items):
        for key in keys:
            if not _is_known(key):
                yield Misfit(path, f"{key!r} is no state's key.", "Use ISO 3166-1 alpha-3 (SUN, DDR, YUG, CSK for former states).")


def existing_states(card: Card, items: Items) -> Iterator[Misfit]:
    """No state acts before it existed or after it ended."""
    for path, cited in items:
        act = cited.content
        when = act.when if isinstance(act, Act) else None
        days = [day for day in (when.earliest, when.latest) if day] if when else []
        for key in act.actors if isinstance(act, Act) and days else ():
            if key in states() and all(existed(key, day) is Answer.NO for day in days):
                other = as_of(key, days[0])
                remedy = f"Was it {other}?" if other != key else "Check the date and the state."
                yield Misfit((*path, "when"), f"{key} did not exist on {when}.", remedy)


def known_words(card: Card, items: Items) -> Iterator[Misfit]:
    """A provision's modality is one of four; its kind is free, but not a known one misspelt."""
    for path, cited in items:
        provision = cited.content
        if not isinstance(provision, Provision):
            continue
        if provision.modality is not None and provision.modality not in MODALITIES:
            remedy = nearest(provision.modality, list(MODALITIES))
            yield Misfit((*path, "modality"), f"{provision.modality!r} is no modality.", remedy)
        near = get_close_matches(provision.kind.casefold(), _duties(), n=1, cutoff=_NEAR)
        if near and provision.kind not in _duties():
            yield Misfit((*path, "kind"), f"No event sets off {provision.kind!r}.", f"Did you mean {near[0]!r}?")


@cache
def _duties() -> tuple[str, ...]:
    return tuple(row["kind"] for row in rows("duties"))


def doubles(card: Card, items: Items) -> Iterator[Misfit]:
    """Nothing is said twice."""
    seen: dict[object, Path] = {}
    for path, cited in items:
        if cited.content in seen:
            yield Misfit(path, f"This repeats {path[0]}[{int(seen[cited.content][1]) + 1}].", "Keep one of them.")
        seen.setdefault(cited.content, path)


def one_entry(card: Card, items: Items) -> Iterator[Misfit]:
    """A treaty enters into force once for the same states."""
    entries = [(p, c.content) for p, c in items if isinstance(c.content, Act) and c.content.kind is ActKind.ENTRY_INTO_FORCE]
    sure = [(p, a) for p, a in entries if a.status is Status.DONE and a.about is About.TREATY and a.when]
    for (_, one), (path, other) in combinations(sure, 2):
        same = one.treaty == other.treaty and set(one.actors) == set(other.actors)
        if same and one.when and other.when and one.when.meets(other.when) is None:
            yield Misfit(path, f"It entered into force on {one.when} and on {other.when}.", "Keep one, or name each one's actors.")


def allowed_reservations(card: Card, items: Items) -> Iterator[Misfit]:
    """No reservation to what the treaty allows none (VCLT art. 19(a-b))."""
    for path, act in _acts(items, ActKind.RESERVATION):
        for article in act.articles or ("",) if act.status is Status.DONE else ():
            if permitted(card.clauses.reservations, article) is Answer.NO:
                what = f"a reservation to article {article}" if article else "this reservation"
                yield Misfit(
                    path, f"The clause on reservations does not allow {what}.", "Check the clause, or give the declaration."
                )


def reservations_reacted_to(card: Card, items: Items) -> Iterator[Misfit]:
    """Who is objected to, or withdraws a reservation, has made one; who withdraws an objection has raised one (arts. 20, 22)."""
    authors = {_subject(a) for _, act in _acts(items, ActKind.RESERVATION) for a in act.actors}
    objecting = {_subject(a) for _, act in _acts(items, ActKind.OBJECTION) for a in act.actors}
    for path, act in _acts(items, ActKind.OBJECTION, ActKind.ACCEPTANCE, ActKind.WITHDRAWAL):
        toward = [("toward", s, authors) for s in act.toward if act.kind is ActKind.OBJECTION or act.about is About.RESERVATION]
        own = {About.RESERVATION: authors, About.OBJECTION: objecting}.get(act.about) if act.kind is ActKind.WITHDRAWAL else None
        for key, state, made in [*toward, *(("actors", s, own) for s in act.actors if own is not None)]:
            if _subject(state) not in made:
                what = "objection" if made is objecting else "reservation"
                yield Misfit(
                    (*path, key), f"The card has no {what} of {state}.", f"Add it as an act of kind {what}, or correct {key}."
                )


def known_relations(card: Card, items: Items) -> Iterator[Misfit]:
    """Relations are of the kinds that the law knows."""
    for path, cited in items:
        kind = cited.content.kind if isinstance(cited.content, Relation) else ""
        if kind and kind not in relation_kinds():
            yield Misfit((*path, "kind"), f"{kind!r} is no kind of relation.", nearest(kind, list(relation_kinds())))


def _acts(items: Items, *kinds: ActKind) -> Iterator[tuple[Path, Act]]:
    return ((path, c.content) for path, c in items if isinstance(c.content, Act) and c.content.kind in kinds)


def _keys(card: Card, items: Items) -> Iterator[tuple[Path, tuple[str, ...]]]:
    yield ("parties",), card.parties
    entry: Path = ("clauses", "entry_into_force")
    if clause := card.clauses.entry_into_force:
        yield (*entry, "named"), clause.named
        for number, condition in enumerate(clause.conditions):
            for key in ("named", "among", "besides", "shares"):
                yield (*entry, "conditions", number, key), tuple(getattr(condition, key))
    for path, cited in items:
        if isinstance(cited.content, Act):
            yield (*path, "actors"), cited.content.actors
        if isinstance(cited.content, Provision):
            yield (*path, "bearers"), cited.content.bearers
        if isinstance(cited.content, Act | Provision):
            yield (*path, "toward"), cited.content.toward
        if isinstance(cited.content, Provision):
            yield (*path, "by"), cited.content.by


def _subject(key: str) -> str:
    """The name that this subject of law bears now: SUN and RUS are one."""
    return same(key, date.max)


def _is_known(key: str) -> bool:
    """An organisation's short name counts too; a state's three letters must be in the table of states."""
    return key in states() or key in organisations() or (bool(_CODE.match(key)) and len(key) != 3)


CHECKS: tuple[Callable[[Card, Items], Iterator[Misfit]], ...] = (
    identity, known_sources, known_states, existing_states, known_words, doubles, one_entry, allowed_reservations,
    reservations_reacted_to, known_relations,
)  # fmt: skip
