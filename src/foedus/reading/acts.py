"""Acts told by a text: each clause that fills a frame, with who, what, when, where, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from foedus.core.mentions import find_states
from foedus.core.words import About, ActKind, Status
from foedus.reading.actors import Actor, actor
from foedus.reading.clauses import Clause, governed
from foedus.reading.drafts import DraftAct
from foedus.reading.focus import Focus, year_in
from foedus.reading.frames import Filled, agents, fill
from foedus.reading.grammar import words
from foedus.reading.lexicon import Frame, control, verbs
from foedus.reading.phrases import Node, Phrase
from foedus.reading.scan import Parsed
from foedus.reading.times import TimeMention
from foedus.reading.times_kinds import Absolute, Yearless
from foedus.reading.status import announced_by, standing_clause, status

EXITS = {"exit": "withdrawal", "end": "termination", "pause": "suspension"}
_EXIT_KINDS = {
    ActKind.WITHDRAWAL: About.WITHDRAWAL,
    ActKind.DENUNCIATION: About.WITHDRAWAL,
    ActKind.TERMINATION: About.TERMINATION,
    ActKind.SUSPENSION: About.SUSPENSION,
}


def acts(parsed: Parsed, text: str, focus: Focus, known: Sequence[DraftAct]) -> list[DraftAct]:
    """The acts of one sentence; `focus` moves on as it is read."""
    out: list[DraftAct] = []
    made: dict[int, int] = {}
    _front(parsed, focus)
    for k, clause in enumerate(parsed.clauses):
        clause = _topical(clause, focus)
        focus.antecedent = tuple(key for p in clause.theme_before for key in p.keys)
        who = actor(agents(clause), focus)
        focus.subject = who.states
        _mention(clause, parsed.nodes, text, focus)
        drafts = _read(parsed, k, who, text, focus, made)
        if drafts:
            made[k] = len(known) + len(out)
            out += [_linked(d, parsed.clauses, k, made) for d in drafts]
            focus.last = out[-1]
        _remember(clause, who, focus)
    return out


def _topical(clause: Clause, focus: Focus) -> Clause:
    """ "The withdrawal was notified in March. It was suspended in June": "it" is what was spoken of."""
    first = clause.subject[0] if clause.subject else None
    if first is None or first.low not in ("it", "they") or focus.topic not in (*EXITS, "notice"):
        return clause
    return replace(clause, subject=(replace(first, sort=focus.topic), *clause.subject[1:]))


def _front(parsed: Parsed, focus: Focus) -> None:
    """ "In Ottawa, ...": a place at the head of the sentence says whose organs act."""
    lead = governed(parsed.nodes[:3], ("in", "on"))
    focus.here = lead[0].keys if lead and lead[0].sort == "state" else ()


def _mention(clause: Clause, nodes: Sequence[Node], text: str, focus: Focus) -> None:
    """Take up the treaties, laws and ways out that the clause names."""
    here = [n for n in nodes if isinstance(n, Phrase) and clause.start <= n.start < clause.end]
    for phrase in here:
        if phrase.sort == "treaty" and _apposed(phrase, nodes):
            focus.alias(phrase)
        elif phrase.sort in ("treaty", "treaty_again"):
            focus.take_up(phrase, *_complement(phrase, nodes, text, focus))
            focus.fresh = False
        elif phrase.sort == "law":
            focus.law = _law(phrase, nodes, focus)
        elif phrase.sort in EXITS:
            focus.exit = EXITS[phrase.sort]


def _apposed(phrase: Phrase, nodes: Sequence[Node]) -> bool:
    """ "START II, an arms pact": a description right behind a treaty's name."""
    i = next(k for k, n in enumerate(nodes) if n is phrase)
    if i > 1 and nodes[i - 1].low == "as" and nodes[i - 2].low in ("known", "referred", "described"):
        return True
    before = nodes[i - 2] if i > 1 and nodes[i - 1].low == "," else None
    return (
        isinstance(before, Phrase)
        and before.sort == "treaty"
        and phrase.det in ("a", "an", "the")
        and not phrase.name
        and not before.plural
    )


