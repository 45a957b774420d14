"""What decides an answer, ready to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.core.problems import Problem, Refused
from foedus.core.statements import Act, Provision, Relation
from foedus.core.words import Status
from foedus.desk.act_lines import act_title
from foedus.desk.books import Books
from foedus.desk.days import words
from foedus.desk.keys import known_key
from foedus.desk.lines import Passage
from foedus.desk.passages import Shelf, names
from foedus.law.beliefs.deciding import Decider, Decision, Decisions
from foedus.law.beliefs.questions import of_scenario, of_standing
from foedus.law.scenarios.scenario_line import names_event
from foedus.law.scenarios.scenarios import parse
from foedus.ledger.folding.disputes import Choice
from foedus.ledger.folding.refold import Refolding

NOTHING = "no such duty"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceLine:
    """What is said, why it may be doubted, and whether the other answer comes from believing it or not."""

    says: str
    believed: bool
    why: str
    passages: tuple[Passage, ...] = ()
    denials: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeciderLine:
    """Choices that together change the answer, and the answer that would result."""

    answer: str
    choices: tuple[ChoiceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A question, its answer, and what decides it."""

    question: str
    answer: str
    deciders: tuple[DeciderLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidingLines:
    """All decisions that a question asks for. Sets of up to `size` choices were all tried; `whole`: no bound was reached."""

    question: str
    on: date
    known: date
    decisions: tuple[DecisionLine, ...] = ()
    choices: int = 0
    size: int = 0
    whole: bool = True


def deciding_lines(books: Books, question: str, on: date, known: date, state: str | None = None) -> DecidingLines:
    """What decides a treaty's standing, a state's toward it, or the verdicts of a scenario. Refused where it is none of these."""
    if state:
        known_key(state)
    belief, shelf = Refolding(told=books.told, base=books.treaties), Shelf.of(books.sources)
    if names_event(question):
        scenario = parse(question, on)
        if isinstance(scenario, Problem):
            raise Refused(scenario)
        on, found = scenario.on, of_scenario(belief, scenario, known, state)
    else:
        found = [of_standing(belief, _treaty(books, question), on, known, state)]
    return _lines(question, on, known, found, shelf)


def _treaty(books: Books, question: str) -> str:
    try:
        return books.find(question).id
    except Refused as refused:
        if question in {s.content.treaty for s in books.statements} or " treaties have this name" in refused.problem.sentence:
            raise
        remedy = f'{refused.problem.remedy} A scenario is written "UKR attacks RUS".'
        raise Refused(Problem(question, "This is neither a treaty that is known here nor a scenario.", remedy)) from None


def _lines(question: str, on: date, known: date, found: list[Decisions], shelf: Shelf) -> DecidingLines:
    return DecidingLines(
        question=question, on=on, known=known, decisions=tuple(_decision(d, shelf) for one in found for d in one.decisions),
        choices=sum(one.choices for one in found), size=min((one.size for one in found), default=0),
        whole=all(one.whole for one in found),
    )  # fmt: skip


def _decision(decision: Decision, shelf: Shelf) -> DecisionLine:
    deciders = tuple(_decider(d, shelf) for d in decision.deciders)
    return DecisionLine(question=decision.question, answer=decision.before or NOTHING, deciders=deciders)


def _decider(decider: Decider, shelf: Shelf) -> DeciderLine:
    return DeciderLine(answer=decider.after or NOTHING, choices=tuple(_choice(c, shelf) for c in decider.choices))


def _choice(choice: Choice, shelf: Shelf) -> ChoiceLine:
    dispute = choice.dispute
    return ChoiceLine(
        says=said(dispute.content), believed=choice.believed, why=dispute.why, passages=shelf.passages(dispute.statements),
        denials=shelf.passages(dispute.denials),
    )  # fmt: skip


def said(content: Act | Provision | Relation) -> str:
    """As "Entry into force, Russia, North Korea, 4 December 2024"."""
    if isinstance(content, Provision):
        return f"Provision on {content.kind}" + (f", article {content.article}" if content.article else "")
    if isinstance(content, Relation):
        return f"That {content.treaty} {content.kind} {content.other}" + (f", {words(content.when)}" if content.when else "")
    status = " (expected)" if content.status is Status.EXPECTED else ""
    day = [words(content.when)] if content.when and content.when.edtf else []
    return ", ".join((act_title(content) + status, *names(content.actors), *([content.organ] if content.organ else []), *day))


def told(lines: DecidingLines) -> Iterator[str]:
    """The decisions in plain lines."""
    for decision in lines.decisions:
        yield f"{decision.answer}: {decision.question}"
        for decider in decision.deciders:
            yield f"  {decider.answer}, if"
            yield from (f"    {_with(choice)}" for choice in decider.choices)
        if not decision.deciders:
            yield "  Nothing disputed changes this answer." if lines.whole else "  Nothing that was tried changes this answer."
    if not lines.decisions:
        yield "No duty of a treaty known here would be triggered."
    yield _how_far(lines)


def _with(choice: ChoiceLine) -> str:
    side = "believed: " if choice.believed else "not believed: "
    where = "; ".join(dict.fromkeys(f"{p.number}:{p.start}-{p.end}" if p.number else p.name for p in choice.passages))
    return f"{side}{choice.says} ({choice.why}) [{where}]"


def _how_far(lines: DecidingLines) -> str:
    if lines.whole:
        return f"All sets of up to {lines.size} of {lines.choices} choices were tried."
    return f"There are {lines.choices} choices: all sets of up to {lines.size} were tried, larger ones only in part."
