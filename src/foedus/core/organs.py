"""What acts for a state in treaty procedure: organs, titles of persons who act as them, and the press that passes their word on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from foedus.core.tables import rows, spellings


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ under its standard name. No state ("") for a generic form: "Senate", "parliament"; the user reads it from context.

    `kind`: head of state, head of government, foreign minister, government, ministry, lower chamber, upper chamber,
    parliament (the only chamber, or both together), court, committee, agency, supreme command.
    """

    name: str
    state: str
    kind: str


@dataclass(frozen=True, slots=True)
class Title:
    """As which kind of organ a person with that title acts, and for whom where the title alone tells ("" where not)."""

    organ_kind: str
    state: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news agency, newspaper or broadcaster with the state where it sits. `sort`: agency, newspaper, broadcaster."""

    name: str
    state: str
    sort: str


@cache
def organ_lexicon() -> Mapping[str, Organ]:
    """Every surface form of an organ, as printed, the standard name included."""
    organs = {row["name"]: (Organ(row["name"], row["state"], row["kind"]), spellings(row["aliases"])) for row in rows("organs")}
    return MappingProxyType({form: organ for name, (organ, aliases) in organs.items() for form in (*spellings(name), *aliases)})


@cache
def titles() -> Mapping[str, Title]:
    """Every title as printed before or after a name. A state named beside the title outweighs the title's own."""
    return MappingProxyType({row["title"]: Title(row["kind"], row["state"]) for row in rows("titles")})


@cache
def press_lexicon() -> Mapping[str, Outlet]:
    """Every surface form of a press agency or outlet, as printed."""
    outlets = ((Outlet(row["name"], row["state"], row["sort"]), spellings(row["aliases"])) for row in rows("press"))
    return MappingProxyType({form: outlet for outlet, aliases in outlets for form in aliases})
