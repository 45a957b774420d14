"""The index of a ledger: what has a name and what reports say, found by words as they are typed."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from datetime import date
from sqlite3 import Connection

from foedus.core.leaders import leaders
from foedus.core.sources import DATA_SET, Source
from foedus.core.statements import Statement
from foedus.core.states import name_of
from foedus.core.treaties import Treaty
from foedus.desk.books import Books
from foedus.desk.passages import spoken
from foedus.desk.search import articles, names, reports
from foedus.desk.search.articles import Asked
from foedus.desk.search.database import Database
from foedus.desk.search.hits import ArticleHit, Found, Group, PassageHit, PersonHit, SourceHit, StateHit, T, TreatyHit
from foedus.desk.search.named import first_day, of_leaders, of_source, of_states, of_treaty, of_voices
from foedus.desk.search.names import Match
from foedus.desk.search.query import Query
from foedus.desk.search.spelling import perhaps

MOST = 6  # hits of each kind


class Index:
    """What can be found. Any number of threads may search while another adds; each search sees whole additions."""

    def __init__(self) -> None:
        self._db = Database()
        self._sources: dict[str, Source] = {}
        self._treaties: dict[str, Treaty] = {}
        self._documents: dict[int, str] = {}  # number of the first passage → source
        self._heard: set[str] = set()
        with self._db.writing() as writer:
            names.put(writer, (*of_states(), *of_leaders()))

    @classmethod
    def of(cls, books: Books) -> Index:
        """The index of these books."""
        made = cls()
        made.add(books.sources.values(), books.treaties.values(), books.statements)
        return made

    def add(self, sources: Iterable[Source], treaties: Iterable[Treaty] = (), statements: Iterable[Statement] = ()) -> None:
        """Add sources, and treaties that are new or changed, and who acts or speaks in the statements; twice adds nothing."""
        with self._db.writing() as writer:
            new = {s.id: s for s in sources if s.id not in self._sources}
            numbers = self._put_sources(writer, new)
            changed = {t.id: t for t in treaties if self._treaties.get(t.id) is not t}
            self._put_treaties(writer, changed.values())
            rows = [row for row in of_voices(statements) if row.key not in self._heard]
            names.put(writer, rows)
            self._sources |= new
            self._documents |= numbers
            self._treaties |= changed
            self._heard |= {row.key for row in rows}

    def search(self, text: str, most: int = MOST, among: Books | None = None) -> Found:
        """The best hits of each kind, at most so many; `among` leaves out treaties and sources that these books have not."""
        found = self._search(text, most, among)
        if found.any or not found.words:
            return found
        likely = (t for t in perhaps(self._db, Query.of(text)) if self._search(t, 1, among).any)
        return Found(words=found.words, perhaps=tuple(likely))

    def close(self) -> None:
        """Throw the index away. Nobody may be searching."""
        self._db.close()

    def _search(self, text: str, most: int, among: Books | None) -> Found:
        query = Query.of(text)
        return Found(
            words=query.words,
            treaties=_group(map(self._treaty, self._named(query, "treaty", most, among)), most),
            states=_group(map(_state, self._named(query, "state", most)), most),
            persons=_group(map(self._person, self._named(query, "person", most)), most),
            articles=_group(self._articles(text, most, among), most),
            sources=_group(map(self._source, self._named(query, "source", most, among)), most),
            passages=_group(self._passages(query, most, among), most),
        )

    def _named(self, query: Query, kind: str, most: int, among: Books | None = None) -> list[Match]:
        held: Container[str] | None = None if among is None else among.treaties if kind == "treaty" else among.sources
        return names.find(self._db, query, kind, most, None if held is None else held.__contains__)

    def _articles(self, text: str, most: int, among: Books | None) -> list[ArticleHit]:
        asked = Asked.of(text)
        if asked is None:
            return []
        if asked.treaty:
            keys = [match.key for match in self._named(Query.of(asked.treaty), "treaty", most, among)]
        else:
            keys = [k for k in articles.treaties_with(self._db, asked.number) if among is None or k in among.treaties][: most + 1]
        return articles.find(self._db, asked, [(key, self._treaties[key].title) for key in keys])

    def _passages(self, query: Query, most: int, among: Books | None) -> list[PassageHit]:
        def kept(first: int) -> bool:
            return among is None or self._documents[first] in among.sources

        return [self._passage(query, *place) for place in reports.find(self._db, query, most, kept)]

    def _passage(self, query: Query, number: int, start: int, end: int) -> PassageHit:
        source = self._sources[self._documents[reports.first(number)]]
        words = source.text[start:end]
        marks = query.matching(words, start)
        name = source.title or source.name
        return PassageHit(source=source.id, name=name, published=_day(source), start=start, end=end, words=words, marks=marks)

    def _treaty(self, match: Match) -> TreatyHit:
        treaty = self._treaties[match.key]
        return TreatyHit(id=treaty.id, title=treaty.title, name=_other(match, treaty.id, treaty.title))

    def _person(self, match: Match) -> PersonHit:
        offices = leaders().get(match.key, ())
        held = max(offices, key=lambda leader: leader.since.earliest or date.min, default=None)
        office, state = (held.office, held.state) if held else (None, None)
        shown, form = spoken(match.key), _other(match, spoken(match.key), match.key)
        return PersonHit(name=match.key, shown=shown, form=form, office=office, state=state, heard=match.key in self._heard)

    def _source(self, match: Match) -> SourceHit:
        source = self._sources[match.key]
        return SourceHit(id=source.id, name=source.name, form=_other(match, source.name), published=_day(source))

    def _put_sources(self, writer: Connection, new: Mapping[str, Source]) -> dict[int, str]:
        """The numbers of their first passages; oldest first, for SQLite writes ascending numbers in one go."""
        numbers: dict[int, str] = {}
        for source in (s for s in new.values() if s.text and s.kind != DATA_SET):
            numbers[reports.number(source, self._documents.keys() | numbers.keys())] = source.id
        for number, key in sorted(numbers.items()):
            reports.put(writer, new[key], number)
        names.put(writer, (row for s in new.values() for row in of_source(s)))
        return numbers

    def _put_treaties(self, writer: Connection, changed: Collection[Treaty]) -> None:
        for treaty in changed:
            if treaty.id in self._treaties:
                names.remove(writer, "treaty", treaty.id)
            articles.put(writer, treaty)
        names.put(writer, (row for treaty in changed for row in of_treaty(treaty)))


def _state(match: Match) -> StateHit:
    name = name_of(match.key)
    return StateHit(key=match.key, name=name, form=_other(match, name))


def _other(match: Match, *shown: str) -> str:
    return "" if match.form in shown else match.form


def _day(source: Source) -> date | None:
    number = first_day(source)
    return date.fromordinal(number) if number else None


def _group(hits: Iterable[T], most: int) -> Group[T]:
    found = tuple(hits)
    return Group(hits=found[:most], more=len(found) > most)
