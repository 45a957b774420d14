"""What one clause tells: its frame, how the act stands, and the acts beside it that share its verb."""

from __future__ import annotations

from dataclasses import replace

from foedus.core.words import WAYS_OUT, ActKind, Status
from foedus.reading.acts.actors import Actor
from foedus.reading.acts.assembly import drafted, with_actors
from foedus.reading.acts.doers import doer
from foedus.reading.acts.ellipsis import same_again
from foedus.reading.acts.frames import Filled, fill
from foedus.reading.acts.gapping import gapped, without
from foedus.reading.acts.guards import GUARDS
from foedus.reading.acts.leaving import announced, decided, foretold, inside_told, leaves, ordered
from foedus.reading.acts.manydays import in_parentheses, respective
from foedus.reading.acts.status import announced_by, standing_clause, status
from foedus.reading.acts.telling import Telling
from foedus.reading.acts.treatymentions import treaty_of
from foedus.reading.days.kinds import Deictic, Yearless
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.words.lexicon import control


def told(at: Telling) -> list[DraftAct]:
    """The acts that the clause tells."""
    filled = fill(at.clause, at.text, at.who.sort, _content(at))
    how = status(at.found, at.k)
    return ordered(at) or decided(at) or (_by_frame(filled, at, how) if filled else same_again(at, how) if how else [])


def _by_frame(filled: Filled, at: Telling, how: Status | None) -> list[DraftAct]:
    """The acts of a clause that fills a frame."""
    if any(guard(filled, at, how) for guard in GUARDS) or _nothing_came(filled, at, how):
        return []
    stands = _standing(filled, at, how)
    draft = drafted(filled, at, stands)
    _keep_way_out(draft, at)
    if (draft.kind in WAYS_OUT or draft.status == Status.NOT_DONE) and inside_told(at):
        return []
    above = announced_by(at.found, at.k)
    if leaves(draft) and above is not None:
        if control(above.verb.lemma) == "ask" and at.clause.link in ("that", "to"):
            return []
        if foretold(at.clause):
            return announced(draft, above, at)
    if stands is None:
        return []
    return _each(_superseding(draft, at) if draft.kind == ActKind.SUPERSESSION else draft, filled, at)


def _standing(filled: Filled, at: Telling, how: Status | None) -> Status | None:
    if filled.frame.expected and how == Status.DONE:
        return Status.EXPECTED
    none = how == Status.DONE and _no_object(filled.theme, at.clause)
    if how is Status.DONE and at.clause.verb.passive and any(map(_now, (*at.clause.before, *at.clause.after))):
        return how  # "As from today the agreement is suspended"
    if how is Status.DONE and at.clause.verb.present and not at.clause.verb.passive and any(map(_ahead, at.clause.after)):
        return Status.EXPECTED  # "The upper house votes in June"
    return standing_clause(filled.frame.kind, at.clause, Status.NOT_DONE if none else how)


def _ahead(node: Node) -> bool:
    expr = node.value.expr if isinstance(node, Phrase) and node.sort == "time" else None
    return isinstance(expr, Yearless) or (isinstance(expr, Deictic) and expr.offset > 0)


def _now(node: Node) -> bool:
    return isinstance(node, Phrase) and node.sort == "time" and isinstance(node.value.expr, Deictic)


def _nothing_came(filled: Filled, at: Telling, how: Status | None) -> bool:
    """ "Has received no notice", "replaces no earlier one": that nothing came, or went, tells of no one's act."""
    passive = at.clause.verb.lemma == "receive" or filled.frame.kind is ActKind.SUPERSESSION
    return passive and how == Status.DONE and _no_object(filled.theme, at.clause)


def _keep_way_out(draft: DraftAct, at: Telling) -> None:
    if leaves(draft):
        at.focus.exit = WAYS_OUT[draft.kind].value
    elif draft.about in WAYS_OUT.values():
        at.focus.exit = draft.about.value


def _each(draft: DraftAct, filled: Filled, at: Telling) -> list[DraftAct]:
    """The act once for each doer that has its own day."""
    listed = [act for who, day in in_parentheses(at.clause) for act in with_actors(replace(draft, time=day), Actor(who))]
    if listed:
        return listed
    others = gapped(draft, at)
    found = with_actors(draft, doer(filled, at), [] if others else respective(at.parsed, at.clause, at.text))
    if others and draft.time is None and not any(act.actors for act in found):
        return others
    return [*(without(act, others) for act in found), *others]


def _no_object(theme: Phrase | None, clause: Clause) -> bool:
    """ "Has received no notice", "reached no direct and formal agreement"."""
    if any(n.low == "nothing" for n in clause.after[:2]):
        return True
    if theme is None or theme not in clause.after:
        return False
    i = clause.after.index(theme)
    return theme.det == "no" or any(n.low == "no" for n in clause.after[max(0, i - 3) : i])


def _content(at: Telling) -> tuple[Phrase, ...]:
    """What the "that" clause under a verb speaks of: "told its partners that its procedures were complete"."""
    later = at.following
    return later.subject if later and later.link == "that" and later.outer == at.k else ()


def _superseding(draft: DraftAct, at: Telling) -> DraftAct:
    """The treaty that replaces is the subject, the one replaced the object; the day is not the old one's."""
    subject = next((p for p in at.clause.subject if p.sort in ("treaty", "treaty_again")), None)
    new = treaty_of(subject, at.focus) if subject else at.focus.main()
    return replace(draft, treaty=new, other=draft.treaty if draft.treaty != new else None, time=None)
