"""What a ledger was told, in a short title: "Ratification by Russia reported, 9 November 2024"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.core.decisions import Decision, Verdict
from foedus.core.statements import Act, Claim, Content, Provision, Relation, Statement
from foedus.core.treaties import Card
from foedus.core.words import Stance, Status
from foedus.desk.act_lines import act_title
from foedus.desk.books import Books
from foedus.desk.claim_lines import figure
from foedus.desk.days import words
from foedus.desk.passages import spoken
from foedus.desk.titles import short_name
from foedus.law.basics.names import full, listed

_FEW = 4  # actors by name
_TOLD = {Status.DONE: "reported", Status.EXPECTED: "expected", Status.NOT_DONE: "reported", Status.CLAIMED: "claimed",
         Status.DISPUTED: "reported, and disputed"}  # fmt: skip
_SAID = {Stance.DENIES: "denied", Stance.NEITHER: "neither confirmed nor denied", Stance.EXPECTS: "expected"}
_DECIDED = {Verdict.ACCEPT: "Accepted", Verdict.CORRECT: "Corrected", Verdict.REJECT: "Rejected", Verdict.DEFER: "Put off",
            Verdict.UNDO: "Decision taken back"}  # fmt: skip


def told(statement: Statement, cards: Mapping[str, Card]) -> str:
    """What the statement says; "" for what is no news: a treaty's names and final clauses, a list's members.

    Another treaty is called by its card's name, or as reported: its key stays, whatever else is told of it.
    """
    content = statement.content
    if isinstance(content, Act):
        return _act(content, statement.stance)
    if isinstance(content, Claim):
        number = f" ({figure(content.number)})" if content.number else ""
        return f"{spoken(content.speaker)} {content.stance.value}: {content.about}{number}"
    if isinstance(content, Provision):
        return f"Provision reported: {content.kind}" + (f", article {content.article}" if content.article else "")
    return f"Reported: it {content.kind} {_called(content.other, cards)}" if isinstance(content, Relation) else ""


def decided(decision: Decision, on: Statement | None, cards: Mapping[str, Card]) -> str:
    """The verdict, by whom, and on what."""
    what = on and (told(on, cards) or _kind(on.content))
    return f"{_DECIDED[decision.verdict]} by {decision.by}" + (f": {what}" if what else "")


def title(treaty: str | None, books: Books) -> str:
    """The short name of a treaty; the name as reported where the books do not have it, "" where there is none."""
    known = books.treaties.get(treaty) if treaty else None
    return short_name(known.title, known.names, known.parties) if known else treaty or ""


def _called(treaty: str, cards: Mapping[str, Card]) -> str:
    card = cards.get(treaty)
    return short_name(card.title, card.names, card.parties) if card else treaty


def _act(act: Act, stance: Stance) -> str:
    who = f" by {_names(act.actors)}" if act.actors else ""
    when = f", {words(act.when)}" if act.when and act.when.edtf else ""
    return f"{act_title(act)}{who} {_SAID.get(stance, _TOLD[act.status])}{when}"


def _names(keys: Sequence[str]) -> str:
    more = [f"{len(keys) - _FEW} more"] if len(keys) > _FEW else []
    return listed([*map(full, keys[:_FEW]), *more])


def _kind(content: Content) -> str:
    return type(content).__name__.lower()
