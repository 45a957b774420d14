"""Before a source is redacted: which one is meant, what rests on it, and what of that holds words of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from foedus.core.decisions import Decision
from foedus.core.plain import plain
from foedus.core.problems import Problem, Refused
from foedus.core.redactions import Redaction
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger.decisions.deciding import LONGEST

if TYPE_CHECKING:
    from foedus.ledger.database import Database

# Han and kana are written without spaces: each sign counts as a word
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_RUN = 4  # words in a row that are words of the source and no chance; of a shorter field all of it, if it has two
_NAMED = 5  # sources named where several are meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """A source with what was read in it, by id, and the decisions on that.

    `quoting` are texts of statements that hold words of the source, by id; `reasons` the decisions whose reasons do; `record`
    the text of its own record that does, "" where none.
    """

    source: Source
    statements: Mapping[str, Statement]
    quoting: Mapping[str, str]
    decisions: tuple[Decision, ...]
    reasons: tuple[Decision, ...]
    record: str


def named(sources: Mapping[str, Source], name: str) -> Source:
    """The source of that id, of the id that begins so, or of that file name or a part of it. Refused unless it is one."""
    folded = name.casefold()
    tests = (
        [s for s in sources.values() if s.id == name],
        [s for s in sources.values() if name and s.id.startswith(name)],
        [s for s in sources.values() if s.name == name],
        [s for s in sources.values() if name and folded in s.name.casefold()],
    )
    found = next(filter(None, tests), [])
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refused(Problem(f"source {name}", "There is no such source in this ledger.", "`foedus sources` lists them."))
    some = ", ".join(f"{s.id} ({s.name})" for s in found[:_NAMED])
    raise Refused(Problem(f"source {name}", f"{len(found)} sources are called so.", f"Give the id of one: {some}."))


def affected(ledger: Database, source: Source) -> Affected:
    """What its redaction would touch."""
    statements = ledger.read_in(source.id)
    decisions = tuple(d for d in ledger.decisions() if d.statement in statements)
    runs = frozenset(_runs(source.text))
    held = {key: _longest([*_texts(plain(s.content)), s.speaker or ""], runs) for key, s in statements.items()}
    return Affected(
        source=source,
        statements=statements,
        quoting={key: text for key, text in held.items() if text},
        decisions=decisions,
        reasons=tuple(d for d in decisions if _of(d.why, runs)),
        record=_longest(_texts(plain(replace(source, text="", redacted=None))), runs),
    )


def sound(redaction: Redaction) -> Redaction:
    """The redaction, if it says who and why. Refused otherwise, for the ledger keeps it for ever."""
    for name, longest in LONGEST.items():
        said = getattr(redaction, name)
        if not said.strip() or len(said) > longest:
            wrong = f"is longer than {longest} characters" if said.strip() else "is missing"
            raise Refused(Problem(f"source {redaction.source}", f"`{name}` {wrong}.", f"Give it with --{name}."))
    return redaction


def left_out(redactions: Iterable[Redaction], names: Mapping[str, str]) -> list[Problem]:
    """One for each redacted source that was to be added again; `names` are what they are called there, by id."""
    remedy = "What was erased does not come back; leave it out of what you add."
    return [Problem(names.get(r.source) or f"source {r.source}", f"{r.says}. It was left out.", remedy) for r in redactions]


def _texts(data: Any) -> Iterator[str]:
    """Every text in it."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _texts(part)


def _longest(texts: Iterable[str], runs: frozenset[tuple[str, ...]]) -> str:
    """The longest of these that holds words of the source."""
    return max((text for text in texts if _of(text, runs)), key=len, default="")


def _of(text: str, runs: frozenset[tuple[str, ...]]) -> bool:
    return any(run in runs for run in _runs(text, min(_RUN, len(_WORD.findall(text)))))


def _runs(text: str, long: int = 0) -> Iterator[tuple[str, ...]]:
    """So many words in a row, small; of every length that counts where none is given."""
    words = _WORD.findall(text.casefold())
    for size in (long,) if long else range(2, _RUN + 1):
        if size >= 2:
            yield from (tuple(words[at : at + size]) for at in range(len(words) - size + 1))
