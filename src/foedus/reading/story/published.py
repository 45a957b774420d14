"""The day on which a report was published: from what it bears, or from all that the reports say together.

A report without a day of its own was published on one of the days on which everything that it says can be so: two words for
the day of one act mean one day, what is told was there to be told, and an act that another report dates has that date here.
Reports tell each other their days until nothing changes. What cannot be told stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from foedus.core.statements import Act
from foedus.core.when import When
from foedus.reading.drafts import Draft
from foedus.reading.story.dating import Writing, dated
from foedus.reading.story.inference import inferred
from foedus.reading.story.links import Link, links, shelf
from foedus.reading.story.own import Publication as Publication
from foedus.reading.story.own import own, proposed
from foedus.reading.story.reconcile import reconcile

_ROUNDS = 6  # a day is told from report to report; longer chains end here, with what was found


def publish(
    drafts: Mapping[str, Draft],
    known: Iterable[Act] = (),
    today: date | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
    stated: Mapping[str, str] = MappingProxyType({}),
) -> Mapping[str, Publication]:
    """When each report was published, told jointly from all of them and from the `known` acts of the ledger.

    No report comes from the future: `today` bounds the search only. `names` are the reports' names for the grounds.
    The register's acts count where they are given as known. `stated` is what files say of their reports' days.
    """
    bears = {key: own(draft.text, draft.language) or proposed(stated.get(key), draft) for key, draft in drafts.items()}
    found = {key: one or Publication(When(), "") for key, one in bears.items()}
    left = [key for key, one in found.items() if not one.when.edtf or one.when.yearless]
    known, today = tuple(known), today or date.today()
    seen: dict[str, list[Link]] = {}
    for _ in range(_ROUNDS if left else 0):
        days = {key: days_of(draft, found[key]) for key, draft in drafts.items()}
        keys = reconcile(drafts, days)
        told = shelf(drafts, days, keys, known, names)
        linked = {key: links(key, drafts[key], days[key], keys, told) for key in left}
        changed = [key for key in left if linked[key] != seen.get(key)]
        if not changed:
            break
        found |= {key: inferred(drafts[key], bears[key], linked[key], today) for key in changed}
        seen = linked
    return found


def days_of(draft: Draft, publication: Publication) -> tuple[When, ...]:
    """The days of the draft's acts, given all that is known of its publication."""
    return dated(draft, Writing(publication.when, publication.seen_from, dict(publication.acts)))