def _complement(
    phrase: Phrase, nodes: Sequence[Node], text: str, focus: Focus
) -> tuple[tuple[str, ...], frozenset[str], int | None]:
    """Parties ("between A and B", "with B" beside "its" or "A's") and telling words ("of friendship") of a treaty phrase."""
    i = next(k for k, n in enumerate(nodes) if n is phrase)
    rest = nodes[i + 1 : i + 14]
    inside = tuple(m.key for _, _, m in find_states(phrase.name or ""))
    parties = _with("with", inside, phrase, focus) if inside and phrase.det in ("its", "'s", "his", "their") else ()
    telling: set[str] = set()
    for k, node in enumerate(rest):
        low = getattr(node, "low", "")
        if low in words("party_prepositions"):
            named = tuple(dict.fromkeys(key for p in governed(rest[k : k + 5], (low,)) if p.sort == "state" for key in p.keys))
            parties = parties or _with(low, named, phrase, focus)
        elif low in ("of", "on", "for") and not phrase.name:
            telling |= {
                n.low for n in rest[k + 1 : k + 5] if getattr(n, "sort", "") == "word" and len(n.low) > 4 and n.low.isalpha()
            }
        elif (
            low in (",", ".", ";", "that", "which", "when")
            or (getattr(node, "sort", "") == "word" and low in verbs())
            or getattr(node, "sort", "") == "time"
            or low in words("auxiliaries")
        ):
            break
    return parties, frozenset(telling - words("adverbs") - words("prepositions")), year_in(text[phrase.start : phrase.end])


def _with(low: str, named: tuple[str, ...], phrase: Phrase, focus: Focus) -> tuple[str, ...]:
    if low == "between" and len(named) > 1:
        return named
    owner = phrase.keys[:1] if phrase.keys and phrase.sort == "treaty" else focus.subject[:1] or focus.states[:1]
    return tuple(dict.fromkeys((*owner, *named))) if named and owner and low == "with" else ()


def _law(phrase: Phrase, nodes: Sequence[Node], focus: Focus) -> str | None:
    """What a law concerns: the treaty it ratifies, the way out it takes; the law spoken of before; else nothing."""
    if "ratification" in phrase.mods:
        return "treaty"
    i = next(k for k, n in enumerate(nodes) if n is phrase)
    for node in nodes[i + 1 : i + 9]:
        low, sort = getattr(node, "low", ""), getattr(node, "sort", "")
        if sort == "ratification" or re.match(r"(ratif|approv|accept|accede|implement)", low):
            return "treaty"
        if sort in EXITS:
            return EXITS[sort]
        if re.match(r"(denounc|withdraw|leav|quit)", low):
            return "withdrawal" if len(focus.parties(focus.main())) != 2 else "termination"
        if re.match(r"(end|terminat|abrogat|cancel|scrap|annul)", low):
            return "termination"
        if re.match(r"(suspend|freez)", low):
            return "suspension"
    if phrase.det not in ("the", "this", "that") or phrase.mods - words("determiners"):
        return None
    return focus.law or (
        focus.last.about.value if focus.last is not None and focus.last.kind == ActKind.PARLIAMENTARY_APPROVAL else None
    )


