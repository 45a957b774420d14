"""How well are the articles of treaty texts found, and their headings? On texts whose marks are taken out, and how fast.

    python benchmarks/text_structure.py [--show]

An article is found where it begins at the very character that the gold says; its heading is right where all its words are. The
same texts are read once more without empty lines, broken into pages, and with all lines lost, as scans and copies from PDF
come. Exits with 1 where a limit is missed.
"""

from __future__ import annotations

import re
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from text_gold import TEXTS, Gold, dutch, tota

from foedus.core.texts import Kind
from foedus.desk.text_lines import heading_of
from foedus.reading.treaty.parts.structure import further, structure

LIMITS = {"nl_en": (0.99, 0.97), "tota": (0.97, 0.0)}  # articles at least, headings at least
WIDTH, ROWS = 72, 48  # characters of a line, lines of a page
_EMPTY = re.compile(r"\n\s*(?=\n)")


@dataclass(slots=True)
class Count:
    """What was found among how much."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    headed: int = 0
    characters: int = 0
    seconds: float = 0.0

    def add(self, gold: Gold, show: bool) -> None:
        """One text more."""
        began = time.process_time()
        found = {e.start: e for part in structure(gold.text) for e in part.all() if e.kind is Kind.ARTICLE}
        self.seconds += time.process_time() - began
        known = {article.start: article for article in gold.articles}
        self.characters += len(gold.text)
        self.right += len(known.keys() & found.keys())
        self.wrong += len(found.keys() - known.keys())
        self.missed += len(known.keys() - found.keys())
        self.headed += sum(_same(heading_of(gold.text, found[at]), known[at].heading) for at in known.keys() & found.keys())
        for at in sorted(found.keys() ^ known.keys()) if show else ():
            print(f"  {gold.name}: {'missed' if at in known else 'no article'}: {gold.text[at : at + 60]!r}")

    def told(self, name: str) -> str:
        """In a line."""
        precision, recall = self.right / (self.right + self.wrong), self.right / (self.right + self.missed)
        speed = self.characters / self.seconds / 1e6
        return f"{name:<36} P {precision:.4f}  R {recall:.4f}  headings {self.headed / self.right:.4f}  {speed:.1f} MB/s"

    def kept(self, articles: float, headings: float) -> bool:
        """Are the limits?"""
        found = min(self.right / (self.right + self.wrong), self.right / (self.right + self.missed))
        return found >= articles and self.headed / self.right >= headings


def dense(golds: Iterator[Gold]) -> Iterator[Gold]:
    """The same texts without empty lines."""
    for gold in golds:
        gaps = [(found.start(), found.end()) for found in _EMPTY.finditer(gold.text)]
        text, moved, at = _EMPTY.sub("", gold.text), 0, 0
        articles = []
        for article in gold.articles:
            while at < len(gaps) and gaps[at][1] <= article.start:
                moved, at = moved + gaps[at][1] - gaps[at][0], at + 1
            articles.append(article._replace(start=article.start - moved))
        yield Gold(gold.name, text, articles)


def pages(golds: Iterator[Gold]) -> Iterator[Gold]:
    """The same texts as a printer sets them: full lines broken, pages with a running head and a number at the foot."""
    for gold in golds:
        starts = {article.start: article for article in gold.articles}
        made: list[str] = []
        size = at = row = 0
        known = []
        for line in gold.text.split("\n"):
            for n, part in enumerate(textwrap.wrap(line, WIDTH) or [""]):
                if n == 0 and at in starts:
                    known.append(starts[at]._replace(start=size))
                row += 1
                foot = f"\n{row // ROWS}\n\fOfficial Gazette of Treaties No. 45\n\n" if row % ROWS == 0 else ""
                made.append(f"{part}\n{foot}")
                size += len(made[-1])
            at += len(line) + 1
        yield Gold(gold.name, "".join(made), known)


def joined(golds: Iterator[Gold]) -> Iterator[Gold]:
    """The same texts with all of their lines lost."""
    for gold in golds:
        text = " ".join(gold.text.split())
        starts = {article.start: article for article in gold.articles}
        size, known = 0, []
        for word in re.finditer(r"\S+", gold.text):
            if word.start() in starts:
                known.append(starts[word.start()]._replace(start=size))
            size += len(word[0]) + 1
        yield Gold(gold.name, text, known)


def second() -> str:
    """In how many texts of nl_en a text in another language follows, and in how many its beginning is told."""
    both = told = 0
    for gold in dutch():
        dutch_ones = [one.start for one in gold.articles if gold.text.startswith("Artikel", one.start)]
        others = [one.start for one in gold.articles if one.start < min(dutch_ones, default=0)]
        if others:
            both += 1
            told += any(others[-1] < place <= dutch_ones[0] for place in further(structure(gold.text)))
    return f"nl_en, a second language follows       in {both} texts, told in {told}"


def _same(one: str, other: str) -> bool:
    return one.strip(" .:") == " ".join(other.split()).strip(" .:")


def main() -> int:
    """Both corpora, as they are and without empty lines."""
    if not TEXTS.exists():
        print(f"SKIPPED: {TEXTS} is absent.")
        return 0
    wrong = 0
    corpora: dict[str, Callable[[], Iterator[Gold]]] = {"nl_en": dutch, "tota": tota}
    for name, texts in corpora.items():
        for how, golds in (
            (name, texts()),
            (f"{name}, without empty lines", dense(texts())),
            (f"{name}, broken into lines and pages", pages(texts())),
            (f"{name}, lines joined", joined(texts())),
        ):
            count = Count()
            for gold in golds:
                count.add(gold, "--show" in sys.argv and how == name)
            print(count.told(how))
            wrong += how == name and not count.kept(*LIMITS[name])
    print(second())
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
