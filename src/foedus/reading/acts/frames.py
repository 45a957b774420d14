"""Which frame a clause fills: its verb, what the act is done to, and who does it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from foedus.core.states import organisations
from foedus.reading.acts.fits import fits, free_phrases, has_object, is_of
from foedus.reading.acts.words import act_words
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import Frame, frames_of


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame with the phrases that fill it."""

    frame: Frame
    theme: Phrase | None
    agents: tuple[Phrase, ...]


_SAME = {"treaty_again": "treaty", "pronoun": "treaty", "signing": "treaty", "declaration": "notice"}


def fill(clause: Clause, text: str, agent_sort: str, content: tuple[Phrase, ...] = ()) -> Filled | None:
    """The first frame of the verb that the clause fills; `agent_sort` is the class of who acts."""
    for frame in frames_of(clause.verb.lemma):
        found = _fill(frame, clause, text, agent_sort, content)
        if found:
            return found
    return None


def agents(clause: Clause) -> tuple[Phrase, ...]:
    """Who acts: the subject of an active verb, the "by" phrases of a passive one."""
    if not clause.verb.passive:
        passing = clause.verb.lemma in act_words("verbs", "passing")
        if passing and clause.subject and clause.subject[0].sort in ("treaty", "treaty_again", "law"):
            return free_phrases(clause)
        if clause.verb.lemma in words("driving") and (chamber := _chamber(clause)):
            return chamber
        return clause.governed("from") if clause.verb.lemma in act_words("verbs", "getting") else clause.subject
    if clause.verb.lemma == "admit":
        return clause.subject  # "South Sudan was admitted to the community"
    if clause.verb.lemma in words("driving") and (chamber := _chamber(clause)):
        return chamber
    by = clause.governed("by") or (clause.governed("with") if clause.verb.lemma == "sign" else ())
    return clause.governed("from", "of") if by and by[0].sort == "law" else by


def _chamber(clause: Clause) -> tuple[Phrase, ...]:
    """ "Drove the treaty through the Senate"; "nodded through the treaty" has its chamber before it."""
    return tuple(p for p in clause.governed("through") if is_of(p, _CHAMBER))


_CHAMBER = frozenset(["chamber", "committee"])


def _fill(frame: Frame, clause: Clause, text: str, agent_sort: str, content: tuple[Phrase, ...]) -> Filled | None:
    if not fits(frame, clause, text, agent_sort):
        return None
    if frame.through and not _passed(frame, clause):
        return None
    theme = _theme(frame, clause, content)
    if frame.det and (theme is None or theme.det not in frame.det):
        return None
    if theme is None and (not frame.theme & {"any", "none"} or ("any" not in frame.theme and has_object(clause))):
        return None
    return Filled(frame, theme, agents(clause))


def _passed(frame: Frame, clause: Clause) -> bool:
    """ "The treaty passed the Senate": what is acted on stands before the verb, who acts behind it."""
    theme = clause.subject[:1] if not clause.verb.passive else ()
    return bool(theme and _suits(theme[0], frame)) and any(is_of(p, frame.through) for p in free_phrases(clause))


def _theme(frame: Frame, clause: Clause, content: tuple[Phrase, ...]) -> Phrase | None:
    """What the act is done to: before a passive or intransitive verb, else after the verb."""
    places = (*_places(frame, clause), content if "procedure" in frame.theme else ())
    for phrases in places:
        for phrase in phrases:
            if phrase.sort == "law" and _enacted(phrase, clause):
                continue
            if _suits(phrase, frame) and not (phrase.sort == "pronoun" and _governed(phrase, clause)):
                return phrase
    return None


def _enacted(law: Phrase, clause: Clause) -> bool:
    """ "Signed it into law": no law is named."""
    return any(before.low == "into" and node is law for before, node in pairwise(clause.after))


def _places(frame: Frame, clause: Clause) -> tuple[tuple[Phrase, ...], ...]:
    lemma = clause.verb.lemma
    behind = free_phrases(clause) if frame.direct else clause.phrases
    if clause.verb.passive:
        return (clause.subject, clause.phrases[:2] if lemma in act_words("verbs", "notifying") else ())
    if frame.through:
        return (clause.subject,)
    if frame.intransitive:
        return () if _object_next(clause) and lemma != "reach" else (clause.subject,)
    if lemma in act_words("verbs", "of_subject") and not frame.direct and not (lemma in ("take", "come") and frame.subject):
        return (clause.subject, ())
    if clause.hang in ("relative-object", "that") and clause.theme_before:
        return (clause.theme_before, behind)
    return (behind, _contact(clause))


def _object_next(clause: Clause) -> bool:
    node = clause.after[0] if clause.after else None
    return node is not None and ((isinstance(node, Phrase) and node.sort != "time") or node.low in words("determiners"))


def _contact(clause: Clause) -> tuple[Phrase, ...]:
    """ "the notice it served": what stands before the subject is the object."""
    return clause.subject[:1] if len(clause.subject) > 1 and clause.subject[1].low in act_words("pronouns", "subjects") else ()


def _governed(pronoun: Phrase, clause: Clause) -> bool:
    """ "clearing the way for it to take effect": the pronoun is not what the verb is done to, another noun is."""
    i = next((k for k, n in enumerate(clause.after) if n is pronoun), 0)
    return i > 1 and clause.after[i - 1].low == "for" and clause.after[i - 2].sort == "word" and clause.verb.lemma != "vote"


def _suits(phrase: Phrase, frame: Frame) -> bool:
    if phrase.sort == "pronoun":
        return "treaty" in frame.theme and phrase.low in words("things")
    if phrase.sort == "state":
        return "organisation" in frame.theme and bool(phrase.keys) and phrase.keys[0] in organisations()
    return phrase.sort in frame.theme or _SAME.get(phrase.sort) in frame.theme
