"""From documents to dated statements: each text is read by itself, then days and treaties are settled together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from foedus.core.answers import Answer
from foedus.core.problems import Problem
from foedus.core.sources import Source
from foedus.core.statements import Act, Statement
from foedus.core.when import When
from foedus.reading.drafting import draft
from foedus.reading.drafts import Draft
from foedus.reading.files.documents import Document
from foedus.reading.languages.detect import Language, detect, given, unread
from foedus.reading.story.published import Publication, publish
from foedus.reading.story.reconcile import reconcile
from foedus.reading.story.scenes import told_days
from foedus.reading.story.statements import statements
from foedus.reading.text.lookalikes import mixed_words
from foedus.reading.words.lexicon import ENGLISH

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document says. `published` is None where nothing is known of its day; `ground` says why it is what it is.

    `keys` has the key of each treaty of the draft, by its index.
    """

    document: Document
    source: Source
    published: When | None
    ground: str
    statements: tuple[Statement, ...]
    draft: Draft
    keys: Mapping[int, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    language: Language = field(default_factory=lambda: given(ENGLISH))


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The readings in the order of the documents, and what went wrong."""

    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...] = ()


def read(
    documents: Sequence[Document],
    published: When | None = None,
    *,
    known: Iterable[Act] = (),
    progress: Progress | None = None,
    today: date | None = None,
    language: str | None = None,
) -> Readings:
    """What the documents say, dated as far as they tell together.

    `published` is the day of publication of all of them where the user knows it; `known` are acts already in the ledger.
    `progress` is told how many documents are read, of how many; no report comes from after `today`. `language` is that of all of
    them where the user knows it; a text in a language that has no tables is told as such and not read. Never raises on any text.
    """
    drafts: dict[str, Draft] = {}
    problems: dict[str, Problem] = {}
    spoken = {d.id: given(language) if language else detect(d.text) for d in documents}
    for done, document in enumerate(documents, 1):
        drafts[document.id] = _drafted(document, spoken[document.id], problems)
        if progress:
            progress(done, len(documents))
    if published:
        told: Mapping[str, Publication] = dict.fromkeys(drafts, Publication(published, "given by the user"))
    else:
        names, stated = {d.id: d.name for d in documents}, {d.id: d.stated for d in documents if d.stated}
        told = publish(drafts, known, today, names=names, stated=stated)
    days = {key: told_days(one, told[key]) for key, one in drafts.items()}
    keys = reconcile(drafts, days)
    made = tuple(_reading(d, drafts[d.id], spoken[d.id], told[d.id], days[d.id], keys, problems.get(d.id)) for d in documents)
    return Readings(readings=made, problems=tuple(problems.values()))


def _drafted(document: Document, language: Language, problems: dict[str, Problem]) -> Draft:
    if problem := unread(document.place, language) or _mixed(document):
        problems[document.id] = problem
    if language.known == Answer.NO:
        return Draft(text=document.text)
    try:
        return draft(document.text, language.code)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        # One text that the reader is not up to costs one line, not the run.
        problems[document.id] = Problem(document.place, f"It could not be read ({type(error).__name__}).", "Please report it.")
        return Draft(text=document.text)


def _mixed(document: Document) -> Problem | None:
    mixed = mixed_words(document.text)
    if not mixed:
        return None
    number = "One word mixes" if len(mixed) == 1 else f"{len(mixed)} words mix"
    sentence = f"{number} scripts whose letters look alike (“{mixed[0]}”) and cannot be understood."
    return Problem(document.place, sentence, "Compare with the original.")


def _reading(
    document: Document,
    read_as: Draft,
    language: Language,
    publication: Publication,
    days: Sequence[When],
    keys: Mapping[tuple[str, int], str],
    problem: Problem | None,
) -> Reading:
    own = {i: keys[document.id, i] for i in range(len(read_as.treaties))}
    when = publication.when if publication.when.edtf else None
    source = Source(
        id=document.id, name=document.name, text=document.text, title=document.title, publisher=document.publisher,
        address=document.address, published=when, ground=publication.ground,
    )  # fmt: skip
    return Reading(
        document=document,
        source=source,
        published=when,
        ground=publication.ground,
        statements=tuple(statements(document.id, read_as, days, own, publication.when)),
        draft=read_as,
        keys=own,
        language=language,
        problems=(problem,) if problem else (),
    )
