"""How a treaty is amended by its own words, and whom an amendment binds (VCLT arts. 39-41)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from foedus.core.clauses import Amending
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.patterns import pattern, rows
from foedus.reading.treaty.clauses.sentences import Sentence, mentioning

_AMEND = pattern("amending", "amend")
_ITSELF = pattern("amending", "itself")
_ADOPTION = list(rows("amending", "adoption"))
_ACCEPTING = pattern("amending", "accepting")
_ALL = pattern("amending", "all")


def amending(sentences: Iterable[Sentence]) -> Found[Amending] | None:
    """The article on amendments of the treaty: how they are adopted, and whom they bind."""
    every = (
        [one for one in mentioning(some, "amend", "revis", "modif") if _AMEND.search(one.words)]
        for _, some in groupby(sentences, key=lambda one: one.article.start)
    )
    return best(
        found(said[0], _read(" ".join(one.words for one in said), said[0].article.number)) for said in every if _about(said)
    )


def _about(said: Sequence[Sentence]) -> bool:
    """Is the article about amending this treaty: by its heading, or by its words?"""
    span = said[0].article.heading if said else None
    return bool(span and _AMEND.search(said[0].text[span[0] : span[1]])) or any(_ITSELF.search(one.words) for one in said)


def _read(words: str, article: str | None) -> Amending | None:
    adoption = next((row["says"] for row, form in _ADOPTION if form.search(words)), None)
    binds = "accepting" if _ACCEPTING.search(words) else "all" if _ALL.search(words) and adoption != "all parties" else None
    return Amending(adoption=adoption, binds=binds, article=article) if adoption or binds else None
