"""How an act stands: done, expected, not done; and the verb above it that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.core.words import ActKind, Status
from foedus.reading.acts.words import act_words
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import control, speech, table


def status(found: Sequence[Clause], k: int) -> Status | None:
    """The status of the act that clause k tells; None where it tells none (a condition, a purpose, a permission)."""
    clause = found[k]
    verb = clause.verb
    if _conditional(found, k):
        return None
    if verb.negated and _until(found, k) and (verb.modal or verb.future):
        return Status.EXPECTED  # "cannot enter into force until ..."
    if verb.modal in act_words("status", "possible") and not verb.negated:
        return None
    if _untrue(found, k):
        return Status.NOT_DONE
    own = Status.NOT_DONE if verb.negated or _nobody(clause) else Status.EXPECTED if verb.future or verb.pending else Status.DONE
    if clause.hang == "reduced" and clause.outer is not None and found[clause.outer].verb.lemma in words("wishing"):
        return None  # "wants the treaty abrogated"
    if clause.hang == "infinitive":
        return _under(found, k, own)
    if clause.hang == "gerund" and clause.outer is None:
        return own if _before_the_past(found, k) else None
    if clause.hang == "gerund":
        return own if clause.link != "preposition" and clause.outer is not None and _finite_done(found, clause.outer) else None
    if (
        verb.modal in act_words("status", "supposed")
        and not verb.negated
        and _reported(found, k) is None
        and clause.hang in ("main", "coordinated")
        and any(c.link == "if" for c in found)
    ):
        return None
    if own is Status.DONE and verb.present and not verb.passive and any(c.link == "if" for c in found[:k]):
        return Status.EXPECTED  # "If he signs, the ministry sends a notice"
    if own is Status.EXPECTED and not verb.future and any(c.link == "if" and c.outer == k for c in found):
        return None  # "notice has to be given by June if ..."
    return own


def _untrue(found: Sequence[Clause], k: int) -> bool:
    """ "It is not true that ...", "adjourned without voting", "stopped short of ratifying it"."""
    clause, outer = found[k], found[found[k].outer] if found[k].outer is not None else None  # type: ignore[index]
    if outer is None:
        return False
    if clause.link == "that":
        return outer.verb.lemma == "be" and outer.verb.negated and bool(act_words("status", "true") & {n.low for n in outer.after})
    if clause.hang != "gerund" or clause.link != "preposition" or not _plainly_past(outer):
        return False
    last = [n.low for n in outer.after[-2:]]
    return last[-1:] in (["without"], [_shying(outer.verb.lemma)]) or last == ["short", "of"]


def _before_the_past(found: Sequence[Clause], k: int) -> bool:
    """ "Having signed it, Egypt ...", "By quitting it, Washington did Moscow a favour"."""
    clause, following = found[k], found[k + 1] if k + 1 < len(found) else None
    if clause.verb.perfect:
        return True
    return following is not None and clause.link in ("by", "after") and following.hang == "main" and _plainly_past(following)


def _shying(lemma: str) -> str | None:
    """The preposition behind a verb of stopping short."""
    return dict(table("acts")["status"]["shying"]).get(lemma)


def _finite_done(found: Sequence[Clause], k: int) -> bool:
    """Is it told as done; "was the first to act, suspending it" goes by its "was"."""
    above = found[k].outer
    ranked = found[k].verb.infinitive and above is not None and any(map(_ranks, found[above].after))
    verb = found[above].verb if ranked and above is not None else found[k].verb
    return not (verb.future or verb.pending or verb.modal or verb.infinitive or verb.gerund or verb.present or verb.negated)


def standing_clause(kind: ActKind, clause: Clause, how: Status | None) -> Status | None:
    """A present tense tells a treaty's clause, not an event: "it takes effect after ...", "it is renewed each year"."""
    if not clause.verb.present or how is None:
        return how
    if clause.verb.lemma in ("be", "remain"):
        return how if any(n.low == "since" for n in clause.after) else None  # "it remains in force"
    if kind in (ActKind.ENTRY_INTO_FORCE, ActKind.TERMINATION, ActKind.WITHDRAWAL) or clause.verb.lemma in ("go", "return"):
        return None if clause.verb.negated else Status.EXPECTED
    lasting = any(n.low == "since" for n in clause.after)  # "is applied provisionally since 2016"
    return None if clause.verb.passive and not lasting else how


def _until(found: Sequence[Clause], k: int) -> bool:
    """Does a clause that begins with "until" hang on clause k?"""
    if any(n.low in act_words("status", "until") for n in found[k].after):
        return True  # "until a bill that ... has been passed"
    return any(c.outer == k and (c.link == "before" or c.link in act_words("status", "until")) for c in found)


