"""Acts told by a text, sentence by sentence: by its verbs, by nouns, and by what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from foedus.reading.acts.actors import Actor, actor
from foedus.reading.acts.answers import answered
from foedus.reading.acts.apposed import in_force_since
from foedus.reading.acts.entries import entry_day, nouns_of_entry, opens_line, told_as_past
from foedus.reading.acts.focus import Focus
from foedus.reading.acts.frames import agents
from foedus.reading.acts.gapping import listed
from foedus.reading.acts.labels import labelled, name_box
from foedus.reading.acts.manydays import limited, shared
from foedus.reading.acts.nominal import nominal
from foedus.reading.acts.scene import in_scene, move_scene
from foedus.reading.acts.telling import Telling
from foedus.reading.acts.told import told
from foedus.reading.acts.topics import name_topic, topical
from foedus.reading.acts.treatymentions import mention
from foedus.reading.days.kinds import Anchored
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.clause import Clause, governed
from foedus.reading.syntax.scan import Parsed


def acts(parsed: Parsed, text: str, focus: Focus, known: Sequence[DraftAct]) -> list[DraftAct]:
    """The acts of one sentence; `focus` moves on as it is read."""
    lead = governed(parsed.nodes[:3], ("in", "on"))  # "In Ottawa, ...": says whose organs act
    focus.here = lead[0].keys if lead and lead[0].sort in ("state", "group") else ()
    focus.entry = entry_day(parsed) or (focus.entry if not focus.fresh and not opens_line(parsed, text) else None)
    if boxed := labelled(parsed, text, focus):
        return boxed
    name_box(parsed, focus)
    if focus.entry and focus.title and focus.main() is None:
        focus.take_up(replace(focus.title, det="the"))  # "Timeline of the accord"
    by_verbs = _by_verbs(parsed, text, focus, len(known))
    verbal = shared(by_verbs, text) + in_force_since(parsed, focus)
    nouns = [*nominal(parsed, focus, [clause for clause, _ in by_verbs]), *nouns_of_entry(parsed, focus)]
    focus.last = nouns[-1] if nouns and not by_verbs else focus.last
    found = [_counted_from(act, nouns, len(known) + len(verbal)) for act in verbal] + nouns
    move_scene(parsed, found, focus)
    if text[parsed.sentence.end - 1] == "?":
        if found:  # a question tells nothing, but says what is spoken of
            focus.asked, focus.question = focus.sentence, found[0]
        name_topic(parsed, focus)
        return []
    return found or answered(parsed, focus) or listed(parsed, focus)


def _by_verbs(parsed: Parsed, text: str, focus: Focus, first: int) -> list[tuple[Clause, DraftAct]]:
    """The acts that clauses tell; `first` is the index of the first of them."""
    out: list[tuple[Clause, DraftAct]] = []
    made: dict[int, int] = {}
    reached = parsed.sentence.start
    for k, each in enumerate(parsed.clauses):
        clause = topical(told_as_past(each) if focus.entry else each, focus)
        who = _who(clause, focus)
        mention(clause, parsed.nodes, text, focus, reached)
        reached = max(reached, clause.end)
        found = told(Telling(parsed, k, clause, who, text, focus, made))
        if found:
            made[k] = first + len(out)
            linked = (_linked(limited(act, text), clause, made) for act in found)
            out += [(clause, in_scene(act, clause, parsed, focus)) for act in linked]
            focus.last = out[-1][1]
        passing = clause.link == "preposition" or clause.hang == "relative"
        focus.remember(clause.subject, who.states, who.organ, who.sort, passing=passing)
    return out


def _counted_from(act: DraftAct, nouns: Sequence[DraftAct], first: int) -> DraftAct:
    """ "Ten years after the signing in 1950": the day counts from what the noun tells; `first` is the first noun's index."""
    at = act.time.end + 1 if act.time and isinstance(act.time.expr, Anchored) else -1
    return next((replace(act, from_act=first + i) for i, noun in enumerate(nouns) if noun.start == at), act)


def _who(clause: Clause, focus: Focus) -> Actor:
    focus.antecedent = tuple(key for p in clause.theme_before for key in p.keys)
    who = actor(agents(clause), focus)
    focus.subject = who.states
    return who


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
