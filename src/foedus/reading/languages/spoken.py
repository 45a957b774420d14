"""What a text has spoken of so far, that later words take up."""

from __future__ import annotations

from dataclasses import dataclass, field

from foedus.core.words import About, ActKind
from foedus.reading.languages.owners import Owners
from foedus.reading.languages.themes import Theme
from foedus.reading.languages.treaties import Treaties


@dataclass(slots=True)
class Spoken:
    """What the text has spoken of so far: its treaties and organs, the law, the way out, the theme taken up by "it"."""

    text: str
    language: str
    treaties: Treaties
    owners: Owners
    law: About | None = None
    exit: About | None = None
    way_out: About | None = None  # of which the text speaks, though nobody takes it yet
    last: Theme | None = None
    about: About | None = None
    sentence: int = 0
    latest: dict[tuple[ActKind, int | None], int] = field(default_factory=dict)  # the last act of a kind, of a treaty or of any
