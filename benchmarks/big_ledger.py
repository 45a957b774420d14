"""A ledger of invented treaties of real states, as large as asked for and always the same: 100,000 statements, 5,000 treaties.

    python benchmarks/big_ledger.py FILE

Reports each tell of treaties that were made at about the same time, each statement in words of its own (big_words.toml); later ones
tell them again in other words, or carry whole passages of a report before. A ledger made once is kept in the temporary folder.
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from foedus.core.answers import Answer
from foedus.core.clauses import Delay, Duration, EntryIntoForce, FinalClauses, Withdrawal
from foedus.core.resting import resting
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Claim, Clauses, Content, Naming, Provision, Statement
from foedus.core.states import existed, name_of, states
from foedus.core.when import When
from foedus.core.words import ActKind, EntryRule, Event, Stance, Status
from foedus.ledger.opening import open_ledger

WORDS = tomllib.loads(Path(__file__).with_name("big_words.toml").read_text(encoding="utf-8"))
FIRST, LAST = date(1947, 1, 1), date(2024, 12, 31)
DEFENCE = 0.12  # of the treaties promise help, some 600 in all; ATOP counts 777 alliances of every kind since 1815
RENEWED = 20  # years: a term of so many is renewed tacitly, a shorter one ends
AGAIN = 0.4  # of the reports tell again what others told
CARRIED = 0.25  # of those carry the other report's words
ATTACK = (Event.ARMED_ATTACK, Event.AGGRESSION)
EVENTS = {"mutual defence": ATTACK, "consultation": (Event.THREAT, Event.CRISIS), "neutrality": ATTACK, "non-aggression": ATTACK}


@dataclass(frozen=True, slots=True)
class Told:
    """What can be told of a treaty in one sentence: the forms it may take, what fills their gaps, what it states."""

    forms: list[str]
    gaps: dict[str, str]
    content: Content | None = None
    stance: Stance = Stance.ASSERTS


@dataclass(slots=True)
class Page:
    """A report in the making: its sentences, and which of them state something."""

    day: date
    parts: list[str] = field(default_factory=list)
    said: list[tuple[int, Told]] = field(default_factory=list)

    def say(self, rng: Random, told: Told) -> None:
        """One more sentence."""
        if told.content:
            self.said.append((len(self.parts), told))
        gaps = _colours(rng) | told.gaps
        sentence = rng.choice(told.forms).format(**gaps)
        self.parts.append(sentence[0].upper() + sentence[1:])


def big_ledger(path: Path, statements: int = 100_000, treaties: int = 5_000, seed: int = 6) -> Path:
    """Make the ledger at that path, which must be new; recorded day by day as the reports were published."""
    rng = Random(seed)
    with resting(), open_ledger(str(path)) as ledger:
        left, batch = statements, dict[int, tuple[list[Source], list[Statement]]]()
        for source, said in reports(rng, statements, treaties):
            if left > 0 and source.published and source.published.latest:
                sources, kept = batch.setdefault(source.published.latest.year, ([], []))
                sources.append(source)
                kept += said[:left]
                left -= len(said)
        for year, (sources, kept) in sorted(batch.items()):
            ledger.add(sources, kept, date(year, 12, 31))
    return path


def kept() -> Path:
    """The whole ledger, made where there is none yet in the temporary folder."""
    path = Path(tempfile.gettempdir()) / "foedus-big.ledger"
    if not path.exists():
        made = path.with_suffix(".new")
        made.unlink(missing_ok=True)
        big_ledger(made).rename(path)
    return path


def reports(rng: Random, statements: int, treaties: int) -> Iterator[tuple[Source, list[Statement]]]:
    """First each treaty in full, two in a report; then some of them told again, until there is enough."""
    span = (LAST - FIRST).days
    days = sorted(FIRST + timedelta(days=rng.randrange(span)) for _ in range(treaties))
    titles: set[str] = set()
    tales = [_tale(rng, day, titles) for day in days]
    pages = [_page(rng, tales[n : n + 2], 1.0) for n in range(0, len(tales), 2)]
    first, count = len(pages), sum(len(p.said) for p in pages)
    while count < statements:
        page = _carrying(rng, pages[rng.randrange(first)]) if rng.random() < CARRIED else _page(rng, _some(rng, tales), AGAIN)
        pages.append(page)
        count += len(page.said)
    yield from (_report(rng, n, page) for n, page in enumerate(pages))


def _some(rng: Random, tales: list[list[Told]]) -> list[list[Told]]:
    at = rng.randrange(len(tales))
    return tales[at : at + 4]


def _page(rng: Random, tales: list[list[Told]], part: float) -> Page:
    page = Page(FIRST)
    for tale in tales:
        for told in tale:
            if rng.random() < part or isinstance(told.content, Naming):
                page.say(rng, told)
            if rng.random() < 0.4:
                page.say(rng, Told(WORDS["beside"], {}))
    days = [w.latest for _, t in page.said if (w := getattr(t.content, "when", None)) and w.latest]
    page.day = max(days, default=FIRST) + timedelta(days=rng.randrange(1, 30))
    return page


def _carrying(rng: Random, other: Page) -> Page:
    """A report that carries the other's words, with sentences of its own around them."""
    page = Page(other.day + timedelta(days=1))
    told = dict(other.said)
    for at, sentence in enumerate(other.parts):
        if rng.random() < 0.2:
            page.say(rng, Told(WORDS["beside"], {}))
        if rng.random() < 0.8:
            page.said += [(len(page.parts), told[at])] if at in told else []
            page.parts.append(sentence)
    return page