def _read(parsed: Parsed, k: int, who: Actor, text: str, focus: Focus, made: dict[int, int]) -> list[DraftAct]:
    found = parsed.clauses
    clause = found[k]
    ordered = _ordered(parsed, k, who, text, focus)
    if ordered:
        return ordered
    decided = _decided(parsed, k, who, text, focus)
    if decided:
        return decided
    if clause.subject and clause.subject[0].low == "i":
        return []
    filled = fill(clause, text, who.sort, _content(found, k)) or _same_again(clause, who, focus)
    how = status(found, k)
    if clause.hang == "gerund" and clause.subject and clause.subject[0].sort == "law":
        return []
    if isinstance(filled, DraftAct):
        return _with_actors(replace(filled, **_place_and_time(parsed, clause, text)), who, _respective(clause, text)) if how else []
    if filled is None or (
        filled.frame.kind == ActKind.RATIFICATION and filled.theme is not None and filled.theme.sort == "law" and focus.law is None
    ):
        return []
    if filled.theme is not None and filled.theme.sort == "law" and focus.law is None:
        return []
    if clause.hang == "relative" and who.sort in ("group", "government") and not who.states:
        return []
    if filled.frame.after_exit and (focus.last is None or focus.last.sentence != focus.sentence or focus.last.about == About.TREATY):
        return []
    if filled.frame.expected and how == Status.DONE:
        how = Status.EXPECTED
    how = None if _contrary(filled.frame, how) else standing_clause(filled.frame.kind, clause, how)
    if (
        who.sort == "none"
        and not clause.verb.passive
        and clause.hang != "infinitive"
        and filled.theme is not None
        and filled.theme not in clause.subject
    ):
        return []
    if (filled.theme is not None and filled.theme in agents(clause)) or filled.frame.kind == ActKind.SUPERSESSION:
        who = actor(clause.subject[1:2], focus) if clause.subject[1:2] and clause.subject[1].sort == "pronoun" else Actor()
    draft = _draft(filled, parsed, clause, text, focus, how)
    if draft.kind in _EXIT_KINDS and draft.about == About.TREATY:
        focus.exit = _EXIT_KINDS[draft.kind].value
    if (draft.kind in _EXIT_KINDS or draft.status == Status.NOT_DONE) and _inside_told(found, k, made):
        return []
    if draft.kind == ActKind.SUPERSESSION:
        draft = _superseding(draft, clause, focus)
    above = announced_by(found, k)
    if draft.kind in _EXIT_KINDS and draft.about == About.TREATY and above is not None and _foretold(clause, above):
        return _announcement(draft, above, parsed, text, focus)
    return _with_actors(draft, who, _respective(clause, text)) if how else []


def _inside_told(found: Sequence[Clause], k: int, made: dict[int, int]) -> bool:
    """ "gave notice that it is leaving": the notice is the act, the leaving its content."""
    clause = found[k]
    while clause.outer is not None and (clause.link == "that" or clause.hang == "infinitive"):
        if clause.outer in made:
            return True
        clause = found[clause.outer]
    return False


def _content(found: Sequence[Clause], k: int) -> tuple[Phrase, ...]:
    """What the "that" clause under a verb speaks of: "told its partners that its procedures were complete"."""
    later = found[k + 1] if k + 1 < len(found) else None
    return later.subject if later and later.link == "that" and later.outer == k else ()


def _contrary(frame: Frame, how: Status | None) -> bool:
    """ "had not turned down": not rejected is not approved; "considers itself bound" declares nothing."""
    return (frame.negative and how == Status.NOT_DONE) or (frame.denial and how != Status.NOT_DONE)


def _superseding(draft: DraftAct, clause: Clause, focus: Focus) -> DraftAct:
    """The treaty that replaces is the subject, the one replaced the object; the day is not the old one's."""
    subject = next((p for p in clause.subject if p.sort in ("treaty", "treaty_again")), None)
    new = _treaty(subject, focus) if subject else focus.main()
    return replace(draft, treaty=new, other=draft.treaty if draft.treaty != new else None, time=None)


def _foretold(clause: Clause, above: Clause) -> bool:
    verb = clause.verb
    return (verb.progressive or verb.future or verb.infinitive or verb.lemma == "be") and not verb.negated


def _announcement(draft: DraftAct, above: Clause, parsed: Parsed, text: str, focus: Focus) -> list[DraftAct]:
    """ "X is leaving the treaty, its minister announced": the act done is the announcement."""
    speaker = actor(agents(above), focus)
    about = _EXIT_KINDS[draft.kind]
    told = _place_and_time(parsed, above, text)
    start, end = min(draft.start, above.start), max(draft.end, above.end)
    kind = ActKind.ORDER if control(above.verb.lemma) == "order" else ActKind.ANNOUNCEMENT
    time = told["time"] or (draft.time if above.start < draft.start else None)
    new = replace(
        draft, kind=kind, about=about, status=Status.DONE, future=False, start=start, end=end, time=time, persons=speaker.persons
    )
    return [replace(new, actors=draft.actors or speaker.states, organ=speaker.organ)]


