"""What the register's silence on an instrument is worth: nothing, where the card says that it leaves instruments out."""

from __future__ import annotations

import re

from foedus.core.words import About, ActKind, Status
from foedus.law.basics.facts import CONSENT, DOMESTIC, Case, by_state, facts
from foedus.law.basics.names import today

NOT_LISTED = "the register does not list every instrument of this treaty"
_LEFT_OUT = re.compile(r"\b(?:instruments?|ratifications?)\b[^.]*\bnot (?:listed|entered)\b", re.I)
_NO_PARTY = re.compile(r"\bnot\b.*\b(?:part(?:y|ies)|ratif)", re.I)


def unlisted(case: Case, state: str) -> bool:
    """May the state, which signed, have consented without the register saying so? Not where a source says that it did not."""
    left_out = bool(_LEFT_OUT.search(case.treaty.incomplete or ""))
    return left_out and bool(by_state(case, state, facts(case, ActKind.SIGNATURE))) and not _refused(case, state)


def _refused(case: Case, state: str) -> bool:
    """Does a source report that a step toward its consent failed, or that it will not become a party?"""
    acts = (h.content for h in case.treaty.acts if today(state) in map(today, h.content.actors) and h.content.about is About.TREATY)
    return any(
        (a.status is Status.NOT_DONE and a.kind in (*DOMESTIC, *CONSENT))
        or (a.kind is ActKind.DECLARATION and _NO_PARTY.search(a.note or ""))
        for a in acts
    )