def _report(rng: Random, number: int, page: Page) -> tuple[Source, list[Statement]]:
    outlet = f"{rng.choice(_cities())} {rng.choice(WORDS['outlets'])}"
    title, text = f"{outlet}, No. {number + 1}, {page.day.day} {page.day:%B %Y}", ""
    places: list[tuple[int, int]] = []
    for at, sentence in enumerate([f"{title}\n", *page.parts]):
        places.append((len(text), len(text) + len(sentence)))
        text += sentence + ("\n\n" if at % 4 == 0 else " ")
    source = Source(
        id=source_id(text),
        name=f"{page.day}-{number + 1}.txt",
        text=text,
        title=title,
        publisher=outlet,
        published=When.on(page.day),
    )
    said = [_statement(source, *places[at + 1], told) for at, told in page.said]
    return source, said


def _statement(source: Source, start: int, end: int, told: Told) -> Statement:
    assert told.content
    return Statement(source=source.id, start=start, end=end, content=told.content, stance=told.stance)


def _tale(rng: Random, day: date, titles: set[str]) -> list[Told]:
    """All that is told of one treaty made about that day."""
    many = rng.random() < 0.25
    parties = tuple(rng.sample(_living(day.year), rng.randrange(3, 13) if many else 2))
    names, city = [name_of(key) for key in parties], rng.choice(_cities())
    both = f"{', '.join(names[:-1])} and {names[-1]}"
    kind = f"{rng.choice(('defence', 'friendship', 'security', 'neutrality'))} {'convention' if many else 'treaty'}"
    while True:
        purpose = rng.choice(WORDS["purposes"])
        title = f"{city} Convention on {purpose} of {day.year}" if many else f"Treaty of {purpose} between {both} of {day.year}"
        if title not in titles:
            break
        city, day = rng.choice(_cities()), day + timedelta(days=366)
    titles.add(title)
    gaps = {"title": title, "both": both, "city": city, "kind": kind, "last": "9"}
    return [
        Told(WORDS["named"], gaps, Naming(treaty=title, name=title, kind=kind, parties=parties)),
        Told(
            WORDS["made"],
            gaps | _day(day),
            Act(kind=ActKind.SIGNATURE, treaty=title, actors=parties, place=city, when=When.on(day)),
        ),
        *_steps(rng, title, parties, day, gaps, many),
        *_articles(rng, title, gaps),
        *_claims(rng, title, parties, day, gaps),
    ]


def _steps(rng: Random, title: str, parties: tuple[str, ...], day: date, gaps: dict[str, str], many: bool) -> Iterator[Told]:
    """Consent of each party, the entry into force, a term; sometimes a withdrawal, or a ratification still to come."""
    last, years, months = day, rng.choice((5, 10, 20)), rng.choice((6, 12))
    done = ActKind.DEPOSIT if many else ActKind.RATIFICATION
    forms = WORDS["deposited"] if many else WORDS["ratified"]
    for party in parties:
        at, one = day + timedelta(days=rng.randrange(20, 600)), gaps | {"one": name_of(party)}
        if rng.random() < 0.08:
            act = Act(kind=done, treaty=title, actors=(party,), when=When.on(at), status=Status.EXPECTED)
            yield Told(WORDS["expected"], one | _day(at), act)
        else:
            last = max(last, at)
            yield Told(forms, one | _day(at), Act(kind=done, treaty=title, actors=(party,), when=When.on(at)))
    if not many and rng.random() < 0.8:
        last += timedelta(days=30)
        yield Told(
            WORDS["exchanged"], gaps | _day(last), Act(kind=ActKind.EXCHANGE, treaty=title, actors=parties, when=When.on(last))
        )
    if rng.random() < 0.6:
        last += timedelta(days=30)
        yield Told(WORDS["entered"], gaps | _day(last), Act(kind=ActKind.ENTRY_INTO_FORCE, treaty=title, when=When.on(last)))
    if rng.random() < 0.9:
        yield Told(
            WORDS["clauses" if years == RENEWED else "ending"],
            gaps | {"years": str(years), "months": str(months)},
            _clauses(title, many, years, months),
        )
    if rng.random() < 0.1:
        at, party = last + timedelta(days=rng.randrange(400, 6000)), rng.choice(parties)
        act = Act(kind=ActKind.WITHDRAWAL, treaty=title, actors=(party,), when=When.on(at))
        yield Told(WORDS["left"], gaps | {"one": name_of(party)} | _day(at), act)