def _ordered(parsed: Parsed, k: int, who: Actor, text: str, focus: Focus) -> list[DraftAct]:
    """ "ordered his ministry to tell the United Nations that it would not become a party"."""
    clause = parsed.clauses[k]
    if (
        control(clause.verb.lemma) != "order"
        or clause.verb.passive
        or k + 1 >= len(parsed.clauses)
        or parsed.clauses[k + 1].hang != "infinitive"
    ):
        return []
    rest = text[clause.start : parsed.clauses[-1].end].lower()
    if not re.search(r"notif|inform|tell|denounc|withdraw|terminat|suspend|leav|not become a party|ratif|sign", rest):
        return []
    about = (
        About.WITHDRAWAL
        if re.search(r"withdraw|leav|not become a party|denounc", rest)
        else About(focus.exit if not re.search(r"ratif|sign", rest) else "treaty")
    )
    end = parsed.clauses[k + 1].end
    draft = DraftAct(
        kind=ActKind.ORDER,
        about=about,
        treaty=_treaty(None, focus),
        start=clause.start,
        end=end,
        sentence=focus.sentence,
        **_place_and_time(parsed, clause, text),
    )
    return _with_actors(draft, who)


def _decided(parsed: Parsed, k: int, who: Actor, text: str, focus: Focus) -> list[DraftAct]:
    """A chamber that votes, or a government that decides, to do what the next verb says."""
    clause = parsed.clauses[k]
    if control(clause.verb.lemma) != "decide" or k + 1 >= len(parsed.clauses):
        return []
    inner = next(
        (c for c in parsed.clauses[k + 1 : k + 3] if c.hang in ("infinitive", "that", "subordinate") or c.link == "that"), None
    )
    filled = fill(inner, text, "state") if inner else None
    if inner is None or filled is None:
        return []
    draft = _draft(filled, parsed, inner, text, focus, Status.DONE)
    told = _place_and_time(parsed, clause, text)
    leaving = draft.kind in _EXIT_KINDS or (inner.verb.negated and draft.kind == ActKind.EXTENSION)
    about = _EXIT_KINDS.get(draft.kind, About.TERMINATION) if leaving else draft.about
    about = About.TERMINATION if about == About.WITHDRAWAL and len(focus.parties(draft.treaty)) == 2 else about
    kind = (
        ActKind.PARLIAMENTARY_APPROVAL
        if who.sort == "chamber"
        else ActKind.COMMITTEE_APPROVAL
        if who.sort == "committee"
        else ActKind.ANNOUNCEMENT
    )
    if kind == ActKind.ANNOUNCEMENT and not leaving:
        return []
    negative = inner.verb.negated and not leaving
    new = replace(
        draft,
        kind=kind,
        about=about,
        status=Status.NOT_DONE if negative else Status.DONE,
        future=False,
        start=clause.start,
        end=inner.end,
        time=told["time"] or draft.time,
        vote=told["vote"],
    )
    focus.exit = about.value if leaving else focus.exit
    return _with_actors(replace(new, actors=(), persons=()), who)


def _own_one(clause: Clause) -> bool:
    """ "France deposited its own": the object is a bare possessive."""
    first = clause.after[0] if clause.after else None
    return isinstance(first, Phrase) and first.sort == "own"


def _same_again(clause: Clause, who: Actor, focus: Focus) -> Filled | DraftAct | None:
    """Ellipsis: "did the same", "followed", "Canada and Mexico gave theirs"."""
    rest = " ".join(getattr(n, "low", "") for n in clause.after)
    last = focus.last
    if last is None or not who.states and not who.organ:
        return None
    follows = clause.verb.lemma == "follow" and not any(
        p.sort not in ("time", "vote") for p in clause.phrases if p not in clause.governed("on", "in", "by", "after")
    )
    if (
        (clause.verb.lemma == "do" and re.search(r"\b(the same|so|likewise)\b", rest))
        or follows
        or re.search(r"\b(theirs|its own|their own|his own|hers)\b", rest)
    ):
        return replace(
            last,
            start=clause.start,
            end=clause.end,
            sentence=focus.sentence,
            actors=(),
            organ=None,
            persons=(),
            status=Status.DONE,
            note=None,
            speaker=None,
            with_act=None,
            by_act=None,
            from_act=None,
        )
    return None


