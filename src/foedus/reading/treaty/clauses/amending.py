"""How a treaty is amended by its own words, and whom an amendment binds (VCLT arts. 39-41)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby

from foedus.core.clauses import Amending
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.sentences import Sentence, treaty

_AMEND = re.compile(r"\b(?:amend\w*|revis(?:e|ed|ion|ions)|modif(?:y|ied|ication|ications))\b", re.IGNORECASE)
_ADOPTION = (
    (re.compile(r"\btwo[- ]thirds\b", re.IGNORECASE), "2/3"),
    (re.compile(r"\bthree[- ](?:quarters|fourths)\b", re.IGNORECASE), "3/4"),
    (re.compile(r"\bconsensus\b", re.IGNORECASE), "consensus"),
    (re.compile(r"\b(?:simple )?majority\b", re.IGNORECASE), "majority"),
    (
        re.compile(
            r"\b(?:mutual|common|written|unanimous)(?: written)? (?:consent|agreement)\b|\bagree(?:ment|d)?\b[^.;]{0,60}\b(?:between|by|of|both|the) [^.;]{0,30}?(?:parties|governments|states)\b"
            r"|\b(?:parties|governments|states)\b[^.;]{0,60}\b(?:may|by) (?:agree|agreement|mutual)\b|\b(?:unanim\w+|all (?:the )?(?:contracting )?(?:parties|states))\b|\bexchange of (?:notes|letters|diplomatic)\b",
            re.IGNORECASE,
        ),
        "all parties",
    ),
)
_ACCEPTING = re.compile(
    r"\bfor (?:those|each|the|any|every)\b[^.;]{0,40}\b(?:part(?:y|ies)|states?|members?)\b[^.;]{0,60}\baccept\w*|\bbinding (?:only )?on (?:those|the)\b[^.;]{0,60}\baccept\w*",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:for|on|upon|by) all (?:the )?(?:[\w-]+ ){0,2}(?:parties|states|members)\b", re.IGNORECASE)


def amending(sentences: Iterable[Sentence]) -> Found[Amending] | None:
    """The article on amendments of the treaty: how they are adopted, and whom they bind."""
    every = ([one for one in some if _AMEND.search(one.words)] for _, some in groupby(sentences, key=lambda one: one.article.start))
    return best(
        found(said[0], _read(" ".join(one.words for one in said), said[0].article.number)) for said in every if _about(said)
    )


def _about(said: Sequence[Sentence]) -> bool:
    """Is the article about amending this treaty: by its heading, or by its words?"""
    span = said[0].article.heading if said else None
    return bool(span and _AMEND.search(said[0].text[span[0] : span[1]])) or any(_itself().search(one.words) for one in said)


@cache
def _itself() -> re.Pattern[str]:
    return re.compile(
        rf"{treaty()}[^.;]{{0,60}} (?:may|shall|can) (?:only )?(?:at any time )?be (?:amended|revised|modified)"
        rf"|\b(?:amendments?|modifications?|revisions?)(?: or (?:amendments?|modifications?|revisions?))? (?:to|of) (?:the text of |the provisions of |any provision of )?(?:{treaty()}|it)\b"
        rf"|\b(?:amend|modify|revise)(?: or \w+)? (?:any (?:of the )?provisions? of |the (?:text|provisions|terms) of )?(?:{treaty()}|it)\b",
        re.IGNORECASE,
    )


def _read(words: str, article: str | None) -> Amending | None:
    adoption = next((said for form, said in _ADOPTION if form.search(words)), None)
    binds = "accepting" if _ACCEPTING.search(words) else "all" if _ALL.search(words) and adoption != "all parties" else None
    return Amending(adoption=adoption, binds=binds, article=article) if adoption or binds else None
