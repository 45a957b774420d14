"""Articles of treaties: "article 4 rus-prk", "art. 5 nato", "nato 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from sqlite3 import Connection

from foedus.core.answers import Answer
from foedus.core.articles import arabic, touches
from foedus.core.clauses import FinalClauses
from foedus.core.treaties import Treaty
from foedus.desk.search.database import Database, loaded, stored
from foedus.desk.search.folding import words
from foedus.desk.search.hits import ArticleHit

_NUMBER = r"(?P<number>\d{1,3}[a-z]?(?:\s?\(\w{1,4}\)){0,4}|[ivxlc]{1,8})\b\)?"
_NAMED = re.compile(rf"\b(?:art(?:icle)?s?|ст(?:атья|атьи|атье)?)\b\.?\s*(?:{_NUMBER})?", re.I)
_ALONE = re.compile(r"(?<!\S)(?P<number>\d{1,3}(?:\(\w{1,4}\)){0,4})(?!\S)")
_LINKS = re.compile(r"^\s*(?:of|in|du|de la|de l'|de)\s+(?:the\s+)?", re.I)
_HEAD = re.compile(r"\d+")
_ROMAN = re.compile(r"[IVXLC]+\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A number of an article, "" for any, and the words that name the treaty, "" for any."""

    number: str
    treaty: str

    @classmethod
    def of(cls, text: str) -> Asked | None:
        """None where the text asks for no article."""
        found = _NAMED.search(text) or _ALONE.search(text)
        if found is None:
            return None
        rest = " ".join((text[: found.start()], _LINKS.sub("", text[found.end() :])))
        asked = cls(_arabic((found["number"] or "").replace(" ", "")), rest if words(rest) else "")
        return asked if asked.treaty or (asked.number and found.re is _NAMED) else None


def put(writer: Connection, treaty: Treaty) -> None:
    """Keep the articles of the treaty in place of those kept before."""
    writer.execute("DELETE FROM articles WHERE treaty = ?", (stored(treaty.id),))
    rows = {(stored(treaty.id), stored(article), _head(article), stored(about)) for article, about in _numbered(treaty)}
    writer.executemany("INSERT INTO articles VALUES(?, ?, ?, ?)", rows)


def find(database: Database, asked: Asked, treaties: list[tuple[str, str]]) -> list[ArticleHit]:
    """The articles asked for of these treaties (id, title), in the order of the treaties and of their numbers."""
    titles = dict(treaties)
    place = {key: n for n, key in enumerate(titles)}
    listed = ", ".join("?" * len(titles))
    sql = f"SELECT treaty, article, about FROM articles WHERE treaty IN ({listed})"
    every = (tuple(map(loaded, row)) for row in database.rows(sql, *map(stored, titles)))
    kept = [row for row in every if not asked.number or touches(row[1], asked.number) is Answer.YES]
    kept.sort(key=lambda row: (place[row[0]], int(_head(row[1]) or 0), row))
    return [ArticleHit(treaty=treaty, title=titles[treaty], article=number, about=about) for treaty, number, about in kept]


def treaties_with(database: Database, number: str) -> list[str]:
    """Ids of treaties of which an article of that number is known."""
    sql = "SELECT DISTINCT treaty FROM articles WHERE head = ? ORDER BY treaty"
    return [loaded(r["treaty"]) for r in database.rows(sql, _head(number))]


def _numbered(treaty: Treaty) -> Iterator[tuple[str, str]]:
    for held in treaty.provisions:
        if held.content.article:
            yield held.content.article, held.content.kind
    for field in fields(FinalClauses):
        article = getattr(getattr(treaty.clauses, field.name), "article", None)
        if article:
            yield article, field.name.replace("_", " ")


def _head(article: str) -> str:
    found = _HEAD.search(_arabic(article))
    return found.group() if found else ""


def _arabic(article: str) -> str:
    found = _ROMAN.match(article.upper())
    return arabic(found.group()) + article[found.end() :] if found else article
