"""Which sentences say when the treaty enters into force: by whom they say it, for whom, and what follows the verb."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import NamedTuple

from foedus.reading.treaty.clauses.sentences import Sentence, treaty

_INTO = r"(?:in ?to (?:force|effect|operation)|in force|effect|effective|operative)"
_SHALL = r"(?:shall|will|is to|may|must)(?: (?:\w+ly|also|only|then|itself|thereafter|thus|first))*"
_VERB = re.compile(
    rf"\b(?:{_SHALL}(?:, [^,;.]{{1,150}},)? (?:enter|come|be brought|be put|become|take|be)|(?:enters|comes|takes|becomes)) ?(?:finally |definitively )?{_INTO}\b",
    re.IGNORECASE,
)
# a subordinate clause in which the verb stands, or another subject
_OTHER = re.compile(
    r"\b(?:cease|continue|remain|amendments?|modifications?|revisions?|denunciation|termination|if|when|after|before|until|which|once|decisions?)\b[^,]*$",
    re.IGNORECASE,
)
# what may stand before the subject: nothing, a number or heading, a clause that ends with a comma
_LEAD_ENDS = re.compile(
    r"(?:^|[,;:)*–—\]-]|\b(?:thereafter|subsequently|however|therefore|agree(?:s|d)? that|also|and|the provisions of))[\W\d]*$",
    re.IGNORECASE,
)
# between the subject and its verb: nothing, what stands within commas, "is subject to ratification and"
_GAP = re.compile(
    r"^\W*$|^ and (?!shall|will|is )[^.;,]{1,120} $|^ ?\([^)]{0,80}\) ?$|^ ?,[^;]{1,200}, ?$|^[^;]{1,300}\b(?:and|but|or|which)(?: it)?\W*$"
)
_SUBORDINATE = re.compile(r"\b(?:if|when|until|before|unless|which|whether) *$", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:^|[.)] ?)[\W\d]*(?:[A-Z][\w-]*|and|of|into|in|the|on)(?: (?:[A-Z][\w-]*|and|of|into|in|the|on|force))*\W*$"
)
_ONCE = re.compile(r"\W*(?:as soon as|when|once|upon|after)\b", re.IGNORECASE)
_NEAR = 200  # characters before the subject in which it shows that it may be one
_LATER = re.compile(
    r"\b(?:thereafter|subsequent\w*|afterwards|for (?:each|any|every|other|another|such|that|those|the (?:new|other|acceding))|as (?:regards|respects)|"
    r"acced\w+|after (?:its|the|such) entry into force|with respect to (?:each|any|every|other|such)|in respect of (?:each|any|every|other|such)|"
    r"(?:for|to) a (?:signatory|state|party|member)|after this \w+ has entered)\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r",? (?:and|but) (?:it )?(?:(?:shall|will|is) )?(?:\w+ly )?(?:thereafter )?(?:remain|continue|have effect|be valid|apply|be (?:in force|concluded))\b"
    r"|,? on the understanding that\b|,? and its provisions\b|,? for an? (?:initial )?(?:period|term) of\b",
    re.IGNORECASE,
)
_FALLBACK = re.compile(
    r"\b(?:(?:in the event|in case|if|should)\b.*\bnot\b|failing|^\W*(?:otherwise|after that date))", re.IGNORECASE
)
_AMENDING = re.compile(r"\b(?:amend|revis|modif)", re.IGNORECASE)


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
            lead = "" if _begins(found) else before[: found.start()]
            return Entering(_role(lead, says), lead, _predicate(says), says, _determiner(found[0].lower()))
    return None


def _subject_of(before: str, sentence: Sentence) -> re.Match[str] | None:
    """The treaty as the verb's subject; None where something else is."""
    for subject in _subject().finditer(before):
        lead, gap = before[: subject.start()], before[subject.end() :]
        if _joined(gap) and (_begins(subject) or _may_lead(lead)):
            return None if subject["it"] and _AMENDING.search(sentence.before + lead) else subject
    return None


def _determiner(subject: str) -> str:
    first = subject.split(" ")[0]
    return THIS if "present" in subject.split(" ")[1:2] else first


def _begins(subject: re.Match[str]) -> bool:
    """Does a sentence begin with it, whatever is in front that no full stop ends?"""
    return subject[0][0].isupper() and not subject[0].isupper()


def _joined(gap: str) -> bool:
    return bool(_GAP.search(gap)) and (gap.startswith(" and ") or not _OTHER.search(gap))


def _predicate(says: str) -> str:
    """Without what is said besides: how long it remains in force."""
    found = _FURTHER.search(says)
    return says[: found.start()] if found else says


def _may_lead(lead: str) -> bool:
    near = lead[-_NEAR:]
    return bool(_LEAD_ENDS.search(near) or _HEADING.search(near) or _ONCE.match(lead)) and not _SUBORDINATE.search(lead)


def _role(lead: str, says: str) -> Role:
    if _FALLBACK.search(lead):
        return Role.FALLBACK
    near = re.split(r"\b(?:on|at|from|upon|when|after|\w+ (?:days?|months?|years?))\b", says, maxsplit=1)[0]
    return Role.LATER if _LATER.search(f"{lead} {near}") else Role.OWN


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{treaty()}|(?P<it>it)\b)", re.IGNORECASE)
