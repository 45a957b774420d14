"""A story of a ledger: some of its treaties, or some of its reports with all that they say, gathered for a brief."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.core.problems import Problem, Refused
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.core.treaties import Treaty
from foedus.desk.books import Books, books, prose, publishers
from foedus.desk.brief import brief, of_treaties
from foedus.desk.gather import Gathered
from foedus.desk.treaty_views import said_of
from foedus.desk.views import Brief
from foedus.ledger.folding.fold import believed
from foedus.reading.lineage.lineage import Lineage, lineage

MOST = 50  # treaties, or reports, of one story
COMPARED = 60  # reports whose shared passages are shown; of more the groups alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A brief and what it was made of."""

    brief: Brief
    gathered: Gathered


def of_some(told: Sequence[Treaty], found: Books, on: date, known: date) -> Story:
    """The story of these treaties, from the first to the last. Refused where there are too many."""
    _bounded(told, "treaties")
    said = [s for treaty in told for s in said_of(treaty)]
    gathered = _gathered({s.source: found.sources[s.source] for s in said if s.source in found.sources}, said, found)
    return Story(brief=of_treaties(gathered, told, found, books(), on, known), gathered=gathered)


def of_reports(keys: Sequence[str], found: Books, on: date, known: date) -> Story:
    """The story that these reports alone tell, by their ids. Refused where one is not known, or there are too many."""
    _bounded(keys, "reports")
    if missing := [key for key in keys if key not in found.sources]:
        raise Refused(Problem(missing[0][:80], "No source of this id is known here.", "The page /reports lists them."))
    sources = {key: found.sources[key] for key in keys}
    said = believed((s for key in sources for s in found.told.of(key)), sources, found.told.account)
    gathered = _gathered(sources, said, found)
    return Story(brief=brief(gathered, books(), on, known, account=found.told.account), gathered=gathered)


def _bounded(asked: Sequence[object], what: str) -> None:
    if len(asked) > MOST:
        raise Refused(Problem("brief", f"{len(asked)} {what} are too many for one brief.", f"Name at most {MOST}."))


def _gathered(sources: Mapping[str, Source], said: Iterable[Statement], found: Books) -> Gathered:
    statements = tuple(dict.fromkeys(said))
    return Gathered(
        sources=sources,
        statements=statements,
        lineage=_lineage(sources, found),
        subjects=frozenset(s.content.treaty for s in statements if s.content.treaty),
    )


def _lineage(sources: Mapping[str, Source], found: Books) -> Lineage:
    """The groups are those of the whole ledger, by which independence is counted; the passages those that these share."""
    texts, groups = prose(sources), defaultdict[str, set[str]](set)
    redacted = (key for key, source in sources.items() if source.redacted and key in found.told.groups)
    for key in (*texts, *redacted):
        groups[found.told.group_of(key)].add(key)
    few = texts if 1 < len(texts) <= COMPARED else {}
    passages = lineage(few, publishers(sources)).passages if few else ()
    return Lineage(passages, (), tuple(map(frozenset, groups.values())))
