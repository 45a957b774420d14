"""What a treaty read from its own text is called: its title, kind and key."""

from __future__ import annotations

import re

from foedus.core.concluded import Concluded
from foedus.core.texts import Element, Kind
from foedus.ledger.cards.register import match
from foedus.ledger.cards.titles import telling, words
from foedus.reading.treaty.treatytext import TreatyText
from foedus.reading.words.grammar import words as closed

_LONG = 300  # characters of a title
_FEW = 3  # parties whose keys make the treaty's
_TELLING = 4  # words of the title that do otherwise
_KEY = re.compile(r"[^a-z0-9]+")


def title_of(read: TreatyText) -> Element | None:
    """Where its title stands."""
    return next((one for part in read.parts for one in part.all() if one.kind is Kind.TITLE), None)


def title(read: TreatyText, name: str) -> str:
    """Its title on one line; the file's name where it has none."""
    stands = title_of(read)
    said = " ".join(read.text[stands.start : stands.end].split()) if stands else ""
    return said[:_LONG] or name


def kind(name: str) -> str:
    """What its title says that it is: convention, protocol; a treaty where it says nothing of that."""
    return next((word for word in words(name) if word in closed("treaty_types") | closed("text_types")), "treaty")


def key(name: str, said: Concluded) -> str:
    """The register's key where the register has it, else one made of parties and year, or of the title's words: rus-prk-2024."""
    parties, year = [one.value for one in said.parties], said.day.value[:4] if said.day else ""
    known = match(name, parties, int(year) if year.isdecimal() else None)
    if known:
        return known
    few = len(parties) <= _FEW and len(parties) > 1
    made = [one.lower() for one in parties] if few else [word for word in words(name) if word in telling(name)][:_TELLING]
    return _KEY.sub("-", "-".join([*made, year]).lower()).strip("-") or "treaty"
