"""Acts told by a text: each clause that fills a frame, with who, what, when, where, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from foedus.core.words import ActKind, Status
from foedus.reading.acts.actors import Actor, actor, states_of
from foedus.reading.acts.apposed import in_force_since
from foedus.reading.acts.assembly import drafted, with_actors
from foedus.reading.acts.ellipsis import same_again
from foedus.reading.acts.entries import entry_day, nouns_of_entry, opens_line, told_as_past
from foedus.reading.acts.focus import Focus
from foedus.reading.acts.frames import Filled, agents, fill
from foedus.reading.acts.gapping import gapped, listed, without
from foedus.reading.acts.guards import GUARDS
from foedus.reading.acts.joint import MAKING
from foedus.reading.acts.leaving import EXIT_KINDS, announced, decided, foretold, inside_told, leaves, ordered
from foedus.reading.acts.nominal import nominal
from foedus.reading.acts.scene import in_scene, move_scene
from foedus.reading.acts.status import announced_by, standing_clause, status
from foedus.reading.acts.telling import Telling
from foedus.reading.acts.timing import limited, respective, shared
from foedus.reading.acts.treatymentions import EXITS, mention, treaty_of
from foedus.reading.days.kinds import Anchored
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.clause import Clause, governed
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import control, frames

T = TypeVar("T", Node, Phrase)


def acts(parsed: Parsed, text: str, focus: Focus, known: Sequence[DraftAct]) -> list[DraftAct]:
    """The acts of one sentence; `focus` moves on as it is read."""
    out: list[tuple[Clause, DraftAct]] = []
    made: dict[int, int] = {}
    reached = parsed.sentence.start
    lead = governed(parsed.nodes[:3], ("in", "on"))  # "In Ottawa, ...": says whose organs act
    focus.here = lead[0].keys if lead and lead[0].sort in ("state", "group") else ()
    focus.entry = entry_day(parsed) or (focus.entry if not focus.fresh and not opens_line(parsed, text) else None)
    for k, each in enumerate(parsed.clauses):
        clause = _topical(told_as_past(each) if focus.entry else each, focus)
        who = _who(clause, focus)
        mention(clause, parsed.nodes, text, focus, reached)
        reached = max(reached, clause.end)
        told = _read(Telling(parsed, k, clause, who, text, focus, made))
        if told:
            made[k] = len(known) + len(out)
            linked = (_linked(limited(act, text), clause, made) for act in told)
            out += [(clause, in_scene(act, clause, parsed, focus)) for act in linked]
            focus.last = out[-1][1]
        focus.remember(
            clause.subject, who.states, who.organ, who.sort, passing=clause.link == "preposition" or clause.hang == "relative"
        )
    verbal = shared(out, text) + in_force_since(parsed, focus)
    nouns = [*nominal(parsed, focus, [clause for clause, _ in out]), *nouns_of_entry(parsed, focus)]
    focus.last = nouns[-1] if nouns and not out else focus.last
    found = [_counted_from(act, nouns, len(known) + len(verbal)) for act in verbal] + nouns
    move_scene(parsed, found, focus)
    if text[parsed.sentence.end - 1] == "?":
        focus.asked = focus.sentence if found else focus.asked  # a question tells nothing, but says what is spoken of
        _name_topic(parsed, focus)
        return []
    return found or listed(parsed, focus)


def _name_topic(parsed: Parsed, focus: Focus) -> None:
    """ "And the United States?": the state that the answer speaks of."""
    named = [n for n in parsed.nodes if isinstance(n, Phrase)]
    if not parsed.clauses and len(named) == 1 and named[0].sort == "state":
        focus.remember(named, named[0].keys, None, "state", passing=False)


def _counted_from(act: DraftAct, nouns: Sequence[DraftAct], first: int) -> DraftAct:
    """ "Ten years after the signing in 1950": the day counts from what the noun tells; `first` is the first noun's index."""
    at = act.time.end + 1 if act.time and isinstance(act.time.expr, Anchored) else -1
    return next((replace(act, from_act=first + i) for i, noun in enumerate(nouns) if noun.start == at), act)