def _nobody(clause: Clause) -> bool:
    return any(
        getattr(n, "low", "") in act_words("status", "nobody") or getattr(n, "det", "") in ("neither", "no")
        for n in (*clause.before, *clause.subject, *clause.governed("by"))
    )


def _conditional(found: Sequence[Clause], k: int) -> bool:
    clause = found[k]
    if clause.hang == "coordinated" and clause.outer is not None and found[clause.outer].hang == "subordinate":
        return _conditional(found, clause.outer)
    if clause.hang != "subordinate":
        return False
    if clause.link in act_words("status", "conditions"):
        return True
    timed = clause.link in ("after", "before", "when", "as") and clause.outer is not None
    return timed and _prospective(found[clause.outer or 0], clause)


def _prospective(outer: Clause, clause: Clause) -> bool:
    """ "takes effect after it has been ratified by 55 states": what is awaited, not what was done."""
    verb = outer.verb
    if clause.link == "before" and (verb.negated or clause.verb.present):
        return True
    if _plainly_past(clause) and verb.modal in ("", "will"):
        return False  # "will enter into force on July 1 after Washington told its partners": that is done
    return verb.future or verb.pending or verb.modal != "" or (clause.verb.perfect and verb.present)


def _plainly_past(clause: Clause) -> bool:
    verb = clause.verb
    return not (verb.present or verb.perfect or verb.future or verb.modal or verb.infinitive or verb.gerund or verb.passive)


_NTH = re.compile(r"\d+(?:st|nd|rd|th)\Z")


def _ranks(node: Node) -> bool:
    """ "the first leader to sign", "the 60th state to ratify": what such a one does is done."""
    said = {node.low, *(node.mods if isinstance(node, Phrase) else ())}
    return bool(said & words("ranks")) or any(map(_NTH.match, said))


def _under(found: Sequence[Clause], k: int, own: Status) -> Status | None:
    """An infinitive stands as the verb above it says."""
    outer = found[found[k].outer] if found[k].outer is not None else None  # type: ignore[index]
    if outer is None:
        return Status.EXPECTED if found[k].subject else None  # "Peru to sign pact"
    verb = outer.verb
    if verb.lemma in ("be", "become") and any(map(_ranks, outer.after)):
        return Status.EXPECTED if verb.future else Status.NOT_DONE if verb.negated else Status.DONE
    pending = act_words("status", "pending")
    if any(getattr(n, "low", "") in pending for n in outer.after[-2:]) or verb.lemma in pending:
        return None if verb.past or _conditional(found, found[k].outer or 0) else Status.EXPECTED
    opening = {n.low for n in outer.after[:3]}
    if verb.lemma == "have" and "no" in opening and opening & act_words("status", "plans"):
        return Status.NOT_DONE  # "has no plans to sign it"
    if verb.lemma == "be" and verb.negated and any(n.low in act_words("status", "about_to") for n in outer.after[-1:]):
        return Status.NOT_DONE  # "is not about to accede to it"
    sort = control(verb.lemma)
    if sort is None and _plainly_past(outer) and control(found[k].verb.lemma) == "announce":
        return Status.DONE  # "used his speech to announce it"
    if sort == "ask" and verb.passive and verb.negated:
        return Status.NOT_DONE  # "will not be asked to ratify it"
    if sort == "permit" and found[k].verb.lemma in words("lapsing"):  # "let the pact lapse"
        return Status.EXPECTED if verb.future else Status.NOT_DONE if verb.negated else Status.DONE
    if sort == "refuse":
        return Status.DONE if verb.negated else Status.NOT_DONE
    if sort == "plan":
        if own == Status.NOT_DONE:
            return None
        return Status.EXPECTED if not verb.negated else Status.NOT_DONE
    return None


def _reported(found: Sequence[Clause], k: int) -> Clause | None:
    """The reporting clause under which clause k stands, if any."""
    i = found[k].outer if not (found[k].hang == "subordinate" and found[k].link in _APART) else None
    while i is not None:
        if speech(found[i].verb.lemma) or control(found[i].verb.lemma) == "announce":
            return found[i]
        i = found[i].outer
    return None


_APART = frozenset(["before", "after", "because", "while", "since", "until", "although", "though"])


def announced_by(found: Sequence[Clause], k: int) -> Clause | None:
    """The clause that announces, orders or says what clause k tells: above it, or behind it after a comma."""
    above = _reported(found, k)
    if above is not None:
        return above
    later = found[k + 1] if k + 1 < len(found) else None
    if (
        later
        and later.hang == "main"
        and (speech(later.verb.lemma) or control(later.verb.lemma) == "announce")
        and not later.link
        and not any(p.sort not in ("time", "press") for p in later.phrases[:1] if not later.governed("on", "in", "to", "at"))
    ):
        return later
    return None
