"""Whose word a statement is, by every name that they go by; so that an account can name KCNA, Kim Jong Un or North Korea."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from foedus.core.leaders import standard, state_of
from foedus.core.mentions import lexicon
from foedus.core.methods import model_of
from foedus.core.organs import press_lexicon
from foedus.core.sources import Source
from foedus.core.statements import Claim, Clauses, Naming, Statement
from foedus.core.states import organisations, states
from foedus.core.words import Stance

Names = frozenset[str]
_OF = re.compile(r"(.+?) \(([A-Z]{2,})\)\Z")  # "Foreign Ministry (KOR)"
_CITING = re.compile(r"\bciting (?:the )?(.+?)(?: (?:of|on|in|at|from)\b|[,(]|\Z)")
_NAMING = ("name", "capital", "organisation")  # of mentions: "Pyongyang said" is the state's word, "the Kremlin said" an organ's
_STATE = "state "


@lru_cache(maxsize=10_000)
def meant(name: str) -> Names:
    """What a typed name may stand for: a speaker as recorded, a press by any of its names, a state's whole account."""
    known = lexicon().get(name)
    key = name if name in states() or name in organisations() else known.key if known and known.sort in _NAMING else None
    return frozenset({name.casefold(), _standard(name), *([_STATE + key] if key else [])})


def voices(statement: Statement, source: Source, passing: Iterable[str] = ()) -> tuple[Names, ...]:
    """Who vouches for the statement, one way or another; each with the names of all through whom it has come.

    A state's account is its own word, its organs' ("Foreign Ministry (KOR)") and that of its leaders in office; the press
    that sits in it speaks for itself. A joint word is each one's. `passing` are speakers whose passages hold the statement.
    A language model that read it vouches with them.
    """
    content = statement.content
    own = statement.speaker or (content.speaker if isinstance(content, Claim) else None)
    spoken: list[str | None] = [part for said in ((own,) if own else passing) for part in said.split("; ")]
    model = model_of(statement.method)
    read_by = frozenset({model.casefold()} if model else ())
    return tuple(
        read_by | _carriers(carrier, source) | (_names(speaker, source) if speaker else frozenset())
        for carrier in (_publishers(source) or ("",))
        for speaker in (spoken or [_cited(carrier)])
    )


def passages(statements: Iterable[Statement]) -> Mapping[str, tuple[str, ...]]:
    """By the ids of statements without a speaker of their own, the speakers whose asserted words they stand within."""
    by_source: dict[str, list[Statement]] = {}
    for statement in statements:
        by_source.setdefault(statement.source, []).append(statement)
    found: dict[str, tuple[str, ...]] = {}
    for told in by_source.values():
        claims = [s for s in told if isinstance(s.content, Claim) and s.content.stance is Stance.ASSERTS and s.end > s.start]
        for one in told if claims else ():
            if not isinstance(one.content, Claim | Naming | Clauses) and not one.speaker and (whose := _around(one, claims)):
                found[one.id] = whose
    return found


def _around(statement: Statement, claims: Iterable[Statement]) -> tuple[str, ...]:
    around = (c for c in claims if c.start <= statement.start and statement.end <= c.end)
    return tuple(dict.fromkeys(c.content.speaker for c in around if isinstance(c.content, Claim)))


def _publishers(source: Source) -> tuple[str, ...]:
    """A citation begins with who published it; several documents are set apart by semicolons."""
    return tuple(source.name.split("; ")) if source.kind == "citation" else (source.publisher or "",)


def _carriers(carrier: str, source: Source) -> Names:
    """The source's own names: its id, its file or citation, its publisher."""
    publisher = carrier.partition(",")[0].strip()
    told = _names(publisher, source) if publisher else frozenset()
    return told | {source.id.casefold(), source.name.casefold()}


def _cited(carrier: str) -> str | None:
    found = _CITING.search(carrier)
    return found[1] if found else None


@lru_cache(maxsize=10_000)
def _names(speaker: str, source: Source) -> Names:
    organ = _OF.match(speaker)
    bare, key = (organ[1], organ[2]) if organ else (speaker, None)
    published = source.published
    day = (published.latest or published.earliest) if published else None
    person = state_of(bare, day) if " " in bare and not organ else None
    states_ = {_STATE + k for k in (key, person) if k} | {n for n in meant(bare) if n.startswith(_STATE)}
    return frozenset({speaker.casefold(), bare.casefold(), _standard(bare), *states_})


def _standard(name: str) -> str:
    """One spelling for a press or a person that has several."""
    outlet = press_lexicon().get(name)
    return (outlet.name if outlet else standard(name)).casefold()
