"""Acts about ways out that one verb puts upon another: announced, ordered, decided."""

from __future__ import annotations

from dataclasses import replace

from foedus.core.words import WAYS_OUT, About, ActKind, Status
from foedus.reading.acts.actors import Actor, actor
from foedus.reading.acts.assembly import drafted, with_actors
from foedus.reading.acts.circumstances import circumstances
from foedus.reading.acts.frames import agents, fill
from foedus.reading.acts.status import announced_by
from foedus.reading.acts.telling import Telling
from foedus.reading.acts.treatymentions import mention, treaty_of
from foedus.reading.acts.words import act_words
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.clause import Clause
from foedus.reading.words.lexicon import control, table


def leaves(draft: DraftAct) -> bool:
    """Is it a way out of the treaty itself?"""
    return draft.kind in WAYS_OUT and draft.about == About.TREATY


def inside_told(at: Telling) -> bool:
    """ "gave notice that it is leaving": the notice is the act, the leaving its content."""
    clause = at.clause
    while clause.outer is not None and (clause.link == "that" or clause.hang == "infinitive"):
        if clause.outer in at.made:
            return True
        clause = at.found[clause.outer]
    return False


def foretold(clause: Clause) -> bool:
    """Is it told as going on or to come ("is leaving", "would leave", "to leave")?"""
    verb = clause.verb
    return (verb.progressive or verb.future or verb.infinitive or verb.lemma == "be") and not verb.negated


def announced(draft: DraftAct, above: Clause, at: Telling) -> list[DraftAct]:
    """ "X is leaving the treaty, its minister announced": the act done is the announcement."""
    speaker = actor(agents(above), at.focus)
    inner = draft.time if above.start < draft.start and not draft.future else None
    time = circumstances(at.parsed, above, at.text).time or inner
    spoken = ActKind.NOTIFICATION if _notified(above) else ActKind.ANNOUNCEMENT
    kind = ActKind.ORDER if control(above.verb.lemma) == "order" else spoken
    new = replace(draft, kind=kind, about=WAYS_OUT[draft.kind], status=Status.DONE, future=False, time=time)
    span = replace(new, start=min(draft.start, above.start), end=max(draft.end, above.end))
    told = replace(span, actors=draft.actors or speaker.states, organ=speaker.organ, persons=speaker.persons)
    effect = draft.time is not None and draft.time is not time and draft.future and draft.time.start >= draft.start
    return [told, replace(draft, status=Status.EXPECTED, actors=told.actors)] if effect else [told]


def _notified(above: Clause) -> bool:
    """ "told the Secretary-General that ...": said to another state or to the depositary, it is a notification."""
    told = next((p for p in above.phrases if p.sort != "time"), None)
    official = told is not None and (told.sort in ("state", "organ", "government") or told.keys == ("UN",))
    return above.verb.lemma in act_words("verbs", "telling_officially") and official


def ordered(at: Telling) -> list[DraftAct]:
    """ "ordered his ministry to tell the United Nations that it would not become a party"."""
    inner = at.following
    if control(at.clause.verb.lemma) != "order" or at.clause.verb.passive or inner is None or inner.hang != "infinitive":
        return []
    rest = at.words(at.clause.start, at.found[-1].end)
    words = table("leaving")
    if not any(w in rest for w in words["orders"]):
        return []
    about = (
        About.WITHDRAWAL
        if any(w in rest for w in words["leaving_orders"])
        else About(at.focus.exit if "ratif" not in rest else "treaty")
    )
    told = circumstances(at.parsed, at.clause, at.text)
    draft = DraftAct(
        kind=ActKind.ORDER,
        about=about,
        treaty=treaty_of(None, at.focus),
        start=at.clause.start,
        end=inner.end,
        sentence=at.focus.sentence,
        time=told.time,
        base=told.base,
        place=told.place,
    )
    return with_actors(draft, at.who)


_DECIDERS = {"chamber": ActKind.PARLIAMENTARY_APPROVAL, "committee": ActKind.COMMITTEE_APPROVAL}


def decided(at: Telling) -> list[DraftAct]:
    """A chamber that votes, or a government that decides, to do what the next verb says."""
    inner = next((c for c in at.found[at.k + 1 : at.k + 3] if c.hang in ("infinitive", "that", "subordinate")), None)
    if control(at.clause.verb.lemma) != "decide" or inner is None:
        return []
    mention(inner, at.parsed.nodes, at.text, at.focus)
    filled = fill(inner, at.text, "state")
    draft = drafted(filled, replace(at, clause=inner, who=Actor()), Status.DONE) if filled else None
    if draft is None:
        return []
    leaving = draft.kind in WAYS_OUT or (inner.verb.negated and draft.kind == ActKind.EXTENSION)
    kind = _DECIDERS.get(at.who.sort, ActKind.ANNOUNCEMENT)
    if kind == ActKind.ANNOUNCEMENT and not leaving:
        return []
    about = _about(draft, at) if leaving else draft.about
    at.focus.exit = about.value if leaving else at.focus.exit
    told = circumstances(at.parsed, at.clause, at.text)
    status = Status.NOT_DONE if inner.verb.negated and not leaving else Status.DONE
    new = replace(draft, kind=kind, about=about, status=status, future=False, start=at.clause.start, end=inner.end)
    above = announced_by(at.found, at.k)
    said = circumstances(at.parsed, above, at.text).time if above else None
    return with_actors(replace(new, time=told.time or draft.time or said, vote=told.vote, actors=(), persons=()), at.who)


def _about(draft: DraftAct, at: Telling) -> About:
    """What a decision to leave is about: a treaty of two ends, one of many is withdrawn from."""
    about = WAYS_OUT.get(draft.kind, About.TERMINATION)
    return About.TERMINATION if about == About.WITHDRAWAL and len(at.focus.parties(draft.treaty)) == 2 else about
