"""The statements of one text, once its days are known and its treaties have keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from foedus.core.statements import Act, Claim, Content, Naming, Provision, Relation, Statement
from foedus.core.states import as_of
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.reading.days.resolve import resolve
from foedus.reading.drafts import Draft, DraftAct, DraftClaim, DraftProvision
from foedus.reading.provisions.fields import article
from foedus.reading.story.about import Spoken
from foedus.reading.story.profiles import title
from foedus.reading.story.sameness import groups, main_treaty, together


def statements(
    source: str, draft: Draft, days: Sequence[When], keys: Mapping[int, str], published: When | None
) -> Iterator[Statement]:
    """Acts, relations, names, claims and provisions, each with the characters that say so. `keys`: index of treaty → its key."""
    main = main_treaty(draft)
    for group in [[i] for i in range(len(draft.acts))] if draft.apart else groups(draft, days, keys):
        yield from _act(source, draft, group, days, keys, main)
    spoken = Spoken.of(draft, main)
    yield from _namings(source, draft, keys, spoken)
    for claim in draft.claims:
        yield _statement(source, draft, claim, _claim(claim, keys.get(spoken.about(claim)), published))
    for provision in draft.provisions:
        yield _statement(source, draft, provision, _provision(provision, keys.get(spoken.about(provision), "")))


def bearers(actors: Sequence[str], when: When) -> tuple[str, ...]:
    """The states that acted on that day: Russia in 1972 is the Soviet Union. Unchanged where the day leaves it open."""
    if when.earliest is None or when.latest is None:
        return tuple(actors)
    ends = [tuple(as_of(key, day) for key in actors) for day in (when.earliest, when.latest)]
    return tuple(dict.fromkeys(ends[0] if ends[0] == ends[1] else actors))


def _act(
    source: str, draft: Draft, group: Sequence[int], days: Sequence[When], keys: Mapping[int, str], main: int | None
) -> Iterator[Statement]:
    when = together(days[k] for k in group)
    best = min(group, key=lambda k: (not days[k].edtf, bool(days[k].yearless), days[k].width or 10**9, k))
    act = _filled(draft.acts[best], [draft.acts[k] for k in group])
    treaty = keys.get(act.treaty if act.treaty is not None else main if main is not None else -1, "")
    told = next((draft.acts[k].time for k in (best, *group) if draft.acts[k].time), None)
    content = Act(
        kind=act.kind, treaty=treaty, actors=bearers(act.actors, when), about=act.about, status=act.status, organ=act.organ,
        persons=act.persons, place=act.place, vote=act.vote, instrument=act.instrument, note=act.note,
        articles=_articles(act, draft.text),
        when=replace(when, words=told.words if told else None) if when.edtf else None,
    )  # fmt: skip
    yield _statement(source, draft, act, content, act.speaker)
    if act.kind == ActKind.SUPERSESSION and act.other is not None and keys.get(act.other, treaty) != treaty:
        replaced = Relation(kind="supersedes", treaty=treaty, other=keys[act.other], when=content.when)
        yield _statement(source, draft, act, replaced)


def _articles(act: DraftAct, text: str) -> tuple[str, ...]:
    """Of an invocation or a breach, the article that its words name."""
    named = article(text[act.start : act.end]) if act.kind in (ActKind.INVOCATION, ActKind.BREACH) else None
    return (named,) if named else ()


def _filled(best: DraftAct, mentions: Sequence[DraftAct]) -> DraftAct:
    """The best mention, with what only others tell."""
    return replace(
        best,
        actors=max((m.actors for m in (best, *mentions)), key=len) if not best.actors else best.actors,
        organ=best.organ or next((m.organ for m in mentions if m.organ), None),
        persons=best.persons or next((m.persons for m in mentions if m.persons), ()),
        place=best.place or next((m.place for m in mentions if m.place), None),
        vote=best.vote or next((m.vote for m in mentions if m.vote), None),
    )


def _namings(source: str, draft: Draft, keys: Mapping[int, str], spoken: Spoken) -> Iterator[Statement]:
    """Names of the treaties that something is said of."""
    used = {a.treaty if a.treaty is not None else spoken.main for a in draft.acts} | {a.other for a in draft.acts}
    used |= {spoken.about(p) for p in draft.provisions}
    for i in sorted(k for k in used if k is not None and k in keys):
        entity = draft.treaties[i]
        parties = entity.parties if len(entity.parties) > 1 else ()
        for name in entity.names or (title(draft, i),):
            start, end = next((m for m in entity.mentions if name in draft.text[slice(*m)]), (entity.mentions or ((0, 0),))[0])
            content = Naming(treaty=keys[i], name=name, kind=entity.noun, parties=parties)
            yield Statement(source=source, start=start, end=end, content=content, method=draft.method)


def _claim(claim: DraftClaim, treaty: str | None, published: When | None) -> Claim:
    when = resolve(claim.time.expr, published=published) if claim.time else When()
    return Claim(
        speaker=_of_the_day(claim.speaker, published), stance=claim.stance, about=claim.about, treaty=treaty, number=claim.number,
        when=replace(when, words=claim.time.words) if claim.time and when.edtf else None,
    )  # fmt: skip


def _of_the_day(speaker: str, published: When | None) -> str:
    """States among the speakers as they were on the day of the report: Moscow in 1979 is the Soviet Union."""
    day = published.earliest if published and published.earliest == published.latest else None
    return "; ".join(as_of(key, day) for key in speaker.split("; ")) if day else speaker


def _provision(told: DraftProvision, treaty: str) -> Provision:
    return Provision(
        kind=told.kind, treaty=treaty, article=told.article, trigger=told.trigger, conditions=told.conditions, act=told.act,
        manner=told.manner, limits=told.limits, modality=told.modality, duration=told.duration, delay=told.delay,
        number=told.number,
    )  # fmt: skip


def _statement(
    source: str, draft: Draft, at: DraftAct | DraftClaim | DraftProvision, content: Content, speaker: str | None = None
) -> Statement:
    return Statement(source=source, start=at.start, end=at.end, content=content, speaker=speaker, method=draft.method)
