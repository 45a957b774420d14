"""What sources say: the tools `who_says` and `search`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.core.problems import Problem, Refused
from foedus.desk.act_lines import act_lines
from foedus.desk.claim_lines import claim_groups
from foedus.desk.lines import ActLine
from foedus.desk.lines import Voice as VoiceLine
from foedus.desk.mcp.asking import Asked, chosen, short
from foedus.desk.mcp.bounds import CITED, citation, cited, name, sentences
from foedus.desk.mcp.shapes import ActTold, Found, Named, Voice, WhoSays
from foedus.desk.search.folding import words
from foedus.desk.search.hits import Found as Hits
from foedus.desk.search.index import Index
from foedus.law.basics.names import full, listed
from foedus.ledger.folding.fold import claims

MOST = 20  # hits of each kind


def who_says(asked: Asked, treaty: str = "", about: str = "") -> WhoSays:
    """Who says what of a treaty, or at all, where words beginning as those of `about` stand in it."""
    found = chosen(asked, treaty) if treaty else None
    told, wanted = asked.books.told, words(short("about", about))
    said = found.claims if found else claims(told.statements, told.sources, told.group_of, told.account)
    acts = [a for a in act_lines(found.acts if found else (), asked.shelf, "t") if _has(f"{a.title} {' '.join(a.names)}", wanted)]
    voices = [v for group in claim_groups(said, asked.shelf, "c") for v in group.voices]
    voices = [v for v in voices if _has(f"{v.about} {v.speaker}", wanted)]
    return WhoSays(
        **asked.heading(), treaty=found.id if found else "", title=name(found.title) if found else "", about=name(about),
        claims=asked.room.kept(voices, _voice, "claims", share=0.7 if acts else 1),
        acts=asked.room.kept(acts, _told, "acts"),
        left_out=asked.room.left_out,
    )  # fmt: skip


def search(asked: Asked, index: Index, query: str, most: int = 8) -> Found:
    """What has a name like that, and where its words stand in reports. Refused where nothing is asked."""
    if not 1 <= most <= MOST:
        raise Refused(Problem("most", f"{most} hits of a kind cannot be given.", f"Give 1 to {MOST}."))
    hits = index.search(short("query", query), most, asked.books)
    if not hits.words:
        raise Refused(Problem("query", "There is no word in it.", "Give words of a treaty, a state, a person or a report."))
    passages = [asked.shelf.at(p.source, p.start, p.end) for p in hits.passages.hits]
    named = asked.room.kept(list(_named(hits)), lambda one: one, "names")
    cited = asked.room.kept(passages, citation, "passages")
    further = [f"further {kind}" for kind in ("treaties", "states", "persons", "articles", "sources", "passages")
               if getattr(hits, kind).more]  # fmt: skip
    return Found(
        **asked.heading(), query=name(query), named=named, passages=cited, perhaps=sentences(hits.perhaps),
        left_out=[*asked.room.left_out, *further],
    )  # fmt: skip


def _has(text: str, wanted: Sequence[str]) -> bool:
    there = words(text)
    return all(any(word.startswith(part) for word in there) for part in wanted)


def _voice(told: VoiceLine) -> Voice:
    return Voice(
        about=name(told.about), speaker=name(told.speaker), stance=told.stance, number=name(told.figure or ""),
        reports=told.reports, independent=told.independent, **cited(told.passages),
    )  # fmt: skip


def _told(told: ActLine) -> ActTold:
    who = f" by {listed(map(full, told.actors))}" if told.actors else ""
    return ActTold(
        act=name(f"{told.title}{who}"), status=told.status, day=told.when.edtf if told.when else "", reports=told.reports,
        independent=told.independent, differences=sentences(told.differences),
        denied=list(map(citation, told.disputed[:CITED])), **cited(told.passages),
    )  # fmt: skip


def _named(hits: Hits) -> Iterator[Named]:
    for t in hits.treaties.hits:
        yield Named(kind="treaty", key=name(t.id), name=name(t.title), note=name(t.name))
    for s in hits.states.hits:
        yield Named(kind="state", key=s.key, name=name(s.name), note=name(s.form))
    for p in hits.persons.hits:
        yield Named(kind="person", key=name(p.name), name=name(p.shown), note=name(p.office or p.form))
    for a in hits.articles.hits:
        yield Named(kind="article", key=name(a.treaty), name=name(f"{a.title}, article {a.article}"), note=name(a.about))
    for r in hits.sources.hits:
        yield Named(kind="source", key=r.id, name=name(r.name), note=r.published.isoformat() if r.published else "")
