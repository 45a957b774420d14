"""An account as a person writes it: everything, reports, register, models, accepted, without:KCNA, only:TASS, independent:2."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches

from foedus.core.problems import Problem, Refused
from foedus.core.sources import Source
from foedus.core.statements import Claim, Statement
from foedus.ledger.folding.accounts import (
    Account,
    accepted,
    at_least,
    everything,
    only,
    register_only,
    reports_only,
    with_models,
    without,
)
from foedus.ledger.folding.speakers import meant, passages, voices

WHOLE: Mapping[str, Callable[[], Account]] = {
    "everything": everything,
    "reports": reports_only,
    "register": register_only,
    "models": with_models,
    "accepted": accepted,
}
GRAMMAR = "everything, reports, register, models, accepted, without:NAME[,NAME], only:NAME[,NAME], independent:N"
_REMEDY = f"Write one of {GRAMMAR}; several hold together."


def parse(text: str) -> Account | Problem:
    """One account. A name is a speaker, publisher, report or state: KCNA, Kim Jong Un, North Korea, PRK."""
    word, colon, rest = text.strip().partition(":")
    if not colon:
        return WHOLE[word]() if word in WHOLE else Problem("account", f"{text!r} is no account.", _REMEDY)
    names = [name.strip() for name in rest.split(",") if name.strip()]
    if word in ("without", "only"):
        made = without if word == "without" else only
        return made(*names) if names else Problem("account", f"{text!r} names nobody.", f"Write {word}:KCNA or {word}:TASS,KCNA.")
    if word == "independent":
        number = int(rest) if rest.isascii() and rest.strip().isdecimal() else 0
        return at_least(number) if number else Problem("account", f"{rest!r} is no number of sources.", "Write independent:2.")
    return Problem("account", f"{text!r} is no account.", _REMEDY)


def together(texts: Iterable[str]) -> Account:
    """All of these accounts together. Refused where one is none."""
    account = everything()
    for text in texts:
        found = parse(text)
        if isinstance(found, Problem):
            raise Refused(found)
        account = account & found
    return account


def unheard(account: Account, sources: Mapping[str, Source], statements: Iterable[Statement]) -> list[Problem]:
    """A remark on each name of the account by which nobody speaks here, with names that look like it."""
    if not account.names:
        return []
    said = [s for s in statements if account.hears(s)]
    whose = passages(said)
    ways = {way for s in said if s.source in sources for way in voices(s, sources[s.source], whose.get(s.id, ()))}
    heard = frozenset[str]().union(*ways)
    spoken = sorted({s.content.speaker for s in said if isinstance(s.content, Claim)} | {s.speaker for s in said if s.speaker})
    return [
        Problem(f"account {name}", "Nobody speaks here by this name.", _near(name, spoken))
        for name in sorted(account.names)
        if not meant(name) & heard
    ]


def _near(name: str, spoken: list[str]) -> str:
    by_word = {one.casefold(): one for one in spoken}
    near = [by_word[n] for n in get_close_matches(name.casefold(), by_word, n=3, cutoff=0.6)]
    return f"Perhaps you mean {', '.join(near)}." if near else "`foedus claims TREATY` shows who speaks."