def _draft(filled: Filled, parsed: Parsed, clause: Clause, text: str, focus: Focus, how: Status | None) -> DraftAct:
    frame, theme = filled.frame, filled.theme
    about = _about(frame.about, theme, clause, parsed, text, focus)
    how = how or Status.DONE
    if frame.negative or frame.denial:
        how = Status.DONE if frame.denial else Status.NOT_DONE
    return DraftAct(
        kind=frame.kind,
        about=About(about),
        treaty=_treaty(theme, focus),
        status=how,
        start=clause.start,
        end=clause.end,
        sentence=focus.sentence,
        future=clause.verb.future or clause.verb.pending or how == Status.EXPECTED,
        instrument=_instrument(theme),
        **_place_and_time(parsed, clause, text),
    )


def _about(rule: str, theme: Phrase | None, clause: Clause, parsed: Parsed, text: str, focus: Focus) -> str:
    if rule == "focus":
        return focus.exit
    if rule != "theme":
        return rule
    if theme is not None and theme.sort in EXITS:
        return EXITS[theme.sort]
    if theme is not None and theme.sort == "law":
        return focus.law or "treaty"
    if theme is not None and theme.sort in ("treaty", "treaty_again", "pronoun"):
        return "treaty"
    rest = text[theme.end if theme is not None else clause.start : parsed.sentence.end].lower()
    found = re.search(
        r"withdraw|leav|quit|pull|denounc|terminat|end(?:ed|ing)? (?:it|the)|suspend|abeyance|ratif|complet|procedure", rest
    )
    word = found.group()[:4] if found else ""
    named = {
        "with": "withdrawal",
        "leav": "withdrawal",
        "quit": "withdrawal",
        "pull": "withdrawal",
        "deno": "withdrawal",
        "term": "termination",
        "end ": "termination",
        "ende": "termination",
        "endi": "termination",
        "susp": "suspension",
        "abey": "suspension",
    }
    return named.get(word, "treaty" if word else focus.exit)


def _treaty(theme: Phrase | None, focus: Focus) -> int | None:
    if theme is not None and theme.sort in ("treaty", "treaty_again"):
        found = next((i for i, e in enumerate(focus.entities) if (theme.start, theme.end) in e.mentions), None)
        if found is not None:
            focus.current = found
            return found
    return focus.current if focus.current is not None and not focus.fresh else focus.main()


def _instrument(theme: Phrase | None) -> str | None:
    if theme is None or theme.sort != "instrument":
        return None
    whole = " ".join([theme.low, *theme.mods])
    return next(
        (w for w in ("accession", "acceptance", "approval", "ratification", "succession") if w in whole or w[:5] in whole), None
    )


_VOTE = re.compile(r"\b(\d[\d,]*|[a-z]+) (?:votes? )?(?:in favou?r )?to (\d[\d,]*|[a-z]+)\b")
_NUMBERS = {w: str(n) for n, w in enumerate("none one two three four five six seven eight nine ten eleven twelve".split())}


def _vote(words_: str) -> str | None:
    for found in _VOTE.finditer(words_):
        counts = [_NUMBERS.get(c, c.replace(",", "")) for c in found.groups()]
        if all(c.isdigit() for c in counts):
            return "-".join(counts)
    return "unanimous" if "unanimous" in words_ else None


def _place_and_time(parsed: Parsed, clause: Clause, text: str) -> dict[str, object]:
    """The day's expression, the place and the vote that a clause gives."""
    times = [
        n
        for n in (*clause.after, *clause.before)
        if isinstance(n, Phrase) and n.sort == "time" and n.value.expr.__class__.__name__ != "Duration"
    ]
    lead = [n for n in _lead(parsed) if n.end <= clause.start] if not times and _leads(parsed, clause) else []
    if (
        len(times) > 1
        and text[times[0].end : times[1].start].strip(" \n") == ","
        and isinstance(times[1].value.expr, Absolute | Yearless)
    ):
        times = times[1:]
    places = [p for p in clause.governed("in", "at") if p.sort in ("state", "word", "person") or p.sort == "organ"]
    words_ = text[clause.start : clause.end].lower()
    counted = _counted(parsed, clause)
    if counted and not times:
        return {
            "time": counted[0],
            "base": counted[1],
            "place": _place(places, text),
            "vote": _vote(" ".join(text[clause.start : clause.end].lower().split())),
        }
    times = times or _of_content(parsed, clause)
    if len(times) > 1 and getattr(times[0].value.expr, "named", False):
        times = times[1:]
    return {
        "time": (times or lead or [None])[0].value if times or lead else None,
        "place": _place(places, text),
        "vote": _vote(" ".join(words_.split())),
    }  # type: ignore[union-attr]


