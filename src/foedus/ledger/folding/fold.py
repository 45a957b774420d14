"""From statements to treaties: a pure function of what one chooses to believe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TypeVar

from foedus.core.clauses import FinalClauses
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Claim, Clauses, Content, Naming, Provision, Relation, Statement
from foedus.core.treaties import Card, Held, Treaty
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.ledger.folding import duties, merge
from foedus.ledger.folding.accounts import Account, everything
from foedus.ledger.folding.events import happenings
from foedus.ledger.folding.independence import Witnesses, citations
from foedus.ledger.folding.speakers import passages

C = TypeVar("C", bound=Content)
_CONSENT = frozenset({ActKind.SIGNATURE, ActKind.EXCHANGE, ActKind.ENTRY_INTO_FORCE})
_KINDS = list(ActKind)


def fold(
    statements: Iterable[Statement],
    sources: Mapping[str, Source],
    group_of: Callable[[str], str] = str,
    account: Account | None = None,
    cards: Mapping[str, Card] | None = None,
) -> dict[str, Treaty]:
    """The treaties that the believed statements speak of, by register key or name as reported.

    `group_of` gives a source's lineage, itself where it stands alone. A card identifies its treaty whatever is believed;
    its final clauses count only where the account believes their citation. The same statements in another order give
    the same treaties.
    """
    account, witnesses = account or everything(), Witnesses(sources, group_of)
    about: dict[str, list[Statement]] = {}
    for statement in believed(statements, sources, account):
        if statement.content.treaty:
            about.setdefault(statement.content.treaty, []).append(statement)
    known = cards or {}
    return {key: treaty(key, about[key], known.get(key), account, witnesses) for key in sorted(about)}


def claims(
    statements: Iterable[Statement],
    sources: Mapping[str, Source],
    group_of: Callable[[str], str] = str,
    account: Account | None = None,
) -> tuple[Held[Claim], ...]:
    """All believed claims, also those that bear on no treaty."""
    account = account or everything()
    said = believed(statements, sources, account)
    return _kept(duties.claims(_of(said, Claim), Witnesses(sources, group_of)), account)


def believed(statements: Iterable[Statement], sources: Mapping[str, Source], account: Account) -> list[Statement]:
    """The believed statements, each once, in an order of their own, so that the order of reading changes nothing."""
    said = [s for s in statements if s.source in sources and account.hears(s)]
    whose = passages(said) if account.names else {}
    known = {key: s for key, s in ((s.id, s) for s in said) if account.believes(s, sources[s.source], whose.get(key, ()))}
    in_order = sorted((sources[s.source].name, s.source, s.start, s.end, key) for key, s in known.items())
    return [known[key] for *_, key in in_order]


def treaty(key: str, said: Sequence[Statement], card: Card | None, account: Account, witnesses: Witnesses) -> Treaty:
    """One treaty from what is believed of it, in the order of `believed`."""
    identity, told = _identity(key, said, card), [clauses for clauses, _ in _of(said, Clauses)]
    bilateral = len(identity.parties) == 2 and not identity.open
    return Treaty(
        id=key,
        title=identity.title,
        names=identity.names,
        kind=identity.kind,
        parties=identity.parties,
        open=identity.open,
        clauses=_clauses(card, account) if card else _told_clauses(told),
        acts=tuple(sorted(_kept(_acts(said, bilateral, witnesses), account), key=in_time)),
        provisions=_kept(duties.provisions(_of(said, Provision), witnesses), account),
        relations=_kept(duties.relations(_of(said, Relation), witnesses), account),
        claims=_kept(duties.claims(_of(said, Claim), witnesses), account),
        told=tuple(Held(content=clauses, statements=(statement,)) for clauses, statement in _of(said, Clauses)),
        incomplete=card.incomplete if card else next((c.incomplete for c in told if c.incomplete), None),
        told_until=max((c.told_until for c in told if c.told_until), default=None),
    )


def _identity(key: str, said: Sequence[Statement], card: Card | None) -> Card:
    """Names, kind and parties; from a card where there is one, else as reported."""
    namings = [n for n, _ in _of(said, Naming)]
    reported = tuple(dict.fromkeys(n.name for n in namings))
    if card:
        names = dict.fromkeys((*card.names, *reported))
        return Card(id=key, title=card.title, names=tuple(n for n in names if n != card.title), kind=card.kind,
                    parties=card.parties, open=card.open)  # fmt: skip
    kind = next((n.kind for n in namings if n.kind), "treaty")
    title, *names_left = reported or (key,)
    others_join = any(clauses.open for clauses, _ in _of(said, Clauses))
    return Card(id=key, title=title, names=tuple(names_left), kind=kind, parties=_parties(namings, said), open=others_join)


def _parties(namings: list[Naming], said: Sequence[Statement]) -> tuple[str, ...]:
    named = dict.fromkeys(p for n in namings for p in n.parties)
    acting = dict.fromkeys(a for act, _ in _of(said, Act) if act.kind in _CONSENT for a in act.actors)
    return tuple(named or acting)


def _told_clauses(told: Sequence[Clauses]) -> FinalClauses:
    """Each clause as sources tell it; one of which they tell differently is not known."""
    values = {f.name: [v for c in told if (v := getattr(c.final, f.name))] for f in fields(FinalClauses)}
    return FinalClauses(**{name: said[0] for name, said in values.items() if said and all(v == said[0] for v in said)})


def _clauses(card: Card, account: Account) -> FinalClauses:
    """As the card has them, where their source is believed; where they name none, that is its first, as for its names."""
    words = card.sources.get(card.clauses_source or next(iter(card.sources), ""))
    if words is None:
        return FinalClauses()
    citation = Source(id=source_id(words), name=words, kind="citation")
    statement = Statement(source=citation.id, start=0, end=0, content=card.namings()[0], method="card")
    return card.clauses if account.believes(statement, citation) else FinalClauses()


def _acts(said: Sequence[Statement], bilateral: bool, witnesses: Witnesses) -> list[Held[Act]]:
    groups: dict[tuple[str, str], list[tuple[Act, Statement]]] = {}
    for act, statement in _of(said, Act):
        groups.setdefault((act.kind, act.about), []).append((act, statement))
    return [merge.act(h, witnesses) for group in groups.values() for h in happenings(group, bilateral, witnesses)]


def _kept(held: Iterable[Held[C]], account: Account) -> tuple[Held[C], ...]:
    return tuple(h for h in held if h.independent + citations(h) >= account.least or account.least <= 1)


def _of(said: Iterable[Statement], cls: type[C]) -> list[tuple[C, Statement]]:
    return [(s.content, s) for s in said if isinstance(s.content, cls)]


def in_time(held: Held[Act]) -> tuple[bool, str, str, int, tuple[str, ...]]:
    """By the last day that it can have happened, then the first, then the usual course of acts."""
    when = held.content.when or When()
    first, last = (day.isoformat() if day else "" for day in (when.earliest, when.latest))
    return not (first or last), last or first, first, _KINDS.index(held.content.kind), held.content.actors