def _topical(clause: Clause, focus: Focus) -> Clause:
    """ "The withdrawal was notified in March. It was suspended in June": "it" is what was spoken of."""
    if focus.thing == "law" or (focus.thing == "notice" and clause.verb.lemma in words("taken_back")):
        clause = replace(clause, after=tuple(_it(n, focus.thing) for n in clause.after))
    if focus.thing == "instrument" and clause.verb.lemma in _HANDED:
        clause = replace(clause, subject=tuple(map(_paper, clause.subject)), after=tuple(map(_paper, clause.after)))
    first = clause.subject[0] if clause.subject else None
    if first is None or first.low not in ("it", "they") or focus.topic not in (*EXITS, "notice"):
        return clause
    return replace(clause, subject=(replace(first, sort=focus.topic), *clause.subject[1:]))


def _it(node: Node, thing: str) -> Node:
    """ "It" behind the verb: the law or notice spoken of."""
    return replace(node, sort=thing, det="the") if isinstance(node, Phrase) and node.low == "it" else node


def _paper(node: T) -> T:
    """ "The document", "the papers" behind an instrument of ratification: the instrument."""
    if isinstance(node, Phrase) and node.sort == "treaty_again" and node.low.rstrip("s") in ("document", "paper", "text"):
        return replace(node, sort="instrument")
    return node


_HANDED = frozenset(v for f in frames() if f.kind in (ActKind.DEPOSIT, ActKind.EXCHANGE) for v in f.verbs)


def _who(clause: Clause, focus: Focus) -> Actor:
    focus.antecedent = tuple(key for p in clause.theme_before for key in p.keys)
    who = actor(agents(clause), focus)
    focus.subject = who.states
    return who


def _read(at: Telling) -> list[DraftAct]:
    filled = fill(at.clause, at.text, at.who.sort, _content(at))
    how = status(at.found, at.k)
    return ordered(at) or decided(at) or (_told(filled, at, how) if filled else same_again(at, how) if how else [])


def _told(filled: Filled, at: Telling, how: Status | None) -> list[DraftAct]:
    """The acts of a clause that fills a frame."""
    if any(guard(filled, at, how) for guard in GUARDS):
        return []
    expected = filled.frame.expected and how == Status.DONE
    if how == Status.DONE and _no_object(filled.theme, at.clause):
        if at.clause.verb.lemma == "receive" or filled.frame.kind is ActKind.SUPERSESSION:
            return []  # that nothing came, or went, tells of no one's act
        how = Status.NOT_DONE
    how = Status.EXPECTED if expected else standing_clause(filled.frame.kind, at.clause, how)
    draft = drafted(filled, at, how)
    if leaves(draft):
        at.focus.exit = EXIT_KINDS[draft.kind].value
    elif draft.about in EXIT_KINDS.values():
        at.focus.exit = draft.about.value
    if (draft.kind in EXIT_KINDS or draft.status == Status.NOT_DONE) and inside_told(at):
        return []
    above = announced_by(at.found, at.k)
    asked = above is not None and control(above.verb.lemma) == "ask" and at.clause.link in ("that", "to")
    if leaves(draft) and asked:
        return []
    if leaves(draft) and above is not None and foretold(at.clause):
        return announced(draft, above, at)
    if draft.kind == ActKind.SUPERSESSION:
        draft = _superseding(draft, at)
    if how is None:
        return []
    others = gapped(draft, at)
    days = [] if others else respective(at.parsed, at.clause, at.text)
    told = with_actors(draft, _doer(filled, at), days)
    if others and draft.time is None and not any(act.actors for act in told):
        return others
    return [*(without(act, others) for act in told), *others]


def _no_object(theme: Phrase | None, clause: Clause) -> bool:
    """ "Has received no notice", "reached no direct and formal agreement"."""
    if any(n.low == "nothing" for n in clause.after[:2]):
        return True
    if theme is None or theme not in clause.after:
        return False
    i = clause.after.index(theme)
    return theme.det == "no" or any(n.low == "no" for n in clause.after[max(0, i - 3) : i])