def _lead(parsed: Parsed) -> list[Phrase]:
    """The times before the first verb of the sentence."""
    first = parsed.clauses[0].verb.first if parsed.clauses else 0
    return [n for n in parsed.nodes[:first] if isinstance(n, Phrase) and n.sort == "time"]


def _counted(parsed: Parsed, clause: Clause) -> tuple[TimeMention, TimeMention] | None:
    """ "On Saturday, a day after Jamaica had deposited its own": the time before "after", and the day it counts back from."""
    if clause.hang != "subordinate" or clause.outer is None or clause.link not in ("after", "before"):
        return None
    outer = parsed.clauses[clause.outer]
    days = [n.value for n in (*_lead(parsed), *outer.phrases) if isinstance(n, Phrase) and n.sort == "time"]
    span = next((d for d in days if getattr(d.expr, "named", False) and d.end <= clause.start), None)
    base = next((d for d in days if d is not span), None)
    return (span, base) if span and base else None


def _of_content(parsed: Parsed, clause: Clause) -> list[Phrase]:
    """ "signed a treaty calling for help if either is attacked Wednesday": a day behind timeless words is the act's."""
    k = parsed.clauses.index(clause)
    later = [c for c in parsed.clauses[k + 1 : k + 3] if c.link == "if" or (c.hang == "gerund" and not c.link)]
    return [p for c in later if c.link == "if" for p in c.phrases if p.sort == "time"]


def _leads(parsed: Parsed, clause: Clause) -> bool:
    """Does an adverbial at the head of the sentence still hold for this clause?"""
    return clause.hang in ("main", "coordinated") and (
        clause is parsed.clauses[0] or (parsed.clauses[0].hang in ("main",) and clause.hang == "coordinated" and clause.outer == 0)
    )


def _place(places: Sequence[Phrase], text: str) -> str | None:
    named = [p for p in places if p.sort == "state"]
    return text[named[0].start : named[0].end] if named else None


def _respective(clause: Clause, text: str) -> list[TimeMention]:
    """The days of a clause that says "respectively"."""
    if "respectively" not in text[clause.start : clause.end + 16].lower():
        return []
    return [p.value for p in clause.phrases if p.sort == "time"]


def _with_actors(draft: DraftAct, who: Actor, times: Sequence[TimeMention] = ()) -> list[DraftAct]:
    if who.several:
        days = times if len(times) == len(who.several) else [draft.time] * len(who.several)
        return [
            replace(draft, actors=keys or who.states, organ=organ, persons=who.persons, time=day)
            for (organ, keys), day in zip(who.several, days, strict=True)
        ]
    return [replace(draft, actors=who.states or draft.actors, organ=who.organ or draft.organ, persons=who.persons or draft.persons)]


def _linked(draft: DraftAct, found: Sequence[Clause], k: int, made: dict[int, int]) -> DraftAct:
    """Tie an act to the one it is told with: "when ..." the same day, "after ..." not later."""
    clause = found[k]
    if clause.hang != "subordinate" or clause.outer not in made or draft.time is not None:
        return draft
    other = made[clause.outer]
    return (
        replace(draft, with_act=other)
        if clause.link in ("when", "as")
        else replace(draft, by_act=other)
        if clause.link == "after"
        else draft
    )


def _remember(clause: Clause, who: Actor, focus: Focus) -> None:
    person = next((p.value for p in clause.subject if p.sort == "person"), None)
    if clause.subject and clause.subject[0].low not in words("pronouns"):
        focus.topic = clause.subject[0].sort
    if person is not None:
        focus.person, focus.person_states = person, who.states
    if who.states and clause.link != "preposition":
        focus.states, focus.organ = who.states, who.organ
        if who.sort not in ("none",):
            focus.group = who.sort
        for phrase in clause.subject:
            if phrase.sort in ("organ", "chamber", "person") and (phrase.name or phrase.low):
                focus.organs.setdefault(phrase.name or phrase.low, who.states)
