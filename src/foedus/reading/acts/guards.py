"""Clauses that fill a frame and yet tell no act: one small test each."""

from __future__ import annotations

from collections.abc import Callable

from foedus.core.words import About, ActKind, Status
from foedus.reading.acts.frames import Filled
from foedus.reading.acts.telling import Telling
from foedus.reading.days.kinds import Absolute, Yearless
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.words.grammar import closed, words

Guard = Callable[[Filled, Telling, Status | None], bool]


def first_person(filled: Filled, at: Telling, how: Status | None) -> bool:
    """ "I have concluded that ...": a speaker's own words."""
    return bool(at.clause.subject) and at.clause.subject[0].low == "i"


def law_describes(filled: Filled, at: Telling, how: Status | None) -> bool:
    """ "a law ratifying the treaty": says what the law is."""
    return at.clause.hang == "gerund" and bool(at.clause.subject) and at.clause.subject[0].sort == "law"


def domestic_law(filled: Filled, at: Telling, how: Status | None) -> bool:
    """A law that is about no treaty."""
    return filled.theme is not None and filled.theme.sort == "law" and at.focus.law is None


def nobody_in_particular(filled: Filled, at: Telling, how: Status | None) -> bool:
    """ "governments which had ratified": no state is meant."""
    return at.clause.hang == "relative" and at.who.sort in ("group", "government") and not at.who.states


def not_after_leaving(filled: Filled, at: Telling, how: Status | None) -> bool:
    """A frame that holds only behind an act of leaving in the same sentence."""
    last = at.focus.last
    return filled.frame.after_exit and (last is None or last.sentence != at.focus.sentence or last.about == About.TREATY)


def contrary(filled: Filled, at: Telling, how: Status | None) -> bool:
    """ "had not turned down": not rejected is not approved; "considers itself bound" declares nothing."""
    return (filled.frame.negative and how == Status.NOT_DONE) or (filled.frame.denial and how != Status.NOT_DONE)


def without_actor(filled: Filled, at: Telling, how: Status | None) -> bool:
    """An active verb whose subject the reader does not know; a treaty itself enters into force, and replaces another."""
    clause, theme = at.clause, filled.theme
    itself = filled.frame.kind == ActKind.ENTRY_INTO_FORCE
    itself |= filled.frame.kind == ActKind.SUPERSESSION and any(p.sort.startswith("treaty") for p in clause.subject)
    nobody = _asked(at) or any(n.low in ("nobody", "none") for n in clause.before)
    receives = clause.verb.lemma == "receive" and bool(clause.subject)
    known = at.who.sort != "none" or nobody or receives or itself or clause.verb.passive or clause.hang == "infinitive"
    return not known and theme is not None and theme not in clause.subject


def _asked(at: Telling) -> bool:
    """ "So who has ratified it?"."""
    opening = [n.low for n in at.parsed.nodes[: at.clause.verb.first]] if at.clause.verb.first <= 2 else []
    return opening[-1:] == ["who"]


def beside_organisation(filled: Filled, at: Telling, how: Status | None) -> bool:
    """ "joined the EU in condemning it", "left NATO planners guessing": no membership changes."""
    if filled.theme is None or filled.theme.sort != "state":
        return False
    end = filled.theme.end
    following = at.text[end : end + 40].split()[:2]
    joint = following[:1] == ["in"] and following[-1].endswith("ing")
    return joint or bool(following and following[0].isalpha() and following[0].islower() and following[0] not in closed())


def joined_others(filled: Filled, at: Telling, how: Status | None) -> bool:
    """ "On Tuesday New Zealand joined them": it did what others had done, whatever that was."""
    return at.clause.verb.lemma in ("join", "rejoin") and filled.theme is not None and filled.theme.low in ("them", "others")


def hearsay(filled: Filled, at: Telling, how: Status | None) -> bool:
    """ "Rumours that Tonga had quit the treaty", "it is time that parliament ratified it": nothing is told as done."""
    i = next((k for k, n in enumerate(at.parsed.nodes) if n.start >= at.clause.start), 0)
    if at.clause.link != "that":
        return False
    return i > 0 and at.parsed.nodes[i - 1].low in words("hearsay")


def no_way_out(filled: Filled, at: Telling, how: Status | None) -> bool:
    """ "Announced the step" where no way out has been spoken of."""
    step = filled.theme is not None and filled.theme.sort == "step"
    return step and filled.frame.kind == ActKind.ANNOUNCEMENT and at.focus.exit == "treaty"


def another_left(filled: Filled, at: Telling, how: Status | None) -> bool:
    """ "The last French soldiers left": what stands between the state and the verb acts."""
    if not filled.frame.bare or not at.clause.subject:
        return False
    between = (n for n in at.clause.before if n.start >= at.clause.subject[-1].end)
    return any(n.sort == "word" and n.low.isalpha() and n.low not in closed() and not n.low.endswith("ly") for n in between)


def vote_on_nothing(filled: Filled, at: Telling, how: Status | None) -> bool:
    """ "A vote is expected next month" where no act has been spoken of."""
    return filled.frame.expected and filled.frame.about == "last" and at.focus.last is None


def provision(filled: Filled, at: Telling, how: Status | None) -> bool:
    """ "Under Article 127 a withdrawal becomes effective a year later", "a party cannot give notice": what a treaty says."""
    opening = [n.low for n in at.parsed.nodes[:2]]
    clause_named = opening[:1] in (["under"], ["by"]) and opening[-1] in ("article", "articles")
    if clause_named and at.clause.verb.present and not any(map(_calendar_day, at.clause.phrases)):
        return True
    general = any(p.det in ("a", "an", "any", "each", "every", "either") and p.sort in _GENERAL for p in at.clause.subject)
    return general and (at.clause.verb.present or at.clause.verb.modal != "")


def _calendar_day(phrase: Phrase) -> bool:
    """ "Under Article 71 it takes effect six months after receipt, so on 25 August"."""
    return phrase.sort == "time" and isinstance(phrase.value.expr, Absolute | Yearless)


_GENERAL = frozenset(["exit", "end", "pause", "notice", "group"])


GUARDS: tuple[Guard, ...] = (
    first_person,
    law_describes,
    domestic_law,
    nobody_in_particular,
    not_after_leaving,
    contrary,
    without_actor,
    beside_organisation,
    joined_others,
    hearsay,
    no_way_out,
    provision,
    vote_on_nothing,
    another_left,
)