def _doer(filled: Filled, at: Telling) -> Actor:
    """Who acts; where the subject is what the act is done to, only a pronoun beside it ("the notice it served")."""
    subject = at.clause.subject
    if filled.frame.kind in MAKING and (partners := _partners(at.clause)):
        return replace(at.who, states=tuple(dict.fromkeys((*at.who.states, *partners))))
    if filled.frame.kind is ActKind.ENTRY_INTO_FORCE and (bound := _for_whom(at.clause)):
        return Actor(bound)
    if at.clause.verb.lemma == "receive" and filled.frame.kind in (ActKind.DEPOSIT, ActKind.NOTIFICATION):
        deposited = at.focus.states if filled.frame.kind is ActKind.DEPOSIT else ()
        return Actor(_owner(filled.theme, at) or deposited)  # who receives an instrument is the depositary
    if filled.frame.kind == ActKind.SIGNATURE and (signed_for := _for_whom(at.clause)):
        return replace(at.who, states=signed_for)
    if filled.frame.kind is ActKind.NOTIFICATION and not at.who.states and (giver := _leaver(at)):
        return Actor(giver)
    if filled.theme not in agents(at.clause) and filled.frame.kind != ActKind.SUPERSESSION:
        return at.who if at.who.states else replace(at.who, states=_owner(filled.theme, at))
    if len(subject) > 1 and subject[1].sort == "pronoun":
        return actor(subject[1:2], at.focus)
    return Actor(_owner(filled.theme, at))


def _for_whom(clause: Clause) -> tuple[str, ...]:
    """ "The minister signed for Denmark": whose signature it is."""
    return tuple(key for p in clause.governed("for") if p.sort == "state" for key in p.keys)


def _leaver(at: Telling) -> tuple[str, ...]:
    """Who has just left gives notice too, where nobody is named: "notice was also given to its partners"."""
    last = at.focus.last
    leaving = last is not None and (last.kind in EXIT_KINDS or last.about in EXIT_KINDS.values())
    near = last is not None and at.focus.sentence == last.sentence
    return last.actors if last is not None and leaving and near and len(last.actors) == 1 and at.clause.verb.passive else ()


def _owner(theme: Phrase | None, at: Telling) -> tuple[str, ...]:
    """ "Burundi's withdrawal took effect", "its instrument was deposited": whose it is."""
    return states_of(theme, at.focus) if theme is not None and theme.sort in words("owned") else ()


def _partners(clause: Clause) -> tuple[str, ...]:
    """ "the pact which Moscow concluded with Pyongyang": with whom, right behind the verb."""
    with_whom = clause.governed("with") if clause.after and clause.after[0].low == "with" else ()
    return tuple(key for p in with_whom if p.sort == "state" for key in p.keys)


def _content(at: Telling) -> tuple[Phrase, ...]:
    """What the "that" clause under a verb speaks of: "told its partners that its procedures were complete"."""
    later = at.following
    return later.subject if later and later.link == "that" and later.outer == at.k else ()


def _superseding(draft: DraftAct, at: Telling) -> DraftAct:
    """The treaty that replaces is the subject, the one replaced the object; the day is not the old one's."""
    subject = next((p for p in at.clause.subject if p.sort in ("treaty", "treaty_again")), None)
    new = treaty_of(subject, at.focus) if subject else at.focus.main()
    return replace(draft, treaty=new, other=draft.treaty if draft.treaty != new else None, time=None)


def _linked(draft: DraftAct, clause: Clause, made: Mapping[int, int]) -> DraftAct:
    """Tie an act to the one it is told with: "when ..." the same day, "after ..." not later."""
    other = made.get(clause.outer) if clause.outer is not None else None
    own = draft.time is not None and draft.time.start >= clause.start
    if clause.hang != "subordinate" or other is None or own:
        return draft
    if clause.link in ("when", "as"):
        return replace(draft, with_act=other, time=None)
    if draft.time is not None:
        return draft
    return replace(draft, by_act=other) if clause.link == "after" else draft
