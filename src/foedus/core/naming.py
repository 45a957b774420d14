"""What states, organisations and organs are called in a language other than English, in all forms that a text may use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from foedus.core.finding import automaton, longest
from foedus.core.inflection import Case, inflected, printed
from foedus.core.mentions import Mention
from foedus.core.organs import Organ, organ_lexicon
from foedus.core.tables import rows, spellings

_SORTS = {"names": "name", "adjectives": "adjective", "capitals": "capital"}


@dataclass(frozen=True, slots=True)
class Named:
    """A name in one of its forms: for what it stands, and what the form can be in a clause.

    `default` is the state whose organ is meant where the text names none ("Assemblée nationale": France).
    """

    what: Mention | Organ
    case: Case
    default: str = ""


@cache
def names(language: str) -> Mapping[str, Named]:
    """Every form, as printed, of the states, organisations and organs in the tables `data/<language>/`."""
    found: dict[str, Named] = {}
    for form, case, what, default in (*_organs(language), *_organisations(language), *_states(language)):
        for spelt in printed(form, language):
            if found.get(spelt, _NONE).case is not Case.BASE:  # what can be a subject is read as one
                found[spelt] = Named(what, case, default)
    return MappingProxyType(found)


def find_names(text: str, language: str) -> list[tuple[int, int, Named]]:
    """Mentions in order of place as (start, end, name): whole words, leftmost and longest."""
    return list(longest(text, _automaton(language)))


def organ_of(organ: Organ, state: str) -> str:
    """The standard name of that state's organ: its "Senate" is the US Senate."""
    held = sorted({o.name for o in organ_lexicon().values() if o.state == state and organ.name in o.name}, key=len)
    return held[0] if held else organ.name


@cache
def _automaton(language: str) -> Any:
    return automaton(names(language))


_NONE = Named(Mention("", ""), Case.OTHER)
_Row = tuple[str, Case, Mention | Organ, str]


def _states(language: str) -> Iterator[_Row]:
    for row in rows(f"{language}/state_names"):
        for column, sort in _SORTS.items():
            for name in spellings(row[column]):
                for form, case in inflected(name, language):
                    yield form, case, Mention(row["key"], sort), ""
                    if sort == "adjective":
                        yield form[0].upper() + form[1:], case, Mention(row["key"], sort), ""


def _organisations(language: str) -> Iterator[_Row]:
    for row in rows(f"{language}/organisations"):
        for column, sort in (("names", "organisation"), ("metonyms", "metonym")):
            for name in spellings(row[column]):
                yield from ((form, case, Mention(row["key"], sort), "") for form, case in inflected(name, language))


def _organs(language: str) -> Iterator[_Row]:
    for row in rows(f"{language}/organs"):
        organ = Organ(row["name"], row["state"], row["kind"])
        for name in spellings(row["forms"]):
            for form, case in inflected(name, language):
                for shown in dict.fromkeys((form, form[0].upper() + form[1:])):
                    yield shown, case, organ, row["default"]