def _clauses(title: str, many: bool, years: int, months: int) -> Clauses:
    entry = EntryIntoForce(rule=EntryRule.INSTRUMENTS, count=3) if many else EntryIntoForce(rule=EntryRule.EXCHANGE)
    duration = Duration(years=years, renewal=years if years == RENEWED else None)
    final = FinalClauses(entry_into_force=entry, duration=duration, withdrawal=Withdrawal(notice=Delay(months=months)))
    return Clauses(treaty=title, final=final, open=many or None)


def _articles(rng: Random, title: str, gaps: dict[str, str]) -> Iterator[Told]:
    rest = [kind for kind in WORDS["articles"] if kind != "mutual defence"]
    kinds = (["mutual defence"] if rng.random() < DEFENCE else []) + rng.sample(rest, rng.randrange(1, 3))
    for n, kind in enumerate(kinds, 2):
        means, region = rng.choice(WORDS["means"]), rng.choice(WORDS["regions"])
        provision = Provision(
            kind=kind, treaty=title, article=str(n), events=EVENTS[kind], means=(means,) if kind == "mutual defence" else (),
            modality="shall not" if kind == "non-aggression" else "shall", area=region if rng.random() < 0.1 else None,
        )  # fmt: skip
        yield Told(WORDS["articles"][kind], gaps | {"n": str(n), "means": means, "region": region}, provision)


def _claims(rng: Random, title: str, parties: tuple[str, ...], day: date, gaps: dict[str, str]) -> Iterator[Told]:
    for forms, stance in ((WORDS["asserted"], Stance.ASSERTS), (WORDS["denied"], Stance.DENIES)):
        party, number = rng.choice(parties), rng.randrange(2, 90) * 50
        person, organ = _person(rng), rng.choice(WORDS["organs"])
        claim = Claim(
            speaker=person, stance=stance, about=f"troops sent under the {title}", treaty=title, number=str(number),
            when=When.on(day + timedelta(days=rng.randrange(2000))),
        )  # fmt: skip
        if rng.random() < 0.6:
            told = gaps | {"one": name_of(party), "number": f"{number:,}", "person": person, "organ": organ}
            yield Told(forms, told, claim, stance)


def _colours(rng: Random) -> dict[str, str]:
    """What fills the gaps that state nothing."""
    return {
        "city": rng.choice(_cities()), "months": str(rng.randrange(2, 30)), "articles": str(rng.randrange(6, 40)),
        "votes": str(rng.randrange(40, 600)), "number": str(rng.randrange(20, 900)), "person": _person(rng),
        "reason": rng.choice(WORDS["reasons"]), "goods": rng.choice(WORDS["goods"]), "season": rng.choice(WORDS["seasons"]),
        "region": rng.choice(WORDS["regions"]), "adjective": rng.choice(WORDS["adjectives"]), "noun": rng.choice(WORDS["nouns"]),
        "place": rng.choice(WORDS["places"]), "verb": rng.choice(WORDS["verbs"]),
    }  # fmt: skip


def _person(rng: Random) -> str:
    return f"{rng.choice(WORDS['first'])} {rng.choice(WORDS['last'])}"


def _day(day: date) -> dict[str, str]:
    return {"day": f"{day.day} {day:%B %Y}"}


@cache
def _living(year: int) -> list[str]:
    return sorted(key for key in states() if all(existed(key, date(year, m, 1)) is Answer.YES for m in (1, 12)))


@cache
def _cities() -> list[str]:
    return sorted({state.capitals[0] for state in states().values() if state.capitals})


if __name__ == "__main__":
    print(big_ledger(Path(sys.argv[1])) if sys.argv[1:] else kept())
