"""What came back about one document, settled: drafts whose words the source bears out, then days and treaties as for the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from foedus.core.problems import Problem
from foedus.core.when import When
from foedus.reading.drafts import Draft, DraftAct, DraftClaim, DraftProvision
from foedus.reading.model.answers import Item, Refusal
from foedus.reading.model.grounding import Drafted, Ground
from foedus.reading.model.outcomes import Failure, Tally, Why
from foedus.reading.model.quotes import Passage
from foedus.reading.model.sources import Shown
from foedus.reading.model.treaties import Treaties
from foedus.reading.model.windows import Unit, Window
from foedus.reading.reader import Reading
from foedus.reading.story.dating import Writing, dated
from foedus.reading.story.statements import statements


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """The rules' reading of a document, the model's, what was refused of it, and what of the text the model did not read."""

    rules: Reading
    model: Reading
    refused: tuple[Refusal, ...] = ()
    unread: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back about a window."""

    window: Window
    found: list[Item | Refusal] | Failure


@dataclass
class Asked:
    """A document that is asked about, window by window."""

    reading: Reading
    units: tuple[Unit, ...] = ()
    windows: tuple[Window, ...] = ()
    answers: list[Answer] = field(default_factory=list)


def settled(text: Asked, method: str, tally: Tally) -> SecondReading:
    """The second reading, by that method; what is accepted and refused is counted."""
    rules, whole = text.reading, text.reading.document.text
    treaties = Treaties(rules.draft, rules.keys)
    drafted: dict[Drafted, None] = {}
    refused: list[Refusal] = []
    for answer in text.answers:
        if not isinstance(answer.found, Failure):
            passage = Passage(whole, answer.window.start, answer.window.end)
            ground = Ground(answer.window, Shown(passage, rules.draft.times), treaties)
            refused += _taken(answer.found, ground, drafted, tally)
    tally.accepted += len(drafted)
    tally.refused.update(one.why for one in refused)
    model = _reading(rules, _draft(rules.draft, drafted, treaties, method), treaties.keys())
    return SecondReading(rules=rules, model=model, refused=tuple(refused), unread=tuple(_unread(text)))


def _taken(found: Sequence[Item | Refusal], ground: Ground, drafted: dict[Drafted, None], tally: Tally) -> Iterator[Refusal]:
    """Puts what the source bears out into `drafted`, and gives the rest with the reasons."""
    for one in found:
        if isinstance(one, Refusal):
            yield one
            continue
        made = ground.statement(one)
        if isinstance(made, Why) or made[0] in drafted:
            yield Refusal(made if isinstance(made, Why) else Why.TWICE, one.words)
        else:
            drafted[made[0]] = None
            tally.noted.update(made[1])


def _draft(rules: Draft, drafted: dict[Drafted, None], treaties: Treaties, method: str) -> Draft:
    said = sorted(drafted, key=lambda d: (d.start, d.end))
    return Draft(
        text=rules.text, treaties=tuple(treaties.entities), times=rules.times, method=method, apart=True,
        acts=tuple(d for d in said if isinstance(d, DraftAct)),
        claims=tuple(d for d in said if isinstance(d, DraftClaim)),
        provisions=tuple(d for d in said if isinstance(d, DraftProvision)),
    )  # fmt: skip


def _reading(rules: Reading, draft: Draft, keys: dict[int, str]) -> Reading:
    """Days and treaties settled as for the rules, on the day of publication that the rules found."""
    published = rules.published or When()
    days = dated(draft, Writing(published))
    said = tuple(statements(rules.document.id, draft, days, keys, published))
    return replace(rules, draft=draft, keys=keys, statements=said)


def _unread(text: Asked) -> Iterator[Problem]:
    for answer in text.answers:
        if isinstance(answer.found, Failure):
            start, end = answer.window.asked
            yield Problem(f"{text.reading.document.name}: characters {start}-{end}", f"not read by the model: {answer.found}.")
