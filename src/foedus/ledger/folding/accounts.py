"""Accounts: whose statements are believed. What a treaty is follows from the account one chooses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from foedus.core.methods import model_of, person_of
from foedus.core.sources import TEXT, Source
from foedus.core.statements import Provision, Statement
from foedus.ledger.folding.speakers import Names, meant, voices

_REGISTER = frozenset({"citation", "data set"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """`believes` says of a statement alone; `least` is how many independent sources must say the same, after the fold.

    Names are speakers, publishers, reports or states, as `speakers.meant` understands them. What a language model read is
    believed only where `models` says so, and a duty read in a treaty's own text only once a person accepted it; with
    `accepted` reports count only as far as a person accepted or corrected them.
    """

    reports: bool = True
    register: bool = True
    disbelieved: frozenset[str] = frozenset()
    only: tuple[frozenset[str], ...] = ()  # lists of names: of each, one must vouch for it
    least: int = 1
    models: bool = False
    accepted: bool = False

    def believes(self, statement: Statement, source: Source, passing: Iterable[str] = ()) -> bool:
        """Is this statement believed, whatever others say? `passing` are speakers within whose words it stands."""
        by_person = person_of(statement.method) is not None
        vouched = by_person or not (self.accepted or _only_proposed(statement, source))
        kind = self.register if source.kind in _REGISTER else self.reports and vouched
        if not kind or not self.names or not self.hears(statement):
            return kind and self.hears(statement)
        ways, against = voices(statement, source, passing), _all(self.disbelieved)
        believed = [way for way in ways if not way & against]
        return bool(believed) and all(any(way & _all(wanted) for way in believed) for wanted in self.only)

    def hears(self, statement: Statement) -> bool:
        """Does the statement count at all? What a model read does only where the account says so."""
        return self.models or model_of(statement.method) is None

    @property
    def names(self) -> frozenset[str]:
        """Everybody whom it names."""
        return self.disbelieved.union(*self.only)

    def __and__(self, other: Account) -> Account:
        """What both accounts believe; what models read where one of them says so."""
        return Account(
            reports=self.reports and other.reports,
            register=self.register and other.register,
            disbelieved=self.disbelieved | other.disbelieved,
            only=tuple(dict.fromkeys((*self.only, *other.only))),
            least=max(self.least, other.least),
            models=self.models or other.models,
            accepted=self.accepted or other.accepted,
        )

    def __str__(self) -> str:
        """As a person writes it: "without:KCNA independent:2"."""
        kinds = {(True, False): ["reports"], (False, True): ["register"], (False, False): ["reports", "register"]}
        parts = [*kinds.get((self.reports, self.register), [])]
        parts += [f"without:{','.join(sorted(self.disbelieved))}"] if self.disbelieved else []
        parts += [f"only:{','.join(sorted(wanted))}" for wanted in self.only]
        parts += [f"independent:{self.least}"] if self.least > 1 else []
        parts += ["models"] if self.models else []
        parts += ["accepted"] if self.accepted else []
        return " ".join(parts) or "everything"


def _only_proposed(statement: Statement, source: Source) -> bool:
    """Duties read in a treaty's own text are proposals: until a person accepts one it does not count."""
    return source.kind == TEXT and isinstance(statement.content, Provision)


def everything() -> Account:
    """All statements but what a language model read."""
    return Account()


def with_models() -> Account:
    """All statements, also what a language model read."""
    return Account(models=True)


def accepted() -> Account:
    """Of reports only what a person accepted or corrected, and all that the register cites."""
    return Account(accepted=True)


def reports_only() -> Account:
    """What reports and texts say, not what the register cites."""
    return Account(register=False)


def register_only() -> Account:
    """What the register cites, no report."""
    return Account(reports=False)


def without(*names: str) -> Account:
    """Everybody but these speakers, publishers or states."""
    return Account(disbelieved=frozenset(names))


def only(*names: str) -> Account:
    """What these speakers, publishers or states say, and nobody else."""
    return Account(only=(frozenset(names),))


def at_least(number: int) -> Account:
    """Only what that many independent sources say; each citation of the register counts as one."""
    return Account(least=number)


@lru_cache(maxsize=1000)
def _all(names: frozenset[str]) -> Names:
    return frozenset[str]().union(*map(meant, names))
