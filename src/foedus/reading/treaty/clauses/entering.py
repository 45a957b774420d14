"""Which sentences say when the treaty enters into force: by whom they say it, for whom, and what follows the verb."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from foedus.reading.treaty.clauses.patterns import pattern
from foedus.reading.treaty.clauses.sentences import Sentence

_WHICH = pattern("entering", "which")
_SUBJECT = pattern("entering", "subject")
_VERB = pattern("entering", "verb")
# a subordinate clause in which the verb stands, or another subject
_OTHER = pattern("entering", "other")
# what may stand before the subject: nothing, a number or heading, a clause that ends with a comma
_LEAD_ENDS = pattern("entering", "lead_ends")
# between the subject and its verb: nothing, what stands within commas, "is subject to ratification and"
_GAP = pattern("entering", "gap")
_SUBORDINATE = pattern("entering", "subordinate")
_HEADING = pattern("entering", "heading")
_ONCE = pattern("entering", "once")
_NEAR = 200  # characters before the subject in which it shows that it may be one
_LATER = pattern("entering", "later")
_FURTHER = pattern("entering", "further")
_FALLBACK = pattern("entering", "fallback")
_AMENDING = pattern("entering", "amending")


THIS = "this"


class Role(Enum):
    """For whom, or in which case, the treaty enters into force so."""

    OWN = "the treaty as a whole"
    LATER = "a state that joins afterwards"
    FALLBACK = "where what was foreseen did not come about by its day"


class Entering(NamedTuple):
    """A sentence that says it: its role, the words before the treaty, and those after the verb."""

    role: Role
    lead: str
    says: str
    after: str  # all of them, with how long it remains in force
    subject: str  # this, the or it: "the Convention" may be another


def entering(sentence: Sentence) -> Entering | None:
    """What the sentence says of the treaty's entry into force; None where it says nothing of it."""
    for verb in _VERB.finditer(sentence.words):
        before, says = sentence.words[: verb.start()], sentence.words[verb.end() :]
        if says.startswith(" provisionally"):
            continue
        if found := _subject_of(before, sentence):
            lead = "" if _begins(found) or found["made"] else before[: found.start()]
            return Entering(_role(lead, says), lead, _predicate(says), says, _determiner(found[0].lower()))
    return None


def _subject_of(before: str, sentence: Sentence) -> re.Match[str] | None:
    """The treaty as the verb's subject; None where something else is."""
    for subject in _SUBJECT.finditer(before):
        lead, gap = before[: subject.start()], before[subject.end() :]
        if _joined(gap) and (subject["made"] or _begins(subject) or _may_lead(lead)):
            return None if subject["it"] and _AMENDING.search(sentence.before + lead) else subject
    return None


def _determiner(subject: str) -> str:
    first = subject.split(" ")[0]
    if subject.endswith("decision"):  # one that is made under the treaty, unless the text is a decision itself
        return "the"
    return THIS if "present" in subject.split(" ")[1:2] else first


def _begins(subject: re.Match[str]) -> bool:
    """Does a sentence begin with it, whatever is in front that no full stop ends?"""
    return subject[0][0].isupper() and not subject[0].isupper()


def _joined(gap: str) -> bool:
    return bool(_GAP.search(gap)) and (gap.startswith(" and ") or not _OTHER.search(_WHICH.sub("", gap)))


def _predicate(says: str) -> str:
    """Without what is said besides: how long it remains in force."""
    found = _FURTHER.search(says)
    return says[: found.start()] if found else says


def _may_lead(lead: str) -> bool:
    near = lead[-_NEAR:]
    return bool(
        _LEAD_ENDS.search(near) or _HEADING.search(near) or _ONCE.match(lead) or _LATER.match(lead.strip())
    ) and not _SUBORDINATE.search(lead)


def _role(lead: str, says: str) -> Role:
    if _FALLBACK.search(lead):
        return Role.FALLBACK
    near = re.split(r"\b(?:on|at|from|upon|when|after|\w+ (?:days?|months?|years?))\b", says, maxsplit=1)[0]
    return Role.LATER if _LATER.search(f"{lead} {near}") else Role.OWN
